"""The input sheets handed back in the result, cell for cell, so that the result is next month's input."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from mentormatch.domain import Match
from mentormatch.locale import Language, Texts
from mentormatch.workbook.catalogue import SHEETS, CellType, Column, SheetKind
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.choices import ChoiceLists, holds_our_lists, is_list_sheet, limits, offered
from mentormatch.workbook.layout.measure import WIDEST, width
from mentormatch.workbook.layout.page import set_up_page
from mentormatch.workbook.reading.book import Book, CellValue, SheetCopy
from mentormatch.workbook.reading.settings_sheet import mapped_heading, mapping_line
from mentormatch.workbook.reading.told import heading_in, sheet_told

from .follow_up import is_empty, last_rows, with_follow_up
from .match_cells import match_cells
from .rows import Rows, copy_sheet

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.workbook.layout.style import Styles

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED = frozenset({"history"})
"""Excel keeps this name for itself."""
_AS_TEXT = frozenset({CellType.ID, CellType.IDS, CellType.POSTCODE, CellType.TEXT, CellType.TEXTS})
_SPARE_ROWS = 200
"""Rows below the last that are ready for more people."""
_MEASURED_ROWS = 500
"""Rows from which a column's width is taken: enough for a good guess, whatever the sheet's length."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A sheet to hand back and the name it gets in the result."""

    name: str
    copy: SheetCopy


def handed_back(
    book: Book, taken: Collection[str], decisions: Sequence[Match], pairs: Collection[tuple[str, str]] = ()
) -> list[Handed]:
    """Return the input sheets with the names that they get beside the result's own.

    Sheets of an earlier result and our own lists of choices are left out: they are made anew. ``decisions``
    are added to the sheet of matches, which is made where the input has none. The sheet of follow-ups gets a
    row to fill in for each of ``pairs``. Either is left out where nothing but our headings would stand on it.
    """
    copies = [
        copy
        for copy in book.sheets
        if copy.result is None
        and not (
            copy.hidden and copy.kind is None and is_list_sheet(copy.name) and holds_our_lists(copy.rows)
        )
    ]
    if book.mapping:
        copies = _with_mapping(copies, _for_names(copies, taken, book.mapping), book.language)
    if decisions:
        copies = _with_decisions(copies, decisions, book.language)
    copies = with_follow_up(copies, pairs, book.language)
    ready = SheetKind.FOLLOW_UP if pairs else None
    copies = [copy for copy in copies if copy.kind is ready or not is_empty(copy)]
    names = _names(copies, taken)
    return [Handed(names[at], copy) for at, copy in enumerate(copies)]


def _names(copies: Sequence[SheetCopy], taken: Collection[str]) -> Mapping[int, str]:
    """Return the name that each sheet gets in the result."""
    used = {name.casefold() for name in taken}
    names: dict[int, str] = {}
    # The sheets of the input keep their names; one that we make goes by another where its name is taken.
    for at in sorted(range(len(copies)), key=lambda at: not copies[at].file):
        names[at] = safe_name(copies[at].name, used)
        used.add(names[at].casefold())
    return names


def _for_names(
    copies: Sequence[SheetCopy], taken: Collection[str], mapping: Mapping[str, str]
) -> dict[str, str]:
    """Return what was told of sheets with the names that they get in the result."""
    names = _names(copies, taken)
    found: dict[str, str] = {}
    for given, meaning in mapping.items():
        own = {
            f"{names[at]}!{heading}": meaning
            for at, copy in enumerate(copies)
            if copy.file and (heading := heading_in(given, copy.file, copy.name)) is not None
        }
        found |= own or {given: meaning}
    return found


def safe_name(name: str, used: Collection[str]) -> str:
    """Return a sheet name that Excel takes and that is not among ``used`` (case folded)."""
    clean = _FORBIDDEN.sub("_", name).strip().strip("'")[:31].strip().strip("'") or "_"
    found, number = clean, 1
    while found.casefold() in used or found.casefold() in _RESERVED:
        number += 1
        tail = f" ({number})"
        found = clean[: 31 - len(tail)].rstrip() + tail
    return found


def sheet_names(handed: Sequence[Handed]) -> Mapping[tuple[str | None, str | None], str]:
    """Return the name in the result of a file's sheet; the file may be unknown."""
    found: dict[tuple[str | None, str | None], str] = {}
    for one in handed:
        for place in ((one.copy.file, one.copy.name), (None, one.copy.name)):
            found.setdefault(place, one.name)
    return found


