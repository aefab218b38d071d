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


@dataclass(frozen=True, eq=False)
class Restriction:
    """What a case says about pairs: ``inside`` has the mentor of each youth who has that mentor in every plan of the
    case, ``outside`` the mentors that a youth has in none; who has some mentor in every plan, or none in any; and the
    pairs (youths, mentors) ``shut`` by prices.

    ``excluded`` has components with the pairs that no plan has that comes to our values up to there."""

    inside: dict[int, int] = field(default_factory=dict)
    outside: dict[int, frozenset[int]] = field(default_factory=dict)
    matched: frozenset[int] = frozenset()
    unmatched: frozenset[int] = frozenset()
    shut: BoolArray | None = None
    excluded: tuple[tuple[int, BoolArray], ...] = ()

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

    def learn(self, component: int, pairs: BoolArray) -> Restriction:
        """Return this with the pairs that prices of a component exclude."""
        return replace(self, excluded=(*self.excluded, (component, pairs)))

    def above(self, component: int) -> Restriction:
        """Return what holds of plans of the case that equal ours on all components above one."""
        known = [pairs for k, pairs in self.excluded if k < component]
        return replace(self, shut=np.logical_or.reduce(known) if known else None, excluded=())

    def narrow(self, youths: IntArray, pairs: BoolArray) -> BoolArray:
        """Return open pairs of some youths (a row each, rising), less those that no plan of the case has."""
        if self.shut is not None:
            pairs &= ~self.shut[youths]
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
    return _Priced(model, prices, given, limit or Restriction()).total // prices.scale


def bound_and_excluded(
    model: IndependentModel, prices: Prices, given: list[int], value: int, limit: Restriction
) -> tuple[int, BoolArray]:
    """Return what :func:`dual_bound` does, and the pairs (youths, mentors) that no plan has that also comes to
    ``value`` on the component."""
    priced = _Priced(model, prices, given, limit)
    return priced.total // prices.scale, priced.excluded(value * prices.scale)


class _Priced:
    """Prices of youths, the set that counts most above them for each mentor, and what they show."""

    def __init__(self, model: IndependentModel, prices: Prices, given: list[int], limit: Restriction) -> None:
        self._model, self._prices, self._limit = model, prices, limit
        self._weighed = weighed = _Weighed(model, (*prices.above, prices.scale))
        if weighed.load_cost < 0:
            # A set would gain by its mere size then, also by youths who gain nothing, and those are not looked at.
            raise CheckError("prices that reward load bound nothing")
        for who, price in enumerate(prices.youths):
            if price < 0 and who not in limit.matched:
                raise CheckError("the price of a youth who may be without a mentor is below 0")
        largest = weighed.top + max((abs(price) for price in prices.youths), default=0)
        places = int(model.places.max(initial=0)) + 1
        size = largest * places + weighed.load_cost * (2 * int(model.base.max(initial=0)) + places) ** 2
        self._large = size >= _LIMIT
        youth, mentor, gain = _gains(weighed, prices, limit, self._large)
        open_youths = model.open_youths.tolist()
        total = sum(price for price, mine in zip(prices.youths, open_youths, strict=True) if mine)
        order: Any = (
            sorted(range(len(gain)), key=lambda at: (mentor[at], -gain[at]))
            if self._large
            else np.lexsort((-gain, mentor))
        )
        youth, mentor, gain = youth[order], mentor[order], gain[order]
        cuts = [*np.flatnonzero(np.diff(mentor, prepend=-1)).tolist(), len(mentor)]
        self._sets: dict[int, _Sets] = {}
        for start, end in pairwise(cuts):
            of = int(mentor[start])
            self._sets[of] = _Sets(weighed, of, youth[start:end], gain[start:end])
            total += self._sets[of].most
        self.total = total - sum(f * v for f, v in zip(prices.above, given, strict=True))
        """The most that the component counts, in units of the prices."""

    def excluded(self, value: int) -> BoolArray:
        """Return the pairs (youths, mentors) that only plans have that count less than ``value``: a plan with a pair
        gives its mentor at most the pair and the best that fits in beside it."""
        model, mentors = self._model, self._model.problem.mentors
        large = self._large or max(abs(self.total), abs(value)) >= _LIMIT
        kind: Any = object if large else np.int64
        own = np.array(self._prices.youths, dtype=kind)
        pairs: BoolArray = np.zeros((len(own), mentors), dtype=bool)
        nobody = np.zeros(0, dtype=np.int64)
        sets = [
            self._sets.get(mentor) or _Sets(self._weighed, mentor, nobody, np.zeros(0, dtype=kind))
            for mentor in range(mentors)
        ]
        for rows in model.blocks():
            counts = self._weighed.of(rows, large) - own[rows, None]
            open_ = self._limit.narrow(rows, model.open_pairs(rows))
            for mentor, best in enumerate(sets):
                some = np.flatnonzero(open_[:, mentor])
                if not len(some):
                    continue
                if not model.places[mentor]:
                    pairs[rows[some], mentor] = True
                    continue
                most = self.total - best.most + counts[some, mentor] + best.beside(rows[some])
                pairs[rows[some], mentor] = np.asarray(most < value).astype(bool)
        return pairs


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


