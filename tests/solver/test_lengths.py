"""Ways to fill a mentor's hours, and the bound that they give, against trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from mentormatch.solver import Bound, By, CheckError, Problem, check, reading, solve
from mentormatch.solver import bounds as module
from mentormatch.solver.evidence import supported
from mentormatch.solver.reading import Reading
from mentormatch.solver.search import lengths, sets
from mentormatch.solver.search.ground import prepare
from tests.campaigns.solver_problems import best_by_trying, large_problem, reached

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
    assert {tuple(way) for way in lengths._fill(minutes.tolist(), left, most)} == fullest


def test_minutes_are_counted_where_the_lengths_or_the_ways_are_too_many() -> None:
    def found(hours: list[int], left: int, most: int) -> lengths.Lengths | None:
        count = len(hours)
        return prepare(
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
    assert sorted(few.ways) == [0]
    assert found(list(range(60, 69)) * 2, 500, 18) is None
    many = found([11, 13, 17, 19, 23, 29, 31, 37] * 4, 400, 30)
    assert many is not None
    assert not many.ways


def random_reading(seed: int) -> tuple[Reading, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    minutes = np.sort(rng.choice(MINUTES, int(rng.integers(1, 5)), replace=False))
    youths = int(rng.integers(1, 8))
    problem = Problem(
        points=np.ones((youths, 1), dtype=int),
        allowed=np.ones((youths, 1), dtype=bool),
        places=[int(rng.integers(0, 6))],
        hours=rng.choice(minutes, youths),
        hours_limit=[int(rng.integers(-1, 400))],
    )
    return Reading(problem), minutes, rng.integers(0, 30, len(minutes))


@pytest.mark.parametrize("seed", range(60))
def test_the_dearest_meetings_are_the_dearest_of_all_that_fit(seed: int) -> None:
    reading, minutes, prices = random_reading(seed)
    left = int(reading.problem.hours_limit[0])
    most = int(reading.places[0])
    dearest = module._dearest_meetings(reading, minutes.tolist(), prices, 0)
    assert len(dearest) == most + 1
    for count in range(most + 1):
        fitting = [
            int(np.dot(way, prices))
            for way in product(range(count + 1), repeat=len(minutes))
            if sum(way) == count and (left < 0 or np.dot(way, minutes) <= left)
        ]
        assert int(dearest[count]) == max(fitting, default=-1)


@pytest.mark.parametrize("seed", range(30))
def test_where_there_are_too_many_ways_the_bound_is_no_less(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, minutes, prices = random_reading(seed)
    exact = module._dearest_meetings(reading, minutes.tolist(), prices, 0)
    monkeypatch.setattr(module, "_MOST_WAYS", -1)
    assert (module._dearest_meetings(reading, minutes.tolist(), prices, 0) >= exact).all()


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


@pytest.mark.parametrize("seed", range(40))
def test_any_prices_bound_every_plan(seed: int) -> None:
    """Weak duality: whatever the prices, no plan is better than the bound says."""
    rng = np.random.default_rng(seed)
    problem = tiny(seed, rng, (60, 90, 120), per_pair=False)
    mentors = problem.mentors
    solution = solve(problem)
    check(problem, solution)
    values = Reading(problem).values(np.array(solution.pairs, dtype=np.int64).reshape(-1, 2))
    meetings = np.where(problem.hours_limit[:, None] < 0, 0, rng.integers(0, 200, (mentors, 3)))
    bound = Bound(
        int(seed % 2 == 0),
        4,
        tuple(rng.integers(0, 120, mentors).tolist()),
        (0,) * mentors,
        (int(rng.integers(0, 9)),) * int(seed % 2 == 0),
        (60, 90, 120),
        tuple(map(tuple, meetings.tolist())),
    )
    proof = replace(solution.proof, bounds=(bound,))
    assert [int(v) for v in best_by_trying(problem)] == reached(solution)
    shown = supported(Reading(problem), proof, values)
    assert all(most >= value for most, value in zip(shown, values, strict=True))


@pytest.mark.parametrize("seed", range(60))
def test_any_prices_of_youths_bound_every_plan(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the prices: with load, and with minutes that differ from pair to pair, too."""
    if seed % 5 == 0:
        monkeypatch.setattr(module, "_MOST_WAYS", -1)  # as if there were too many sets to look at
    if seed % 4 == 0:
        for place in (module, reading):
            monkeypatch.setattr(place, "BLOCK", 1)  # as if there were too many pairs to keep
    rng = np.random.default_rng(seed)
    problem = tiny(seed, rng, (0, 60, 90, 120), per_pair=bool(seed % 3))
    solution = solve(problem)
    values = Reading(problem).values(np.array(solution.pairs, dtype=np.int64).reshape(-1, 2))
    above = (int(rng.integers(0, 9)),) * int(seed % 2 == 0)
    none = (0,) * problem.mentors
    for _ in range(5):
        prices = tuple(rng.integers(0, 160, problem.youths).tolist())
        bound = Bound(int(seed % 2 == 0), 4, none, none, above, youths=prices)
        shown = supported(Reading(problem), replace(solution.proof, bounds=(bound,)), values)
        assert all(most >= value for most, value in zip(shown, values, strict=True))


def test_with_few_lengths_the_prices_of_youths_prove_what_else_only_an_engine_vouches_for() -> None:
    problem = large_problem(0, 120, 47, hours=True, goals=("points",))
    solution = solve(problem)
    check(problem, solution)
    assert solution.levels[0].by is By.CERTIFICATE
    assert solution.proof.bounds[0].youths
    assert not solution.proof.bounds[0].meetings


def test_prices_of_youths_that_miss_one_or_are_altered_are_refused() -> None:
    problem = large_problem(0, 120, 47, hours=True, goals=("points",))
    solution = solve(problem)
    (bound,) = solution.proof.bounds
    dear = int(np.argmax(bound.youths))
    for wrong in (
        bound.youths[:-1],
        (*bound.youths, 0),
        (-1, *bound.youths[1:]),
        tuple(price // 2 for price in bound.youths),
        tuple(0 if youth == dear else price for youth, price in enumerate(bound.youths)),
        (2**60, *bound.youths[1:]),
    ):
        proof = replace(solution.proof, bounds=(replace(bound, youths=wrong),)).sealed()
        with pytest.raises(CheckError):
            check(problem, replace(solution, proof=proof))
    whole = replace(solution.proof, bounds=(replace(bound, youths=bound.youths[::-1]),))
    with pytest.raises(CheckError):  # the seal holds for any order, the proof does not
        check(problem, replace(solution, proof=whole))


def test_prices_of_meetings_that_miss_a_length_or_are_altered_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sets, "applies", lambda _: False)
    problem = large_problem(0, 120, 47, hours=True, goals=("points",))
    solution = solve(problem)
    bound = solution.proof.bounds[0]
    cheaper = tuple(tuple(max(0, price - 4096) for price in row) for row in bound.meetings)
    for wrong in (
        replace(bound, meetings=cheaper),
        replace(bound, lengths=(60, 90, 120, 181)),
        replace(bound, lengths=bound.lengths[:-1], meetings=tuple(row[:-1] for row in bound.meetings)),
        replace(bound, meetings=bound.meetings[:-1]),
        replace(bound, lengths=bound.lengths[::-1]),
        replace(bound, meetings=((-1, 0, 0, 0), *bound.meetings[1:])),
    ):
        proof = replace(solution.proof, bounds=(wrong,)).sealed()
        with pytest.raises(CheckError):
            check(problem, replace(solution, proof=proof))
