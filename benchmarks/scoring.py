"""Points and demands of all pairs: ``python -m benchmarks.scoring [--runs N]``.

The same people pair by pair in plain Python (on a few of the pairs), and one numpy pass that adds a number to every
pair, give the measure: the time a pair costs, what plain Python costs more, and how many passes it comes to.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable

import numpy as np

from mentormatch.domain import Criterion, Demand
from mentormatch.encoding.candidates import Pairs, exclusions
from mentormatch.encoding.points import maxima, points
from tests.encoding.pairs import MAX_KM, excluded, parts, random_pairs, random_side

SIZES = ((120, 47), (5000, 500), (20000, 2000))
"""Youths and mentors."""
GAP = 5
TARGET = 60
"""Nanoseconds a pair, points and demands together."""
_PLAIN = 2000
"""Pairs scored in plain Python."""


def _timed(runs: int, job: Callable[[], object]) -> float:
    taken = []
    for _ in range(runs):
        began = time.perf_counter()
        job()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    runs = options.parse_args().runs
    weights = dict.fromkeys(Criterion, 10)
    nothing = Pairs(
        *(np.empty((0, width), np.int64) for width in (2, 2, 3))
    )  # looked through for each pair otherwise
    most, demands = maxima(weights), tuple(Demand)
    print(
        "| youths x mentors | points, ns a pair | demands, ns a pair | both | target | plain Python | numpy passes |"
    )
    print("|---|---|---|---|---|---|---|")
    for count, others in SIZES:
        rng = np.random.default_rng(0)
        youths = random_side(rng, count, mentors=False)
        mentors = random_side(rng, others, mentors=True)
        said = random_pairs(rng, count, others)
        some = np.column_stack([rng.integers(0, count, _PLAIN), rng.integers(0, others, _PLAIN)]).tolist()

        def score() -> object:
            return points(youths, mentors, weights, age_gap=GAP, max_distance=MAX_KM, pairs=said)  # noqa: B023  # run at once

        def shut_out() -> object:
            return exclusions(
                youths,  # noqa: B023
                mentors,  # noqa: B023
                demands=demands,
                min_age_gap=GAP,
                max_distance=MAX_KM,
                pairs=said,  # noqa: B023
            )

        def plainly() -> None:
            for youth, mentor in some:  # noqa: B023
                parts(youths, mentors, youth, mentor, most, GAP, nothing)  # noqa: B023
                excluded(youths, mentors, youth, mentor, demands, (), GAP, nothing)  # noqa: B023

        numbers = np.zeros((count, others), np.int16)

        def add() -> None:
            np.add(numbers, 1, out=numbers)  # noqa: B023

        pairs = count * others
        own = _timed(runs, score) / pairs * 1e9, _timed(runs, shut_out) / pairs * 1e9
        plain, one_pass = _timed(1, plainly) / _PLAIN * 1e9, _timed(runs, add) / pairs * 1e9
        both = sum(own)
        print(
            f"| {count} x {others} | {own[0]:.0f} | {own[1]:.0f} | {both:.0f} | {TARGET} "
            f"| {plain / both:.0f} x | {both / one_pass:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
