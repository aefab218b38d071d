"""Contradictory locks, found and named before anything is solved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .problem import Problem


class ConflictKind(StrEnum):
    """What is wrong with a lock, or with several together."""

    NOT_ALLOWED = "not_allowed"
    """The locked pair is not allowed."""
    TWO_MENTORS = "two_mentors"
    """A youth is locked to several mentors."""
    PLACES = "places"
    """More youths are locked to a mentor than there are places."""
    HOURS = "hours"
    """The youths locked to a mentor need more hours than the limit."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Locks that cannot hold together. ``needed`` and ``limit`` count places, or minutes."""

    kind: ConflictKind
    youths: tuple[int, ...]
    mentors: tuple[int, ...]
    needed: int | None = None
    limit: int | None = None


class ConflictError(ValueError):
    """The locks contradict the rest of the problem, or each other; ``conflicts`` has all of them."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        super().__init__(conflicts)
        self.conflicts = conflicts

    def __str__(self) -> str:
        return "; ".join(f"{c.kind}: youths {c.youths}, mentors {c.mentors}" for c in self.conflicts)


def find_conflicts(problem: Problem) -> tuple[Conflict, ...]:
    """Return every contradiction among the locks, with the indices of those concerned."""
    found: list[Conflict] = []
    mentors_of: defaultdict[int, list[int]] = defaultdict(list)
    youths_of: defaultdict[int, list[int]] = defaultdict(list)
    for youth, mentor in problem.locked:
        mentors_of[youth].append(mentor)
        youths_of[mentor].append(youth)
        if not problem.allowed[youth, mentor]:
            found.append(Conflict(ConflictKind.NOT_ALLOWED, (youth,), (mentor,)))
    for youth, mentors in mentors_of.items():
        if len(mentors) > 1:
            found.append(Conflict(ConflictKind.TWO_MENTORS, (youth,), tuple(mentors)))
    for mentor, youths in youths_of.items():
        places = int(problem.places[mentor])
        if len(youths) > places:
            found.append(Conflict(ConflictKind.PLACES, tuple(youths), (mentor,), len(youths), places))
        if problem.hours is None or problem.hours_limit is None or problem.hours_limit[mentor] < 0:
            continue
        hours, limit = problem.hours, int(problem.hours_limit[mentor])
        needed = sum(int(hours[youth] if hours.ndim == 1 else hours[youth, mentor]) for youth in youths)
        if needed > limit:
            found.append(Conflict(ConflictKind.HOURS, tuple(youths), (mentor,), needed, limit))
    return tuple(found)
