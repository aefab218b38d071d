"""A file without one person: an Excel workbook with its cells emptied, or a .csv without their lines."""

from __future__ import annotations

from datetime import date

from mentormatch.locale import LANGUAGES
from mentormatch.record import FORGOTTEN
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.files.raw import RawSheet
from mentormatch.workbook.files.text import without_rows

from .blanking import blanked
from .search import Content, Found, Person

CHANGEABLE = frozenset({".xlsx", ".xlsm", ".csv"})
INSTEAD = "…"


def without(content: Content, found: Found, person: Person, day: date | None) -> bytes:
    """Return a file's bytes without what it holds of a person; ``day``: it is a result, which then says so.

    Raises:
        ValueError: the file is built in a way that this cannot change.
    """
    if content.path.suffix.casefold() == ".csv":
        return without_rows(content.data, {row.row for row in found.rows})
    note = None
    if day is not None:
        sheet = _run_sheet(content)
        if sheet is None:
            raise ValueError("no run record")
        count = sum(str(row[2]).startswith(FORGOTTEN) for row in sheet.rows if len(row) > 2)
        note = (sheet.name, len(sheet.rows) + 1, ("", day.isoformat(), f"{FORGOTTEN}.{count + 1}"))
    return blanked(content.data, found, person, INSTEAD, note)


def as_of(content: Content) -> str:
    """Return the date of a result as its run record has it; blank where the file is no result."""
    sheet = _run_sheet(content)
    for row in sheet.rows if sheet else ():
        if len(row) > 2 and row[2] == "as_of":
            return str(row[1])
    return ""


def _run_sheet(content: Content) -> RawSheet | None:
    names = {RESULT_SHEETS[ResultSheet.RUN].name(lang) for lang in LANGUAGES}
    return next((sheet for sheet in content.sheets if sheet.name in names), None)
