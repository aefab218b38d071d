"""The checker believes nothing: every way to spoil a solution is noticed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mentormatch.solver import By, CheckError, Goal, Level, Problem, Proof, Solution, check, solve
from mentormatch.solver.proof import Bound
from tests.campaigns.solver_problems import large_problem, small_problem, spoiled


def refused(problem: Problem, solution: Solution) -> bool:
    try:
        check(problem, solution)
    except CheckError:
        return True
    return False


@pytest.mark.parametrize("seed", range(25))
def test_every_spoiled_plan_and_proof_of_a_small_problem_is_noticed(seed: int) -> None:
    problem = small_problem(seed)
    solution = solve(problem)
    for name, wrong in spoiled(problem, solution, np.random.default_rng(seed)):
        assert refused(problem, wrong), name


@pytest.mark.parametrize("hours", [False, True])
def test_every_spoiled_plan_and_proof_of_a_larger_problem_is_noticed(hours: bool) -> None:
    problem = large_problem(4, 60, 12, hours=hours)
    solution = solve(problem)
    for name, wrong in spoiled(problem, solution, np.random.default_rng(4)):
        assert refused(problem, wrong), name


def test_an_exchange_of_two_youths_is_refuted_by_the_proof_alone() -> None:
    problem = Problem(
        points=[[9, 1], [1, 9]], allowed=np.ones((2, 2), dtype=bool), places=[1, 1], goals=("points",)
    )
    solution = solve(problem)
    level = replace(solution.levels[0], value=2, bound=2)
    with pytest.raises(CheckError, match="the proof does not show"):
        check(problem, replace(solution, pairs=[(0, 1), (1, 0)], levels=(level,)))


def test_an_engines_word_is_not_enough_where_no_hours_bind() -> None:
    problem = large_problem(1, 20, 6)
    solution = solve(problem)
    levels = (replace(solution.levels[0], by=By.ENGINE), *solution.levels[1:])
    with pytest.raises(CheckError, match="engine"):
        check(problem, replace(solution, levels=levels))


def test_an_engines_word_is_refuted_by_a_youth_who_could_still_come() -> None:
    problem = Problem(
        points=[[4, 4], [3, 2], [5, 1]],
        allowed=np.ones((3, 2), dtype=bool),
        places=[2, 2],
        hours=[2, 2, 3],
        hours_limit=[3, 4],
        goals=("points",),
    )
    solution = solve(problem)
    check(problem, solution)
    fewer = solution.pairs[1:]
    value = sum(int(problem.points[pair]) for pair in fewer)
    level = replace(solution.levels[0], value=value, bound=value, by=By.ENGINE)
    with pytest.raises(CheckError):
        check(problem, replace(solution, pairs=fewer, levels=(level,)))


def test_places_hours_and_locks_are_counted() -> None:
    given = {"points": [[1], [1]], "allowed": [[True], [True]], "places": [2], "goals": ("points",)}
    solution = solve(Problem(**given))
    assert solution.pairs == [(0, 0), (1, 0)]
    with pytest.raises(CheckError, match="places"):
        check(Problem(**{**given, "places": [1]}), solution)
    with pytest.raises(CheckError, match="minutes"):
        check(Problem(**given, hours=[2, 2], hours_limit=[3]), solution)
    with pytest.raises(CheckError, match="not allowed"):
        check(Problem(**{**given, "allowed": [[True], [False]]}), solution)
    locked = Problem(**{**given, "places": [1]}, locked=[(1, 0)])
    with pytest.raises(CheckError, match="locked"):
        check(locked, replace(solve(locked), pairs=[(0, 0)]))


def test_huge_numbers_in_a_proof_do_not_slip_through_the_arithmetic() -> None:
    problem = large_problem(2, 10, 3, goals=("points",))
    solution = solve(problem)
    for size in (2**62, 2**64 - 1, -(2**63)):
        wrong = Proof(("points",), ((size,), (0,), (0,))).sealed()
        with pytest.raises(CheckError):
            check(problem, replace(solution, proof=wrong))


def test_a_gap_smaller_than_the_proof_supports_is_refused() -> None:
    problem = large_problem(1, 60, 20, hours=True, goals=("points",))
    solution = solve(problem)
    level = solution.levels[0]
    bare = replace(solution.proof, potentials=tuple((0,) for _ in range(20)), bounds=()).sealed()
    claimed = replace(level, proven=False, by=By.GAP, bound=level.value + 1)
    with pytest.raises(CheckError, match="does not support"):
        check(problem, replace(solution, levels=(claimed,), proof=bare))


def engines_word() -> tuple[Problem, Solution, int]:
    """Return a problem with hours caps of which one level at least stands on an engine's word, and which."""
    for seed in range(40):
        problem = large_problem(seed, 40, 10, hours=True, most=50)
        solution = solve(problem)
        for number, level in enumerate(solution.levels):
            if level.by is By.ENGINE:
                return problem, solution, number
    raise AssertionError


