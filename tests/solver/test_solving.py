"""The best plan there is: against trying every plan, against scipy, in any order of rows, on both engines."""

from __future__ import annotations

import itertools
import subprocess
import sys
import time

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from mentormatch.errors import EngineProblem
from mentormatch.solver import By, Goal, Problem, check, solve
from tests.campaigns.solver_problems import (
    GOALS,
    best_by_trying,
    large_problem,
    reached,
    shuffled,
    small_problem,
    vector,
)


@pytest.mark.parametrize("start", range(0, 240, 40))
def test_no_plan_at_all_is_better_on_small_problems(start: int) -> None:
    for seed in range(start, start + 40):
        problem = small_problem(seed)
        solution = solve(problem)
        check(problem, solution)
        assert vector(problem, solution.pairs) == reached(solution) == best_by_trying(problem), seed
        assert solution.optimal


@pytest.mark.parametrize("goals", list(itertools.permutations(GOALS[:5], 3))[::3])
def test_goals_hold_in_any_order(goals: tuple[str, ...]) -> None:
    rng = np.random.default_rng(len(goals))
    problem = Problem(
        points=rng.integers(-2, 4, (4, 3)),
        allowed=rng.random((4, 3)) < 0.8,
        places=[1, 2, 1],
        hours=[1, 2, 2, 1],
        hours_limit=[-1, 3, 2],
        priority=[0, 1, 1, 0],
        waiting=[5, 1, 2, 9],
        keep=[(0, 1), (3, 2)],
        goals=(*goals, "load", "draw"),
    )
    solution = solve(problem)
    check(problem, solution)
    assert reached(solution) == best_by_trying(problem)


@pytest.mark.parametrize(("youths", "mentors", "share"), [(300, 60, 1.0), (80, 60, 0.15), (200, 90, 0.05)])
def test_points_come_to_what_scipy_finds(youths: int, mentors: int, share: float) -> None:
    problem = large_problem(youths, youths, mentors, share=share, goals=("points",))
    solution = solve(problem)
    check(problem, solution)
    columns = np.repeat(np.arange(mentors), problem.places)
    worth = np.where(problem.allowed, problem.points, 0)[:, columns]
    rows, seats = linear_sum_assignment(worth, maximize=True)
    assert solution.levels[0].value == worth[rows, seats].sum()
    assert solution.levels[0].by is By.CERTIFICATE


@pytest.mark.parametrize("most", [1, 10, 1000])
def test_as_many_are_matched_and_then_as_well_as_scipy_does(most: int) -> None:
    problem = large_problem(most, 150, 40, share=0.04, most=most, goals=("matched", "points"))
    solution = solve(problem)
    check(problem, solution)
    columns = np.repeat(np.arange(40), problem.places)
    worth = np.where(problem.allowed, problem.points + 10**6, 0)[:, columns]
    rows, seats = linear_sum_assignment(worth, maximize=True)
    matched, points = divmod(int(worth[rows, seats].sum()), 10**6)
    assert [level.value for level in solution.levels] == [matched, points]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("hours", [False, True])
def test_both_engines_agree_on_every_level(seed: int, hours: bool) -> None:
    goals = tuple(np.random.default_rng(seed).permutation(GOALS).tolist()) if seed % 2 else None
    problem = large_problem(seed, 24, 8, share=0.6, hours=hours, goals=goals, most=20)
    one, other = solve(problem), solve(problem, engine="cbc")
    check(problem, one)
    check(problem, other)
    assert one.optimal
    assert other.optimal
    assert reached(one) == reached(other)
    assert one.pairs == other.pairs


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_rows_and_columns_decides_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    problem = large_problem(seed, 40, 12, share=0.5, hours=seed % 2 == 0, most=4)
    solution = solve(problem)
    for _ in range(4):
        other, rows, columns = shuffled(problem, rng)
        again = solve(other)
        assert reached(again) == reached(solution)
        assert sorted((int(rows[i]), int(columns[j])) for i, j in again.pairs) == solution.pairs


