"""Test a plan against the problem, and what is said about it against the proof. No engine, no model."""

from __future__ import annotations

import numpy as np

from mentormatch.solver.problem import By, Goal, IntArray, Level, Problem, Solution

from .bounds import CertifiedBounds, certified_bounds
from .certificate import Case, Prices, Proof
from .exchange import better_plan
from .independent import CheckError, IndependentModel, Refusal, total_of

MOST_CASES = 20_000
"""A proof with more cases than this is not checked."""
_LARGEST = 2**256
"""Prices are smaller than this, so that nobody can make a check endless."""
_SIZE = 2**58
"""Potentials must be smaller than this, so that no sum of a few of them leaves 64 bits."""


def check(problem: Problem, solution: Solution) -> None:
    """Return if everything that the solution says is true.

    Raises:
        CheckError: a pair that is not allowed, a place or hour too many, a youth twice, a lock broken, a
        level
            missing, a value wrong, a statement that the proof does not support. The message names the first
            found, by running numbers.
    """
    _check_form(solution)
    model = IndependentModel(problem)
    plan = _check_plan(problem, model, solution.pairs)
    values = model.values(plan)
    _check_values(model, solution.levels, values)
    _check_proof(model, solution.proof)
    _check_claims(model, solution, values)
    _check_no_exchange(model, solution, plan)


def _check_form(solution: Solution) -> None:
    """Test that everything is of its kind, so that nothing below trips over a thing that is none."""
    if not (isinstance(solution, Solution) and isinstance(solution.pairs, list)):
        raise CheckError("this is no solution with a list of pairs")
    levels, proof = solution.levels, solution.proof
    if not (isinstance(levels, tuple | list) and all(isinstance(level, Level) for level in levels)):
        raise CheckError("the levels are none")
    if any(not isinstance(level.goal, str) for level in levels):
        raise CheckError("a level has no goal")
    if any(not isinstance(n, int | tuple) for level in levels for n in (level.value, level.bound)):
        raise CheckError("the value or bound of a level is no whole number, and no tuple of them")
    if not (isinstance(proof, Proof) and isinstance(proof.seal, str)):
        raise CheckError("the proof is none")
    tables = (proof.components, proof.potentials)
    if not all(isinstance(table, tuple) for table in tables) or not all(
        isinstance(row, tuple) for row in proof.potentials
    ):
        raise CheckError("the proof does not have rows of potentials")
    if not isinstance(proof.cases, tuple) or not all(isinstance(case, Case) for case in proof.cases):
        raise CheckError("the cases of the proof are none")
    for case in proof.cases:
        if not _are_whole((case.parent, case.youth, case.mentor)) or type(case.inside) is not bool:
            raise CheckError("a case of the proof is none")
        if not isinstance(case.prices, tuple) or not all(
            isinstance(prices, Prices) for prices in case.prices
        ):
            raise CheckError("the prices of a case are none")
        for prices in case.prices:
            if not _are_whole((prices.component, prices.scale)):
                raise CheckError("the prices of a case are for no component")
            if not all(_are_whole(numbers) for numbers in (prices.above, prices.youths)):
                raise CheckError("the prices of a case are no whole numbers")


def _are_whole(numbers: object) -> bool:
    return isinstance(numbers, tuple) and all(type(n) is int for n in numbers)