@pytest.mark.parametrize("word", [By.CERTIFICATE, "certificate", By.GAP, "gap", "oracle", None])
def test_an_engines_word_is_not_called_anything_else(word: By) -> None:
    problem, solution, number = engines_word()
    check(problem, solution)
    levels = list(solution.levels)
    levels[number] = replace(levels[number], by=word)
    assert refused(problem, replace(solution, levels=tuple(levels)))


def test_a_gap_is_not_called_an_engines_word() -> None:
    problem, solution, _ = engines_word()
    without = replace(solution.proof, settled=0).sealed()
    with pytest.raises(CheckError, match="does not say that an engine solved it"):
        check(problem, replace(solution, proof=without))


def test_the_same_words_in_plain_letters_are_the_same_words() -> None:
    problem = large_problem(1, 20, 6)
    solution = solve(problem)
    check(
        problem,
        replace(solution, levels=tuple(replace(level, by=str(level.by)) for level in solution.levels)),
    )


@pytest.mark.parametrize("junk", [None, 3, "x", {}, np.zeros(3)], ids=["None", "3", "x", "{}", "array"])
def test_what_is_no_solution_at_all_is_refused_and_not_tripped_over(junk: object) -> None:
    problem, solution, number = engines_word()
    forged = [junk]
    forged += [replace(solution, **{field: junk}) for field in ("pairs", "levels", "proof")]
    levels = list(solution.levels)
    for field in ("goal", "value", "bound", "proven", "by"):
        levels[number] = replace(solution.levels[number], **{field: junk})
        forged.append(replace(solution, levels=tuple(levels)))
    for field in ("components", "potentials", "bounds", "seal", "settled"):
        forged.append(replace(solution, proof=replace(solution.proof, **{field: junk})))
    if solution.proof.bounds:
        for field in ("component", "scale", "places", "hours", "above"):
            bound = replace(solution.proof.bounds[0], **{field: junk})
            forged.append(replace(solution, proof=replace(solution.proof, bounds=(bound,))))
    for wrong in forged:
        assert refused(problem, wrong), wrong  # type: ignore[arg-type]


def _by_youths(bound: Bound, goals: tuple[str, str]) -> tuple[Problem, Solution]:
    """Return a problem in which youth 1 is worth more, and youth 0 in the plan, with a bound that is to hide it."""
    problem = Problem(
        points=[[5], [9]],
        allowed=[[True], [True]],
        places=[2],
        hours=[60, 90],
        hours_limit=[100],
        waiting=[0, 0],
        goals=goals,
    )
    first = (
        Level(Goal.LOAD, 1, 0, False, By.GAP)
        if goals[0] == "load"
        else Level(Goal.WAITING, 0, 0, True, By.CERTIFICATE)
    )
    points = Level(Goal.POINTS, 5, 5, True, By.CERTIFICATE)
    proof = Proof(goals, ((0, 0),), (bound,)).sealed()
    return problem, Solution([(0, 0)], (first, points), proof)


@pytest.mark.parametrize("scale", [1, 7])
def test_a_bound_by_youths_that_rewards_load_is_refused(scale: int) -> None:
    # Nobody gains at these prices; what load earns would only be taken off, and never counted.
    bound = Bound(1, scale, (0,), (0,), (-35 * scale,), youths=(20 * scale, 20 * scale))
    with pytest.raises(CheckError, match="rewards load"):
        check(*_by_youths(bound, ("load", "points")))


@pytest.mark.parametrize(
    "bound",
    [
        Bound(1, 1, (0,), (0,), (0,), youths=(10**30, 20)),
        Bound(1, 1, (0,), (0,), (10**30,), youths=(20, 20)),
        Bound(1, 1, (0,), (0,), (10**30,)),
        Bound(1, 1, (0,), (10**30,), (0,)),
        Bound(1, 1, (0,), (0,), (0,), (60, 90), ((10**30, 0),)),
        Bound(1, 1, (0,), (0,), (0,), youths=(0.5, 20)),  # type: ignore[arg-type]
        Bound(1, 1, (0,), (0,), (0,), youths=None),  # type: ignore[arg-type]
    ],
)
def test_prices_that_are_none_or_too_large_are_refused_and_not_tripped_over(bound: Bound) -> None:
    with pytest.raises(CheckError):
        check(*_by_youths(bound, ("waiting", "points")))
