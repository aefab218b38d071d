"""The best set of youths for one mentor: a knapsack problem with a limit on the number, in floating point.

What is found here only steers the search; what it proves is worked out again in whole numbers.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.problem import IntArray

    FloatArray = npt.NDArray[np.float64]

_MOST_CELLS = 4_000_000
"""Cells of the table; where it would have more, minutes are rounded up, and the set may not be the best."""


def best_set(
    gains: FloatArray, minutes: IntArray | None, left: int, most: int, costs: FloatArray
) -> tuple[float, IntArray]:
    """Return the most that some youths gain together, and which they are.

    Args:
        gains: (youths,) what each gains, all above 0.
        minutes: (youths,) what each takes; ``None`` where time does not matter.
        left: the minutes that there are.
        most: the places that there are.
        costs: (most + 1,) what the load of 0, 1, 2, ... youths costs.
    """
    order = np.argsort(-gains, kind="stable")
    if minutes is None or int(np.sort(minutes)[-most:].sum() if most else 0) <= left:
        sums = np.concatenate([[0.0], np.cumsum(gains[order[:most]])]) - costs[: min(most, len(gains)) + 1]
        count = int(sums.argmax())
        return float(sums[count]), order[:count]
    order = order[minutes[order] <= left]
    by_length = np.argsort(minutes[order], kind="stable")
    rank = np.arange(len(order)) - np.searchsorted(minutes[order][by_length], minutes[order][by_length])
    items = order[by_length[rank < most]]
    step = math.gcd(left, *minutes[items].tolist()) or 1
    if (left // step + 1) * (most + 1) * len(items) > _MOST_CELLS:
        step = max(1, (left + 1) * (most + 1) * len(items) // _MOST_CELLS)
    room = left // step
    needs = -(-minutes[items] // step)
    best = np.full((most + 1, room + 1), -np.inf)
    best[0] = 0.0
    taken = np.zeros((len(items), most + 1, room + 1), dtype=bool)
    for at, (gain, need) in enumerate(zip(gains[items].tolist(), needs.tolist(), strict=True)):
        if need > room:
            continue
        with_it = best[:-1, : room + 1 - need] + gain
        better = with_it > best[1:, need:]
        taken[at, 1:, need:] = better
        best[1:, need:] = np.where(better, with_it, best[1:, need:])
    ends = best[:, room] - costs[: most + 1]
    count, time = int(ends.argmax()), room
    total = float(ends[count])
    found = []
    for at in range(len(items) - 1, -1, -1):
        if count and taken[at, count, time]:
            found.append(int(items[at]))
            count, time = count - 1, time - int(needs[at])
    return total, np.array(found, dtype=np.int64)