def _check_plan(problem: Problem, model: IndependentModel, pairs: list[tuple[int, int]]) -> IntArray:
    for pair in pairs:
        if not (isinstance(pair, tuple) and len(pair) == 2 and all(type(n) is int for n in pair)):
            raise CheckError(f"{pair!r} is not a pair of whole numbers")
        youth, mentor = pair
        if not (0 <= youth < problem.youths and 0 <= mentor < problem.mentors):
            raise CheckError(f"pair {pair}: there is no such youth or mentor")
        if not problem.allowed[youth, mentor]:
            raise CheckError(f"pair {pair} is not allowed", Refusal.NOT_ALLOWED, youth=youth, mentor=mentor)
    if pairs != sorted(pairs):
        raise CheckError("the pairs are not in order")
    youths = [youth for youth, _ in pairs]
    if len(set(youths)) != len(youths):
        twice = next(youth for youth in youths if youths.count(youth) > 1)
        raise CheckError(f"youth {twice} has more than one mentor", Refusal.TWICE, youth=twice)
    plan = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    over = np.flatnonzero(np.bincount(plan[:, 1], minlength=problem.mentors) > problem.places)
    if over.size:
        raise CheckError(f"mentor {over[0]} has more youths than places", Refusal.PLACES, mentor=int(over[0]))
    if problem.hours is not None and problem.hours_limit is not None:
        for mentor in np.flatnonzero(problem.hours_limit >= 0).tolist():
            minutes = total_of(model.hours(plan[plan[:, 1] == mentor, 0], mentor))
            if minutes > problem.hours_limit[mentor]:
                raise CheckError(
                    f"mentor {mentor} has {minutes} minutes, more than the limit",
                    Refusal.HOURS,
                    mentor=mentor,
                )
    planned = set(pairs)
    for lock in problem.locked:
        if lock not in planned:
            raise CheckError(
                f"the locked pair {lock} is missing", Refusal.LOCK, youth=lock[0], mentor=lock[1]
            )
    return plan


def _check_values(model: IndependentModel, levels: tuple[Level, ...], values: list[int]) -> None:
    if [level.goal for level in levels] != list(model.problem.ladder):
        raise CheckError("the levels are not the goals of the problem in their order", Refusal.GOALS)
    for level, true in zip(levels, _by_level(model, values), strict=True):
        shown = _shown(level.goal, true)
        if level.value != shown or not _are_whole(
            level.value if isinstance(shown, tuple) else (level.value,)
        ):
            raise CheckError(
                f"{level.goal}: the value is {shown}, not {level.value}",
                Refusal.VALUE,
                goal=level.goal,
                true=shown,
                said=level.value,
            )


def _check_proof(model: IndependentModel, proof: Proof) -> None:
    if proof.components != tuple(component.name for component in model.components):
        raise CheckError("the proof is for other goals")
    shape = (model.problem.mentors, len(model.components))
    if len(proof.potentials) != shape[0] or any(len(row) != shape[1] for row in proof.potentials):
        raise CheckError("the proof does not have a number for each mentor and component")
    if any(type(n) is not int or abs(n) >= _SIZE for row in proof.potentials for n in row):
        raise CheckError("the proof has a number that is none, or too large")
    _check_cases(model, proof.cases)
    if type(proof.settled) is not int or not 0 <= proof.settled <= shape[1]:
        raise CheckError("the proof gives an engine's word for components that there are not")
    if proof.settled and not model.capped:
        raise CheckError("no hours cap binds, so the proof needs no engine's word")
    if proof.seal != proof.digest():
        raise CheckError("the proof was altered: its seal is another", Refusal.SEAL)


def _check_cases(model: IndependentModel, cases: tuple[Case, ...]) -> None:
    """Test that the cases leave nothing out: each that is split is split in two, by whether it has some pair."""
    if len(cases) > MOST_CASES:
        raise CheckError("the proof has more cases than are looked at")
    problem = model.problem
    children: dict[int, list[Case]] = {}
    for number, case in enumerate(cases):
        if not number:
            if (case.parent, case.inside, case.youth, case.mentor) != (-1, False, -1, -1):
                raise CheckError("the first case of the proof is not all plans")
            continue
        if not 0 <= case.parent < number:
            raise CheckError("a case of the proof does not come after the one that it is part of")
        if not (0 <= case.youth < problem.youths and -1 <= case.mentor < problem.mentors):
            raise CheckError("a case of the proof names no youth or mentor")
        children.setdefault(case.parent, []).append(case)
    for two in children.values():
        pairs = {(case.youth, case.mentor) for case in two}
        if len(two) != 2 or len(pairs) != 1 or two[0].inside is two[1].inside:
            raise CheckError("the cases of the proof leave plans out")
    for case in cases:
        for prices in case.prices:
            known = 0 <= prices.component < len(model.components) and prices.scale > 0
            if not known or len(prices.above) != prices.component:
                raise CheckError("prices of the proof name no component, or not those above")
            if len(prices.youths) != problem.youths:
                raise CheckError("prices of the proof are not one for each youth")
            if any(abs(n) >= _LARGEST for n in (*prices.youths, *prices.above, prices.scale)):
                raise CheckError("prices of the proof are too large")


