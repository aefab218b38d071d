"""Contradictory locks are named before anything is solved."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

from mentormatch.solver import Conflict, ConflictError, ConflictKind, Problem, find_conflicts, solve

GIVEN = {"points": [[1, 1]] * 3, "allowed": [[True, True]] * 3, "places": [2, 3]}


def test_locks_that_hold_together_are_no_conflict() -> None:
    problem = Problem(**GIVEN, locked=[(0, 0), (1, 0), (2, 1)])
    assert find_conflicts(problem) == ()
    assert solve(problem).pairs == [(0, 0), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"allowed": [[False, True]] * 3, "locked": [(1, 0)]},
            Conflict(ConflictKind.NOT_ALLOWED, (1,), (0,)),
        ),
        ({"locked": [(2, 0), (2, 1)]}, Conflict(ConflictKind.TWO_MENTORS, (2,), (0, 1))),
        (
            {"locked": [(0, 0), (1, 0), (2, 0)]},
            Conflict(ConflictKind.PLACES, (0, 1, 2), (0,), needed=3, limit=2),
        ),
        (
            {"locked": [(0, 1), (2, 1)], "hours": [60, 90, 120], "hours_limit": [-1, 150]},
            Conflict(ConflictKind.HOURS, (0, 2), (1,), needed=180, limit=150),
        ),
        (
            {"locked": [(0, 1)], "hours": [[0, 61], [0, 0], [0, 0]], "hours_limit": [0, 60]},
            Conflict(ConflictKind.HOURS, (0,), (1,), needed=61, limit=60),
        ),
    ],
)
def test_a_contradiction_is_found_with_those_concerned(changes: dict, expected: Conflict) -> None:
    problem = Problem(**{**GIVEN, **changes})
    assert find_conflicts(problem) == (expected,)
    with pytest.raises(ConflictError) as caught:
        solve(problem)
    assert caught.value.conflicts == (expected,)


def test_all_contradictions_are_found_at_once() -> None:
    problem = Problem(**{**GIVEN, "places": [0, 3], "allowed": [[False, True]] * 3}, locked=[(0, 0), (0, 1)])
    kinds = [conflict.kind for conflict in find_conflicts(problem)]
    assert kinds == [ConflictKind.NOT_ALLOWED, ConflictKind.TWO_MENTORS, ConflictKind.PLACES]


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))],  # noqa: S301
)
def test_an_error_comes_through_from_another_process(
    copied: Callable[[ConflictError], ConflictError],
) -> None:
    error = ConflictError(find_conflicts(Problem(**GIVEN, locked=[(2, 0), (2, 1)])))
    again = copied(error)
    assert again.conflicts == error.conflicts
    assert str(again) == str(error) == "two_mentors: youths (2,), mentors (0, 1)"
