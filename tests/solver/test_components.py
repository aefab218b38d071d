"""People whom nothing connects are planned apart, and nobody can tell from the plan or its proof."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from mentormatch.solver import By, Problem, check, solve, solving
from mentormatch.solver.components import split
from mentormatch.solver.hours import lagrangian
from mentormatch.solver.presolve import presolve
from tests.campaigns.solver_problems import best_by_trying, large_problem, reached, shuffled, small_problem


def pool(problems: Sequence[Problem], seed: int) -> Problem:
    """Put problems side by side as one whose people know nothing of each other, in a random order."""
    youths, mentors = (sum(getattr(p, side) for p in problems) for side in ("youths", "mentors"))
    points, allowed = np.zeros((youths, mentors), dtype=np.int64), np.zeros((youths, mentors), dtype=bool)
    row = column = 0
    for one in problems:
        at = np.s_[row : row + one.youths, column : column + one.mentors]
        points[at], allowed[at] = one.points, one.allowed
        row, column = row + one.youths, column + one.mentors
    rng = np.random.default_rng(seed)

    def together(name: str) -> np.ndarray | None:
        given = [getattr(p, name) for p in problems]
        return None if any(one is None for one in given) else np.concatenate(given)

    whole = Problem(
        points=points,
        allowed=allowed,
        places=together("places"),
        hours=together("hours"),
        hours_limit=together("hours_limit"),
        priority=together("priority"),
        waiting=together("waiting"),
    )
    return shuffled(whole, rng)[0]


def test_a_pool_falls_into_those_who_hang_together() -> None:
    allowed = np.zeros((6, 5), dtype=bool)
    allowed[[0, 1, 1, 3, 5], [1, 1, 2, 4, 4]] = True
    problem = Problem(points=np.zeros((6, 5), dtype=int), allowed=allowed, places=[1] * 5, locked=[(4, 0)])
    found = [(part.youths.tolist(), part.mentors.tolist()) for part in split(presolve(problem))]
    assert found == [([0, 1], [1, 2]), ([3, 5], [4])]


def test_a_locked_youth_belongs_with_the_mentor() -> None:
    allowed = np.eye(3, dtype=bool)
    allowed[2] = [True, False, False]
    problem = Problem(points=np.ones((3, 3), dtype=int), allowed=allowed, places=[2, 1, 1], locked=[(2, 0)])
    parts = split(presolve(problem))
    assert [(p.youths.tolist(), p.mentors.tolist()) for p in parts] == [([0, 2], [0]), ([1], [1])]
    solution = solve(problem)
    check(problem, solution)
    assert solution.pairs == [(0, 0), (1, 1), (2, 0)]


@pytest.mark.parametrize("seed", range(0, 400, 40))
def test_small_pools_get_the_best_of_all_their_plans(seed: int) -> None:
    for number in range(seed, seed + 40):
        problem = small_problem(number)
        if len(split(presolve(problem))) > 1:
            solution = solve(problem)
            check(problem, solution)
            assert reached(solution) == best_by_trying(problem)


@pytest.mark.parametrize("hours", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_parts_and_whole_have_the_same_plan(seed: int, hours: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = pool(
        [large_problem(seed * 10 + n, 30 + 5 * n, 12, share=0.4, hours=hours) for n in range(4)], seed
    )
    apart = solve(problem)
    check(problem, apart)
    assert len(split(presolve(problem))) >= 4
    monkeypatch.setattr(solving, "split", lambda _: [])
    whole = solve(problem)
    assert (apart.pairs, reached(apart)) == (whole.pairs, reached(whole))
    assert apart.optimal


def test_a_part_beyond_a_zero_gap_leaves_a_gap_and_the_bound_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    from mentormatch.solver.hours import search

    problem = pool([large_problem(n, 60, 8 + 8 * n, hours=True, goals=("points",)) for n in range(2)], 1)
    best = solve(problem)
    for place in (search, solving):
        monkeypatch.setattr(place, "ZERO_GAP_PAIRS", 0)
    for name, value in (("_WIDER", ()), ("_CLOSABLE", 0)):  # the first answer is the last
        monkeypatch.setattr(search, name, value)
    monkeypatch.setattr(lagrangian, "is_applicable", lambda _: False)
    solution = solve(problem)
    check(problem, solution)
    (points,) = [level for level in solution.levels if level.goal == "points"]
    (most,) = [level for level in best.levels if level.goal == "points"]
    assert points.by is By.GAP
    assert points.value <= most.value <= points.bound


def test_places_that_nobody_of_a_part_can_take_are_worth_nothing_in_the_proof() -> None:
    """A mentor has more places than the part has youths, and fewer than the whole has."""
    problem = Problem(
        points=[[3, 4, 4], [2, 1, 4], [0, 2, 4], [3, 4, 0]],
        allowed=[[False, True, False], [False, False, True], [False, False, True], [True, True, False]],
        places=[1, 3, 1],
        goals=("points", "matched", "load"),
    )
    solution = solve(problem)
    check(problem, solution)
    assert reached(solution) == best_by_trying(problem)
    assert {level.by for level in solution.levels} == {By.CERTIFICATE}
