"""A plan changed step by step that always keeps to places and hours: a good one where the best is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .problem import Goal

if TYPE_CHECKING:
    from .ground import Ground
    from .levels import Weights
    from .problem import IntArray, Problem


class Room:
    """A plan that is changed step by step, with what room there is."""

    def __init__(self, ground: Ground, problem: Problem, plan: IntArray) -> None:
        self._ground = ground
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

    def place_best(self, youth: int, weights: Weights) -> None:
        """Give a youth the best mentor who has room, if that is worth anything."""
        best: tuple[int, ...] = ()
        chosen = -1
        for mentor in np.flatnonzero(self._ground.face.pairs[youth]).tolist():
            if self.takes(youth, mentor):
                worth = self._worth(weights, youth, mentor)
                if worth > (0,) * len(worth) and (chosen < 0 or worth > best):
                    best, chosen = worth, mentor
        if chosen >= 0:
            self.put(youth, chosen)

    def fill(self, mentor: int, weights: Weights) -> None:
        """Give a mentor's open places to the waiting youths who are worth most there."""
        none = self._problem.mentors
        waiting = np.flatnonzero((self.plan == none) & self._ground.face.pairs[:, mentor]).tolist()
        worth = {youth: self._worth(weights, youth, mentor) for youth in waiting}
        for youth in sorted(waiting, key=lambda youth: worth[youth], reverse=True):
            if worth[youth] > (0,) * len(worth[youth]) and self.takes(youth, mentor):
                self.put(youth, mentor)

    def _worth(self, weights: Weights, youth: int, mentor: int) -> tuple[int, ...]:
        rows, columns = np.array([youth]), np.array([mentor])
        place = 2 * int(self._ground.face.base[mentor] + self._used[mentor]) + 1
        return tuple(
            -place if c.goal is Goal.LOAD else int(weights.at(c, rows, columns)[0])
            for c in weights.components
        )


def filled(ground: Ground, problem: Problem, plan: IntArray, weights: Weights) -> IntArray:
    """Return a plan in which the waiting youths have taken what room there is."""
    room = Room(ground, problem, plan)
    waiting = np.flatnonzero((plan == problem.mentors) & ground.face.pairs.any(axis=1))
    by_youth = [c.by_youth[waiting] for c in weights.components if c.by_youth is not None]
    order = np.lexsort([-numbers for numbers in reversed(by_youth)]) if by_youth else np.arange(len(waiting))
    for youth in waiting[order].tolist():
        room.place_best(youth, weights)
    return room.plan
