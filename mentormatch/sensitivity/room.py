"""A plan changed step by step that always keeps to places and hours: a good one where the best is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING

import numpy as np

from .words import Words

if TYPE_CHECKING:
    from mentormatch.solver.levels import Packed
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import BoolArray, IntArray, Problem

_PLENTY = 2**60
"""Minutes of a mentor whom no hours limit."""


class Room:
    """A plan that is changed step by step, with what room there is."""

    def __init__(
        self, presolved: PresolvedProblem, problem: Problem, plan: IntArray, packs: Sequence[Packed]
    ) -> None:
        self._presolved = presolved
        self._packs = packs
        self._problem = problem
        self.plan = plan.copy()
        none = problem.mentors
        self._none = none
        left = presolved.hours_left
        self._used = np.bincount(plan, minlength=none + 1)[:none]
        self._left: IntArray = np.full(none, _PLENTY) if left is None else np.where(left < 0, _PLENTY, left)
        matched = np.flatnonzero(plan < none)
        np.subtract.at(self._left, plan[matched], presolved.hours(matched, plan[matched]))
        self._spare: BoolArray = self._used < presolved.face.most
        """(mentors,) who has a place left."""

    def again(self) -> Room:
        """Return a copy that is changed by itself."""
        other = copy(self)
        other.plan, other._used = self.plan.copy(), self._used.copy()
        other._left, other._spare = self._left.copy(), self._spare.copy()
        return other

    def hours(self, youth: int, mentor: int) -> int:
        """Return the minutes that a pair needs."""
        hours = self._problem.hours
        if hours is None:
            return 0
        return int(hours[youth] if hours.ndim == 1 else hours[youth, mentor])

    def put(self, youth: int, mentor: int) -> None:
        """Move a youth; ``mentors`` for no mentor."""
        for one, sign in ((int(self.plan[youth]), -1), (mentor, 1)):
            if one < self._none:
                self._used[one] += sign
                self._left[one] -= sign * self.hours(youth, one)
                self._spare[one] = self._used[one] < self._presolved.face.most[one]
        self.plan[youth] = mentor

    def takes(self, youth: int, mentor: int, without: int | None = None) -> bool:
        """Whether a mentor has a place and the hours for a youth, once another has left."""
        used, left = int(self._used[mentor]), int(self._left[mentor])
        if without is not None:
            used -= 1
            left += self.hours(without, mentor)
        return used < int(self._presolved.face.most[mentor]) and self.hours(youth, mentor) <= left

    def with_pair(self, youth: int, mentor: int, own: Words) -> IntArray | None:
        """Return a good plan with a pair in it; ``None``: the pair itself never fits.

        ``own``: what each youth's pair counts, (youths,) for each word: those whose count least give way.
        """
        none, before = self._problem.mentors, int(self.plan[youth])
        self.put(youth, none)
        there = np.flatnonzero(self.plan == mentor)
        rank = np.lexsort([word[there] for word in reversed(own)]) if there.size else there
        # One youth gives way if that is enough (the one worth least), else as many as it takes.
        single = [other for other in there[rank].tolist() if self.takes(youth, mentor, without=other)]
        out = [] if self.takes(youth, mentor) else single[:1] or there[rank].tolist()
        for other in out:
            if self.takes(youth, mentor):
                break
            self.put(other, none)
        if not self.takes(youth, mentor):
            return None
        self.put(youth, mentor)
        for other in out:
            if self.plan[other] == none:
                self.place_best(other)
        if before < none:
            self.fill(before)
        return self.plan

    def place_best(self, youth: int) -> None:
        """Give a youth the best mentor who has room, if that is worth anything."""
        mentors = np.flatnonzero(self._spare & self._presolved.face.pairs[youth])
        if mentors.size:
            mentors = mentors[
                self._presolved.hours(np.full(len(mentors), youth), mentors) <= self._left[mentors]
            ]
        if mentors.size:
            youths = np.full(len(mentors), youth)
            chosen = _best(self._less_place([p.at(youths, mentors) for p in self._packs], mentors))
            if chosen is not None:
                self.put(youth, int(mentors[chosen]))

    def fill(self, mentor: int) -> None:
        """Give a mentor's open places to the waiting youths who are worth most there."""
        if not self._spare[mentor]:
            return
        waiting = np.flatnonzero((self.plan == self._none) & self._presolved.face.pairs[:, mentor])
        need = self._presolved.hours(waiting, np.full(len(waiting), mentor))
        numbers: Words | None = None
        while self._spare[mentor]:
            fits = need <= self._left[mentor]
            waiting, need = waiting[fits], need[fits]
            if not waiting.size:
                return
            at = np.full(len(waiting), mentor)
            if numbers is None:
                numbers = [packed.at(waiting, at) for packed in self._packs]
            else:
                numbers = [word[fits] for word in numbers]
            chosen = _best(self._less_place(numbers, at))
            if chosen is None:
                return
            self.put(int(waiting[chosen]), mentor)
            rest = np.arange(len(waiting)) != chosen
            waiting, need, numbers = waiting[rest], need[rest], [word[rest] for word in numbers]

    def _less_place(self, words: Words, mentors: IntArray) -> Words:
        """Take off what the next place of each mentor costs."""
        number = self._presolved.face.base[mentors] + self._used[mentors]
        return [
            word - (2 * number + 1) * packed.place_unit if packed.place_unit else word
            for word, packed in zip(words, self._packs, strict=True)
        ]


def _best(words: Words) -> int | None:
    """Return the first of the largest vectors; ``None`` where it is worth nothing."""
    alive = np.arange(len(words[0]))
    for word in words:
        if len(alive) > 1:
            numbers = word[alive]
            alive = alive[numbers == numbers.max()]
    best = int(alive[0])
    return best if [int(word[best]) for word in words] > [0] * len(words) else None


def filled(
    presolved: PresolvedProblem,
    problem: Problem,
    plan: IntArray,
    packs: Sequence[Packed],
    by_youth: Sequence[IntArray],
) -> IntArray:
    """Return a plan in which the waiting youths have taken what room there is.

    ``by_youth``: numbers of the youths by which they come first, the most important first.
    """
    room = Room(presolved, problem, plan, packs)
    waiting = np.flatnonzero((plan == problem.mentors) & presolved.face.pairs.any(axis=1))
    numbers = [-own[waiting] for own in reversed(by_youth)]
    for youth in waiting[np.lexsort(numbers)].tolist() if numbers else waiting.tolist():
        room.place_best(youth)
    return room.plan
