"""Solving the sides: every plan is checked by the solver's independent checker, and none is solved twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.report.model import LevelLine
from mentormatch.solver import Goal, check, solve

from .laws import NOBODY, Law, People, Reading, Side, other_side, side
from .model import Both, Figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentormatch.domain import Mentor
    from mentormatch.encoding import Encoded
    from mentormatch.solver import Problem, Solution

Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Most:
    """The most youths that can be matched: reached, and not to be exceeded. Equal where it is proven."""

    reached: int
    bound: int


class Desk:
    """Solves problems of one evaluation, and remembers them."""

    def __init__(self, people: People, *, keep_running: bool = False) -> None:
        self.people = people
        self.keep_running = keep_running
        self.proven = True
        """Whether every plan so far is proven to be the best."""
        self._solved: dict[bytes, Solution] = {}
        self._most: dict[bytes, Most] = {}
        self._sides: dict[tuple[int, int, Reading], Side] = {}
        self._laws: list[Law] = []

    def joined_by(self, mentors: Iterable[Mentor]) -> Desk:
        """Return a desk for the same people and these mentors more."""
        people = replace(self.people, mentors=[*self.people.mentors, *mentors])
        return Desk(people, keep_running=self.keep_running)

    def side(self, law: Law, reading: Reading = NOBODY, in_force: Law | None = None) -> Side:
        """Return a side as numbers; ``in_force``: the law that ``law`` is compared with."""
        self._laws += [law]  # keeps the laws alive, so that no id is given twice
        key = (id(law), id(in_force), reading)
        if key not in self._sides:
            self._sides[key] = (
                side(self.people, law, reading)
                if in_force is None
                else other_side(self.people, law, in_force, reading, running_goes_on=self.keep_running)
            )
        return self._sides[key]

    def plan(self, problem: Problem) -> Solution:
        """Return the best plan of a problem, checked.

        Raises:
            EngineProblem: no engine, or no plan within the settings' time limit.
            CheckError: the checker refuses the plan: a fault of the program.
        """
        key = _fingerprint(problem)
        if key not in self._solved:
            settings = self.people.settings
            found = solve(problem, time_limit=settings.time_limit, engine=settings.engine)
            check(problem, found)
            self.proven = self.proven and found.optimal
            self._solved[key] = found
            if problem.ladder[0] is Goal.MATCHED:
                self._most[_fingerprint(_matched_only(problem))] = _first(found)
        return self._solved[key]

    def most(self, problem: Problem) -> Most:
        """Return how many youths can be matched at most; the goals below are left out."""
        alone = _matched_only(problem)
        key = _fingerprint(alone)
        if key not in self._most:
            self.plan(alone)
        return self._most[key]

    def most_by(self, law: Law, reading: Reading = NOBODY, in_force: Law | None = None) -> Most:
        """Return how many youths can be matched at most on a side at a reading."""
        return self.most(self.side(law, reading, in_force).encoded.problem())

    def figures(self, law: Law, reading: Reading = NOBODY, in_force: Law | None = None) -> Figures:
        """Return the figures of a side's best plan at a reading."""
        encoded = self.side(law, reading, in_force).encoded
        problem = encoded.problem()
        pairs = self.plan(problem).pairs
        matched = np.array([row for row, _ in pairs], np.int64)
        waiting, eligible = encoded.waiting, self._eligible(encoded)
        left = eligible.copy()
        left[matched] = False
        return Figures(
            matched=len(pairs),
            points=sum(int(problem.points[pair]) for pair in pairs),
            minutes=int(encoded.hours[matched].sum()),
            waited=int(waiting[matched].sum()),
            left=int(left.sum()),
            left_waited=int(waiting[left].sum()),
            mentors=sum(law.allows(mentor.id, reading) for mentor in self.people.mentors),
        )

    def both(self, law: Law, other: Law, reading: Reading) -> Both:
        """Return the figures of both sides at one reading."""
        return Both(self.figures(law, reading), self.figures(other, reading, law))

    def levels(self, law: Law, in_force: Law | None = None) -> tuple[LevelLine, ...]:
        """Return what every goal of a side's best plan came to, and on whose word it could not be better."""
        solution = self.plan(self.side(law, NOBODY, in_force).encoded.problem())
        return tuple(
            LevelLine(str(one.goal), one.value, one.bound, one.proven, str(one.by), one.cases)
            for one in solution.levels
        )

    def matched_ids(self, law: Law, in_force: Law | None = None, reading: Reading = NOBODY) -> dict[str, str]:
        """Return who has whom in the best plan of a side at a reading: youth id to mentor id."""
        encoded = self.side(law, reading, in_force).encoded
        pairs = self.plan(encoded.problem()).pairs
        return {encoded.youth_ids[row]: encoded.mentor_ids[column] for row, column in pairs}

    def _eligible(self, encoded: Encoded) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        verdicts = self.people.verdicts
        return np.array([verdicts[youth].eligible for youth in encoded.youth_ids], bool)


def _matched_only(problem: Problem) -> Problem:
    return replace(problem, goals=(Goal.MATCHED,))


def _first(solution: Solution) -> Most:
    level = solution.levels[0]
    assert isinstance(level.value, int)  # noqa: S101  # the goal is matched; a count
    assert isinstance(level.bound, int)  # noqa: S101
    return Most(level.value, level.bound)


def _fingerprint(problem: Problem) -> bytes:
    """Return a digest of everything that a plan depends on."""
    digest = hashlib.sha256()
    only_matched = problem.ladder == (Goal.MATCHED,)
    digest.update(repr((problem.ladder, problem.points.shape, problem.locked)).encode())
    for array in (
        problem.allowed,
        problem.places,
        problem.hours,
        problem.hours_limit,
        *(() if only_matched else (problem.points, problem.priority, problem.waiting)),
        *(() if only_matched else (problem.youth_draw, problem.mentor_draw)),
    ):
        digest.update(b"-" if array is None else array.tobytes())
        digest.update(b"|")
    if Goal.KEEP in problem.ladder:
        digest.update(repr(problem.keep).encode())
    return digest.digest()
