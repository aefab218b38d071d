"""Hours caps: what binds, what the engine vouches for, and how far a plan can be from the best."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.solver import Case, instance
from mentormatch.solver import By, Goal, Problem, check, solve
from mentormatch.solver.hours.search import ZERO_GAP_PAIRS
from tests.campaigns.solver_problems import best_by_trying, large_problem, reached


def differing(problem: Problem) -> Problem:
    """The same, with meetings that take longer with some mentors than with others: then minutes are counted."""
    assert problem.hours is not None
    longer = np.random.default_rng(0).integers(0, 25, (problem.youths, problem.mentors))
    return Problem(**{**vars(problem), "hours": problem.hours[:, None] + longer})


def test_hours_that_bind_are_proven_by_prices_of_youths() -> None:
    problem = differing(large_problem(1, 120, 47, hours=True, goals=("points",)))
    solution = solve(problem)
    check(problem, solution)
    assert solution.levels[0].by is By.CERTIFICATE
    assert solution.levels[0].proven


def test_levels_above_that_the_caps_do_not_touch_are_proven_by_certificate() -> None:
    problem = large_problem(0, 80, 20, hours=True)
    solution = solve(problem)
    check(problem, solution)
    assert solution.levels[0].by is By.CERTIFICATE
    assert solution.optimal


@pytest.mark.parametrize(("mentors", "youths"), [(47, 1000), (20, 400)])
def test_up_to_the_limit_every_goal_has_a_zero_gap(mentors: int, youths: int) -> None:
    """Many more youths than places: so few pairs are left that a better plan could have that they make no plan."""
    problem = instance(Case("many", youths, mentors, "nothing", 1, hours=True), tuple(Goal))
    assert problem.allowed.sum() <= ZERO_GAP_PAIRS
    solution = solve(problem)
    check(problem, solution)
    assert solution.optimal


def test_beyond_the_limit_a_certified_gap_is_stated() -> None:
    problem = differing(large_problem(0, 400, 130, hours=True, goals=("points",)))
    assert problem.allowed.sum() > ZERO_GAP_PAIRS
    solution = solve(problem)
    check(problem, solution)
    level = solution.levels[0]
    assert level.by is By.GAP
    assert isinstance(level.bound, int)
    assert isinstance(level.value, int)
    assert level.value <= level.bound <= level.value * 1.005
    assert len(solution.proof.cases) == 1


@pytest.mark.parametrize("seed", range(4))
def test_beyond_the_limit_too_meetings_of_few_lengths_are_proven(seed: int) -> None:
    problem = large_problem(seed, 400, 130, hours=True, goals=("points",))
    assert problem.allowed.sum() > ZERO_GAP_PAIRS
    solution = solve(problem)
    check(problem, solution)
    assert solution.levels[0].proven
    assert all(prices.youths for prices in solution.proof.cases[0].prices)


def test_a_cap_that_cannot_bind_is_no_cap() -> None:
    given = vars(large_problem(1, 50, 12))
    free = Problem(**given)
    loose = Problem(**{**given, "hours": np.full(50, 60), "hours_limit": np.full(12, 240)})
    assert solve(loose).pairs == solve(free).pairs
    assert solve(loose).proof == solve(free).proof


def test_hours_of_each_pair_count() -> None:
    problem = Problem(
        points=[[5, 4], [5, 4]],
        allowed=np.ones((2, 2), dtype=bool),
        places=[2, 2],
        hours=[[3, 1], [2, 9]],
        hours_limit=[4, 1],
        goals=("points",),
    )
    solution = solve(problem)
    check(problem, solution)
    assert solution.pairs == [(0, 1), (1, 0)]


@pytest.mark.parametrize("seed", range(6))
def test_locked_pairs_use_hours_up(seed: int) -> None:
    given = vars(large_problem(seed, 30, 8, hours=True, goals=("matched", "points")))
    solution = solve(Problem(**given))
    locked = Problem(**{**given, "locked": solution.pairs[::3]})
    again = solve(locked)
    check(locked, again)
    assert reached(again) == reached(solution)


BIG = 2**31 - 1
FEW_PAIRS = {
    "points with waiting held": {
        "points": [[9999998, -10000000], [10000000, -9999993], [9999996, 9999999], [-9999997, 9999999]],
        "places": [4, 2],
        "hours": [6, 7, 4, 4],
        "hours_limit": [9, 10],
        "waiting": [9999998, -9999994, 9999998, 9999994],
        "goals": ["points", "waiting"],
    },
    "a relaxation that gets nowhere": {
        "points": [[3 - BIG], [BIG - 2], [BIG - 5], [BIG - 6], [BIG - 5], [BIG - 2], [BIG - 6]],
        "places": [9],
        "hours": [[9], [2], [9], [2], [7], [9], [7]],
        "hours_limit": [16],
        "waiting": [3 - BIG, BIG, 7 - BIG, BIG - 5, BIG - 2, BIG, BIG],
        "goals": ["matched", "points", "waiting"],
    },
    "an answer that gives up a little of what is held": {
        "points": [
            [7 - BIG, BIG - 1, BIG - 6],
            [BIG - 3, BIG - 4, BIG - 4],
            [BIG, BIG - 2, BIG - 2],
            [BIG - 4, BIG, BIG - 4],
            [BIG - 5, BIG - 4, 3 - BIG],
            [BIG - 5, -BIG, BIG - 4],
            [6 - BIG, BIG - 4, 3 - BIG],
        ],
        "places": [4, 4, 4],
        "hours": [[3, 3, 3], [8, 3, 3], [3, 3, 3], [5, 5, 8], [8, 5, 5], [5, 8, 8], [5, 8, 3]],
        "hours_limit": [9, 6, 11],
        "waiting": [BIG - 7, BIG - 4, BIG, BIG - 2, BIG - 1, BIG - 5, 1 - BIG],
        "goals": ["matched", "load", "waiting", "points"],
    },
}


@pytest.mark.parametrize("engine", ["highs", "cbc"])
@pytest.mark.parametrize("name", FEW_PAIRS)
def test_in_numbers_too_large_for_an_engine_a_plan_is_never_called_the_best_unless_it_is(
    name: str, engine: str
) -> None:
    given = FEW_PAIRS[name]
    problem = Problem(allowed=np.ones_like(given["points"], dtype=bool), **given)
    solution = solve(problem, engine=engine)
    check(problem, solution)
    proven = next((n for n, level in enumerate(solution.levels) if not level.proven), len(solution.levels))
    assert reached(solution)[:proven] == best_by_trying(problem)[:proven]


def test_a_plan_that_cbc_finds_in_very_large_numbers_does_not_rest_on_its_word() -> None:
    hour = 2**29
    problem = Problem(
        points=np.zeros((12, 3), dtype=int),
        allowed=np.ones((12, 3), dtype=bool),
        places=[4, 3, 1],
        hours=[
            [2 * hour, 4 * hour - 3, hour + 1],
            [hour + 1, 2 * hour, 4 * hour],
            [hour + 1, 2 * hour, 2 * hour],
            [hour + 1, 4 * hour, hour + 1],
            [2 * hour, hour + 1, 4 * hour - 3],
            [2 * hour, 2 * hour, 2 * hour],
            [hour + 1, 4 * hour, hour + 1],
            [4 * hour - 3, 4 * hour, 2 * hour],
            [2 * hour, hour + 1, 4 * hour],
            [2 * hour, 4 * hour - 3, 4 * hour - 3],
            [hour + 1, hour + 1, 2 * hour],
            [4 * hour, 4 * hour - 3, hour + 1],
        ],
        hours_limit=[4 * hour] * 3,
        waiting=[5, 0, 0, 2**31, 5, 2**31 - 1, 0, 2**31, 2**31, -(2**31), 0, -(2**31)],
        goals=["waiting"],
    )
    solution = solve(problem, engine="cbc")
    check(problem, solution)
    best = 4 * 2**31 + 4  # three who waited longest, and two fives in the hours that are left
    assert solution.levels[0].value == best or not solution.levels[0].proven
