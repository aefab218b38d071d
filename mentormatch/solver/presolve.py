"""What is left of a problem once the locks are in: open pairs, open places, and hours that can still bind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .hours.patterns import HourPatterns, find
from .transport.face import OptimalFace

if TYPE_CHECKING:
    from mentormatch.solver.problem import BoolArray, IntArray, Problem


@dataclass(frozen=True, eq=False)
class PresolvedProblem:
    """The open part of a problem.

    ``hours_left`` (mentors,) is what the locked pairs leave, negative for no limit. ``capped`` numbers the
    mentors whose hours can bind at all: where even the longest meetings fit into the places, hours decide
    nothing; and where all meetings are equally long, hours are places.
    """

    problem: Problem
    face: OptimalFace
    hours_left: IntArray | None
    capped: IntArray

    @cached_property
    def lengths(self) -> HourPatterns | None:
        """The lengths of meetings and the ways to fill mentors' hours with them, where they are few."""
        if self.hours_left is None:
            return None
        return find(self.face.pairs, self.problem.hours, self.hours_left, self.face.most, self.capped)

    def hours(self, youths: IntArray, mentors: IntArray) -> IntArray:
        """Return the minutes that pairs need."""
        hours = self.problem.hours
        if hours is None:
            return np.zeros(len(youths), dtype=np.int64)
        return hours[youths] if hours.ndim == 1 else hours[youths, mentors]

    def overfull(self, assign: IntArray) -> IntArray:
        """Return the mentors whose hours do not suffice for what a plan gives them."""
        if self.hours_left is None or not self.capped.size:
            return self.capped
        youths = np.flatnonzero(assign < self.face.mentors)
        needed = np.bincount(assign[youths], self.hours(youths, assign[youths]), minlength=self.face.mentors)
        over: IntArray = self.capped[needed[self.capped] > self.hours_left[self.capped]]
        return over

    def fits(self, assign: IntArray) -> bool:
        """Whether a plan keeps to the hours."""
        return not self.overfull(assign).size

    def keeps(self, assign: IntArray) -> bool:
        """Whether a plan keeps to open pairs, places and hours."""
        youths = np.flatnonzero(assign < self.face.mentors)
        used = np.bincount(assign[youths], minlength=self.face.mentors)
        return bool(
            self.face.pairs[youths, assign[youths]].all()
            and (used <= self.face.most).all()
            and self.fits(assign)
        )

    def whole(self, assign: IntArray) -> IntArray:
        """Return a plan with the locked pairs in it and -1 for no mentor."""
        plan = np.where(assign < self.face.mentors, assign, -1)
        for youth, mentor in self.problem.locked:
            plan[youth] = mentor
        return plan

    def cut(self, assign: IntArray) -> IntArray:
        """Return a plan that keeps to the hours, made from one that need not: the shortest meetings stay.

        Those who lose their mentor so get another one, where there is still room.
        """
        plan = assign.copy()
        if self.hours_left is None:
            return plan
        for mentor in self.capped:
            youths = np.flatnonzero(plan == mentor)
            needed = self.hours(youths, plan[youths])
            order = np.argsort(needed, kind="stable")
            over = np.cumsum(needed[order]) > self.hours_left[mentor]
            plan[youths[order][over]] = self.face.mentors
        room = self.face.most - np.bincount(plan, minlength=self.face.mentors + 1)[:-1]
        left = np.where(self.hours_left < 0, np.iinfo(np.int64).max, self.hours_left)
        youths = np.flatnonzero(plan < self.face.mentors)
        np.subtract.at(left, plan[youths], self.hours(youths, plan[youths]))
        every = np.arange(self.face.mentors)
        for youth in np.flatnonzero((plan == self.face.mentors) & (assign < self.face.mentors)):
            needed = self.hours(np.full(len(every), youth), every)
            fits = np.flatnonzero(self.face.pairs[youth] & (room > 0) & (needed <= left))
            if fits.size:
                plan[youth] = fits[0]
                room[fits[0]] -= 1
                left[fits[0]] -= needed[fits[0]]
        return plan


def presolve(problem: Problem, youths: int | None = None) -> PresolvedProblem:
    """Take the locked pairs out, and every pair and place that the hours shut out.

    Args:
        problem: the whole, or a part of it.
        youths: how many the whole has. A mentor has no more places than these; a part must keep as many as the
            whole, for a place that nobody can take is worth nothing, and prices made without it would not say so.
    """
    locked = np.array(problem.locked, dtype=np.int64).reshape(-1, 2)
    base = np.bincount(locked[:, 1], minlength=problem.mentors)
    most = np.minimum(problem.places - base, problem.youths if youths is None else youths)
    pairs = problem.allowed
    if locked.size:
        pairs = pairs.copy()
        pairs[locked[:, 0]] = False
    left, capped = None, np.zeros(0, dtype=np.int64)
    if problem.hours is not None and problem.hours_limit is not None:
        left = problem.hours_limit.copy()
        limited = left >= 0
        hours = problem.hours
        needed = hours[locked[:, 0]] if hours.ndim == 1 else hours[locked[:, 0], locked[:, 1]]
        np.subtract.at(left, locked[:, 1], np.where(limited[locked[:, 1]], needed, 0))
        pairs, capped = _limit(pairs, hours, left, limited, most)
    face = OptimalFace(
        pairs=pairs,
        must=np.zeros(problem.youths, dtype=bool),
        least=np.zeros(problem.mentors, dtype=np.int64),
        most=most,
        base=base,
    )
    return PresolvedProblem(problem, face, left, capped)


def _limit(
    pairs: BoolArray, hours: IntArray, left: IntArray, limited: BoolArray, most: IntArray
) -> tuple[BoolArray, IntArray]:
    """Return the pairs whose hours fit, and the mentors whose hours can bind; cut ``most`` too."""
    mentors = np.flatnonzero(limited)
    pairs = pairs.copy()
    capped = []
    for mentor in mentors.tolist():
        own = hours if hours.ndim == 1 else hours[:, mentor]
        pairs[:, mentor] &= own <= left[mentor]
        rising = np.sort(own[pairs[:, mentor]])
        most[mentor] = min(int(most[mentor]), int((np.cumsum(rising) <= left[mentor]).sum()))
        if most[mentor] and rising[len(rising) - most[mentor] :].sum() > left[mentor]:
            capped.append(mentor)
    return pairs, np.array(capped, dtype=np.int64)
