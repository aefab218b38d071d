"""What prices of youths prove: weak duality, added up over all pairs of a case in integer arithmetic.

Let every youth have a price, and every mentor take the set of youths that counts most above their prices and fits into
places and hours. No plan comes to more than all prices and all these gains together, for in a plan too each youth pays
a price at most once, and each mentor takes some set that fits (Lagrangian relaxation of the youths' rows; Fisher,
Jaikumar and Van Wassenhove 1986, doi:10.1287/mnsc.32.9.1095).
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np

from mentormatch.solver.draw import BITS
from mentormatch.solver.problem import BoolArray, Goal, IntArray

from .certificate import Case, Prices
from .independent import BLOCK, CheckError, Component, IndependentModel, total_of

_LIMIT = 2**61
"""Where sums may come to more than this by size, Python's whole numbers are used instead of 64 bits."""
_MOST_STEPS = 10**7
"""Steps of the search for a mentor's best set; where it would take more, a looser bound on the set does."""


@dataclass(frozen=True)
class Restriction:
    """What a case says about pairs: ``inside`` has the mentor of each youth who has that mentor in every plan of the
    case, ``outside`` the mentors that a youth has in none; who has some mentor in every plan, or none in any."""

    inside: dict[int, int] = field(default_factory=dict)
    outside: dict[int, frozenset[int]] = field(default_factory=dict)
    matched: frozenset[int] = frozenset()
    unmatched: frozenset[int] = frozenset()

    def split(self, case: Case) -> Restriction:
        """Return what a case says beside this."""
        youth, mentor = case.youth, case.mentor
        if mentor < 0 and case.inside:
            return replace(self, matched=self.matched | {youth})
        if mentor < 0:
            return replace(self, unmatched=self.unmatched | {youth})
        if case.inside:
            return replace(self, inside={**self.inside, youth: mentor}, matched=self.matched | {youth})
        shut = self.outside.get(youth, frozenset()) | {mentor}
        return replace(self, outside={**self.outside, youth: shut})

    def narrow(self, youths: IntArray, pairs: BoolArray) -> BoolArray:
        """Return open pairs of some youths (a row each, rising), less those that no plan of the case has."""
        for youth, shut in self.outside.items():
            at = int(np.searchsorted(youths, youth))
            if at < len(youths) and youths[at] == youth:
                pairs[at, sorted(shut)] = False
        pairs[np.isin(youths, sorted(self.unmatched))] = False
        for youth, mentor in self.inside.items():
            at = int(np.searchsorted(youths, youth))
            if at < len(youths) and youths[at] == youth:
                had = bool(pairs[at, mentor])
                pairs[at] = False
                pairs[at, mentor] = had
        return pairs


def dual_bound(
    model: IndependentModel, prices: Prices, given: list[int], limit: Restriction | None = None
) -> int:
    """Return the most that a component can come to without the locked pairs, as far as prices show.

    Args:
        model: the problem.
        prices: one for each youth.
        given: what our plan without the locked pairs comes to on each component above.
        limit: what the case says about pairs.

    Raises:
        CheckError: the prices cannot bound anything.
    """
    limit = limit or Restriction()
    factors = (*prices.above, prices.scale)
    weighed = _Weighed(model, factors)
    if weighed.load_cost < 0:
        # A set would gain by its mere size then, also by youths who gain nothing, and those are not looked at.
        raise CheckError("prices that reward load bound nothing")
    for who, price in enumerate(prices.youths):
        if price < 0 and who not in limit.matched:
            raise CheckError("the price of a youth who may be without a mentor is below 0")
    largest = weighed.top + max((abs(price) for price in prices.youths), default=0)
    places = int(model.places.max(initial=0)) + 1
    large = (
        largest * places + weighed.load_cost * (2 * int(model.base.max(initial=0)) + places) ** 2 >= _LIMIT
    )
    youth, mentor, gain = _gains(weighed, prices, limit, large)
    total = sum(price for price, mine in zip(prices.youths, model.open_youths.tolist(), strict=True) if mine)
    order: Any = (
        sorted(range(len(gain)), key=lambda at: (mentor[at], -gain[at]))
        if large
        else np.lexsort((-gain, mentor))
    )
    youth, mentor, gain = youth[order], mentor[order], gain[order]
    cuts = [*np.flatnonzero(np.diff(mentor, prepend=-1)).tolist(), len(mentor)]
    for start, end in pairwise(cuts):
        total += _best_set(weighed, int(mentor[start]), youth[start:end], gain[start:end])
    return (total - sum(f * v for f, v in zip(prices.above, given, strict=True))) // prices.scale


