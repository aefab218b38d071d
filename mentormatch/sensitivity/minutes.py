"""What a plan uses of the mentors' hours, and whether moves still fit into them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from .price import NOBODY

if TYPE_CHECKING:
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import IntArray

    from .price import Move


class Minutes:
    """The mentors' minutes beside a plan (youths,) of the open part of a problem."""

    def __init__(self, presolved: PresolvedProblem, plan: IntArray) -> None:
        self._presolved = presolved
        self._plan = plan
        self._mentors = presolved.face.mentors

    @cached_property
    def limits(self) -> IntArray:
        """(mentors,) minutes that the locked pairs leave, negative for no limit."""
        left = self._presolved.hours_left
        return np.full(self._mentors, -1, dtype=np.int64) if left is None else left

    def limited(self, mentor: int) -> bool:
        """Whether a mentor's hours are limited."""
        return bool(self.limits[mentor] >= 0)

    def fit(self, moves: Iterable[Move]) -> bool:
        """Whether everybody's hours are kept when these youths move."""
        if self._presolved.hours_left is None:
            return True
        change: dict[int, int] = {}
        for youth, before, after in moves:
            for mentor, sign in ((before, -1), (after, 1)):
                if mentor != NOBODY and self.limits[mentor] >= 0:
                    change[mentor] = change.get(mentor, 0) + sign * self._of(youth, mentor)
        return all(self._used[mentor] + more <= self.limits[mentor] for mentor, more in change.items())

    @cached_property
    def _used(self) -> IntArray:
        """(mentors,) minutes that the plan uses."""
        matched = np.flatnonzero(self._plan < self._mentors)
        needed = self._presolved.hours(matched, self._plan[matched])
        used: IntArray = np.zeros(self._mentors, dtype=np.int64)
        np.add.at(used, self._plan[matched], needed)
        return used

    def _of(self, youth: int, mentor: int) -> int:
        return int(self._presolved.hours(np.array([youth]), np.array([mentor]))[0])