def person_rows(book: Book, handed: Sequence[Handed]) -> Mapping[tuple[SheetKind, str], tuple[str, str]]:
    """Return sheet and cell in the result for every youth and mentor."""
    names = sheet_names(handed)
    found: dict[tuple[SheetKind, str], tuple[str, str]] = {}
    for kind, people in ((SheetKind.YOUTHS, book.youths), (SheetKind.MENTORS, book.mentors)):
        for person in people:
            source = person.source
            if source is not None and (name := names.get((source.file, source.sheet))):
                found[kind, person.id] = (name, f"A{source.row}")
    return found


def kinds(handed: Sequence[Handed]) -> Mapping[SheetKind, str]:
    """Return the name in the result of the first input sheet of each kind."""
    found: dict[SheetKind, str] = {}
    for one in handed:
        if one.copy.kind is not None:
            found.setdefault(one.copy.kind, one.name)
        if one.copy.both:
            found.setdefault(SheetKind.MENTORS, one.name)
    return found


def follow_up_rows(handed: Sequence[Handed]) -> Mapping[tuple[str, str], tuple[str, str]]:
    """Return sheet and cell in the result of the last follow-up of a pair, by its ids."""
    return last_rows([(one.name, one.copy) for one in handed])


def write_copy(workbook: Workbook, handed: Handed, styles: Styles, choices: ChoiceLists, t: Texts) -> None:
    """Write one input sheet back. Every value keeps its cell and its type; text is never made a formula."""
    sheet = workbook.add_worksheet(handed.name, copy_sheet())
    copy = handed.copy
    count = max((len(row) for row in copy.rows), default=0)
    texts = _text_columns(copy)
    rooms = _rooms(copy.rows[copy.header_row or 0 :], count)
    for col, room in enumerate(rooms):
        sheet.set_column(col, col, room, styles(num_format=style.TEXT) if col in texts else None)
    sheet.take(Rows(copy, texts, rooms, styles), len(copy.rows), count)
    if copy.header_row is not None:
        sheet.freeze_panes(copy.header_row + 1, 0)
        if len(copy.rows) > copy.header_row + 1 and count:
            sheet.autofilter(copy.header_row, 0, len(copy.rows) - 1, count - 1)
        _offer_choices(sheet, copy, choices, t.lang)
    if copy.hidden:
        sheet.hide()
    set_up_page(sheet, t, repeat=copy.header_row, room=sum(rooms))


def _offer_choices(sheet: Worksheet, copy: SheetCopy, choices: ChoiceLists, lang: Language) -> None:
    """Give the columns that we know the help and the dropdowns that the template has."""
    if copy.kind is None or copy.kind is SheetKind.SETTINGS or copy.header_row is None:
        return
    last = len(copy.rows) + _SPARE_ROWS
    for col in range(max(len(copy.columns), len(copy.as_mentors))):
        sides = _meanings(copy, col)
        if not sides:
            continue
        # Where youths and mentors stand in one sheet, a column offers what either of them may answer.
        offer = [choice for column in sides for choice in offered(column.type, column.choices)]
        helps = dict.fromkeys(column.help(lang) for column in sides)
        cells = (copy.header_row + 1, col, last, col)
        heading = sides[0].heading(lang)
        choices.offer(sheet, cells, heading, " ".join(helps), tuple(dict.fromkeys(offer)), limits(sides[0]))


def _meanings(copy: SheetCopy, col: int) -> list[Column]:
    """Return what a column is to the people of a sheet, to youths first: one, or two that may answer differently."""
    sides = [(copy.kind, copy.columns), (SheetKind.MENTORS if copy.as_mentors else None, copy.as_mentors)]
    found: dict[Column, None] = {}
    for kind, keys in sides:
        if kind is not None and col < len(keys):
            who = [column for column in SHEETS[kind].also if column.key == "role" and copy.as_mentors]
            found |= {column: None for column in (*SHEETS[kind].columns, *who) if column.key == keys[col]}
    return list(found)


