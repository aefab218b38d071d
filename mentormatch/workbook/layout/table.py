"""A table on a sheet, laid out for the screen and for A4: title, explanation, headings, rows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from . import style
from .measure import LINE, MOST_LINES, PADDING, WIDEST, lines, width
from .page import PAGE, set_up_page
from .text import clean, write_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.locale import Texts

    from .style import Styles

HEAD_ROW = 3
"""Row of the headings, counted from 0: below title, explanation and a blank."""

COMFORTABLE = 100
"""Characters after which a line of explanation breaks."""

FEW_ROWS = 60
"""More rows than this take as many pages as they take."""

FEW_ROWS_UPRIGHT = 90
"""So many rows of a list that stands are put on one page."""

PAGE_HEIGHT = 500
"""Points of rows that an A4 page lying down takes at full size."""

NEARLY = 1.6
"""Up to so many pages are made one, by printing smaller."""

MOST_LINKS = 60_000
"""Excel drops the links of a sheet that has more than 65 530."""

LONGEST_LINK = 2_079
"""Excel takes no longer address."""

_HEAD: dict[str, Any] = {
    "bold": True,
    "font_color": style.WHITE,
    "bg_color": style.NAVY,
    "text_wrap": True,
    "valign": "vcenter",
    "indent": 1,
    "border": 1,
    "border_color": style.NAVY,
}


class Kind(StrEnum):
    """How a column's cells are written."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a cell of the same workbook."""

    text: str
    sheet: str
    cell: str = "A1"

    @property
    def url(self) -> str:
        """The target as xlsxwriter takes it."""
        quoted = self.sheet.replace("'", "''")
        return f"internal:'{quoted}'!{self.cell}"


@dataclass(frozen=True, slots=True)
class WebLink:
    """A text that leads to a page on the web."""

    text: str
    url: str


Cell = str | int | float | Fraction | date | Link | WebLink | None


LISTED_COLUMN = 40
"""Column, counted from 0, in which a table keeps a list for the dropdowns of another sheet, hidden."""


