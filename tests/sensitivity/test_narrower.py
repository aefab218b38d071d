"""Prices around a plan that hours caps have shaped: reached for certain, and nearly always the true ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mentormatch.sensitivity.prices import Prices
from mentormatch.solver import ConflictError, Problem, solve
from mentormatch.solver.levels import Weights
from tests.campaigns.solver_problems import large_problem


def _true(problem: Problem, youth: int, mentor: int, before: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return what the best plan with a pair in it is against the plan, by solving again."""
    try:
        again = solve(replace(problem, locked=((youth, mentor),)))
    except ConflictError:
        return None
    whole = np.full(problem.youths, -1, dtype=np.int64)
    for one, other in again.pairs:
        whole[one] = other
    values = Weights(problem).values(whole)
    return tuple(a - b for a, b in zip(values, before, strict=True))


def test_alternatives_are_reached_and_mostly_the_best_there_are() -> None:
    told = right = shaped = 0
    for seed in range(6):
        problem = large_problem(seed, 40, 12, hours=True, goals=("matched", "waiting", "points"))
        solution = solve(problem, prove=False)
        prices = Prices(problem, solution)
        shaped += not prices.exact
        matched = [youth for youth, _ in solution.pairs][:6]
        for youth, offers in prices.alternatives(matched, 3):
            for mentor, price in offers:
                true = _true(problem, youth, mentor, prices.values)
                assert true is not None
                assert price.reached <= true
                assert price.at_best is None or true <= price.at_best
                told += 1
                right += price.reached == true
    assert shaped >= 3
    assert told >= 60
    assert right >= 0.9 * told
