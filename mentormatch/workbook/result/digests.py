"""Digests of the result's own sheets: how ``verify`` tells which of them no longer say what was written.

What counts is what the rows say, not where they stand: sorting and filtering change nothing, nor does what a person
fills in, a column of their own, or a program that saves the workbook again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from mentormatch.domain import fold
from mentormatch.locale import Language
from mentormatch.record import digest
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.layout.table import HEAD_ROW, LISTED_COLUMN, Table

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET = "sheet."
"""How the keys of the run record begin that hold these digests: ``sheet.places``."""

_BETWEEN = " | "
"""Between the digest and the headings of the columns that it covers."""

Row = Sequence[object]


@dataclass(frozen=True, slots=True)
class SheetChanges:
    """Which of the result's own sheets no longer say what was written."""

    altered: tuple[ResultSheet, ...] = ()
    missing: tuple[ResultSheet, ...] = ()


@cache
def noted_sheet() -> type[Any]:
    """Return the class of worksheets that remember what was written; made once xlsxwriter is imported."""
    from xlsxwriter.worksheet import Worksheet

    class NotedSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
        """A worksheet whose ``noted`` holds each value by row and column."""

        def __init__(self) -> None:
            super().__init__()
            self.noted: dict[tuple[int, int], object] = {}

        def write_string(self, row: int, col: int, string: str, *rest: Any) -> Any:
            self.noted[row, col] = string
            return super().write_string(row, col, string, *rest)

        def write_number(self, row: int, col: int, number: float, *rest: Any) -> Any:
            self.noted[row, col] = number
            return super().write_number(row, col, number, *rest)

        def write_datetime(self, row: int, col: int, moment: date, *rest: Any) -> Any:
            self.noted[row, col] = moment
            return super().write_datetime(row, col, moment, *rest)

        def write_url(
            self, row: int, col: int, url: str, form: Any = None, string: str | None = None, *rest: Any
        ) -> Any:
            self.noted[row, col] = url if string is None else string
            return super().write_url(row, col, url, form, string, *rest)

    return NotedSheet


def record_field(sheet: Worksheet, kind: ResultSheet, table: Table | None, lang: Language) -> str:
    """Return what the run record keeps of a sheet: its digest, and the headings of the columns that it covers.

    Args:
        sheet: the sheet as written, of the class :func:`noted_sheet`.
        kind: which sheet it is.
        table: the table on it; ``None`` where the sheet is laid out freely, and all of it counts.
        lang: the language of the sheet.
    """
    noted: Mapping[tuple[int, int], object] = sheet.noted
    headings = [column.heading for column in table.columns if not column.fill_in] if table else []
    heads = [column.heading for column in table.columns] if table else []
    height = max((row for row, _ in noted), default=0) + 1
    width = max((col for _, col in noted), default=0) + 1
    rows: list[list[object]] = [[None] * max(width, len(heads)) for _ in range(max(height, HEAD_ROW + 1))]
    for (row, col), value in noted.items():
        rows[row][col] = value
    rows[HEAD_ROW][: len(heads)] = heads or rows[HEAD_ROW][:0]
    found = _digest(rows, headings, kind, lang)
    assert found is not None  # noqa: S101  # the headings have just been put there
    return _BETWEEN.join([found, *headings])


def changes(run: Mapping[str, str], sheets: Mapping[str, Sequence[Row]], lang: Language) -> SheetChanges:
    """Return which sheets are no longer what the run record says, and which are gone.

    Args:
        run: the run record, by key.
        sheets: the rows of all sheets of the workbook, by name.
        lang: the language of the result's own sheets.
    """
    altered, missing = [], []
    for kind in ResultSheet:
        field = run.get(SHEET + kind.value)
        if field is None:
            continue
        rows = sheets.get(RESULT_SHEETS[kind].name(lang))
        if rows is None:
            missing.append(kind)
            continue
        said, *headings = field.split(_BETWEEN)
        if _digest(rows, headings, kind, lang) != said:
            altered.append(kind)
    return SheetChanges(tuple(altered), tuple(missing))


def _digest(rows: Sequence[Row], headings: Sequence[str], kind: ResultSheet, lang: Language) -> str | None:
    """Return the digest of what stands under some headings and in the rows above them, or, without headings, of
    everything; ``None`` where a heading is gone.

    Of the matches only the pairs count: a person may write below or above the table.
    """
    if not headings:
        return digest(sorted(_told(row) for row in rows))
    wanted = [fold(heading) for heading in headings]
    found = _columns(rows, wanted)
    if found is None:
        return None
    head, places = found
    lines = [[_plain(row[place]) if place < len(row) else "" for place in places] for row in rows[head + 1 :]]
    if kind is ResultSheet.MATCHES:
        spec = RESULT_SHEETS[kind]
        ids = [wanted.index(fold(spec.column(key).heading(lang))) for key in ("youth", "mentor")]
        return digest(sorted(line for line in lines if all(line[at] for at in ids)))
    above = [_told(row) for row in rows[:head]]
    return digest([sorted(above), sorted(line for line in lines if any(line))])


def _columns(rows: Sequence[Row], wanted: Collection[str]) -> tuple[int, list[int]] | None:
    """Return the row of some headings and the column of each; ``None`` where they stand in no row together."""
    for at, row in enumerate(rows):
        seen = {fold(cell): place for place, cell in enumerate(row) if isinstance(cell, str)}
        if all(heading in seen for heading in wanted):
            return at, [seen[heading] for heading in wanted]
    return None


def _told(row: Row) -> list[str]:
    """Return what stands in a row, without the blanks and without the hidden list of a dropdown's answers."""
    return [text for cell in row[:LISTED_COLUMN] if (text := _plain(cell))]


def _plain(cell: object) -> str:
    """Return a cell's value as text, the same whichever program has saved it."""
    match cell:
        case None:
            return ""
        case str():
            return " ".join(cell.split())
        case bool():
            return str(cell)
        case int() | float():
            return f"{cell:.12g}"
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell)
