"""What the result hands on: the input sheets, and in the sheet of matches exactly the decisions that held.

A decision taken in a result stands in that result's sheet of matches, which the next result does not repeat. It is
therefore added to the sheet of matches handed on, and a row that it has overtaken is left out: so the sheets in
a result are all that ``verify`` needs, and no decision is ever lost by passing it on twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from operator import itemgetter

from mentormatch.domain import Match
from mentormatch.errors import InputProblem
from mentormatch.issues import matches as issues
from mentormatch.locale import Language
from mentormatch.workbook.catalogue import ResultSheet, SheetKind
from mentormatch.workbook.catalogue.course import COURSE_KEYS
from mentormatch.workbook.reading.book import Book, CellValue, SheetCopy

from .match_cells import match_cells
from .reader import ResultPeople, as_of_of, people_of


def carry(book: Book, *, in_place: bool = False) -> tuple[Book, tuple[Match, ...]]:
    """Return the book with the sheets to hand on, and the matches to add to its sheet of matches.

    Rows that were left out because of their errors stay, and rows about people who are on no list any more: somebody
    may still correct them. A row that other rows of the pair add something to is filled in, or, where it cannot be
    (``in_place``: the user's own sheets are not written in), added anew.
    """
    sheets = {
        (copy.file, copy.name): copy
        for copy in book.sheets
        if copy.kind is SheetKind.MATCHES and not copy.handed_on
    }
    held: dict[tuple[str, str, int], Match | None] = {}
    added: list[Match] = []
    for match in book.matches:
        source = match.source
        copy = None if source is None else sheets.get((source.file, source.sheet))
        if copy is None or source is None or (source in book.amended and not _fits(match, copy, in_place)):
            added.append(match)
        else:
            held[source.file, source.sheet, source.row] = match if source in book.amended else None
    kept = [gone.place for gone in book.left_out]
    kept += [issue.place for issue in book.issues if issue.kind in _NOBODY]
    for at in kept:
        if at.file and at.sheet and at.row:
            held.setdefault((at.file, at.sheet, at.row))
    copies = tuple(
        _only(copy, held, book.language) if copy.kind is SheetKind.MATCHES else copy
        for copy in book.sheets
        if copy.result is None and not copy.handed_on
    )
    return replace(book, sheets=copies), tuple(added)


_NOBODY = frozenset({issues.UNKNOWN_YOUTH, issues.UNKNOWN_MENTOR, issues.PERSON_GONE})
_FILLED = ("start", "end", "waived", "reason", "by", "decided_on", "substitute", *COURSE_KEYS)
"""The columns that other rows of a pair may add to."""


def _fits(match: Match, copy: SheetCopy, in_place: bool) -> bool:
    """Whether a row can be filled in with all that holds of its match."""
    return not in_place and all(
        key in copy.columns or getattr(match, key) in (None, frozenset()) for key in _FILLED
    )


def people_before(book: Book) -> ResultPeople | None:
    """Return who stands in the newest result among the inputs; ``None`` where there is none to be read."""
    newest: tuple[str, ResultPeople | None] = ("", None)
    for file in sorted({copy.file for copy in book.sheets if copy.result is ResultSheet.ELIGIBILITY}):
        sheets = {copy.name: copy.rows for copy in book.sheets if copy.file == file}
        # Where somebody has rebuilt it there is nothing to compare with, and nothing else is lost.
        with suppress(InputProblem):
            newest = max(newest, (as_of_of(sheets, file), people_of(sheets, file)), key=itemgetter(0))
    return newest[1]


def day_before(book: Book) -> date | None:
    """Return the as-of date of the newest result among the inputs; ``None`` where there is none to be read."""
    found = []
    for file in sorted({copy.file for copy in book.sheets if copy.result is ResultSheet.RUN}):
        sheets = {copy.name: copy.rows for copy in book.sheets if copy.file == file}
        with suppress(InputProblem, ValueError):
            found.append(date.fromisoformat(as_of_of(sheets, file)))
    return max(found, default=None)


def _only(copy: SheetCopy, held: Mapping[tuple[str, str, int], Match | None], lang: Language) -> SheetCopy:
    """Return a sheet of matches without the rows that no longer say what holds, and with what was added to others."""
    if copy.header_row is None:
        return copy
    rows = []
    for at, row in enumerate(copy.rows):
        place = (copy.file, copy.name, at + 1)
        if at <= copy.header_row or not any(row) or place in held:
            match = held.get(place)
            rows.append(row if match is None else _filled(row, copy.columns, match, lang))
    return replace(copy, rows=tuple(rows))


def _filled(
    row: tuple[CellValue, ...], columns: Sequence[str | None], match: Match, lang: Language
) -> tuple[CellValue, ...]:
    cells = [*row, *(None,) * (len(columns) - len(row))]
    values = match_cells(match, lang)
    for at, key in enumerate(columns):
        # What the result's own sheet of matches says of how a match goes on is newer than what stood here.
        newer = key in COURSE_KEYS and values[key] is not None
        if key in _FILLED and (newer or cells[at] in (None, "")):
            cells[at] = values[key]
    return tuple(cells)
