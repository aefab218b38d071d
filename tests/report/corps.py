"""Invented corps, solved: what the tests of prices work on. Everything promised is checked by solving again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from mentormatch.application.planning import Judged, judge
from mentormatch.application.run import Request, as_of, read
from mentormatch.domain import Match, MatchStatus, Mentor, Settings, Youth
from mentormatch.report.case import Case
from mentormatch.report.describe import describe
from mentormatch.report.model import Report
from mentormatch.sample import sample
from mentormatch.solver import Solution, solve

AS_OF = date(2026, 11, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Corps:
    """People with their plan and the report on it."""

    youths: tuple[Youth, ...]
    mentors: tuple[Mentor, ...]
    matches: tuple[Match, ...]
    settings: Settings
    case: Case
    report: Report

    @property
    def matched(self) -> int:
        return len(self.case.solution.pairs)

    @property
    def points(self) -> int:
        return points(self.case.solution, self.case.encoded.points)

    def again(
        self, *, matches: Iterable[Match] | None = None, more: Sequence[Mentor] = ()
    ) -> tuple[Judged, Solution]:
        """Judge and solve anew with other decisions, or with more mentors."""
        decided = self.matches if matches is None else tuple(matches)
        judged = judge(self.youths, (*self.mentors, *more), decided, self.settings, self.case.as_of)
        return judged, solve(judged.problem, prove=False)


def points(solution: Solution, table: object) -> int:
    return sum(int(table[pair]) for pair in solution.pairs)  # type: ignore[index]


@cache
def corps(
    seed: int,
    youths: int | None = None,
    mentors: int | None = None,
    hours: bool = False,
    decided: bool = False,
) -> Corps:
    """Return an invented corps; with ``hours`` caps bind, with ``decided`` some of it is decided by people."""
    # Where caps bind an engine has to solve every time: fewer people, so that the tests stay quick.
    size = (14, 7) if hours else (26, 11)
    youths, mentors = size[0] if youths is None else youths, size[1] if mentors is None else mentors
    made = sample(youths, mentors, seed, AS_OF, "da")
    people = tuple(
        replace(one, minutes_per_month=(one.minutes_per_month or 240) if hours else None)
        for one in made.youths
    )
    offers = tuple(
        replace(one, minutes_per_month=480 if hours else None, places=one.places) for one in made.mentors
    )
    settings = made.settings
    matches: tuple[Match, ...] = ()
    if decided:
        first = solve(judge(people, offers, (), settings, AS_OF).problem, prove=False)
        names = judge(people, offers, (), settings, AS_OF).encoded
        pairs = [(names.youth_ids[row], names.mentor_ids[column]) for row, column in first.pairs]
        status = [MatchStatus.LOCKED, MatchStatus.APPROVED, MatchStatus.REJECTED, MatchStatus.RUNNING]
        matches = tuple(
            Match(*pair, status[number % 4], start=AS_OF) for number, pair in enumerate(pairs[:8])
        )
    return made_of(people, offers, matches, settings)


@cache
def of_book(path: Path) -> Corps:
    """Return the people of a workbook with their plan; the workbook says the date."""
    book = read(Request([path], AS_OF))
    settings = replace(book.settings, as_of=as_of(book.settings, AS_OF))
    return made_of(tuple(book.youths), tuple(book.mentors), tuple(book.matches), settings)


def made_of(
    youths: tuple[Youth, ...], mentors: tuple[Mentor, ...], matches: tuple[Match, ...], settings: Settings
) -> Corps:
    """Return people with their plan and the report on it."""
    day = settings.as_of or AS_OF
    judged = judge(youths, mentors, matches, settings, day)
    solution = solve(judged.problem, prove=False)
    case = judged.case(youths, mentors, settings, day, solution)
    return Corps(youths, mentors, matches, settings, case, describe(case))