@dataclass(frozen=True, slots=True)
class CellRange:
    """The first so many cells of a column of a sheet."""

    sheet: str
    column: int
    count: int

    @property
    def reference(self) -> str:
        """The range as a formula names it."""
        from xlsxwriter.utility import xl_col_to_name

        quoted, letter = self.sheet.replace("'", "''"), xl_col_to_name(self.column)
        return f"='{quoted}'!${letter}$1:${letter}${self.count}"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table. ``fill_in``: a person writes here; ``choices``, ``offered``: the answers offered there, or
    where they are listed; ``others``: another answer is asked about, not refused.
    """

    heading: str
    kind: Kind = Kind.TEXT
    most: int = 34
    least: int = 7
    fill_in: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""
    offered: CellRange | None = None
    others: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """What stands on one sheet.

    ``tints``: fill colour of a row, by its number. ``notes``: texts that several rows refer to, numbered
    from 1 and written below the table under ``notes_title``. ``listed``: what the dropdowns of another sheet offer.
    ``upright``: printed on a page that stands.
    """

    name: str
    title: str
    note: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[Cell]]
    empty: str
    frozen: int = 1
    tints: Mapping[int, str] | None = None
    notes_title: str = ""
    notes: Sequence[str] = ()
    listed: Sequence[str] = ()
    upright: bool = False


def write_table(sheet: Worksheet, table: Table, styles: Styles, t: Texts) -> None:
    """Write a table with its title and explanation, and set the sheet up for screen and print."""
    columns = table.columns
    rooms = widths(columns, table.rows)
    last = HEAD_ROW + len(table.rows)
    for number, room in enumerate(rooms):
        sheet.set_column(number, number, room)
    sheet.set_default_row(LINE + 4)
    _write_top(sheet, table, rooms, styles)
    head = styles(**_HEAD)
    linked = sum(isinstance(cell, Link) for cell in table.rows[0]) if table.rows else 0
    _write_rows(sheet, table, rooms, styles, links=linked * len(table.rows) <= MOST_LINKS)
    if table.rows:
        heads = [{"header": column.heading, "header_format": head} for column in columns]
        sheet.add_table(
            HEAD_ROW, 0, last, len(columns) - 1, {"name": table.name, "style": None, "columns": heads}
        )
    else:
        for number, column in enumerate(columns):
            sheet.write_string(HEAD_ROW, number, column.heading, head)
    deepest = max(
        lines(column.heading, room - PADDING - 1) for column, room in zip(columns, rooms, strict=True)
    )
    sheet.set_row(HEAD_ROW, 6 + LINE * deepest)
    for number, column in enumerate(columns):
        if (column.choices or column.offered) and table.rows:
            _offer(sheet, number, column, last, t)
    if table.listed:
        for row, text in enumerate(table.listed):
            sheet.write_string(row, LISTED_COLUMN, clean(text))
        sheet.set_column(LISTED_COLUMN, LISTED_COLUMN, None, None, {"hidden": True})
    if table.notes:
        _write_notes(sheet, table, last + 2, rooms, styles)
    sheet.freeze_panes(HEAD_ROW + 1, table.frozen)
    sheet.hide_gridlines(2)
    # Never over several pages side by side: title and notes would be cut at the columns that each page repeats.
    fits = sum(rooms) <= PAGE and not table.upright
    set_up_page(sheet, t, repeat=HEAD_ROW, fits=fits, pages=_pages(table, rooms), upright=table.upright)


def _pages(table: Table, rooms: Sequence[float]) -> int:
    """Return 1 where the table nearly fits on a page, so that no page is begun for a few rows; else 0: as many as
    it takes."""
    if table.upright:
        return 1 if len(table.rows) <= FEW_ROWS_UPRIGHT else 0
    if len(table.rows) > FEW_ROWS:
        return 0
    deep = [max(map(_depth, row, rooms)) for row in table.rows]
    below = [lines(note, max(COMFORTABLE, rooms[0])) for note in table.notes]
    height = 90 + sum(4 + LINE * deepest for deepest in deep) + sum(3 + LINE * number for number in below)
    needed = height * min(1.0, PAGE / sum(rooms)) / PAGE_HEIGHT
    return 1 if 1 < needed <= NEARLY else 0


def widths(columns: Sequence[TableColumn], rows: Iterable[Sequence[Cell]]) -> list[float]:
    """Return column widths from the content: wide enough for most of it, never above the column's limit."""
    rooms = []
    for number, column in enumerate(columns):
        found = max((_cell_width(row[number]) for row in rows), default=0.0)
        longest_word = max((width(word) for word in re.split(r"[\s-]", column.heading)), default=0.0)
        least = max(column.least, longest_word + PADDING + 2)
        needed = math.ceil((found + PADDING) * 10 + 0.01) / 10  # rounded down, it would count as two lines
        rooms.append(round(max(least, min(needed, column.most, WIDEST)), 1))
    return rooms


def _write_top(sheet: Worksheet, table: Table, rooms: Sequence[float], styles: Styles) -> None:
    sheet.write_string(0, 0, table.title, styles(bold=True, font_size=18, font_color=style.NAVY))
    sheet.set_row(0, 28)
    text = table.note if table.rows else table.empty
    form = styles(font_color=style.GREY, text_wrap=True) if table.rows else styles(bold=True, text_wrap=True)
    _write_over(sheet, 1, text, rooms, form)
    sheet.set_row(2, 6)


def _write_notes(sheet: Worksheet, table: Table, at: int, rooms: Sequence[float], styles: Styles) -> None:
    sheet.write_string(at, 0, table.notes_title, styles(bold=True, font_size=13, font_color=style.NAVY))
    form = styles(text_wrap=True)
    for number, note in enumerate(table.notes, 1):
        _write_over(sheet, at + number, f"{number}. {note}", rooms, form)


