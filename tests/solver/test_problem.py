"""A problem says at once what makes no sense about it."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import numpy as np
import pytest

from mentormatch.solver import Goal, Problem, solve

GIVEN: dict = {"points": [[1, 2], [3, 4]], "allowed": [[True, True], [True, False]], "places": [1, 1]}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"points": [[1, 2]]}, "allowed: the shape should be 1 x 2, it is 2 x 2"),
        ({"points": [[1], [2]]}, "points: the shape should be any x 2"),
        ({"points": [[1, 2], [3]]}, "points: the rows are not of the same length"),
        ({"points": [[1.5, 2], [3, 4]]}, "points: whole numbers are needed, not float64"),
        ({"points": [[2**40, 2], [3, 4]]}, "points: a number is larger than"),
        ({"allowed": [[2, 0], [0, 1]]}, "allowed: true and false are needed"),
        ({"places": [-1, 1]}, "places: a mentor cannot have fewer than 0 places"),
        ({"places": 3}, "places: the shape should be any, it is a single value"),
        ({"hours_limit": [1, 2]}, "hours is missing"),
        ({"hours": [-1, 2], "hours_limit": [1, 1]}, "hours: a youth cannot need less"),
        ({"hours": [1, 2, 3], "hours_limit": [1, 1]}, "hours: the shape should be 2, it is 3"),
        ({"priority": [1]}, "priority: the shape should be 2, it is 1"),
        ({"keep": [(0, 2)]}, "keep: a pair names a youth or mentor that does not exist"),
        ({"locked": [(-1, 0)]}, "locked: a pair names a youth or mentor that does not exist"),
        ({"locked": [(0, 1, 2)]}, "locked: pairs"),
        ({"goals": ("points", "points")}, "goals: a goal stands twice"),
        ({"goals": ("fame",)}, "goals: no goal is called 'fame'; there are matched, priority"),
        ({"goals": "points"}, "goals: a sequence of names"),
        ({"goals": 3}, "goals: a sequence of names"),
        ({"points": np.full((2, 2), 3 * 10**9, dtype=np.uint32)}, "points: a number is larger than"),
        ({"youth_draw": [2**64, 0]}, "youth_draw: whole numbers are needed"),
    ],
)
def test_what_makes_no_sense_is_said(changes: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Problem(**{**GIVEN, **changes})


def test_the_default_ladder_leaves_out_what_has_no_data() -> None:
    assert Problem(**GIVEN).ladder == (Goal.MATCHED, Goal.POINTS, Goal.LOAD, Goal.DRAW)
    full = Problem(**GIVEN, priority=[1, 0], waiting=[3, 4], keep=[(0, 0)])
    assert full.ladder == tuple(Goal)


def test_lists_and_numbers_of_any_width_are_taken() -> None:
    for kind in (np.uint8, np.int16, np.uint64):
        problem = Problem(**{**GIVEN, "points": np.array(GIVEN["points"], dtype=kind)})
        assert problem.points.dtype == kind
    assert Problem(points=[], allowed=[], places=[1, 2]).points.shape == (0, 2)


def test_the_arrays_of_a_problem_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        Problem(**GIVEN).places[0] = 5


@pytest.mark.parametrize("name", ["keep", "locked"])
@pytest.mark.parametrize("junk", [5, [1, 2], [(0,), (0, 1)], "ab"])
def test_what_is_no_list_of_pairs_is_said_to_be_none(name: str, junk: object) -> None:
    with pytest.raises(ValueError, match=name):
        Problem(points=[[1]], allowed=[[True]], places=[1], **{name: junk})


@pytest.mark.parametrize(
    "given", [{"engine": ["highs"]}, {"engine": None}, {"time_limit": "x"}, {"time_limit": -1}]
)
def test_wrong_arguments_of_solve_are_named(given: dict) -> None:
    with pytest.raises(ValueError, match=next(iter(given))):
        solve(Problem(points=[[1]], allowed=[[True]], places=[1]), **given)


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda problem: pickle.loads(pickle.dumps(problem))],  # noqa: S301
)
def test_a_copy_is_as_fixed_as_the_problem(copied: Callable[[Problem], Problem]) -> None:
    problem = copied(Problem(**GIVEN, waiting=[3, 4]))
    assert solve(problem) == solve(Problem(**GIVEN, waiting=[3, 4]))
    assert problem.waiting is not None
    for array in (problem.points, problem.allowed, problem.places, problem.waiting):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@pytest.mark.parametrize(
    "draw",
    [
        [2**64 - 1, 3],
        [-1, 3],
        np.array([2**64 - 1, 3], dtype=np.uint64),
        np.array([-1, 3], dtype=">i8"),
        np.array([-1, 3], dtype=np.int8),
    ],
)
def test_numbers_of_a_draw_are_taken_modulo_64_bits_however_they_are_given(draw: object) -> None:
    given = Problem(**GIVEN, youth_draw=draw).youth_draw
    assert given is not None
    assert given.tolist() == [-1, 3]


def test_goals_that_can_be_gone_through_only_once_are_taken() -> None:
    assert Problem(**GIVEN, goals=(name for name in ("points", "draw"))).goals == (Goal.POINTS, Goal.DRAW)
