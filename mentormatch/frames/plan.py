"""Plans out, as tables; and two of them side by side."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from mentormatch.application import InputStopped
from mentormatch.application.run import propose
from mentormatch.locale import Language
from mentormatch.report.compare import compare_plans
from mentormatch.report.model import Report
from mentormatch.workbook.reading.book import Book as ReadBook

from .book import Book, dated
from .tables import frame, plain


@dataclass(frozen=True)
class Plan:
    """The best plan for a book, checked by code that shares nothing with the solver."""

    report: Report
    book: ReadBook
    lang: Language
    inputs: tuple[Path, ...] = ()
    """The files that were read; the result never replaces one of them."""

    @property
    def as_of(self) -> date:
        """The date at which rules and ages held."""
        return self.report.as_of

    @property
    def optimal(self) -> bool:
        """Whether it is proven that no plan is better, goal by goal."""
        return self.report.optimal

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """A row per pair: who, the state, the points and what each criterion gave, minutes a month."""
        criteria = [part.criterion.value for line in self.report.matches[:1] for part in line.parts]
        rows = (
            {
                "youth": line.youth.id,
                "mentor": line.mentor.id,
                "state": line.state.value,
                "points": line.points,
                "minutes": line.minutes,
                **{part.criterion.value: part.points if part.known else None for part in line.parts},
            }
            for line in self.report.matches
        )
        return frame(rows, ["youth", "mentor", "state", "points", "minutes", *criteria])

    @cached_property
    def unmatched(self) -> pd.DataFrame:
        """A row per youth without a mentor, with the class of the reason."""
        rows = (
            {
                "youth": line.youth.id,
                "reason": line.reason.value,
                "own_faults": line.own_faults,
                "waiting_days": line.waiting_days,
                "allowed": line.allowed,
            }
            for line in self.report.unmatched
        )
        return frame(rows, ["youth", "reason", "own_faults", "waiting_days", "allowed"])

    @cached_property
    def mentors(self) -> pd.DataFrame:
        """A row per mentor: the verdict, places and minutes used, and what limits them."""
        rows = (
            {
                "mentor": line.mentor.id,
                "verdict": line.outcome.value,
                "places": line.places,
                "used": line.used,
                "minutes_used": line.minutes_used,
                "minutes_limit": line.minutes_limit,
                "available": line.available,
            }
            for line in self.report.mentors
        )
        names = ["mentor", "verdict", "places", "used", "minutes_used", "minutes_limit", "available"]
        return frame(rows, names)

    @cached_property
    def levels(self) -> pd.DataFrame:
        """A row per goal of the ladder: value, bound, whether it is proven, and by what."""
        names = ["goal", "value", "bound", "proven", "by"]
        rows = ({name: plain(getattr(line, name)) for name in names} for line in self.report.levels)
        return frame(rows, names)

    def save(self, path: str | os.PathLike[str], *, force: bool = False) -> Path:
        """Write the result workbook, as ``mentormatch match -o`` does; return where it is.

        Raises:
            OutputProblem: it exists (without ``force``) or cannot be written.
        """
        from mentormatch.application.guard import standing_against
        from mentormatch.workbook.files.save import save
        from mentormatch.workbook.result.rendering import render

        target = Path(path)
        against = standing_against(target, self.inputs) if force else None
        return save(render(self.report, self.book, self.lang), target, force=force, against=against).path


def match(book: Book, *, as_of: date | None = None) -> Plan:
    """Return the best plan for what was read: the same pairs as ``mentormatch match``.

    Args:
        book: what was read.
        as_of: the date at which rules and ages hold; ``None``: the book's own.

    Raises:
        InputStopped: the book has errors (see ``book.issues``).
        NobodyMatched: earlier decisions contradict each other.
        EngineProblem: no plan in time.
    """
    book = dated(book, as_of)
    if book.content.errors:
        raise InputStopped(book.content.issues, book.lang, None)
    report, handed_on = propose(book.content, book.request)
    return Plan(report, handed_on, book.lang, tuple(book.request.books))


def compare(before: Plan, after: Plan) -> pd.DataFrame:
    """Return a row per youth whose mentor differs between two plans.

    ``kind`` is ``got``, ``lost``, ``changed``, ``came`` (only in the later list) or ``left`` (only in the earlier).
    """
    plans = (before, after)
    mentors = [{line.youth.id: line.mentor.id for line in plan.report.matches} for plan in plans]
    points = [{line.youth.id: line.points for line in plan.report.matches} for plan in plans]
    youths = [{youth.id for youth in plan.book.youths} for plan in plans]
    found = compare_plans(
        mentors[0],
        mentors[1],
        people=(youths[0], youths[1]),
        levels=(before.report.levels, after.report.levels),
        points=(points[0], points[1]),
        lang=after.lang,
        days=(before.as_of, after.as_of),
    )
    names = ["youth", "kind", "before", "after", "points_before", "points_after"]
    return frame(({name: plain(getattr(one, name)) for name in names} for one in found.changed), names)