def _write_over(sheet: Worksheet, row: int, text: str, rooms: Sequence[float], form: Format) -> None:
    """Write a text over as many columns as make a comfortable line, in a row that is high enough for it."""
    reach, room = 0, rooms[0]
    while reach + 1 < len(rooms) and room < COMFORTABLE:
        reach += 1
        room += rooms[reach]
    if reach:
        sheet.merge_range(row, 0, row, reach, "", form)
    sheet.write_string(row, 0, clean(text), form)
    sheet.set_row(row, 3 + LINE * lines(text, room))


def _write_rows(
    sheet: Worksheet, table: Table, rooms: Sequence[float], styles: Styles, *, links: bool
) -> None:
    forms: dict[tuple[Any, ...], Format] = {}

    def form(column: TableColumn, tint: str | None, *, link: bool = False, quoted: bool = False) -> Format:
        key = (column.kind, column.fill_in, tint, link, quoted)
        if key not in forms:
            forms[key] = styles(**_properties(column, tint, link=link, quoted=quoted))
        return forms[key]

    for number, row in enumerate(table.rows):
        at = HEAD_ROW + 1 + number
        tint = table.tints.get(number) if table.tints else None
        # Said outright, because not every program finds the height of wrapped text by itself.
        deepest = max(_depth(value, room) for value, room in zip(row, rooms, strict=True))
        if deepest > 1:
            sheet.set_row(at, 4 + LINE * deepest)
        for col, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            match value:
                case WebLink(text) if len(value.url) <= LONGEST_LINK:
                    sheet.write_url(at, col, value.url, form(column, tint, link=True), clean(text))
                case Link(text) if links and text:
                    sheet.write_url(at, col, value.url, form(column, tint, link=True), clean(text))
                case Link(text) | WebLink(text) | str(text):
                    write_text(sheet, at, col, text, form(column, tint), form(column, tint, quoted=True))
                case None:
                    sheet.write_blank(at, col, None, form(column, tint))
                case date():
                    sheet.write_datetime(at, col, value, form(column, tint))
                case _:
                    sheet.write_number(at, col, float(value), form(column, tint))


def _properties(column: TableColumn, tint: str | None, *, link: bool, quoted: bool) -> dict[str, Any]:
    given: dict[str, Any] = {"bottom": 1, "bottom_color": style.LIGHT_GREY, "valign": "vcenter"}
    match column.kind:
        case Kind.INTEGER:
            given |= {"num_format": style.INTEGER, "align": "right", "indent": 1}
        case Kind.DECIMAL:
            given |= {"num_format": style.DECIMAL, "align": "right", "indent": 1}
        case Kind.DATE:
            given |= {"num_format": style.DATE, "align": "left", "indent": 1}
        case Kind.TEXT:
            given |= {"text_wrap": True, "align": "left", "indent": 1}
    if column.fill_in:
        given |= {"bg_color": style.FILL_IN, "locked": False, "border": 1, "border_color": style.LIGHT_GREY}
    elif tint:
        given["bg_color"] = tint
    if link:
        given |= {"font_color": style.BLUE, "underline": 1}
    if quoted:
        given["quote_prefix"] = True
    return given


def _offer(sheet: Worksheet, col: int, column: TableColumn, last: int, t: Texts) -> None:
    sheet.data_validation(
        HEAD_ROW + 1,
        col,
        last,
        col,
        {
            "validate": "list",
            "source": column.offered.reference if column.offered else list(column.choices),
            "error_type": "warning" if column.others else "stop",
            "input_title": column.heading,
            "input_message": column.hint,
            "error_title": t("workbook.choice.title"),
            "error_message": t("workbook.choice.error"),
        },
    )


def _depth(value: Cell, room: float) -> int:
    match value:
        case Link(text) | WebLink(text) | str(text) if width(text) > room - PADDING or "\n" in text:
            return min(lines(text, room - PADDING), MOST_LINES)
        case _:
            return 1


def _cell_width(value: Cell) -> float:
    match value:
        case None:
            return 0.0
        case Link(text) | WebLink(text) | str(text):
            return max(width(part) for part in text.split("\n"))
        case date():
            return 11.0
        case _:
            return len(f"{float(value):,.2f}".rstrip("0").rstrip("."))
