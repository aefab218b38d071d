"""Test a plan against the problem, and what is said about it against the proof. No engine, no model."""

from __future__ import annotations

import numpy as np

from .evidence import supported
from .problem import By, Goal, IntArray, Level, Problem, Solution
from .proof import Bound, Proof
from .reading import CheckError, Reading, Refusal, total_of

_SIZE = 2**58
"""Numbers in a proof must be smaller than this, so that no sum of a few of them leaves 64 bits."""


def check(problem: Problem, solution: Solution) -> None:
    """Return if everything that the solution says is true.

    Raises:
        CheckError: a pair that is not allowed, a place or hour too many, a youth twice, a lock broken, a
        level
            missing, a value wrong, a statement that the proof does not support. The message names the first
            found, by running numbers.
    """
    _check_form(solution)
    reading = Reading(problem)
    plan = _check_plan(problem, reading, solution.pairs)
    values = reading.values(plan)
    _check_values(reading, solution.levels, values)
    _check_proof(reading, solution.proof)
    _check_claims(reading, solution, values)
    _check_no_easy_gain(reading, solution, plan)


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
    if not (
        isinstance(proof.bounds, tuple)
        and all(isinstance(bound, Bound) for bound in proof.bounds)
        and all(_are_whole((b.component, b.scale)) for b in proof.bounds)
        and all(
            _are_whole(numbers)
            for b in proof.bounds
            for numbers in (b.places, b.hours, b.above, b.lengths, b.youths, *b.meetings)
        )
    ):
        raise CheckError("a bound of the proof is none")


def _are_whole(numbers: object) -> bool:
    return isinstance(numbers, tuple) and all(type(n) is int for n in numbers)


def _check_plan(problem: Problem, reading: Reading, pairs: list[tuple[int, int]]) -> IntArray:
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
            minutes = total_of(reading.hours(plan[plan[:, 1] == mentor, 0], mentor))
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


def _check_values(reading: Reading, levels: tuple[Level, ...], values: list[int]) -> None:
    if [level.goal for level in levels] != list(reading.problem.ladder):
        raise CheckError("the levels are not the goals of the problem in their order", Refusal.GOALS)
    for level, true in zip(levels, _by_level(reading, values), strict=True):
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


def _check_proof(reading: Reading, proof: Proof) -> None:
    if proof.components != tuple(part.name for part in reading.parts):
        raise CheckError("the proof is for other goals")
    shape = (reading.problem.mentors, len(reading.parts))
    if len(proof.potentials) != shape[0] or any(len(row) != shape[1] for row in proof.potentials):
        raise CheckError("the proof does not have a number for each mentor and component")
    if any(type(n) is not int or abs(n) >= _SIZE for row in proof.potentials for n in row):
        raise CheckError("the proof has a number that is none, or too large")
    for bound in proof.bounds:
        if not (0 <= bound.component < shape[1] and len(bound.above) == bound.component and bound.scale > 0):
            raise CheckError("a bound of the proof names no component, or not those above")
        if not len(bound.places) == len(bound.hours) == shape[0]:
            raise CheckError("a bound of the proof does not have numbers for each mentor")
        if len(bound.meetings) != (shape[0] if bound.lengths else 0) or any(
            len(row) != len(bound.lengths) for row in bound.meetings
        ):
            raise CheckError("a bound of the proof does not have a price for each length of meeting")
        if sorted(set(bound.lengths)) != list(bound.lengths) or any(n < 0 for n in bound.lengths):
            raise CheckError("a bound of the proof has lengths of meetings that are none, or out of order")
        if any(n < 0 for mentor in range(shape[0]) for n in bound.of(mentor)):
            raise CheckError("a bound of the proof has a negative price")
        if bound.youths and (any(bound.places) or any(bound.hours) or bound.lengths):
            raise CheckError("a bound of the proof prices youths, and something beside them")
    if type(proof.settled) is not int or not 0 <= proof.settled <= shape[1]:
        raise CheckError("the proof gives an engine's word for components that there are not")
    if proof.settled and not reading.capped:
        raise CheckError("no hours cap binds, so the proof needs no engine's word")
    if proof.seal != proof.digest():
        raise CheckError("the proof was altered: its seal is another", Refusal.SEAL)


