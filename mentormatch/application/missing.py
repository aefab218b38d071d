"""Who is not in a plan although somebody counts on it, from the book that was read and the last result in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentormatch.issues import Severity
from mentormatch.report.missing import fallen_out, lapsed_lines
from mentormatch.report.missing_lines import Before, LapsedLine, LeftOutLine, Missing
from mentormatch.report.model import Person, Report
from mentormatch.workbook.catalogue import SheetKind

if TYPE_CHECKING:
    from mentormatch.workbook.reading.book import Book, LeftOut
    from mentormatch.workbook.result.reader import ResultPeople

_SIDES = {
    SheetKind.YOUTHS: "youth",
    SheetKind.MENTORS: "mentor",
    SheetKind.MATCHES: "match",
    SheetKind.FOLLOW_UP: "follow_up",
}


def missing_people(book: Book, report: Report, last: ResultPeople | None) -> Missing:
    """Return who was left out, who has fallen out since the last result, and which decisions cannot be kept."""
    before = Before()
    if last is not None:
        before = Before(
            pairs=last.pairs,
            youths=last.youths,
            eligible=last.youths - last.not_eligible,
            mentors=frozenset(last.verdicts),
            free=last.free,
            youth_names=last.youth_names,
            mentor_names=last.mentor_names,
        )
    left_out = tuple(_left_out(book, gone) for gone in book.left_out)
    away = frozenset(
        (_SIDES[gone.kind], gone.people[0][0])
        for gone in book.left_out
        if gone.kind in {SheetKind.YOUTHS, SheetKind.MENTORS} and gone.people
    )
    return Missing(
        left_out=left_out,
        fallen=fallen_out(report, before, book.matches, away),
        lapsed=lapsed_lines(_lapsed(book, left_out), before),
    )


def _left_out(book: Book, gone: LeftOut) -> LeftOutLine:
    at = (gone.place.file, gone.place.sheet, gone.place.row)
    issues = tuple(
        issue
        for issue in book.issues
        if issue.severity is Severity.ERROR
        and (issue.place.file, issue.place.sheet, issue.place.row) == at
        and not gone.with_person
    )
    people = tuple(Person(*one) for one in gone.people)
    return LeftOutLine(_SIDES[gone.kind], people, gone.place, issues)


def _lapsed(book: Book, left_out: tuple[LeftOutLine, ...]) -> list[LapsedLine]:
    names: dict[tuple[str, str], str | None] = {
        **{("youth", one.id): one.name for one in book.youths},
        **{("mentor", one.id): one.name for one in book.mentors},
        **{(line.side, line.people[0].id): line.people[0].name for line in left_out if line.people},
    }
    return [
        LapsedLine(
            Person(one.youth, names.get(("youth", one.youth)) or one.youth_name),
            Person(one.mentor, names.get(("mentor", one.mentor)) or one.mentor_name),
            one.status,
            one.missing,
        )
        for one in book.lapsed
    ]