def _check_claims(model: IndependentModel, solution: Solution, values: list[int]) -> None:
    """Test each level's bound, and the word it rests on: exactly what the proof supports, no more and no less."""
    certified: CertifiedBounds = certified_bounds(model, solution.proof, values)
    last = 0
    for level, true, alone, bound in zip(
        solution.levels,
        _by_level(model, values),
        _by_level(model, certified.alone),
        _by_level(model, certified.by_cases),
        strict=True,
    ):
        last += len(true)
        by, said = _word(level), _signed(level)
        if len(said) != len(true):
            raise _claim(level.goal, "the bound has another length than the value")
        if level.proven is not (said == true) or level.proven is not (by is not By.GAP):
            raise _claim(level.goal, "proven, bound and the word for it contradict each other")
        if by is By.CERTIFICATE and alone != true:
            raise _claim(level.goal, f"the proof does not show that {_shown(level.goal, true)} is the best")
        if by is By.CASES and bound != true:
            raise _claim(level.goal, f"the cases do not show that {_shown(level.goal, true)} is the best")
        if by is not By.CERTIFICATE and alone == true:
            raise _claim(level.goal, f"the certificate shows it, so it is not on the word of {by}")
        if by not in (By.CERTIFICATE, By.CASES) and bound == true:
            raise _claim(level.goal, f"the cases show it, so it is not on the word of {by}")
        if level.cases != (solution.proof.leaves if by is By.CASES else 0):
            raise _claim(level.goal, "the number of cases is another")
        if by is By.ENGINE and not model.capped:
            raise _claim(level.goal, "no hours cap binds, so an engine's word is not enough")
        if by is By.ENGINE and any(b < t for b, t in zip(bound, true, strict=True)):
            raise _claim(level.goal, "the proof contradicts the engine")
        if by is By.GAP and not true <= said:
            raise _claim(level.goal, "the bound is worse than the value")
        if by is By.GAP and said < bound:
            raise _claim(level.goal, "the proof does not support the bound")
        if by is By.ENGINE and last > solution.proof.settled:
            raise _claim(level.goal, "the proof does not say that an engine solved it")
        if by is By.GAP and (said != bound or last <= solution.proof.settled):
            raise _claim(level.goal, "the proof shows a better bound than it says")
    if solution.proof.settled and not any(_word(level) is By.ENGINE for level in solution.levels):
        raise CheckError("no level rests on an engine's word, and the proof gives it")


def _claim(goal: Goal, what: str) -> CheckError:
    """Return the refusal of something that is said about a goal."""
    return CheckError(f"{goal}: {what}", Refusal.CLAIM, goal=goal)


def _check_no_exchange(model: IndependentModel, solution: Solution, plan: IntArray) -> None:
    """Test that no free place, move, swap or chain betters a plan of which not every level is proven."""
    if solution.optimal:
        return
    found = better_plan(model, plan, solution.levels)
    if found is not None:
        goal = model.components[found.component].goal
        raise CheckError(
            f"{goal}: an exchange of {len(found.moved)} youths makes the plan better",
            Refusal.EXCHANGE,
            goal=goal,
            youth=found.moved[0],
        )


def _by_level(model: IndependentModel, values: list[int]) -> list[tuple[int, ...]]:
    return [
        tuple(v for v, component in zip(values, model.components, strict=True) if component.goal is goal)
        for goal in model.problem.ladder
    ]


def _word(level: Level) -> By:
    try:
        return By(level.by)
    except ValueError as unknown:
        raise _claim(level.goal, f"{level.by!r} is no word that a level can rest on") from unknown


def _signed(level: Level) -> tuple[int, ...]:
    """Return a level's bound as components to be made large."""
    bound = level.bound if isinstance(level.bound, tuple) else (level.bound,)
    if any(type(n) is not int for n in bound) or isinstance(level.bound, tuple) != (
        level.goal is Goal.PRIORITY
    ):
        raise _claim(level.goal, "the bound is not of the value's kind")
    return tuple(-n for n in bound) if level.goal is Goal.LOAD else bound


def _shown(goal: Goal, components: tuple[int, ...]) -> int | tuple[int, ...]:
    if goal is Goal.PRIORITY:
        return components
    return -components[0] if goal is Goal.LOAD else components[0]