def _check_claims(reading: Reading, solution: Solution, values: list[int]) -> None:
    """Test each level's bound, and the word it rests on: exactly what the proof supports, no more and no less."""
    certified = supported(reading, solution.proof, values)
    last = 0
    for level, true, bound in zip(
        solution.levels, _by_level(reading, values), _by_level(reading, certified), strict=True
    ):
        last += len(true)
        by, said = _word(level), _signed(level)
        if len(said) != len(true):
            raise _claim(level.goal, "the bound has another length than the value")
        if level.proven is not (said == true) or level.proven is not (by is not By.GAP):
            raise _claim(level.goal, "proven, bound and the word for it contradict each other")
        if by is By.CERTIFICATE and bound != true:
            raise _claim(level.goal, f"the proof does not show that {_shown(level.goal, true)} is the best")
        if by is By.ENGINE and not reading.capped:
            raise _claim(level.goal, "no hours cap binds, so an engine's word is not enough")
        if by is By.ENGINE and bound < true:
            raise _claim(level.goal, "the proof contradicts the engine")
        if by is By.GAP and not true <= said:
            raise _claim(level.goal, "the bound is worse than the value")
        if by is By.GAP and said < bound:
            raise _claim(level.goal, "the proof does not support the bound")
        if by is not By.CERTIFICATE and bound == true:
            raise _claim(level.goal, f"the certificate shows it, so it is not on the word of {by}")
        if by is By.ENGINE and last > solution.proof.settled:
            raise _claim(level.goal, "the proof does not say that an engine solved it")
        if by is By.GAP and (said != bound or last <= solution.proof.settled):
            raise _claim(level.goal, "the proof shows a better bound than it says")
    if solution.proof.settled and not any(_word(level) is By.ENGINE for level in solution.levels):
        raise CheckError("no level rests on an engine's word, and the proof gives it")


def _claim(goal: Goal, what: str) -> CheckError:
    """Return the refusal of something that is said about a goal."""
    return CheckError(f"{goal}: {what}", Refusal.CLAIM, goal=goal)


def _check_no_easy_gain(reading: Reading, solution: Solution, plan: IntArray) -> None:
    """Test an engine's word as far as that is cheap: no youth can come, or go to another mentor, for the
    better."""
    proven = [level.goal for level in solution.levels if level.proven]
    if not any(_word(level) is By.ENGINE for level in solution.levels) or not reading.problem.mentors:
        return
    p = reading.problem
    now = np.full(p.youths, -1)
    now[plan[:, 0]] = plan[:, 1]
    used = np.bincount(plan[:, 1], minlength=p.mentors)
    room = used < p.places
    left = np.full(p.mentors, 2**62)
    if p.hours is not None and p.hours_limit is not None:
        for mentor in np.flatnonzero(p.hours_limit >= 0).tolist():
            needed = total_of(reading.hours(plan[plan[:, 1] == mentor, 0], mentor))
            left[mentor] = int(p.hours_limit[mentor]) - needed
    for youths in reading.blocks():
        own = now[youths]
        free = reading.open_pairs(youths) & room & (own[:, None] != np.arange(p.mentors))
        if p.hours is not None:
            free &= reading.hours(youths, slice(None)) <= left
        lines, mentors = np.nonzero(free)
        who, before = youths[lines], own[lines]
        undecided = np.ones(len(who), dtype=bool)
        for part in reading.parts:
            if part.goal not in proven:
                break
            matched = before >= 0
            gain = reading.pair_worth(part, who, mentors)
            gain[matched] -= reading.pair_worth(part, who[matched], before[matched])
            if part.goal is Goal.LOAD:
                gain = np.where(matched, 2 * used[before] - 1, 0) - (2 * used[mentors] + 1)
            if (undecided & (gain > 0)).any():
                raise _claim(part.goal, "a single youth's move makes the plan better")
            undecided &= gain == 0


def _by_level(reading: Reading, values: list[int]) -> list[tuple[int, ...]]:
    return [
        tuple(v for v, part in zip(values, reading.parts, strict=True) if part.goal is goal)
        for goal in reading.problem.ladder
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
