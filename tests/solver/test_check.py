"""The checker believes nothing: every way to spoil a solution is noticed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mentormatch.solver import (
    By,
    Case,
    CheckError,
    Goal,
    Level,
    Prices,
    Problem,
    Proof,
    Solution,
    check,
    solve,
)
from mentormatch.solver.cases import tree
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
    with pytest.raises(CheckError, match=r"an engine|the cases|exchange"):
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
        with pytest.raises(CheckError, match="too large"):
            check(problem, replace(solution, proof=wrong))


def test_a_gap_smaller_than_the_proof_supports_is_refused() -> None:
    problem = large_problem(1, 60, 20, hours=True, goals=("points",))
    solution = solve(problem)
    level = solution.levels[0]
    bare = replace(solution.proof, potentials=tuple((0,) for _ in range(20)), cases=()).sealed()
    claimed = replace(level, proven=False, by=By.GAP, bound=level.value + 1)
    with pytest.raises(CheckError, match="does not support"):
        check(problem, replace(solution, levels=(claimed,), proof=bare))


def engines_word() -> tuple[Problem, Solution, int]:
    """Return a problem with hours caps of which one level at least rests on an engine's word, and which."""
    for seed in range(40):
        problem = large_problem(seed, 40, 10, hours=True, most=50)
        solution = solve(problem, prove=False)
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
    for field in ("components", "potentials", "cases", "seal", "settled"):
        forged.append(replace(solution, proof=replace(solution.proof, **{field: junk})))
    prices = Prices(0, 1, (), (0,) * problem.youths)
    for field in ("parent", "inside", "youth", "mentor", "prices"):
        case = replace(Case(), **{field: junk})
        forged.append(replace(solution, proof=replace(solution.proof, cases=(case,))))
    for field in ("component", "scale", "above", "youths"):
        case = Case(prices=(replace(prices, **{field: junk}),))
        forged.append(replace(solution, proof=replace(solution.proof, cases=(case,))))
    for wrong in forged:
        assert refused(problem, wrong), wrong  # type: ignore[arg-type]


def _by_youths(prices: Prices, goals: tuple[str, str]) -> tuple[Problem, Solution]:
    """Return a problem in which youth 1 is worth more, and youth 0 in the plan, with prices that are to hide it."""
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
    proof = Proof(goals, ((0, 0),), (Case(prices=(prices,)),))
    if isinstance(prices.youths, tuple):
        proof = proof.sealed()
    return problem, Solution([(0, 0)], (first, points), proof)


@pytest.mark.parametrize("scale", [1, 7])
def test_prices_that_reward_load_are_refused(scale: int) -> None:
    # Nobody gains at these prices; what load earns would only be taken off, and never counted.
    prices = Prices(1, scale, (-35 * scale,), (20 * scale, 20 * scale))
    with pytest.raises(CheckError, match="reward load"):
        check(*_by_youths(prices, ("load", "points")))


@pytest.mark.parametrize(
    ("prices", "said"),
    [
        (Prices(1, 1, (0,), (10**30, 20)), "does not show"),
        (Prices(1, 1, (0,), (2**256, 20)), "too large"),
        (Prices(1, 1, (2**256,), (20, 20)), "too large"),
        (Prices(1, 1, (0,), (-1, 20)), "below 0"),
        (Prices(1, 1, (0,), (0.5, 20)), "no whole numbers"),  # type: ignore[arg-type]
        (Prices(1, 1, (0,), None), "no whole numbers"),  # type: ignore[arg-type]
    ],
)
def test_prices_that_are_none_or_too_large_are_refused_and_not_tripped_over(
    prices: Prices, said: str
) -> None:
    with pytest.raises(CheckError, match=said):
        check(*_by_youths(prices, ("waiting", "points")))


def test_numbers_beyond_64_bits_bound_as_well_as_small_ones() -> None:
    problem = large_problem(1, 40, 10, hours=True, most=50)
    solution = solve(problem)
    assert solution.proof.cases
    many = 10**15
    cases = tuple(
        replace(
            case,
            prices=tuple(
                Prices(
                    p.component,
                    p.scale * many,
                    tuple(n * many for n in p.above),
                    tuple(n * many for n in p.youths),
                )
                for p in case.prices
            ),
        )
        for case in solution.proof.cases
    )
    check(problem, replace(solution, proof=replace(solution.proof, cases=cases).sealed()))


def split_problem() -> tuple[Problem, Solution]:
    """Return a problem whose proof needs cases."""
    for seed in range(60):
        problem = large_problem(seed, 40, 10, hours=True, most=50)
        solution = solve(problem)
        if len(solution.proof.cases) > 1:
            return problem, solution
    raise AssertionError


def test_where_prices_alone_leave_a_gap_cases_close_it() -> None:
    problem, solution = split_problem()
    check(problem, solution)
    assert solution.optimal
    by_cases = [level for level in solution.levels if level.by is By.CASES]
    assert by_cases
    assert {level.cases for level in by_cases} == {solution.proof.leaves}


def test_cases_that_leave_something_out_are_refused() -> None:
    problem, solution = split_problem()
    for name, proof in _cases_that_leave_plans_out(solution.proof):
        with pytest.raises(CheckError, match=r"case|cases"):
            check(problem, replace(solution, proof=proof.sealed()))
        assert name


def _cases_that_leave_plans_out(proof: Proof) -> list[tuple[str, Proof]]:
    cases = proof.cases
    last = cases[-1]
    return [
        ("dropped", replace(proof, cases=cases[:-1])),
        ("doubled", replace(proof, cases=(*cases, last))),
        ("turned", replace(proof, cases=(*cases[:-1], replace(last, inside=not last.inside)))),
        ("another pair", replace(proof, cases=(*cases[:-1], replace(last, mentor=(last.mentor + 1) % 10)))),
        ("its own parent", replace(proof, cases=(*cases[:-1], replace(last, parent=len(cases) - 1)))),
        ("nobody", replace(proof, cases=(*cases[:-1], replace(last, youth=-1)))),
        ("first is none", replace(proof, cases=(replace(cases[0], parent=0), *cases[1:]))),
    ]


def test_beyond_the_limit_of_cases_the_level_rests_on_the_engines_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem, _ = split_problem()
    monkeypatch.setattr(tree, "MOST_LEAVES", 1)
    solution = solve(problem)
    check(problem, solution)
    assert not solution.optimal
    assert solution.solved
    assert By.ENGINE in {level.by for level in solution.levels}
