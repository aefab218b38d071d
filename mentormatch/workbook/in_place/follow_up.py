"""Whose the sheet of follow-ups is: ours, so that a row waits there for each pair, or the user's own."""

from __future__ import annotations

from collections.abc import Sequence

from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.reading.book import Book
from mentormatch.workbook.result.follow_up import is_empty

from .book import OurSheet, Workbook, sheets_of
from .refusals import holds_only


def own_follow_up(opened: Workbook, book: Book, old: Sequence[OurSheet]) -> tuple[str | None, list[OurSheet]]:
    """Return the name of the sheet of follow-ups that is ours to fill, and the user's empty one that it replaces.

    Ours is one that an earlier run has made (among ``old``), or one under a name that is free. A sheet of the user's
    with nothing on it but our headings, as in the template, is replaced; any other is the user's own, and no name is
    returned.
    """
    spec = SHEETS[SheetKind.FOLLOW_UP]
    names = {spec.da, spec.en}
    mine = next((sheet.name for sheet in old if sheet.name in names), None)
    ours = {sheet.name for sheet in old}
    theirs = [copy for copy in book.sheets if copy.kind is SheetKind.FOLLOW_UP and copy.name not in ours]
    if not theirs:
        taken = {sheet.name.casefold() for sheet in sheets_of(opened) if sheet.name not in ours}
        name = mine or spec.name(book.language)
        return (None if name.casefold() in taken else name), []
    empty = [
        sheet
        for sheet in sheets_of(opened)
        if sheet.name == theirs[0].name and is_empty(theirs[0]) and holds_only(opened, sheet, notes=True)
    ]
    if mine is None and len(theirs) == 1 and theirs[0].name in names and empty:
        return empty[0].name, empty
    return None, []
