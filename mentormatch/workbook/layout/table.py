"""A table on a sheet, laid out for the screen and for A4: title, explanation, headings, rows.

User text is always written as text, whatever it begins with, so that no formula ever comes out of a list.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from . import style

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.locale import Texts

    from .style import Styles

LONGEST_CELL = 32_767
"""Excel's limit on a cell, in UTF-16 units."""

WIDEST = 60
"""Columns wider than this wrap instead."""

HEAD_ROW = 3
"""Row of the headings, counted from 0: below title, explanation and a blank."""

PADDING = 2.6
"""What a cell's margins and indent take of its width."""

PAGE = 100
"""Characters that an A4 page lying down takes at full size, whatever letters stand in for Calibri."""

READABLE = 220
"""Room that may be put on one page: more would be printed too small to read."""

COMFORTABLE = 100
"""Characters after which a line of explanation breaks."""

LINE = 15
"""Points of height that a line of text takes."""

MOST_LINES = 26
"""Excel makes no row higher than 409 points."""

MOST_LINKS = 60_000
"""Excel drops the links of a sheet that has more than 65 530."""

LONGEST_LINK = 2_079
"""Excel takes no longer address."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
FORMULA_START = ("=", "+", "-", "@", "\t")
"""A text that begins so would become a formula when somebody edits its cell, unless the cell is marked."""

_NARROW = frozenset(" iljtfrI.,;:'|!()[]-/")
_WIDE = frozenset("MWmw@%&ÆŒ—…●○■◑▶⚠✓✗→")


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


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table. ``fill_in``: a person writes here; ``choices``: the answers offered there."""

    heading: str
    kind: Kind = Kind.TEXT
    most: int = 34
    least: int = 7
    fill_in: bool = False
    choices: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What stands on one sheet.

    ``tints``: fill colour of a row, by its number. ``notes``: texts that several rows refer to, numbered
    from 1 and written below the table under ``notes_title``.
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


def clean(text: str) -> str:
    """Return a text that a cell can hold: no characters that XML forbids, no lone surrogate, not too long."""
    if len(text) * 2 <= LONGEST_CELL and text.isprintable():
        return text  # what a printable text holds is never forbidden, and this is what almost every text is
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATE.sub("\ufffd", _NOT_IN_XML.sub("", text))
    if len(text) * 2 > LONGEST_CELL and len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
        text = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return text


class _Sizes(dict[str, float]):
    """The width of each letter, found when it is first met."""

    def __missing__(self, letter: str) -> float:
        if letter in _NARROW:
            size = 0.6
        elif letter in _WIDE:
            size = 1.6
        elif letter.islower():
            size = 0.98
        elif letter.isdigit():
            size = 1.0
        else:
            size = 2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.22
        self[letter] = size
        return size


_SIZES = _Sizes()


def width(text: str) -> float:
    """Return about how wide a text is, in digits: what Excel counts a column's width in.

    The classes of letters are those of Calibri, 11 points, rounded upwards.
    """
    return sum(map(_SIZES.__getitem__, text))


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a cell ``room`` characters wide."""
    return sum(_wrapped(part, room) for part in text.split("\n"))


def _wrapped(text: str, room: float) -> int:
    """Count lines the way a cell breaks them: at blanks, and within words that are longer than the cell."""
    count, left = 1, room
    for word in text.split(" "):
        size = width(word)
        if size > left and left < room:
            count, left = count + 1, room
        if size > room:
            more = int(size // room)
            count, size = count + more, size - more * room
        left -= size + 1
    return count


def write_text(sheet: Worksheet, row: int, col: int, text: str, form: Format, quoted: Format) -> None:
    """Write user text as text; ``quoted`` marks it so that editing the cell does not make a formula of it."""
    if not text:
        sheet.write_blank(row, col, None, form)
    else:
        sheet.write_string(row, col, clean(text), quoted if text.startswith(FORMULA_START) else form)


def set_up_page(
    sheet: Worksheet, t: Texts, *, repeat: int | None = None, fits: bool = False, room: float = 0
) -> None:
    """A4 landscape, as few pages wide as can be read, headings on every page, page numbers below.

    A sheet that ``fits`` as it is is not scaled: LibreOffice would blow it up to the width of the page. One whose
    columns take much more ``room`` goes over several pages side by side, with its first two columns on each.
    """
    across = max(1, -(-int(room) // READABLE))
    sheet.set_landscape()
    sheet.set_paper(9)
    if not fits:
        sheet.fit_to_pages(across, 0)
    if across > 1:
        sheet.repeat_columns(0, 1)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&9&A&R&9{t('workbook.page')}")
    if repeat is not None:
        sheet.repeat_rows(repeat)


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
        if column.choices and table.rows:
            _offer(sheet, number, column, last, t)
    if table.notes:
        _write_notes(sheet, table, last + 2, rooms, styles)
    sheet.freeze_panes(HEAD_ROW + 1, table.frozen)
    sheet.hide_gridlines(2)
    # Never over several pages side by side: title and notes would be cut at the columns that each page repeats.
    set_up_page(sheet, t, repeat=HEAD_ROW, fits=sum(rooms) <= PAGE)


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
            "source": list(column.choices),
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
