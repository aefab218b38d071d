"""How large and how small the difference can be, over everything that the rules leave open.

Let ``with(R)`` and ``without(R)`` be the most youths that can be matched on each side at a reading ``R``, and
``difference(R)`` one less the other: both sides read the same way. Three groups of undetermined mentors:

* open only with: a yes can only raise ``with`` (more allowed mentors never lower it), so the largest
  difference has them all yes, the smallest all no;
* open only without (the exempted, as a rule): the other way round;
* open on both sides: a yes raises both, and either may rise more. Where no mentor's hours can bind and each
  mentor either takes part alike on both sides or with only, the difference never rises with a yes: the most
  youths that a set of mentors can take is the rank of a transversal matroid, hence submodular, and an extra
  mentor adds least to the larger set. The largest difference then has them all no, the smallest all yes.
  Elsewhere the readings are searched, branch by branch. Of all readings from ``L`` to ``H`` none has a
  larger difference than ``with(H) - without(L)``, by monotonicity, nor than ``with(L) - without(H) + P``,
  where ``P`` are the places of the mentors in ``H`` and not in ``L``: none is worth more than its places.

Ranges of the two sides are never subtracted: their ends belong to different readings.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from .laws import Law, Reading
from .model import Range

if TYPE_CHECKING:
    from mentormatch.solver import Problem

    from .desk import Desk, Most

READINGS = 24
"""Readings tried before the search settles for a certified range that no reading may reach."""


def difference(desk: Desk, law: Law, other: Law) -> Range:
    """Return the range of the difference in youths matched, and how it is proven."""
    with_only, without_only = law.open - other.open, other.open - law.open
    on_both = law.open & other.open

    def most_with(reading: Reading) -> Most:
        return desk.most_by(law, reading)

    def most_without(reading: Reading) -> Most:
        return desk.most_by(other, reading, law)

    places = _places_by_mentor(desk, law, on_both)
    top = _Search(most_with, most_without, with_only, places)
    bottom = _Search(most_without, most_with, without_only, places)
    if not on_both:
        high, low = top.at(frozenset()), bottom.at(frozenset())
        by = "two" if with_only or without_only else "settled"
    elif _nested(desk, law, other, with_only, on_both) and _nested(desk, law, other, without_only, on_both):
        high, low, by = top.at(frozenset()), bottom.at(on_both), "two"
    else:
        high, low, by = top.largest(on_both), bottom.largest(on_both), "all"
    reached = high.reached == high.bound and low.reached == low.bound
    return Range(-low.bound, high.bound, reached, by if reached else "bound")


@dataclass(frozen=True, slots=True)
class _Found:
    reached: int
    bound: int


class _Search:
    """The largest ``gain - cost`` over the readings of some mentors; both only rise with a yes."""

    def __init__(
        self,
        gain: Callable[[Reading], Most],
        cost: Callable[[Reading], Most],
        base: Reading,
        places: Mapping[str, int],
    ) -> None:
        self._gain = gain
        self._cost = cost
        self._base = base
        self._places = places

    def at(self, reading: Reading) -> _Found:
        """Return the difference at one reading."""
        gain, cost = self._gain(self._base | reading), self._cost(self._base | reading)
        return _Found(gain.reached - cost.bound, gain.bound - cost.reached)

    def largest(self, free: Reading) -> _Found:
        """Search the readings of ``free``; the branch that promises most comes first."""
        order = sorted(free)
        best = -(10**9)
        numbers = count()
        nothing: Reading = frozenset()
        heap: list[tuple[int, int, Reading, Reading]] = []

        def push(low: Reading, high: Reading) -> None:
            gains, costs = ([f(self._base | r) for r in (low, high)] for f in (self._gain, self._cost))
            more = sum(self._places[mentor] for mentor in high - low)
            most = min(gains[1].bound - costs[0].reached, gains[0].bound - costs[1].reached + more)
            heapq.heappush(heap, (-most, next(numbers), low, high))

        push(nothing, free)
        for _ in range(READINGS):
            best = max(best, self.at(heap[0][2]).reached, self.at(heap[0][3]).reached)
            if best >= -heap[0][0]:
                break
            _, _, low, high = heapq.heappop(heap)
            undecided = [mentor for mentor in order if mentor in high - low]
            if undecided:
                push(low, high - {undecided[0]})
                push(low | {undecided[0]}, high)
            else:
                # One reading, and not proven to its end: what is certified of it is all there is.
                return _Found(
                    best, max(best, -min((node[0] for node in heap), default=0), self.at(low).bound)
                )
        return _Found(best, max(best, -heap[0][0]))


def _places_by_mentor(desk: Desk, law: Law, mentors: Reading) -> dict[str, int]:
    """Return how many youths each of some mentors could take if all of them were allowed."""
    encoded = desk.side(law, mentors).encoded
    left = _places_left(encoded.problem())
    return {mentor: int(left[encoded.mentor_row[mentor]]) for mentor in mentors}


def _nested(desk: Desk, law: Law, other: Law, base: Reading, on_both: Reading) -> bool:
    """Whether the theorem holds between the sides: each mentor alike on both, or with only, and hours idle.

    A locked pair is a place of its own that only its youth can take; so locks may differ too, as long as
    those without are among those with.
    """
    reading = base | on_both
    one, two = desk.side(law, reading).encoded, desk.side(other, reading, law).encoded
    wider, narrower = one.problem(), two.problem()
    if not set(narrower.locked) <= {
        (two.youth_row[one.youth_ids[a]], b) for a, b in wider.locked if one.youth_ids[a] in two.youth_row
    }:
        return False
    if not (_hours_idle(wider) and _hours_idle(narrower)):
        return False
    rows = [one.youth_row[youth] for youth in two.youth_ids if youth in one.youth_row]
    if len(rows) != len(two.youth_ids):
        return False
    extra = np.ones(len(one.youth_ids), bool)
    extra[rows] = False
    same = np.all(wider.allowed[rows] == narrower.allowed, axis=0) & ~_open_column(wider, extra)
    left = [_places_left(problem) for problem in (wider, narrower)]
    closed = (left[1] == 0) | ~_open_column(narrower, np.ones(len(two.youth_ids), bool))
    return bool(np.all(closed | (same & (left[1] <= left[0]))))


def _places_left(problem: Problem) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    taken = np.zeros(problem.mentors, np.int64)
    for _, mentor in problem.locked:
        taken[mentor] += 1
    return problem.places - taken


def _open_column(
    problem: Problem, rows: np.ndarray[tuple[int], np.dtype[np.bool_]]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which mentors have a pair that is not locked, among these youths."""
    allowed = problem.allowed.copy()
    for youth, mentor in problem.locked:
        allowed[youth, mentor] = False
    return np.asarray(allowed[rows].any(axis=0), np.bool_)


def _hours_idle(problem: Problem) -> bool:
    """Whether no choice of youths can run into a mentor's hours."""
    if problem.hours is None or problem.hours_limit is None:
        return True
    for mentor in np.flatnonzero(problem.hours_limit >= 0).tolist():
        hours = problem.hours if problem.hours.ndim == 1 else problem.hours[:, mentor]
        needed = np.sort(hours[problem.allowed[:, mentor]])[::-1][: problem.places[mentor]]
        if needed.sum() > problem.hours_limit[mentor]:
            return False
    return True