def _text_columns(copy: SheetCopy) -> frozenset[int]:
    """Return the columns whose blank cells shall take what is typed as text: ids and postcodes with zeros."""
    if copy.kind is None:
        return frozenset()
    sides = [(copy.kind, copy.columns), (SheetKind.MENTORS, copy.as_mentors)]
    types = {
        kind: {column.key: column.type for column in (*SHEETS[kind].columns, *SHEETS[kind].also)}
        for kind, _ in sides
    }
    return frozenset(
        col
        for kind, keys in sides
        for col, known_as in enumerate(keys)
        if known_as and types[kind].get(known_as) in _AS_TEXT
    )


def _rooms(rows: Sequence[Sequence[CellValue]], count: int) -> list[float]:
    rooms = [8.0] * count
    for row in rows[:_MEASURED_ROWS]:
        for col, value in enumerate(row):
            if isinstance(value, str):
                rooms[col] = max(rooms[col], min(WIDEST, max(map(width, value.split("\n"))) + 2))
            elif isinstance(value, datetime):
                rooms[col] = max(rooms[col], 17.0)
            elif isinstance(value, date):
                rooms[col] = max(rooms[col], 12.0)
            elif value is not None:
                rooms[col] = max(rooms[col], min(18.0, len(str(value)) + 2.0))
    return [round(room, 1) for room in rooms]


def _told(given: str) -> tuple[str, bool]:
    """Return what tells one thing told from another: its words, and whether it is a sheet."""
    return key(given), sheet_told(given) is not None


def _with_mapping(copies: list[SheetCopy], mapping: Mapping[str, str], lang: Language) -> list[SheetCopy]:
    """Keep what ``--map`` said in the sheet of settings: the result is read again without being told."""
    spec = SHEETS[SheetKind.SETTINGS]
    at = next(
        (
            n
            for n, copy in enumerate(copies)
            if copy.kind is SheetKind.SETTINGS and {"setting", "value"} <= set(copy.columns)
        ),
        None,
    )
    if at is None:
        heads = tuple(column.heading(lang) for column in spec.columns)
        keys = tuple(column.key for column in spec.columns)
        copies, at = [*copies, SheetCopy(spec.name(lang), SheetKind.SETTINGS, (heads,), 0, keys)], len(copies)
    copy = copies[at]
    name_at, value_at = copy.columns.index("setting"), copy.columns.index("value")
    width_ = max(name_at, value_at) + 1
    missing = {_told(heading): (heading, column) for heading, column in mapping.items()}
    rows: list[tuple[CellValue, ...]] = []
    for row in copy.rows:
        name = row[name_at] if name_at < len(row) else None
        heading = mapped_heading(name) if isinstance(name, str) else None
        if heading is not None and _told(heading) in missing:
            cells = [*row, *[None] * (width_ - len(row))]
            cells[value_at] = missing.pop(_told(heading))[1]
            rows.append(tuple(cells))
        else:
            rows.append(row)
    for heading, column in missing.values():
        cells = [None] * width_
        cells[name_at], cells[value_at] = mapping_line(heading, lang), column
        rows.append(tuple(cells))
    copies[at] = replace(copy, rows=tuple(rows))
    return copies


def _with_decisions(copies: list[SheetCopy], decisions: Sequence[Match], lang: Language) -> list[SheetCopy]:
    spec = SHEETS[SheetKind.MATCHES]
    at = next(
        (n for n, c in enumerate(copies) if c.kind is SheetKind.MATCHES and c.header_row is not None), None
    )
    if at is None:
        heads = tuple(column.heading(lang) for column in spec.columns)
        keys = tuple(column.key for column in spec.columns)
        made = SheetCopy(spec.name(lang), SheetKind.MATCHES, (heads,), 0, keys)
        copies, at = [*copies, made], len(copies)
    copy = copies[at]
    assert copy.header_row is not None  # noqa: S101  # chosen so above
    missing = [column for column in spec.columns if column.key not in copy.columns]
    size = max(len(row) for row in copy.rows)
    columns: tuple[str | None, ...] = copy.columns + (None,) * (size - len(copy.columns))
    columns += tuple(column.key for column in missing)
    rows = [*copy.rows]
    if missing:
        head = rows[copy.header_row]
        blank: tuple[CellValue, ...] = (None,) * (size - len(head))
        rows[copy.header_row] = (*head, *blank, *(column.heading(lang) for column in missing))
    ordered = sorted(decisions, key=lambda match: (match.youth, match.mentor, match.status))
    for match in ordered:
        values = match_cells(match, lang)
        rows.append(tuple(values.get(column) for column in columns))
    copies[at] = replace(copy, rows=tuple(rows), columns=columns)
    return copies