class _Weighed:
    """The components up to one added up, each with its factor."""

    def __init__(self, model: IndependentModel, factors: tuple[int, ...]) -> None:
        self.model = model
        self._terms = [
            (factor, component)
            for factor, component in zip(factors, model.components[: len(factors)], strict=True)
            if factor
        ]
        self.top = sum(abs(factor) * max(1, _largest(model, component)) for factor, component in self._terms)
        """The most that a pair can count, by size."""
        self.load_cost = sum(factor for factor, component in self._terms if component.goal is Goal.LOAD)
        """What a unit of load costs."""

    def of(self, youths: IntArray, large: bool) -> Any:
        """Return what youths count with every mentor, as Python's numbers where they are ``large``."""
        kind: Any = object if large else np.int64
        total = np.zeros((len(youths), self.model.problem.mentors), dtype=kind)
        for factor, component in self._terms:
            if component.goal is not Goal.LOAD:
                total += factor * self.model.worth(component, youths).astype(kind)
        return total

    def load(self, mentor: int, most: int) -> list[int]:
        """Return what the load of 0, 1, 2, ..., ``most`` places of a mentor costs beside that of the locked ones."""
        base = int(self.model.base[mentor])
        return [self.load_cost * (place**2 + 2 * base * place) for place in range(most + 1)]


def _gains(
    weighed: _Weighed, prices: Prices, limit: Restriction, large: bool
) -> tuple[IntArray, IntArray, Any]:
    """Return all pairs that count more than the youth's price: youths, mentors, and how much more."""
    model = weighed.model
    kind: Any = object if large else np.int64
    own = np.array(prices.youths, dtype=kind)
    nobody = np.zeros(0, dtype=np.int64)
    youth, mentor, gain = nobody, nobody, np.zeros(0, dtype=kind)
    least = np.zeros(model.problem.mentors, dtype=np.int64)
    for rows in model.blocks():
        pairs = limit.narrow(rows, model.open_pairs(rows))
        net = weighed.of(rows, large) - own[rows, None]
        lines, at = np.nonzero(pairs & (net > least).astype(bool))
        youth, mentor = np.concatenate([youth, rows[lines]]), np.concatenate([mentor, at])
        gain = np.concatenate([gain, net[lines, at]])
        if len(gain) > 4 * BLOCK and not large:
            some, least = _of_use(model, youth, mentor, gain)
            youth, mentor, gain = youth[some], mentor[some], gain[some]
    return youth, mentor, gain


def _of_use(
    model: IndependentModel, youths: IntArray, mentors: IntArray, gains: IntArray
) -> tuple[IntArray, IntArray]:
    """Return which pairs a mentor's best set can have, and with each mentor a gain that others must exceed.

    Of equally long meetings no more than there are places; and once there are so many of each length that there is, a
    gain that is not above the least of them is of no use.
    """
    minutes = np.zeros(len(youths), dtype=np.int64)
    lengths = np.ones(model.problem.mentors, dtype=np.int64)
    hours = model.problem.hours
    if model.hours_left is not None and hours is not None:
        limited = model.hours_left >= 0
        some = limited[mentors]
        minutes[some] = (hours[youths] if hours.ndim == 1 else hours[youths, mentors])[some]
        lengths[limited] = len(np.unique(hours))
    order = np.lexsort((-gains, minutes, mentors))
    mentors, gains, minutes = mentors[order], gains[order], minutes[order]
    new = (np.diff(mentors, prepend=-1) != 0) | (np.diff(minutes, prepend=-1) != 0)
    rank = np.arange(len(order)) - np.maximum.accumulate(np.where(new, np.arange(len(order)), 0))
    last = rank == model.places[mentors] - 1
    full = np.bincount(mentors[last], minlength=len(lengths)) == lengths
    least = np.full(len(lengths), 2**62)
    np.minimum.at(least, mentors[last], gains[last])
    some = order[rank < model.places[mentors]]
    return some, np.where(full, least, 0)


