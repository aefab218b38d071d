"""Ways to fill a mentor's hours, and what prices of youths show, against trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from mentormatch.solver import By, Case, CheckError, Prices, Problem, check, solve
from mentormatch.solver.hours import patterns
from mentormatch.solver.presolve import presolve
from mentormatch.solver.proof import dual, independent
from mentormatch.solver.proof.bounds import certified_bounds
from mentormatch.solver.proof.independent import IndependentModel
from tests.campaigns.solver_problems import large_problem

MINUTES = (0, 60, 90, 120, 180)


@pytest.mark.parametrize("seed", range(30))
def test_the_ways_are_those_to_which_nothing_can_be_added(seed: int) -> None:
    rng = np.random.default_rng(seed)
    minutes = np.sort(rng.choice(MINUTES, int(rng.integers(2, 5)), replace=False))
    left, most = int(rng.integers(0, 400)), int(rng.integers(0, 5))
    every = [
        way
        for way in product(range(most + 1), repeat=len(minutes))
        if sum(way) <= most and np.dot(way, minutes) <= left
    ]
    fullest = {
        way for way in every if not any(other != way and all(np.array(other) >= way) for other in every)
    }
    assert {tuple(way) for way in patterns._fill(minutes.tolist(), left, most)} == fullest


def test_minutes_are_counted_where_the_lengths_or_the_ways_are_too_many() -> None:
    def found(hours: list[int], left: int, most: int) -> patterns.HourPatterns | None:
        count = len(hours)
        return presolve(
            Problem(
                points=np.ones((count, 1), dtype=int),
                allowed=np.ones((count, 1), dtype=bool),
                places=[most],
                hours=hours,
                hours_limit=[left],
            )
        ).lengths

    few = found([60, 90, 90, 120], 200, 3)
    assert few is not None
    assert few.minutes.tolist() == [60, 90, 120]
    assert few.of.tolist() == [0, 1, 1, 2]
    assert sorted(few.patterns) == [0]
    assert found(list(range(60, 69)) * 2, 500, 18) is None
    many = found([11, 13, 17, 19, 23, 29, 31, 37] * 4, 400, 30)
    assert many is not None
    assert not many.patterns


def tiny(seed: int, rng: np.random.Generator, minutes: Sequence[int], *, per_pair: bool) -> Problem:
    """A problem of which every plan can be tried."""
    youths, mentors = int(rng.integers(1, 6)), int(rng.integers(1, 4))
    return Problem(
        points=rng.integers(-3, 50, (youths, mentors)),
        allowed=rng.random((youths, mentors)) < 0.8,
        places=rng.integers(0, 4, mentors),
        hours=rng.choice(minutes, (youths, mentors) if per_pair else youths),
        hours_limit=rng.choice([-1, 60, 150, 200, 250], mentors),
        goals=("points", "load") if seed % 2 else ("load", "points"),
    )


@pytest.mark.parametrize("seed", range(60))
def test_any_prices_of_youths_bound_every_plan(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the prices: with load, and with minutes that differ from pair to pair, too."""
    if seed % 5 == 0:
        monkeypatch.setattr(dual, "_MOST_STEPS", -1)  # as if there were too many sets to look at
    if seed % 4 == 0:
        for place in (dual, independent):
            monkeypatch.setattr(place, "BLOCK", 1)  # as if there were too many pairs to keep
    rng = np.random.default_rng(seed)
    problem = tiny(seed, rng, (0, 60, 90, 120), per_pair=bool(seed % 3))
    solution = solve(problem)
    values = IndependentModel(problem).values(np.array(solution.pairs, dtype=np.int64).reshape(-1, 2))
    above = (int(rng.integers(0, 9)),) * int(seed % 2 == 0)
    for _ in range(5):
        prices = tuple(rng.integers(0, 160, problem.youths).tolist())
        case = Case(prices=(Prices(int(seed % 2 == 0), 4, above, prices),))
        shown = certified_bounds(IndependentModel(problem), replace(solution.proof, cases=(case,)), values)
        assert all(most >= value for most, value in zip(shown.alone, values, strict=True))


def test_with_few_lengths_the_prices_of_youths_prove_what_else_only_an_engine_vouches_for() -> None:
    problem = large_problem(0, 120, 47, hours=True, goals=("points",))
    solution = solve(problem)
    check(problem, solution)
    assert solution.levels[0].by is By.CERTIFICATE
    assert solution.proof.cases[0].prices[0].youths


def test_prices_of_youths_that_miss_one_or_are_altered_are_refused() -> None:
    problem = large_problem(0, 120, 47, hours=True, goals=("points",))
    solution = solve(problem)
    ((bound,),) = (case.prices for case in solution.proof.cases)
    dear = int(np.argmax(bound.youths))
    for wrong in (
        bound.youths[:-1],
        (*bound.youths, 0),
        (-1, *bound.youths[1:]),
        tuple(price // 2 for price in bound.youths),
        tuple(0 if youth == dear else price for youth, price in enumerate(bound.youths)),
        (2**60, *bound.youths[1:]),
    ):
        proof = replace(solution.proof, cases=(Case(prices=(replace(bound, youths=wrong),)),)).sealed()
        with pytest.raises(CheckError, match=r"prices of the proof|does not show|below 0|too large"):
            check(problem, replace(solution, proof=proof))
    whole = replace(solution.proof, cases=(Case(prices=(replace(bound, youths=bound.youths[::-1]),)),))
    with pytest.raises(CheckError, match="does not show"):  # the seal holds for any order, the proof does not
        check(problem, replace(solution, proof=whole))
