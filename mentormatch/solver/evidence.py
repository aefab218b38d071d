"""What a proof proves: the problem read a second time, and bounds by integer arithmetic. No engine, no model.

Shares nothing with the modules that make plans but the classes, and the published formula of the draw. It
works out itself what each pair counts, and which pairs and places the locks and hours leave.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np

from .draw import BITS, draw_numbers
from .problem import BoolArray, Goal, IntArray, Problem
from .proof import Bound, Proof

_BLOCK = 1 << 16
_LOWEST = -(2**62)
_MOST_WAYS = 10**7
"""Steps of the search for a mentor's dearest meetings; a bound by the minute does where it would take more."""


class Refusal(StrEnum):
    """What is untrue, for those who word it: everything that can be said to a person about a refused plan."""

    NOT_ALLOWED = "not_allowed"
    TWICE = "twice"
    PLACES = "places"
    HOURS = "hours"
    LOCK = "lock"
    GOALS = "goals"
    VALUE = "value"
    CLAIM = "claim"
    SEAL = "seal"
    PROOF = "proof"


class CheckError(ValueError):
    """Something that a solution says is untrue.

    The message is for who works on the program; ``kind`` and ``about`` (a youth's or a mentor's running number, a
    goal, the true value, the value that was said) are for texts in the user's language.
    """

    def __init__(self, message: str, kind: Refusal = Refusal.PROOF, **about: object) -> None:
        super().__init__(message)
        self.kind = kind
        self.about = about


@dataclass(frozen=True)
class Part:
    """A component of the ladder."""

    name: str
    goal: Goal
    per_youth: IntArray | None = None