def _best_set(weighed: _Weighed, mentor: int, youths: IntArray, gains: Any) -> int:
    """Return the most that youths who fit into a mentor's places and hours can gain, or more where that takes too long.

    Args:
        weighed: says what load costs.
        mentor: whose set.
        youths, gains: who gains something, and how much; the gains fall.
    """
    model = weighed.model
    most = min(int(model.places[mentor]), len(gains))
    if most <= 0:
        return 0
    load = weighed.load(mentor, most)
    sums = [0]
    for gain in gains[:most].tolist():
        sums.append(sums[-1] + gain)
    freely = max(total - cost for total, cost in zip(sums, load, strict=True))
    left = -1 if model.hours_left is None else int(model.hours_left[mentor])
    minutes = model.hours(youths, mentor) if left >= 0 else np.zeros(len(youths), dtype=np.int64)
    if left < 0 or total_of(np.sort(minutes)[len(minutes) - most :]) <= left:
        return freely
    # Of equally long meetings only the first ones can be among the best.
    order = np.argsort(minutes, kind="stable")
    rank = np.arange(len(order)) - np.searchsorted(minutes[order], minutes[order])
    some = order[rank < most]
    step = math.gcd(left, *minutes[some].tolist()) or 1
    room = left // step
    if room * most * len(some) > _MOST_STEPS:
        return min(freely, _by_the_minute(gains, minutes, left))
    needs = (minutes[some] // step).tolist()
    counted = weighed.load_cost > 0 or sum(sorted(needs)[: most + 1]) <= room  # else places cannot bind
    if counted:
        best = np.zeros(
            (most + 1, room + 1), dtype=gains.dtype
        )  # with at most so many places, and so much time
        for gain, need in zip(gains[some].tolist(), needs, strict=True):
            if need <= room:
                best[1:, need:] = np.maximum(best[1:, need:], best[:-1, : room + 1 - need] + gain)
        return int(max(total - cost for total, cost in zip(best[:, room].tolist(), load, strict=True)))
    line = np.zeros(room + 1, dtype=gains.dtype)
    for gain, need in zip(gains[some].tolist(), needs, strict=True):
        if need <= room:
            line[need:] = np.maximum(line[need:], line[: room + 1 - need] + gain)
    return int(line[room])


def _by_the_minute(gains: Any, minutes: IntArray, left: int) -> int:
    """Return what gains come to at most in so many minutes, where the last meeting may be cut (Dantzig 1957)."""
    items = list(zip(gains.tolist(), minutes.tolist(), strict=True))
    total = sum(gain for gain, need in items if not need)
    timed = [(gain, need) for gain, need in items if need]
    for gain, need in sorted(timed, key=lambda item: Fraction(*item), reverse=True):
        if need > left:
            return int(total + -(-gain * left // need))
        total, left = total + gain, left - need
    return int(total)


def _largest(model: IndependentModel, component: Component) -> int:
    if component.per_youth is not None:
        return int(np.abs(component.per_youth).max(initial=0))
    if component.goal is Goal.POINTS:
        points = model.problem.points
        return max(abs(int(points.max(initial=0))), abs(int(points.min(initial=0))))
    if component.goal is Goal.LOAD:
        return 2 * model.problem.youths + 1
    return 1 << BITS if component.goal is Goal.DRAW else 1