class _Sets:
    """The sets of youths who fit into a mentor's places and hours: ``most`` is what the best one gains, or more where
    it would take too long to find.

    Args:
        weighed: says what load costs.
        mentor: whose sets.
        youths, gains: who gains something, and how much; the gains fall.
    """

    def __init__(self, weighed: _Weighed, mentor: int, youths: IntArray, gains: Any) -> None:
        model = weighed.model
        self._model, self._mentor = model, mentor
        places = int(model.places[mentor])
        most = min(places, len(gains))
        self._load = weighed.load(mentor, most + 1)
        self._others = min(places - 1, most)  # as many can be beside one more
        sums = [0]
        for gain in gains[:most].tolist():
            sums.append(sums[-1] + gain)
        self.most = max(total - cost for total, cost in zip(sums, self._load, strict=False))
        self._freely = max(
            (total - cost for total, cost in zip(sums[: self._others + 1], self._load[1:], strict=False)),
            default=0,
        )
        self._line: Any = None
        self._left = -1 if model.hours_left is None else int(model.hours_left[mentor])
        if most <= 0 or self._left < 0:
            return
        minutes = model.hours(youths, mentor)
        if total_of(np.sort(minutes)[len(minutes) - most :]) > self._left:
            self._within(weighed, gains, minutes, most)

    def _within(self, weighed: _Weighed, gains: Any, minutes: IntArray, most: int) -> None:
        """Work out what fits into the hours too."""
        # Of equally long meetings only the first ones can be among the best.
        order = np.argsort(minutes, kind="stable")
        rank = np.arange(len(order)) - np.searchsorted(minutes[order], minutes[order])
        some = order[rank < most]
        self._step = math.gcd(self._left, *minutes[some].tolist()) or 1
        room = self._left // self._step
        if room * most * len(some) > _MOST_STEPS:
            self.most = min(self.most, _by_the_minute(gains, minutes, self._left))
            return
        needs = (minutes[some] // self._step).tolist()
        # With at most so many places, and so much time; one place where their number cannot bind.
        counted = weighed.load_cost > 0 or sum(sorted(needs)[: most + 1]) <= room
        best = np.zeros((most + 1 if counted else 1, room + 1), dtype=gains.dtype)
        for gain, need in zip(gains[some].tolist(), needs, strict=True):
            if need <= room and counted:
                best[1:, need:] = np.maximum(best[1:, need:], best[:-1, : room + 1 - need] + gain)
            elif need <= room:
                best[0, need:] = np.maximum(best[0, need:], best[0, : room + 1 - need] + gain)
        costs = np.array(self._load, dtype=gains.dtype)
        self.most = int((best[:, room] - costs[: len(best)]).max())
        others = best[: self._others + 1]
        self._line = (others - costs[1 : len(others) + 1, None]).max(axis=0)

    def beside(self, youths: IntArray) -> Any:
        """Return for each of some youths the most that others gain who fit in beside that youth, less the load of all,
        or more."""
        if self._line is None:
            return self._freely
        minutes = self._model.hours(youths, self._mentor)
        return self._line[(self._left - minutes) // self._step]


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
