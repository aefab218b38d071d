"""Test a plan against the problem, and what is said about it against the proof. No engine, no model.

This module shares nothing with those that make plans but the classes, and the published formula of the draw.
It works out itself what each pair counts, which pairs and places the hours leave, and what the proof proves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .draw import BITS, draw_numbers
from .problem import BoolArray, By, Goal, IntArray, Level, Problem, Solution
from .proof import Bound, Proof

_BLOCK = 1 << 20
_LOWEST = -(2**62)
_SIZE = 2**58
"""Numbers in a proof must be smaller than this, so that no sum of a few of them leaves 64 bits."""


class CheckError(ValueError):
    """Something that a solution says is untrue."""


def check(problem: Problem, solution: Solution) -> None:
    """Return if everything that the solution says is true.

    Raises:
        CheckError: a pair that is not allowed, a place or hour too many, a youth twice, a lock broken, a
        level
            missing, a value wrong, a statement that the proof does not support. The message names the first
            found, by running numbers.
    """
    rules = _Rules(problem)
    plan = _check_plan(problem, rules, solution.pairs)
    values = rules.values(plan)
    _check_values(rules, solution.levels, values)
    _check_proof(rules, solution.proof)
    _check_claims(rules, solution, values)
    _check_no_easy_gain(rules, solution, plan)


@dataclass(frozen=True)
class _Part:
    name: str
    goal: Goal
    per_youth: IntArray | None = None


class _Rules:
    """The problem, read a second time."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.parts = tuple(_parts(problem))
        self.locked = np.array(problem.locked, dtype=np.int64).reshape(-1, 2)
        self.base = np.bincount(self.locked[:, 1], minlength=problem.mentors)
        self.hours_left = self._hours_left()
        self.open_youths = np.ones(problem.youths, dtype=bool)
        self.open_youths[self.locked[:, 0]] = False
        self.places = np.minimum(problem.places - self.base, problem.youths)
        self.capped = False
        if self.hours_left is not None:
            for mentor in np.flatnonzero(self.hours_left >= 0):
                self._limit_places(int(mentor), int(self.hours_left[mentor]))
        self.keep = np.zeros(0, dtype=np.int64)
        if problem.keep:
            kept = np.array(problem.keep, dtype=np.int64)
            self.keep = np.sort(kept[:, 0] * problem.mentors + kept[:, 1])

    def _hours_left(self) -> IntArray | None:
        p = self.problem
        if p.hours is None or p.hours_limit is None:
            return None
        left = p.hours_limit.copy()
        for youth, mentor in p.locked:
            if left[mentor] >= 0:
                left[mentor] -= int(p.hours[youth] if p.hours.ndim == 1 else p.hours[youth, mentor])
        return left

    def _limit_places(self, mentor: int, left: int) -> None:
        hours = self.hours(np.arange(self.problem.youths), mentor)
        mine = np.sort(hours[self.open_youths & self.problem.allowed[:, mentor] & (hours <= left)])
        fitting = int(np.searchsorted(np.cumsum(mine), left, side="right"))
        self.places[mentor] = min(int(self.places[mentor]), fitting)
        most = int(self.places[mentor])
        self.capped |= bool(most and mine[-most:].sum() > left)

    def hours(self, youths: IntArray, mentor: int | slice) -> IntArray:
        assert self.problem.hours is not None  # noqa: S101  # only asked for where there are hours
        hours = self.problem.hours
        if hours.ndim == 2:
            return hours[youths, mentor]
        return hours[youths] if isinstance(mentor, int) else hours[youths][:, None]

    def open_pairs(self, youths: IntArray) -> BoolArray:
        """Return which pairs a plan can have beside the locked ones."""
        pairs: BoolArray = self.problem.allowed[youths] & self.open_youths[youths, None]
        if self.hours_left is not None:
            limit = np.where(self.hours_left < 0, 2**62, self.hours_left)
            pairs &= self.hours(youths, slice(None)) <= limit
        return pairs

    def worth(self, part: _Part, youths: IntArray) -> IntArray:
        """Return what pairs count for a part: all mentors, or a column where they are alike."""
        p = self.problem
        if part.per_youth is not None:
            return part.per_youth[youths, None]
        if part.goal is Goal.POINTS:
            return p.points[youths].astype(np.int64)
        if part.goal is Goal.DRAW:
            youth = np.arange(p.youths) if p.youth_draw is None else p.youth_draw
            mentor = np.arange(p.mentors) if p.mentor_draw is None else p.mentor_draw
            return draw_numbers(youth[youths, None], mentor[None, :])
        if part.goal is Goal.KEEP and self.keep.size:
            return np.isin(youths[:, None] * p.mentors + np.arange(p.mentors), self.keep).astype(np.int64)
        return np.zeros((len(youths), 1), dtype=np.int64)

    def pair_worth(self, part: _Part, youth: IntArray, mentor: IntArray) -> IntArray:
        p = self.problem
        if part.per_youth is not None:
            return part.per_youth[youth]
        if part.goal is Goal.POINTS:
            return p.points[youth, mentor].astype(np.int64)
        if part.goal is Goal.DRAW:
            youths = np.arange(p.youths) if p.youth_draw is None else p.youth_draw
            mentors = np.arange(p.mentors) if p.mentor_draw is None else p.mentor_draw
            return draw_numbers(youths[youth], mentors[mentor])
        if part.goal is Goal.KEEP:
            return np.isin(youth * p.mentors + mentor, self.keep).astype(np.int64)
        return np.zeros(len(youth), dtype=np.int64)

    def values(self, plan: IntArray) -> list[int]:
        """Return the components of a plan (pairs, 2), all to be made large."""
        loads = np.bincount(plan[:, 1], minlength=self.problem.mentors)
        return [
            -_total(loads * loads)
            if part.goal is Goal.LOAD
            else _total(self.pair_worth(part, plan[:, 0], plan[:, 1]))
            for part in self.parts
        ]

    def blocks(self) -> Iterator[IntArray]:
        youths = np.flatnonzero(self.open_youths)
        step = max(1, _BLOCK // max(self.problem.mentors, 1))
        for start in range(0, len(youths), step):
            yield youths[start : start + step]


def _parts(problem: Problem) -> Iterator[_Part]:
    for goal in problem.ladder:
        if goal is Goal.MATCHED:
            yield _Part("matched", goal, np.ones(problem.youths, dtype=np.int64))
        elif goal is Goal.PRIORITY:
            given = np.zeros(problem.youths, dtype=np.int64) if problem.priority is None else problem.priority
            for value in sorted({int(v) for v in given}, reverse=True):
                yield _Part(f"priority:{value}", goal, (given == value).astype(np.int64))
        elif goal is Goal.WAITING:
            zeros = np.zeros(problem.youths, dtype=np.int64)
            yield _Part("waiting", goal, zeros if problem.waiting is None else problem.waiting)
        else:
            yield _Part(goal.value, goal)


def _check_plan(problem: Problem, rules: _Rules, pairs: list[tuple[int, int]]) -> IntArray:
    for pair in pairs:
        if not (isinstance(pair, tuple) and len(pair) == 2 and all(type(n) is int for n in pair)):
            raise CheckError(f"{pair!r} is not a pair of whole numbers")
        youth, mentor = pair
        if not (0 <= youth < problem.youths and 0 <= mentor < problem.mentors):
            raise CheckError(f"pair {pair}: there is no such youth or mentor")
        if not problem.allowed[youth, mentor]:
            raise CheckError(f"pair {pair} is not allowed")
    if pairs != sorted(pairs):
        raise CheckError("the pairs are not in order")
    youths = [youth for youth, _ in pairs]
    if len(set(youths)) != len(youths):
        twice = next(youth for youth in youths if youths.count(youth) > 1)
        raise CheckError(f"youth {twice} has more than one mentor")
    plan = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    over = np.flatnonzero(np.bincount(plan[:, 1], minlength=problem.mentors) > problem.places)
    if over.size:
        raise CheckError(f"mentor {over[0]} has more youths than places")
    if problem.hours is not None and problem.hours_limit is not None:
        for mentor in np.flatnonzero(problem.hours_limit >= 0).tolist():
            minutes = _total(rules.hours(plan[plan[:, 1] == mentor, 0], mentor))
            if minutes > problem.hours_limit[mentor]:
                raise CheckError(f"mentor {mentor} has {minutes} minutes, more than the limit")
    for lock in problem.locked:
        if lock not in set(pairs):
            raise CheckError(f"the locked pair {lock} is missing")
    return plan


def _check_values(rules: _Rules, levels: tuple[Level, ...], values: list[int]) -> None:
    if [level.goal for level in levels] != list(rules.problem.ladder):
        raise CheckError("the levels are not the goals of the problem in their order")
    for level, true in zip(levels, _by_level(rules, values), strict=True):
        shown = _shown(level.goal, true)
        if level.value != shown or type(level.value) is not type(shown):
            raise CheckError(f"{level.goal}: the value is {shown}, not {level.value}")


def _check_proof(rules: _Rules, proof: Proof) -> None:
    if proof.components != tuple(part.name for part in rules.parts):
        raise CheckError("the proof is for other goals")
    shape = (rules.problem.mentors, len(rules.parts))
    if len(proof.potentials) != shape[0] or any(len(row) != shape[1] for row in proof.potentials):
        raise CheckError("the proof does not have a number for each mentor and component")
    if any(type(n) is not int or abs(n) >= _SIZE for row in proof.potentials for n in row):
        raise CheckError("the proof has a number that is none, or too large")
    for bound in proof.bounds:
        if not (0 <= bound.component < shape[1] and len(bound.above) == bound.component and bound.scale > 0):
            raise CheckError("a bound of the proof names no component, or not those above")
        if not len(bound.places) == len(bound.hours) == shape[0]:
            raise CheckError("a bound of the proof does not have numbers for each mentor")
        if any(n < 0 for n in (*bound.places, *bound.hours)):
            raise CheckError("a bound of the proof has a negative price")
    if proof.seal != proof.digest():
        raise CheckError("the proof was altered: its seal is another")


def _check_claims(rules: _Rules, solution: Solution, values: list[int]) -> None:
    certified = _certified(rules, solution.proof, values)
    for level, true, bound in zip(
        solution.levels, _by_level(rules, values), _by_level(rules, certified), strict=True
    ):
        said = _signed(level)
        if len(said) != len(true):
            raise CheckError(f"{level.goal}: the bound has another length than the value")
        if level.proven != (said == true) or level.proven != (level.by is not By.GAP):
            raise CheckError(f"{level.goal}: proven, bound and the word for it contradict each other")
        if level.by is By.CERTIFICATE and bound != true:
            raise CheckError(
                f"{level.goal}: the proof does not show that {_shown(level.goal, true)} is the best"
            )
        if level.by is By.ENGINE and not rules.capped:
            raise CheckError(f"{level.goal}: no hours cap binds, so an engine's word is not enough")
        if level.by is By.ENGINE and bound < true:
            raise CheckError(f"{level.goal}: the proof contradicts the engine")
        if level.by is By.GAP and not true <= said:
            raise CheckError(f"{level.goal}: the bound is worse than the value")
        if level.by is By.GAP and said < bound:
            raise CheckError(f"{level.goal}: the proof does not support the bound")


def _check_no_easy_gain(rules: _Rules, solution: Solution, plan: IntArray) -> None:
    """Test an engine's word as far as that is cheap: no youth can come, or go to another mentor, for the
    better."""
    proven = [level.goal for level in solution.levels if level.proven]
    if not any(level.by is By.ENGINE for level in solution.levels) or not rules.problem.mentors:
        return
    p = rules.problem
    now = np.full(p.youths, -1)
    now[plan[:, 0]] = plan[:, 1]
    used = np.bincount(plan[:, 1], minlength=p.mentors)
    room = used < p.places
    left = np.full(p.mentors, 2**62)
    if p.hours is not None and p.hours_limit is not None:
        for mentor in np.flatnonzero(p.hours_limit >= 0).tolist():
            needed = _total(rules.hours(plan[plan[:, 1] == mentor, 0], mentor))
            left[mentor] = int(p.hours_limit[mentor]) - needed
    for youths in rules.blocks():
        own = now[youths]
        free = rules.open_pairs(youths) & room & (own[:, None] != np.arange(p.mentors))
        if p.hours is not None:
            free &= rules.hours(youths, slice(None)) <= left
        lines, mentors = np.nonzero(free)
        who, before = youths[lines], own[lines]
        undecided = np.ones(len(who), dtype=bool)
        for part in rules.parts:
            if part.goal not in proven:
                break
            matched = before >= 0
            gain = rules.pair_worth(part, who, mentors)
            gain[matched] -= rules.pair_worth(part, who[matched], before[matched])
            if part.goal is Goal.LOAD:
                gain = np.where(matched, 2 * used[before] - 1, 0) - (2 * used[mentors] + 1)
            if (undecided & (gain > 0)).any():
                raise CheckError(f"{part.goal}: a single youth's move makes the plan better")
            undecided &= gain == 0


def certified_bounds(problem: Problem, proof: Proof, values: Sequence[int]) -> list[int]:
    """Return how good each component can be at most, as far as a proof shows.

    ``values`` are the components of a plan, all to be made large; each bound holds for the plans that are
    equal to it on the components above.
    """
    return _certified(_Rules(problem), proof, values)


def _certified(rules: _Rules, proof: Proof, values: Sequence[int]) -> list[int]:
    fixed = rules.values(rules.locked)
    shown = [total + lock for total, lock in zip(_lexicographic_bound(rules, proof), fixed, strict=True)]
    certified = []
    closed = True  # whether our plan is the best one on all components so far
    for part, total, value in zip(rules.parts, shown, values, strict=True):
        if closed and total == value:
            certified.append(total)
            continue
        simple = _simple_bound(rules, part)
        certified.append(min(simple, total) if closed else simple)
        closed = False
    for bound in proof.bounds:
        given = [values[k] - fixed[k] for k in range(bound.component)]
        reached = _priced_bound(rules, bound, given) + fixed[bound.component]
        certified[bound.component] = min(certified[bound.component], reached)
    return certified


def _lexicographic_bound(rules: _Rules, proof: Proof) -> list[int]:
    """Return what the potentials bound every plan by, as a vector, without the locked pairs."""
    count = len(rules.parts)
    potentials = np.array(proof.potentials, dtype=np.int64).reshape(rules.problem.mentors, count)
    totals = [0] * count
    for youths in rules.blocks():
        for index, best in enumerate(_best_of_each(rules, potentials, youths)):
            totals[index] += _total(best)
    worth = _places_worth(rules, potentials)
    return [total + _total(worth[:, index]) for index, total in enumerate(totals)]


def _best_of_each(rules: _Rules, potentials: IntArray, youths: IntArray) -> Iterator[IntArray]:
    """Yield, component by component, what the best choice of each youth is worth (having no mentor is worth
    0)."""
    alive = rules.open_pairs(youths)
    some = alive.any(axis=1)
    nobody = np.ones(len(youths), dtype=bool)
    for index, part in enumerate(rules.parts):
        price = potentials[:, index]
        worth = rules.worth(part, youths)
        if worth.shape[1] == 1 and price.size and (price == price[0]).all():
            each = worth[:, 0] - price[0]
            best = np.where(some, each, _LOWEST)
            best = np.where(nobody, np.maximum(best, 0), best)
            some &= best == each
            alive &= some[:, None]
        else:
            net = np.where(alive, worth - price, _LOWEST)
            best = net.max(axis=1, initial=_LOWEST)
            best = np.where(nobody, np.maximum(best, 0), best)
            alive &= net == best[:, None]
            some = alive.any(axis=1)
        nobody &= best == 0
        yield best


def _places_worth(rules: _Rules, potentials: IntArray) -> IntArray:
    """Return what each open place is worth at the potentials, 0 at least, a row per place."""
    mentor = np.repeat(np.arange(rules.problem.mentors), rules.places)
    number = np.arange(len(mentor)) - np.repeat(np.cumsum(rules.places) - rules.places, rules.places)
    worth = potentials[mentor].copy()
    for index, part in enumerate(rules.parts):
        if part.goal is Goal.LOAD:
            worth[:, index] -= 2 * (rules.base[mentor] + number) + 1
    undecided = np.ones(len(mentor), dtype=bool)
    for index in range(worth.shape[1]):
        worth[undecided & (worth[:, index] < 0)] = 0
        undecided &= worth[:, index] == 0
    return worth


def _simple_bound(rules: _Rules, part: _Part) -> int:
    """Return a bound that needs no proof: everybody has their best choice, and nobody must share."""
    if part.goal is Goal.LOAD:
        return -_total(rules.base * rules.base)
    total = _total(rules.pair_worth(part, rules.locked[:, 0], rules.locked[:, 1]))
    for youths in rules.blocks():
        net = np.where(rules.open_pairs(youths), rules.worth(part, youths), 0)
        total += _total(np.maximum(net.max(axis=1, initial=0), 0))
    return total


def _priced_bound(rules: _Rules, bound: Bound, given: list[int]) -> int:
    """Return what a bound's prices bound its component by (weak duality), without the locked pairs."""
    factors = [*bound.above, bound.scale]
    sizes = [_largest(rules, part) for part in rules.parts[: len(factors)]]
    minutes = 0 if rules.problem.hours is None else int(rules.problem.hours.max(initial=0))
    top = sum(abs(f) * s for f, s in zip(factors, sizes, strict=True)) + max((*bound.places, 0))
    if top + max((*bound.hours, 0)) * minutes >= 2**61:
        raise CheckError("a bound of the proof has numbers that are too large")
    places = np.array(bound.places, dtype=np.int64)
    hours = np.array(bound.hours, dtype=np.int64)
    total = -sum(f * v for f, v in zip(bound.above, given, strict=True))
    for youths in rules.blocks():
        net = np.zeros((len(youths), rules.problem.mentors), dtype=np.int64)
        for factor, part in zip(factors, rules.parts, strict=False):
            net += factor * rules.worth(part, youths)
        net -= places
        if rules.hours_left is not None:
            net -= hours * rules.hours(youths, slice(None))
        net = np.where(rules.open_pairs(youths), net, 0)
        total += _total(np.maximum(net.max(axis=1, initial=0), 0))
    mentor = np.repeat(np.arange(rules.problem.mentors), rules.places)
    number = np.arange(len(mentor)) - np.repeat(np.cumsum(rules.places) - rules.places, rules.places)
    rising = sum(f for f, part in zip(factors, rules.parts, strict=False) if part.goal is Goal.LOAD)
    total += _total(np.maximum(places[mentor] - rising * (2 * (rules.base[mentor] + number) + 1), 0))
    if rules.hours_left is not None:
        if (hours[rules.hours_left < 0] > 0).any():
            raise CheckError("a bound of the proof prices hours that are not limited")
        total += sum(int(q) * int(h) for q, h in zip(hours, rules.hours_left, strict=True) if q)
    return total // bound.scale


def _largest(rules: _Rules, part: _Part) -> int:
    if part.per_youth is not None:
        return int(np.abs(part.per_youth).max(initial=0))
    if part.goal is Goal.POINTS:
        points = rules.problem.points
        return max(abs(int(points.max(initial=0))), abs(int(points.min(initial=0))))
    if part.goal is Goal.LOAD:
        return 2 * rules.problem.youths + 1
    return 1 << BITS if part.goal is Goal.DRAW else 1


def _by_level(rules: _Rules, values: list[int]) -> list[tuple[int, ...]]:
    return [
        tuple(v for v, part in zip(values, rules.parts, strict=True) if part.goal is goal)
        for goal in rules.problem.ladder
    ]


def _signed(level: Level) -> tuple[int, ...]:
    """Return a level's bound as components to be made large."""
    bound = level.bound if isinstance(level.bound, tuple) else (level.bound,)
    if any(type(n) is not int for n in bound) or isinstance(level.bound, tuple) != (
        level.goal is Goal.PRIORITY
    ):
        raise CheckError(f"{level.goal}: the bound is not of the value's kind")
    return tuple(-n for n in bound) if level.goal is Goal.LOAD else bound


def _shown(goal: Goal, components: tuple[int, ...]) -> int | tuple[int, ...]:
    if goal is Goal.PRIORITY:
        return components
    return -components[0] if goal is Goal.LOAD else components[0]


def _total(numbers: IntArray) -> int:
    """Add up without leaving 64 bits."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())
