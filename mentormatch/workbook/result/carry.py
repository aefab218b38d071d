"""What the result hands on: the input sheets, and in the sheet of matches exactly the decisions that held.

A decision taken in a result stands in that result's sheet of matches, which the next result does not repeat. It is
therefore added to the sheet of matches handed on, and a row that it has overtaken is left out: so the sheets in
a result are all that ``verify`` needs, and no decision is ever lost by passing it on twice.
"""

from __future__ import annotations

from dataclasses import replace

from mentormatch.domain import Match
from mentormatch.workbook.catalogue import SheetKind
from mentormatch.workbook.reading.book import Book, SheetCopy


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
