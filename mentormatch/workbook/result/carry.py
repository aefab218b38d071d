"""What the result hands on: the input sheets, and in the sheet of matches exactly the decisions that held.

A decision taken in a result stands in that result's sheet of matches, which the next result does not repeat. It is
therefore added to the sheet of matches handed on, and a row that it has overtaken is left out: so the sheets in
a result are all that ``verify`` needs, and no decision is ever lost by passing it on twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from operator import itemgetter

from mentormatch.domain import Match
from mentormatch.eligibility import Outcome
from mentormatch.errors import InputProblem
from mentormatch.workbook.catalogue import ResultSheet, SheetKind
from mentormatch.workbook.reading.book import Book, SheetCopy

from .reader import as_of_of, people_of


def carry(book: Book) -> tuple[Book, tuple[Match, ...]]:
    """Return the book with the sheets to hand on, and the matches to add to its sheet of matches.

    Rows that were left out because of their errors stay: somebody may still correct them.
    """
    sheets = {
        (copy.file, copy.name)
        for copy in book.sheets
        if copy.kind is SheetKind.MATCHES and not copy.handed_on
    }
    held: set[tuple[str, str, int]] = set()
    added: list[Match] = []
    for match in book.matches:
        source = match.source
        if source is not None and (source.file, source.sheet) in sheets:
            held.add((source.file, source.sheet, source.row))
        else:
            added.append(match)
    for gone in book.left_out:
        at = gone.place
        if at.file and at.sheet and at.row:
            held.add((at.file, at.sheet, at.row))
    copies = tuple(
        _only(copy, held) if copy.kind is SheetKind.MATCHES else copy
        for copy in book.sheets
        if copy.result is None and not copy.handed_on
    )
    return replace(book, sheets=copies), tuple(added)


def verdicts_before(book: Book) -> Mapping[str, Outcome]:
    """Return what the newest result among the inputs said of its mentors; nothing where there is none to be read."""
    newest: tuple[str, Mapping[str, Outcome]] = ("", {})
    for file in sorted({copy.file for copy in book.sheets if copy.result is ResultSheet.ELIGIBILITY}):
        sheets = {copy.name: copy.rows for copy in book.sheets if copy.file == file}
        # Where somebody has rebuilt it there is nothing to compare with, and nothing else is lost.
        with suppress(InputProblem):
            newest = max(
                newest, (as_of_of(sheets, file), people_of(sheets, file).verdicts), key=itemgetter(0)
            )
    return newest[1]


def day_before(book: Book) -> date | None:
    """Return the as-of date of the newest result among the inputs; ``None`` where there is none to be read."""
    found = []
    for file in sorted({copy.file for copy in book.sheets if copy.result is ResultSheet.RUN}):
        sheets = {copy.name: copy.rows for copy in book.sheets if copy.file == file}
        with suppress(InputProblem, ValueError):
            found.append(date.fromisoformat(as_of_of(sheets, file)))
    return max(found, default=None)


def _only(copy: SheetCopy, held: set[tuple[str, str, int]]) -> SheetCopy:
    """Return a sheet of matches without the rows that no longer say what holds."""
    if copy.header_row is None:
        return copy
    rows = tuple(
        row
        for at, row in enumerate(copy.rows)
        if at <= copy.header_row or not any(row) or (copy.file, copy.name, at + 1) in held
    )
    return replace(copy, rows=rows)
