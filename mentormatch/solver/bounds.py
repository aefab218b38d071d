"""What the prices of a bound prove, by integer arithmetic: weak duality, added up over all pairs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from .draw import BITS
from .problem import Goal, IntArray
from .proof import Bound
from .reading import BLOCK, CheckError, Part, Reading, total_of

_LIMIT = 2**61
"""No sum of a bound's numbers comes to more than this, by size."""
_MOST_WAYS = 10**7
"""Steps of the search for a mentor's dearest meetings; a bound by the minute does where it would take more."""


def reached(reading: Reading, bound: Bound, given: list[int]) -> int:
    """Return what a bound's prices bound its component by (weak duality), without the locked pairs.

    Args:
        reading: the problem.
        bound: the prices.
        given: what a plan without the locked pairs comes to on each component above.

    Raises:
        CheckError: the prices are none that bound, or too large for the arithmetic.
    """
    weighed = _Weighed(reading, (*bound.above, bound.scale))
    if not _is_small(weighed, bound):
        raise CheckError("a bound of the proof has numbers that are too large")
    total = _by_youths(weighed, bound) if bound.youths else _by_places_and_hours(weighed, bound)
    return (total - sum(f * v for f, v in zip(bound.above, given, strict=True))) // bound.scale


def fits(reading: Reading, bound: Bound) -> bool:
    """Whether a bound's numbers are small enough for sums of 64 bits."""
    return _is_small(_Weighed(reading, (*bound.above, bound.scale)), bound)


def _is_small(weighed: _Weighed, bound: Bound) -> bool:
    reading, top = weighed.reading, weighed.top
    most = int(reading.places.max(initial=0)) + 1
    if bound.youths:
        return (top + max(bound.youths)) * most < _LIMIT
    hours = reading.problem.hours
    minutes = 1 if hours is None else max(int(hours.max(initial=0)), 1)
    meetings = max((price for row in bound.meetings for price in row), default=0)
    return (
        top + max(bound.places, default=0) + max(bound.hours, default=0) * minutes + meetings * most < _LIMIT
    )


class _Weighed:
    """The components of a bound added up, each with its factor."""

    def __init__(self, reading: Reading, factors: tuple[int, ...]) -> None:
        self.reading = reading
        self._parts = tuple(zip(factors, reading.parts[: len(factors)], strict=True))
        self.top = sum(abs(factor) * max(1, _largest(reading, part)) for factor, part in self._parts)
        """The most that a pair can count, by size."""
        self.rising = sum(factor for factor, part in self._parts if part.goal is Goal.LOAD)
        """What a unit of load costs."""

    def of(self, youths: IntArray) -> IntArray:
        """Return what youths count with every mentor."""
        total = np.zeros((len(youths), self.reading.problem.mentors), dtype=np.int64)
        for factor, part in self._parts:
            total += factor * self.reading.worth(part, youths)
        return total

    def load(self, mentor: int, most: int) -> IntArray:
        """Return what the load of 0, 1, 2, ..., ``most`` places of a mentor costs beside that of the locked ones."""
        place = np.arange(most + 1)
        return np.asarray(self.rising * (place**2 + 2 * int(self.reading.base[mentor]) * place))


def _by_places_and_hours(weighed: _Weighed, bound: Bound) -> int:
    """Return what prices of places, minutes and meetings bound the sum of all components by."""
    reading = weighed.reading
    meetings = np.array(bound.meetings, dtype=np.int64).reshape(reading.problem.mentors, len(bound.lengths))
    places = np.array(bound.places, dtype=np.int64)
    hours = np.array(bound.hours, dtype=np.int64)
    total = 0
    for youths in reading.blocks():
        net = weighed.of(youths) - places
        if reading.hours_left is not None:
            net -= hours * reading.hours(youths, slice(None))
        if bound.lengths:
            net -= meetings.T[_length_of(reading, bound, youths)]
        net = np.where(reading.open_pairs(youths), net, 0)
        total += total_of(np.maximum(net.max(axis=1, initial=0), 0))
    by_place = ~meetings.any(axis=1)
    mentor = np.repeat(np.arange(reading.problem.mentors), np.where(by_place, reading.places, 0))
    number = np.arange(len(mentor)) - np.searchsorted(mentor, mentor)
    total += total_of(
        np.maximum(places[mentor] - weighed.rising * (2 * (reading.base[mentor] + number) + 1), 0)
    )
    for one in np.flatnonzero(~by_place).tolist():
        dearest = _dearest_meetings(reading, bound.lengths, meetings[one], one)
        steps = int(places[one]) * np.arange(len(dearest)) - weighed.load(one, len(dearest) - 1)
        total += int((dearest + steps)[dearest >= 0].max())
    if reading.hours_left is not None:
        if (hours[reading.hours_left < 0] > 0).any():
            raise CheckError("a bound of the proof prices hours that are not limited")
        total += sum(int(q) * int(h) for q, h in zip(hours, reading.hours_left, strict=True) if q)
    return total


def _by_youths(weighed: _Weighed, bound: Bound) -> int:
    """Return what prices of youths bound the sum of all components by.

    The prices of all, and for each mentor the most that youths who fit can count above theirs.
    """
    reading = weighed.reading
    problem = reading.problem
    if len(bound.youths) != problem.youths or min(bound.youths, default=0) < 0:
        raise CheckError("a bound of the proof does not price all youths, or some below nothing")
    if weighed.rising < 0:
        # A set would gain by its mere size then, also by youths who gain nothing, and those are not looked at.
        raise CheckError("a bound of the proof rewards load, and prices youths alone")
    prices = np.array(bound.youths, dtype=np.int64)
    nobody = np.zeros(0, dtype=np.int64)
    youth, mentor, gain = nobody, nobody, nobody
    least = np.zeros(problem.mentors, dtype=np.int64)
    for rows in reading.blocks():
        net = weighed.of(rows) - prices[rows, None]
        lines, at = np.nonzero((net > least) & reading.open_pairs(rows))
        youth, mentor = np.concatenate([youth, rows[lines]]), np.concatenate([mentor, at])
        gain = np.concatenate([gain, net[lines, at]])
        if len(gain) > 4 * BLOCK:
            some, least = _of_use(reading, youth, mentor, gain)
            youth, mentor, gain = youth[some], mentor[some], gain[some]
    total = total_of(prices[reading.open_youths])
    order = np.lexsort((-gain, mentor))
    youth, mentor, gain = youth[order], mentor[order], gain[order]
    cuts = [*np.flatnonzero(np.diff(mentor, prepend=-1)).tolist(), len(mentor)]
    for start, end in pairwise(cuts):
        total += _best_set(weighed, int(mentor[start]), youth[start:end], gain[start:end])
    return total


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


def _best_set(weighed: _Weighed, mentor: int, youths: IntArray, gains: IntArray) -> int:
    """Return the most that youths who fit into a mentor's places and hours can gain, or more where that takes too long.

    Args:
        weighed: says what load costs.
        mentor: whose set.
        youths, gains: who gains something, and how much; the gains fall.
    """
    reading = weighed.reading
    most = min(int(reading.places[mentor]), len(gains))
    load = weighed.load(mentor, most)
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