class Reading:
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
        """Return the minutes that youths need with a mentor, or with all of them."""
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

    def worth(self, part: Part, youths: IntArray) -> IntArray:
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
            return _within(youths[:, None] * p.mentors + np.arange(p.mentors), self.keep)
        return np.zeros((len(youths), 1), dtype=np.int64)

    def pair_worth(self, part: Part, youth: IntArray, mentor: IntArray) -> IntArray:
        """Return what single pairs count for a part."""
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
            return _within(youth * p.mentors + mentor, self.keep)
        return np.zeros(len(youth), dtype=np.int64)

    def values(self, plan: IntArray) -> list[int]:
        """Return the components of a plan (pairs, 2), all to be made large."""
        loads = np.bincount(plan[:, 1], minlength=self.problem.mentors)
        return [
            -total_of(loads * loads)
            if part.goal is Goal.LOAD
            else total_of(self.pair_worth(part, plan[:, 0], plan[:, 1]))
            for part in self.parts
        ]

    def blocks(self) -> Iterator[IntArray]:
        """Yield the youths who are not locked, some at a time."""
        youths = np.flatnonzero(self.open_youths)
        step = max(1, _BLOCK // max(self.problem.mentors, 1))
        for start in range(0, len(youths), step):
            yield youths[start : start + step]


def _parts(problem: Problem) -> Iterator[Part]:
    for goal in problem.ladder:
        if goal is Goal.MATCHED:
            yield Part("matched", goal, np.ones(problem.youths, dtype=np.int64))
        elif goal is Goal.PRIORITY:
            given = np.zeros(problem.youths, dtype=np.int64) if problem.priority is None else problem.priority
            for value in sorted({int(v) for v in given}, reverse=True):
                yield Part(f"priority:{value}", goal, (given == value).astype(np.int64))
        elif goal is Goal.WAITING:
            zeros = np.zeros(problem.youths, dtype=np.int64)
            yield Part("waiting", goal, zeros if problem.waiting is None else problem.waiting)
        else:
            yield Part(goal.value, goal)


def certified_bounds(problem: Problem, proof: Proof, values: Sequence[int]) -> list[int]:
    """Return how good each component can be at most, as far as a proof shows.

    ``values`` are the components of a plan, all to be made large; each bound holds for the plans that are
    equal to it on the components above.
    """
    return supported(Reading(problem), proof, values)


def supported(reading: Reading, proof: Proof, values: Sequence[int]) -> list[int]:
    """Return the bounds of :func:`certified_bounds` for a problem that was read already."""
    fixed = reading.values(reading.locked)
    shown = [total + lock for total, lock in zip(_lexicographic_bound(reading, proof), fixed, strict=True)]
    certified = []
    closed = True  # whether our plan is the best one on all components so far
    for part, total, value in zip(reading.parts, shown, values, strict=True):
        if closed and total == value:
            certified.append(total)
            continue
        simple = _simple_bound(reading, part)
        certified.append(min(simple, total) if closed else simple)
        closed = False
    for bound in proof.bounds:
        given = [values[k] - fixed[k] for k in range(bound.component)]
        price = _bound_by_youths if bound.youths else _priced_bound
        reached = price(reading, bound, given) + fixed[bound.component]
        certified[bound.component] = min(certified[bound.component], reached)
    return certified


def _lexicographic_bound(reading: Reading, proof: Proof) -> list[int]:
    """Return what the potentials bound every plan by, as a vector, without the locked pairs."""
    count = len(reading.parts)
    potentials = np.array(proof.potentials, dtype=np.int64).reshape(reading.problem.mentors, count)
    totals = [0] * count
    for youths in reading.blocks():
        for index, best in enumerate(_best_of_each(reading, potentials, youths)):
            totals[index] += total_of(best)
    worth = _places_worth(reading, potentials)
    return [total + total_of(worth[:, index]) for index, total in enumerate(totals)]


def _best_of_each(reading: Reading, potentials: IntArray, youths: IntArray) -> Iterator[IntArray]:
    """Yield, component by component, what the best choice of each youth is worth (having no mentor is worth
    0)."""
    alive = reading.open_pairs(youths)
    some = alive.any(axis=1)
    nobody = np.ones(len(youths), dtype=bool)
    for index, part in enumerate(reading.parts):
        price = potentials[:, index]
        worth = reading.worth(part, youths)
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


def _places_worth(reading: Reading, potentials: IntArray) -> IntArray:
    """Return what each open place is worth at the potentials, 0 at least, a row per place."""
    mentor = np.repeat(np.arange(reading.problem.mentors), reading.places)
    number = np.arange(len(mentor)) - np.repeat(np.cumsum(reading.places) - reading.places, reading.places)
    worth = potentials[mentor].copy()
    for index, part in enumerate(reading.parts):
        if part.goal is Goal.LOAD:
            worth[:, index] -= 2 * (reading.base[mentor] + number) + 1
    undecided = np.ones(len(mentor), dtype=bool)
    for index in range(worth.shape[1]):
        worth[undecided & (worth[:, index] < 0)] = 0
        undecided &= worth[:, index] == 0
    return worth


def _simple_bound(reading: Reading, part: Part) -> int:
    """Return a bound that needs no proof: everybody has their best choice, and nobody must share."""
    if part.goal is Goal.LOAD:
        return -total_of(reading.base * reading.base)
    total = total_of(reading.pair_worth(part, reading.locked[:, 0], reading.locked[:, 1]))
    for youths in reading.blocks():
        net = np.where(reading.open_pairs(youths), reading.worth(part, youths), 0)
        total += total_of(np.maximum(net.max(axis=1, initial=0), 0))
    return total


def _priced_bound(reading: Reading, bound: Bound, given: list[int]) -> int:
    """Return what a bound's prices bound its component by (weak duality), without the locked pairs."""
    factors = [*bound.above, bound.scale]
    sizes = [max(1, _largest(reading, part)) for part in reading.parts[: len(factors)]]
    if max(bound.hours, default=0) >= 2**61 or any(n >= 2**61 for row in bound.meetings for n in row):
        raise CheckError("a bound of the proof has numbers that are too large")
    minutes = 0 if reading.problem.hours is None else int(reading.problem.hours.max(initial=0))
    meetings = np.array(bound.meetings, dtype=np.int64).reshape(reading.problem.mentors, len(bound.lengths))
    top = sum(abs(f) * s for f, s in zip(factors, sizes, strict=True)) + max((*bound.places, 0))
    most = int(reading.places.max(initial=0)) + 1
    if top + max((*bound.hours, 0)) * minutes + int(meetings.max(initial=0)) * most >= 2**61:
        raise CheckError("a bound of the proof has numbers that are too large")
    places = np.array(bound.places, dtype=np.int64)
    hours = np.array(bound.hours, dtype=np.int64)
    total = -sum(f * v for f, v in zip(bound.above, given, strict=True))
    for youths in reading.blocks():
        net = np.zeros((len(youths), reading.problem.mentors), dtype=np.int64)
        for factor, part in zip(factors, reading.parts, strict=False):
            net += factor * reading.worth(part, youths)
        net -= places
        if reading.hours_left is not None:
            net -= hours * reading.hours(youths, slice(None))
        if bound.lengths:
            net -= meetings.T[_length_of(reading, bound, youths)]
        net = np.where(reading.open_pairs(youths), net, 0)
        total += total_of(np.maximum(net.max(axis=1, initial=0), 0))
    rising = sum(f for f, part in zip(factors, reading.parts, strict=False) if part.goal is Goal.LOAD)
    by_place = ~meetings.any(axis=1)
    mentor = np.repeat(np.arange(reading.problem.mentors), np.where(by_place, reading.places, 0))
    number = np.arange(len(mentor)) - np.searchsorted(mentor, mentor)
    total += total_of(np.maximum(places[mentor] - rising * (2 * (reading.base[mentor] + number) + 1), 0))
    for one in np.flatnonzero(~by_place).tolist():
        dearest = _dearest_meetings(reading, bound.lengths, meetings[one], one)
        place = np.arange(len(dearest))
        steps = int(places[one]) * place - rising * (place**2 + 2 * int(reading.base[one]) * place)
        total += int((dearest + steps)[dearest >= 0].max())
    if reading.hours_left is not None:
        if (hours[reading.hours_left < 0] > 0).any():
            raise CheckError("a bound of the proof prices hours that are not limited")
        total += sum(int(q) * int(h) for q, h in zip(hours, reading.hours_left, strict=True) if q)
    return total // bound.scale


def _bound_by_youths(reading: Reading, bound: Bound, given: list[int]) -> int:
    """Return what a bound's prices of youths bound its component by, without the locked pairs.

    The prices of all, and for each mentor the most that youths who fit can count above theirs.
    """
    problem = reading.problem
    factors = [*bound.above, bound.scale]
    sizes = [max(1, _largest(reading, part)) for part in reading.parts[: len(factors)]]
    if len(bound.youths) != problem.youths or min(bound.youths, default=0) < 0:
        raise CheckError("a bound of the proof does not price all youths, or some below nothing")
    top = sum(abs(f) * s for f, s in zip(factors, sizes, strict=True)) + max(bound.youths, default=0)
    if top * (int(reading.places.max(initial=0)) + 1) >= 2**61:
        raise CheckError("a bound of the proof has numbers that are too large")
    prices = np.array(bound.youths, dtype=np.int64)
    nobody = np.zeros(0, dtype=np.int64)
    youth, mentor, gain = nobody, nobody, nobody
    least = np.zeros(problem.mentors, dtype=np.int64)
    for rows in reading.blocks():
        net = np.zeros((len(rows), problem.mentors), dtype=np.int64)
        for factor, part in zip(factors, reading.parts, strict=False):
            net += factor * reading.worth(part, rows)
        net -= prices[rows, None]
        lines, at = np.nonzero((net > least) & reading.open_pairs(rows))
        youth, mentor = np.concatenate([youth, rows[lines]]), np.concatenate([mentor, at])
        gain = np.concatenate([gain, net[lines, at]])
        if len(gain) > 4 * _BLOCK:
            some, least = _of_use(reading, youth, mentor, gain)
            youth, mentor, gain = youth[some], mentor[some], gain[some]
    total = total_of(prices[reading.open_youths]) - sum(
        f * v for f, v in zip(bound.above, given, strict=True)
    )
    rising = sum(f for f, part in zip(factors, reading.parts, strict=False) if part.goal is Goal.LOAD)
    if rising < 0:
        # A set would gain by its mere size then, also by youths who gain nothing, and those are not looked at.
        raise CheckError("a bound of the proof rewards load, and prices youths alone")
    order = np.lexsort((-gain, mentor))
    youth, mentor, gain = youth[order], mentor[order], gain[order]
    cuts = [*np.flatnonzero(np.diff(mentor, prepend=-1)).tolist(), len(mentor)]
    for start, end in pairwise(cuts):
        total += _best_set(reading, int(mentor[start]), youth[start:end], gain[start:end], rising)
    return total // bound.scale


def _of_use(
    reading: Reading, youths: IntArray, mentors: IntArray, gains: IntArray
) -> tuple[IntArray, IntArray]:
    """Return which pairs a mentor's best set can have, and with each mentor a gain that others must exceed.

    Of equally long meetings no more than there are places; and once there are so many of each length that there is, a
    gain that is not above the least of them is of no use.
    """
    minutes = np.zeros(len(youths), dtype=np.int64)
    lengths = np.ones(reading.problem.mentors, dtype=np.int64)
    hours = reading.problem.hours
    if reading.hours_left is not None and hours is not None:
        limited = reading.hours_left >= 0
        some = limited[mentors]
        minutes[some] = (hours[youths] if hours.ndim == 1 else hours[youths, mentors])[some]
        lengths[limited] = len(np.unique(hours))
    order = np.lexsort((-gains, minutes, mentors))
    mentors, gains, minutes = mentors[order], gains[order], minutes[order]
    new = (np.diff(mentors, prepend=-1) != 0) | (np.diff(minutes, prepend=-1) != 0)
    rank = np.arange(len(order)) - np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    last = rank == reading.places[mentors] - 1
    full = np.bincount(mentors[last], minlength=len(lengths)) == lengths
    least = np.full(len(lengths), 2**62)
    np.minimum.at(least, mentors[last], gains[last])
    some = order[rank < reading.places[mentors]]
    return some, np.where(full, least, 0)


def _best_set(reading: Reading, mentor: int, youths: IntArray, gains: IntArray, rising: int) -> int:
    """Return the most that youths who fit into a mentor's places and hours can gain, or more where that takes too long.

    Args:
        reading: the problem.
        mentor: whose set.
        youths, gains: who gains something, and how much; the gains fall.
        rising: what a unit of load costs.
    """
    most = min(int(reading.places[mentor]), len(gains))
    place = np.arange(most + 1)
    load = rising * (place**2 + 2 * int(reading.base[mentor]) * place)
    any_ = np.concatenate([[0], np.cumsum(gains[:most])])
    left = -1 if reading.hours_left is None else int(reading.hours_left[mentor])
    minutes = reading.hours(youths, mentor) if left >= 0 else np.zeros(len(youths), dtype=np.int64)
    if left < 0 or np.sort(minutes)[len(minutes) - most :].sum() <= left:
        return int((any_ - load).max())
    # Of equally long meetings only the first ones can be among the best.
    order = np.argsort(minutes, kind="stable")
    rank = np.arange(len(order)) - np.searchsorted(minutes[order], minutes[order])
    some = order[rank < most]
    step = math.gcd(left, *minutes[some].tolist()) or 1
    room = left // step
    if room * most * len(some) > _MOST_WAYS:
        return int((any_ - load).max())
    best = np.zeros((most + 1, room + 1), dtype=np.int64)  # with at most so many places, and so much time
    for gain, need in zip(gains[some].tolist(), (minutes[some] // step).tolist(), strict=True):
        if need <= room:
            best[1:, need:] = np.maximum(best[1:, need:], best[:-1, : room + 1 - need] + gain)
    return int((best[:, room] - load).max())


def _length_of(reading: Reading, bound: Bound, youths: IntArray) -> IntArray:
    """Return which of a bound's lengths the meetings of youths have (any, if they have no open pair with a
    priced mentor)."""
    if reading.problem.hours is None or reading.problem.hours.ndim != 1:
        raise CheckError("a bound of the proof prices meetings whose lengths differ from pair to pair")
    lengths = np.array(bound.lengths, dtype=np.int64)
    needed = reading.problem.hours[youths]
    found = np.minimum(np.searchsorted(lengths, needed), len(lengths) - 1)
    priced = np.array([any(row) for row in bound.meetings])
    strange = (lengths[found] != needed) & (reading.open_pairs(youths) & priced).any(axis=1)
    if strange.any():
        raise CheckError("a bound of the proof has no price for a meeting of some length")
    return found


def _dearest_meetings(reading: Reading, lengths: Sequence[int], prices: IntArray, mentor: int) -> IntArray:
    """Return the dearest sets of 0, 1, 2, ... meetings that fit into a mentor's places and hours (-1: none fits).

    Where there are too many ways to look at, more than the dearest: what the minutes alone allow.
    """
    most = int(reading.places[mentor])
    left = -1 if reading.hours_left is None else int(reading.hours_left[mentor])
    if left < 0:
        return int(prices.max()) * np.arange(most + 1)
    step = math.gcd(left, *lengths) or 1
    room = left // step
    if room * most * len(lengths) > _MOST_WAYS:
        by_minute = [
            -(-int(price) * left // minutes)
            for price, minutes in zip(prices, lengths, strict=True)
            if minutes
        ]
        free = max(
            (int(price) for price, minutes in zip(prices, lengths, strict=True) if not minutes), default=0
        )
        return np.minimum(int(prices.max()) * np.arange(most + 1), max(by_minute, default=0) + free * most)
    best = np.zeros(room + 1, dtype=np.int64)
    found = [0]
    for _ in range(most):
        longer = np.full(room + 1, -1, dtype=np.int64)
        for price, minutes in zip(prices.tolist(), lengths, strict=True):
            need = minutes // step
            if need <= room:
                before = best[: room + 1 - need]
                np.maximum(longer[need:], np.where(before >= 0, before + price, -1), out=longer[need:])
        best = longer
        found.append(int(best[-1]))
    return np.array(found, dtype=np.int64)


def _largest(reading: Reading, part: Part) -> int:
    if part.per_youth is not None:
        return int(np.abs(part.per_youth).max(initial=0))
    if part.goal is Goal.POINTS:
        points = reading.problem.points
        return max(abs(int(points.max(initial=0))), abs(int(points.min(initial=0))))
    if part.goal is Goal.LOAD:
        return 2 * reading.problem.youths + 1
    return 1 << BITS if part.goal is Goal.DRAW else 1


def _within(numbers: IntArray, rising: IntArray) -> IntArray:
    """Return 1 for numbers that a rising array has, else 0."""
    if not rising.size:
        return np.zeros(numbers.shape, dtype=np.int64)
    found = np.minimum(np.searchsorted(rising, numbers), rising.size - 1)
    return np.asarray(rising[found] == numbers).astype(np.int64)


def total_of(numbers: IntArray) -> int:
    """Add up without leaving 64 bits."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())
