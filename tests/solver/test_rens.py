"""Beyond the size that is solved to a zero gap: what the relaxation leaves whole stays, the rest is placed anew."""

from __future__ import annotations

import numpy as np
import pytest

from mentormatch.solver import Goal, Problem, check, solve
from mentormatch.solver.hours import search

from .test_repair import problem


@pytest.fixture(autouse=True)
def _too_large_for_a_zero_gap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "ZERO_GAP_PAIRS", 0)


def corps(seed: int, youths: int, mentors: int, goals: tuple[str, ...]) -> Problem:
    """A quarter of the mentors have a cap on hours, and a fifth of the pairs are allowed."""
    rng = np.random.default_rng(seed)
    return Problem(
        points=rng.integers(0, 1001, (youths, mentors)),
        allowed=rng.random((youths, mentors)) < 0.2,
        places=rng.integers(1, 5, mentors),
        hours=rng.choice([60, 90, 120, 180], youths),
        hours_limit=np.where(rng.random(mentors) < 0.25, rng.choice([180, 240, 300, 390], mentors), -1),
        priority=rng.integers(1, 3, youths),
        waiting=rng.integers(0, 400, youths),
        goals=goals,
    )


@pytest.mark.parametrize("seed", range(12))
def test_no_plan_claims_more_than_the_best(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given = problem(seed)
    near = solve(given)
    check(given, near)
    monkeypatch.undo()
    best = solve(given)
    assert best.optimal
    for level, exact in zip(near.levels, best.levels, strict=True):
        assert isinstance(level.value, int)
        assert isinstance(level.bound, int)
        assert isinstance(exact.value, int)
        assert level.value <= exact.value <= level.bound
        if level.value != exact.value:
            assert not level.proven
            break


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize(
    "goals", [("points",), ("matched", "points"), ("matched", "priority", "waiting", "points", "load")]
)
def test_a_goal_is_not_given_up_because_one_above_it_is_not_proven(seed: int, goals: tuple[str, ...]) -> None:
    given = corps(seed, 300, 90, goals)
    solution = solve(given)
    check(given, solution)
    for level in solution.levels:
        if level.goal is Goal.MATCHED:
            assert level.proven
        if level.goal is Goal.POINTS:
            assert isinstance(level.value, int)
            assert isinstance(level.bound, int)
            assert level.bound - level.value <= 0.002 * level.value
