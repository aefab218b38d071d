"""A plan changed step by step that always keeps to places and hours: a good one where the best is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from .residual import Words, above_nothing, best_of_row

if TYPE_CHECKING:
    from mentormatch.solver.levels import Packed
    from mentormatch.solver.problem import BoolArray, IntArray, Problem
    from mentormatch.solver.search.ground import Ground


class Room:
    """A plan that is changed step by step, with what room there is."""

    def __init__(self, ground: Ground, problem: Problem, plan: IntArray, packs: Sequence[Packed]) -> None:
        self._ground = ground
        self._packs = packs
        self._problem = problem
        self.plan = plan.copy()
        none = problem.mentors
        self._used = np.bincount(plan, minlength=none + 1)
        matched = np.flatnonzero(plan < none)
        minutes = ground.hours(matched, plan[matched])
        self._minutes = np.bincount(plan[matched], minutes, minlength=none + 1).astype(np.int64)

    def hours(self, youth: int, mentor: int) -> int:
        """Return the minutes that a pair needs."""
        return int(self._ground.hours(np.array([youth]), np.array([mentor]))[0])

    def put(self, youth: int, mentor: int) -> None:
        """Move a youth; ``mentors`` for no mentor."""
        none, before = self._problem.mentors, int(self.plan[youth])
        if before < none:
            self._used[before] -= 1
            self._minutes[before] -= self.hours(youth, before)
        if mentor < none:
            self._used[mentor] += 1
            self._minutes[mentor] += self.hours(youth, mentor)
        self.plan[youth] = mentor

    def takes(self, youth: int, mentor: int, without: int | None = None) -> bool:
        """Whether a mentor has a place and the hours for a youth, once another has left."""
        used, minutes = int(self._used[mentor]), int(self._minutes[mentor])
        if without is not None:
            used -= 1
            minutes -= self.hours(without, mentor)
        left = self._ground.hours_left
        limit = -1 if left is None else int(left[mentor])
        fits = limit < 0 or minutes + self.hours(youth, mentor) <= limit
        return used < int(self._ground.face.most[mentor]) and fits

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
        rows = np.array([youth])
        words = [packed.block(rows, self._problem.mentors)[0] for packed in self._packs]
        mentors = np.arange(self._problem.mentors)
        words = self._less_place(words, mentors)
        open_ = self._ground.face.pairs[youth] & self._room(np.full(len(mentors), youth), mentors)
        open_ &= above_nothing(words)
        chosen = int(best_of_row([word[None, :] for word in words], open_[None, :])[0, 0])
        if chosen >= 0:
            self.put(youth, chosen)

    def fill(self, mentor: int) -> None:
        """Give a mentor's open places to the waiting youths who are worth most there."""
        waiting = np.flatnonzero((self.plan == self._problem.mentors) & self._ground.face.pairs[:, mentor])
        at = np.full(len(waiting), mentor)
        numbers = [packed.at(waiting, at) for packed in self._packs]
        while waiting.size:
            words = self._less_place(numbers, at)
            open_ = self._room(waiting, at) & above_nothing(words)
            chosen = int(best_of_row([word[None, :] for word in words], open_[None, :])[0, 0])
            if chosen < 0:
                return
            self.put(int(waiting[chosen]), mentor)
            waiting, at = np.delete(waiting, chosen), at[1:]
            numbers = [np.delete(word, chosen) for word in numbers]

    def _room(self, youths: IntArray, mentors: IntArray) -> BoolArray:
        """Return which of these pairs would still fit."""
        fits: BoolArray = self._used[mentors] < self._ground.face.most[mentors]
        left = self._ground.hours_left
        if left is None:
            return fits
        needed = self._minutes[mentors] + self._ground.hours(youths, mentors)
        return fits & ((left[mentors] < 0) | (needed <= left[mentors]))

    def _less_place(self, words: Words, mentors: IntArray) -> Words:
        """Take off what the next place of each mentor costs."""
        number = self._ground.face.base[mentors] + self._used[mentors]
        return [
            word - (2 * number + 1) * packed.place_unit
            for word, packed in zip(words, self._packs, strict=True)
        ]


def filled(
    ground: Ground,
    problem: Problem,
    plan: IntArray,
    packs: Sequence[Packed],
    by_youth: Sequence[IntArray],
) -> IntArray:
    """Return a plan in which the waiting youths have taken what room there is.

    ``by_youth``: numbers of the youths by which they come first, the most important first.
    """
    room = Room(ground, problem, plan, packs)
    waiting = np.flatnonzero((plan == problem.mentors) & ground.face.pairs.any(axis=1))
    numbers = [-own[waiting] for own in reversed(by_youth)]
    for youth in waiting[np.lexsort(numbers)].tolist() if numbers else waiting.tolist():
        room.place_best(youth)
    return room.plan