@pytest.mark.parametrize("seed", range(30))
def test_a_place_more_never_makes_anything_worse(seed: int) -> None:
    problem = small_problem(seed)
    for mentor in range(problem.mentors):
        places = problem.places.copy()
        places[mentor] += 1
        more = Problem(**{**vars(problem), "places": places})
        assert reached(solve(more)) >= reached(solve(problem))


@pytest.mark.parametrize("seed", range(10))
def test_a_mentor_who_suits_nobody_changes_nothing(seed: int) -> None:
    problem = large_problem(seed, 30, 8, share=0.6, most=9)
    idle = Problem(
        points=np.hstack([problem.points, np.full((30, 1), 9, dtype=np.int32)]),
        allowed=np.hstack([problem.allowed, np.zeros((30, 1), dtype=bool)]),
        places=np.append(problem.places, 3),
        priority=problem.priority,
        waiting=problem.waiting,
    )
    assert solve(idle).pairs == solve(problem).pairs


def test_hours_that_are_all_alike_are_places_and_are_proven_by_certificate() -> None:
    given = vars(large_problem(3, 60, 15))
    problem = Problem(**{**given, "hours": np.full(60, 90), "hours_limit": np.full(15, 200), "goals": None})
    solution = solve(problem)
    check(problem, solution)
    assert solution.optimal
    assert {level.by for level in solution.levels} == {By.CERTIFICATE}


def test_a_plan_that_ran_out_of_time_is_never_called_optimal() -> None:
    problem = large_problem(1, 400, 150, goals=None)
    began = time.monotonic()
    solution = solve(problem, time_limit=0.0)
    assert time.monotonic() - began < 5
    check(problem, solution)
    assert not solution.optimal
    for level in solution.levels:
        assert level.proven == (level.by is not By.GAP)
        if level.by is By.GAP and level.goal is not Goal.PRIORITY:
            worse = level.value >= level.bound if level.goal is Goal.LOAD else level.value <= level.bound
            assert worse


def test_no_plan_in_time_is_said() -> None:
    with pytest.raises(EngineProblem) as caught:
        solve(large_problem(1, 60, 20, goals=("points",)), time_limit=0.0)
    assert caught.value.key == "solver.error.time"


def test_hours_and_a_short_time_give_a_plan_with_its_distance_from_the_best() -> None:
    problem = large_problem(0, 200, 47, hours=True)
    solution = solve(problem, time_limit=0.05)
    check(problem, solution)
    assert not solution.optimal


@pytest.mark.parametrize("limit", [-1.0, float("nan")])
def test_a_time_limit_below_0_makes_no_sense(limit: float) -> None:
    with pytest.raises(ValueError, match="time_limit"):
        solve(small_problem(1), time_limit=limit)


def test_an_unknown_engine_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"glpk.*highs, cbc"):
        solve(small_problem(1), engine="glpk")


@pytest.mark.parametrize(("youths", "mentors"), [(0, 0), (0, 3), (3, 0), (3, 2)])
def test_nobody_to_match_is_a_plan_too(youths: int, mentors: int) -> None:
    problem = Problem(
        points=np.zeros((youths, mentors), dtype=int),
        allowed=np.zeros((youths, mentors), dtype=bool),
        places=np.ones(mentors, dtype=int),
    )
    solution = solve(problem)
    check(problem, solution)
    assert solution.pairs == []
    assert solution.optimal


def test_the_first_plan_waits_for_no_import() -> None:
    code = (
        "import sys; from mentormatch.solver import Problem, solve; before = set(sys.modules);"
        "solve(Problem([[5, 1], [4, 2], [3, 3]], [[True] * 2] * 3, [2, 2], hours=[60, 90, 60], hours_limit=[120, -1]));"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before};"
        "print(new & {'mentormatch', 'pulp', 'highspy'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_importing_the_solver_imports_no_engine() -> None:
    code = "import sys; import mentormatch.solver; print({'pulp', 'highspy', 'scipy'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
