"""Columns of a known heading in which nothing is understood: they may well be about something else."""

from __future__ import annotations

from collections import Counter

from mentormatch.issues import Issue, Place, Said, Severity, headings
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.files.addresses import column_letters

from .rows import Rows, said_in

_FEW = 3
"""Of fewer answers each is a slip of its own."""


def misread(rows: Rows, kind: SheetKind) -> list[Issue]:
    """Return a warning for every column none of whose answers is understood, with how to leave it unread."""
    wrong = Counter(
        issue.place.column
        for issue in rows.issues
        if issue.kind.severity is Severity.ERROR and issue.place.column
    )
    found: list[Issue] = []
    for column in SHEETS[kind].columns:
        number = rows.headings.column(column.key)
        if number is None or column.required or wrong[column_letters(number)] < _FEW:
            continue
        answers = len(said_in(rows.columns[column.key]))
        if wrong[column_letters(number)] < answers:
            continue
        heading = rows.headings.questions[number]
        place = Place(
            rows.sheet.file,
            rows.sheet.name,
            rows.headings.row + 1,
            column_letters(number),
            mask(heading) or None,
        )
        values = {"name": Said(column.da, column.en), "given": shown(heading), "n": answers}
        found.append(Issue(headings.COLUMN_MISREAD, place, values))
    return found
