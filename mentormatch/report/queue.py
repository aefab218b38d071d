"""Why those come first who have the places that a waiting youth could have: the goal that decides between them.

Two youths are compared as the ladder compares them: the one put in the place of the other, and nothing else moved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from .model import Ahead

if TYPE_CHECKING:
    from mentormatch.encoding.candidates import Ints

    from .case import Case


_TOLD = tuple(Ahead)
_BEHIND = -1
"""Somebody who does not come first: only where the plan is not proven to be the best. Nothing is said of those."""


def ahead(case: Case) -> Callable[[int], tuple[tuple[Ahead, int], ...]]:
    """Return what says for a youth (row) how many of those who have the places come first by what."""
    encoded, problem = case.encoded, case.problem
    pairs = np.array(case.solution.pairs, dtype=np.int64).reshape(-1, 2)
    youths, mentors = pairs[:, 0], pairs[:, 1]
    locked, kept = set(problem.locked), set(encoded.keep)
    held = np.array([pair in locked for pair in case.solution.pairs], dtype=bool)
    keeps = np.array([pair in kept for pair in case.solution.pairs], dtype=np.int64)
    minutes = np.zeros(problem.mentors, dtype=np.int64)
    np.add.at(minutes, mentors, encoded.hours[youths])
    free = np.where(encoded.hours_limit >= 0, encoded.hours_limit - minutes, np.iinfo(np.int64).max >> 1)
    had = encoded.hours[youths].astype(np.int64) + free[mentors]
    urgent, untrained = encoded.priority >> 1, encoded.priority & 1

    keeps_with: dict[int, list[int]] = {}
    for youth, mentor in kept:
        keeps_with.setdefault(youth, []).append(mentor)
    # Youth by youth, and only those with a mentor that this one could have: few of all there are.
    urgencies, trainings, waits = urgent[youths], untrained[youths], encoded.waiting[youths]
    worth = problem.points[youths, mentors].astype(np.int64)

    def of(row: int) -> tuple[tuple[Ahead, int], ...]:
        at = np.flatnonzero(problem.allowed[row, mentors])
        theirs = mentors[at]
        own_keep = np.isin(theirs, keeps_with[row]) if row in keeps_with else np.zeros(len(at), dtype=bool)
        by: dict[str, list[tuple[Ahead, Ints]]] = {
            "priority": [
                (Ahead.URGENT, urgencies[at] - urgent[row]),
                (Ahead.EDUCATION, trainings[at] - untrained[row]),
            ],
            "waiting": [(Ahead.WAITING, waits[at] - encoded.waiting[row])],
            "keep": [(Ahead.KEPT, keeps[at] - own_keep)],
            "points": [(Ahead.POINTS, worth[at] - problem.points[row, theirs])],
        }
        said = np.full(len(at), _TOLD.index(Ahead.DRAW))
        open_ = np.ones(len(at), dtype=bool)
        for goal in case.settings.ladder:
            for what, more in by.get(goal, ()):
                said[open_ & (more > 0)] = _TOLD.index(what)
                said[open_ & (more < 0)] = _BEHIND
                open_ &= more == 0
        said[had[at] < encoded.hours[row]] = _TOLD.index(Ahead.HOURS)
        said[held[at]] = _TOLD.index(Ahead.HELD)
        counted = Counter(said[said != _BEHIND].tolist())
        return tuple((_TOLD[number], counted[number]) for number in sorted(counted))

    return of
