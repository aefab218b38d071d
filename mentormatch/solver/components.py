"""Independent parts: people whom no chain of open pairs connects are planned apart.

A national pool falls into as many parts as there are municipalities that share nobody. What is best for each
part is best for the whole, for the numbers of plans are sums over the parts; and small integer programmes are
solved where one large one is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .levels import Weights, mentor_numbers, youth_numbers
from .problem import Problem

if TYPE_CHECKING:
    from mentormatch.solver.presolve import PresolvedProblem

    from .problem import BoolArray, IntArray

_AT_ONCE = 64
"""People whose pairs are looked at together: in a dense problem the first few reach everybody."""


@dataclass(frozen=True, eq=False)
class Part:
    """Youths and mentors of one part, by their numbers in the whole, rising."""

    youths: IntArray
    mentors: IntArray

    def problem(self, whole: Problem) -> Problem:
        """Return the part as a problem of its own; its locked youths are in it."""
        at = np.ix_(self.youths, self.mentors)
        hours = whole.hours
        if hours is not None:
            hours = hours[self.youths] if hours.ndim == 1 else hours[at]
        return Problem(
            points=whole.points[at],
            allowed=whole.allowed[at],
            places=whole.places[self.mentors],
            hours=hours,
            hours_limit=None if whole.hours_limit is None else whole.hours_limit[self.mentors],
            priority=None if whole.priority is None else whole.priority[self.youths],
            waiting=None if whole.waiting is None else whole.waiting[self.youths],
            keep=None if whole.keep is None else self._pairs(whole.keep),
            locked=self._pairs(whole.locked),
            youth_draw=youth_numbers(whole)[self.youths],
            mentor_draw=mentor_numbers(whole)[self.mentors],
            goals=whole.goals,
        )

    def weights(self, problem: Problem, whole: Weights) -> Weights:
        """Return what the part's pairs count, component for component as in the whole."""
        components = [
            c if c.by_youth is None else replace(c, by_youth=c.by_youth[self.youths])
            for c in whole.components
        ]
        return Weights(problem, components)

    def _pairs(self, pairs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        youth = {number: at for at, number in enumerate(self.youths.tolist())}
        mentor = {number: at for at, number in enumerate(self.mentors.tolist())}
        return tuple((youth[i], mentor[j]) for i, j in pairs if i in youth and j in mentor)


def split(presolved: PresolvedProblem) -> list[Part]:
    """Return the parts of a problem, those without an open pair left out; one or none: nothing to split."""
    locked = np.array(presolved.problem.locked, dtype=np.int64).reshape(-1, 2)
    found = []
    for youths, mentors in connected(presolved.face.pairs):
        theirs = locked[np.isin(locked[:, 1], mentors), 0]
        found.append(Part(np.sort(np.concatenate([youths, theirs])), mentors))
    return found


def connected(pairs: BoolArray) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield who hangs together by open pairs: youths and mentors, rising."""
    youths_left: BoolArray = np.asarray(pairs.any(axis=1))
    mentors_left: BoolArray = np.asarray(pairs.any(axis=0))
    while youths_left.any():
        mine: BoolArray = np.zeros(len(youths_left), dtype=bool)
        theirs: BoolArray = np.zeros(len(mentors_left), dtype=bool)
        youths: IntArray = np.flatnonzero(youths_left)[:1]
        mentors: IntArray = np.zeros(0, dtype=np.int64)
        while youths.size or mentors.size:
            if youths.size:
                now, youths = youths[:_AT_ONCE], youths[_AT_ONCE:]
                mine[now], youths_left[now] = True, False
                new = np.flatnonzero(pairs[now].any(axis=0) & mentors_left)
                theirs[new], mentors_left[new] = True, False
                mentors = np.concatenate([mentors, new])
            else:
                now, mentors = mentors[:_AT_ONCE], mentors[_AT_ONCE:]
                rows = np.flatnonzero(youths_left)
                youths = rows[pairs[np.ix_(rows, now)].any(axis=1)]
            if not mentors_left.any():  # whoever is left can only belong here
                mine[youths_left] = True
                youths_left[:] = False
                break
        yield np.flatnonzero(mine), np.flatnonzero(theirs)
