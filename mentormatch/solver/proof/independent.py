"""A second model of the problem, for those who check what a plan says of itself.

It shares nothing with the modules that make plans but the classes, and the published formula of the draw. It works
out itself what each pair counts, and which pairs and places the locks and hours leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from mentormatch.solver.draw import draw_numbers
from mentormatch.solver.problem import BoolArray, Goal, IntArray, Problem

BLOCK = 1 << 16
"""Pairs looked at together."""


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
    EXCHANGE = "exchange"
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
class Component:
    """A component of the ladder."""

    name: str
    goal: Goal
    per_youth: IntArray | None = None


class IndependentModel:
    """The problem as the checker reads it: what pairs count, which pairs and places the locks and hours leave.

    ``components`` are those of the ladder, all to be made large; ``base`` (mentors,) counts locked pairs, ``places``
    (mentors,) what is left beside them, ``hours_left`` (mentors,) the minutes left, negative for no limit;
    ``capped`` says whether any limit on hours can bind at all.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.components = tuple(_components(problem))
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

    def worth(self, component: Component, youths: IntArray) -> IntArray:
        """Return what pairs count for a component: all mentors, or a column where they are alike."""
        p = self.problem
        if component.per_youth is not None:
            return component.per_youth[youths, None]
        if component.goal is Goal.POINTS:
            return p.points[youths].astype(np.int64)
        if component.goal is Goal.DRAW:
            youth = np.arange(p.youths) if p.youth_draw is None else p.youth_draw
            mentor = np.arange(p.mentors) if p.mentor_draw is None else p.mentor_draw
            return draw_numbers(youth[youths, None], mentor[None, :])
        if component.goal is Goal.KEEP and self.keep.size:
            return _within(youths[:, None] * p.mentors + np.arange(p.mentors), self.keep)
        return np.zeros((len(youths), 1), dtype=np.int64)

    def pair_worth(self, component: Component, youth: IntArray, mentor: IntArray) -> IntArray:
        """Return what single pairs count for a component."""
        p = self.problem
        if component.per_youth is not None:
            return component.per_youth[youth]
        if component.goal is Goal.POINTS:
            return p.points[youth, mentor].astype(np.int64)
        if component.goal is Goal.DRAW:
            youths = np.arange(p.youths) if p.youth_draw is None else p.youth_draw
            mentors = np.arange(p.mentors) if p.mentor_draw is None else p.mentor_draw
            return draw_numbers(youths[youth], mentors[mentor])
        if component.goal is Goal.KEEP:
            return _within(youth * p.mentors + mentor, self.keep)
        return np.zeros(len(youth), dtype=np.int64)

    def values(self, plan: IntArray) -> list[int]:
        """Return the components of a plan (pairs, 2), all to be made large."""
        loads = np.bincount(plan[:, 1], minlength=self.problem.mentors)
        return [
            -total_of(loads * loads)
            if component.goal is Goal.LOAD
            else total_of(self.pair_worth(component, plan[:, 0], plan[:, 1]))
            for component in self.components
        ]

    def blocks(self) -> Iterator[IntArray]:
        """Yield the youths who are not locked, some at a time."""
        youths = np.flatnonzero(self.open_youths)
        step = max(1, BLOCK // max(self.problem.mentors, 1))
        for start in range(0, len(youths), step):
            yield youths[start : start + step]


def _components(problem: Problem) -> Iterator[Component]:
    for goal in problem.ladder:
        if goal is Goal.MATCHED:
            yield Component("matched", goal, np.ones(problem.youths, dtype=np.int64))
        elif goal is Goal.PRIORITY:
            given = np.zeros(problem.youths, dtype=np.int64) if problem.priority is None else problem.priority
            for value in sorted({int(v) for v in given}, reverse=True):
                yield Component(f"priority:{value}", goal, (given == value).astype(np.int64))
        elif goal is Goal.WAITING:
            zeros = np.zeros(problem.youths, dtype=np.int64)
            yield Component("waiting", goal, zeros if problem.waiting is None else problem.waiting)
        else:
            yield Component(goal.value, goal)


def _within(numbers: IntArray, rising: IntArray) -> IntArray:
    """Return 1 for numbers that a rising array has, else 0."""
    if not rising.size:
        return np.zeros(numbers.shape, dtype=np.int64)
    found = np.minimum(np.searchsorted(rising, numbers), rising.size - 1)
    return np.asarray(rising[found] == numbers).astype(np.int64)


def total_of(numbers: IntArray) -> int:
    """Add up without leaving 64 bits."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())
