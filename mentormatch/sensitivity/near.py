"""What plans gain that differ from the one there is in a few youths."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mentormatch.solver.levels import Weights
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import IntArray

    from .known import Known
    from .words import Words

_FEW = 8
"""So many youths may move that the digits of packed numbers hold what they change together."""


def gains(
    presolved: PresolvedProblem,
    weights: Weights,
    packs: Sequence[Known],
    plan: IntArray,
    others: Sequence[IntArray],
) -> list[tuple[int, ...]]:
    """Return by how much each component of other plans of a problem is better than those of ``plan``."""
    before = presolved.whole(plan)
    none = presolved.face.mentors
    loads = np.bincount(before[before >= 0], minlength=none).tolist()
    words: list[list[int]] = []
    far: dict[int, tuple[int, ...]] = {}
    for number, other in enumerate(others):
        who = np.flatnonzero(other != plan)
        if len(who) <= _FEW:
            moves = zip(who.tolist(), plan[who].tolist(), other[who].tolist(), strict=True)
            words.append(_gain(packs, none, loads, list(moves)))
        else:
            values = weights.values(presolved.whole(other)), weights.values(before)
            far[number] = tuple(a - b for a, b in zip(*values, strict=True))
            words.append([0] * len(packs))
    near = unpacked(packs, list(np.array(words, dtype=np.int64).reshape(len(others), len(packs)).T))
    return [far.get(number, gain) for number, gain in enumerate(near)]


def _gain(
    packs: Sequence[Known], none: int, loads: Sequence[int], moves: Sequence[tuple[int, int, int]]
) -> list[int]:
    """Return in words what these moves (youth, from, to) bring together."""
    words = [0] * len(packs)
    more: dict[int, int] = {}
    for youth, before, after in moves:
        for mentor, sign in ((before, -1), (after, 1)):
            if mentor < none:
                more[mentor] = more.get(mentor, 0) + sign
                for number, packed in enumerate(packs):
                    words[number] += sign * int(packed.table[youth, mentor])
    load = sum(change * (2 * loads[mentor] + change) for mentor, change in more.items())
    return [word - load * packed.place_unit for word, packed in zip(words, packs, strict=True)]


def unpacked(packs: Sequence[Known], words: Words) -> list[tuple[int, ...]]:
    """Return the components of words, each (n,)."""
    digits = [packed.unpack(word) for packed, word in zip(packs, words, strict=True)]
    return [tuple(row) for row in np.hstack(digits).tolist()] if digits else []
