"""One sheet's XML: its true size, errors, formulas without values, merged cells, hidden rows.

One search for any row or cell that is not plain comes first; it costs a fraction of the reading and finds nothing in
most sheets.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

from mentormatch.issues import Said

from .addresses import column_letters, column_number, position
from .large_parts import KNOWN_ERRORS, refuse_unplain
from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ERRORS, TooLargeError, UnreadableError
from .notes import SheetNotes
from .parts import parse

_R = rb"""\br\s*=\s*["']"""
_FORMULA = re.compile(rb"f(?<=[<:]f)\b")
"""``<f``, written so that the search hops from f to f: with ``<`` in front it would stop at every tag."""


def _tags_other_than(row: bytes, cell: bytes, prefix: bytes = b"") -> re.Pattern[bytes]:
    """Return the search for a tag of a row or a cell that is written in another way than those."""
    return re.compile(rb"<%b(?:c\b(?! %b/?+>)|row\b(?! %b/?+>))" % (prefix, cell, row))


_ROW_OF = rb'r="[1-9][0-9]{0,%d}+"(?: (?!%b)[\w:]++="[^"]*+")*+'
_CELL_OF = rb'r="%b"(?: s="[0-9]++")?+(?: t="(?!%b")[a-zA-Z]++")?+'
_NOTEWORTHY = _tags_other_than(
    _ROW_OF % (4, rb'r\b|hidden\b(?!="(?:0|false)")'), _CELL_OF % (rb"A?[A-Z][1-9][0-9]{0,4}+", b"[eb]")
)
"""What is not among the first 52 columns and 99 999 rows, or hidden, or an error, true or false, or written as no
program does."""
_PREFIXED_CELL = re.compile(rb":c\b")
_PREFIX = rb"(?:\w++:)?+"
_IRREGULAR, _IRREGULAR_PREFIXED = (
    _tags_other_than(_ROW_OF % (6, rb"r\b"), _CELL_OF % (rb"[A-Z]{1,3}+[1-9][0-9]{0,6}+", b""), prefix)
    for prefix in (b"", _PREFIX)
)
_WIDE_COLUMN = re.compile(rb'c r="([A-Z]{2,3})')
_LATE_ROWS = {
    most: re.compile(rb' r="[A-Z]{0,3}+([1-9][0-9]{%d,6})' % digits)
    for digits, most in ((5, 99_999), (4, 9_999))
}
"""The search for row numbers greater than that."""
_VALUED = re.compile(rb'c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*(?<!/)>')
_WINDOW, _SEAM = 4 * 1024 * 1024, 4096
"""Bytes searched at a time, and how far beyond, so that nothing is lost between two."""
_ROW_OR_CELL = re.compile(rb"<%b(row|c)\b([^>]*)>" % _PREFIX)
_ADDRESS = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]{0,9})0*([0-9]{0,9})""")

_C = rb"""<(?:\w+:)?c\b([^>]*)>\s*"""
_F = rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
_NO_V = rb"""(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
_UNCALCULATED = re.compile(_F + _NO_V)
_UNCALCULATED_CELL = re.compile(_C + _F + _NO_V)
_ERROR_CELL = re.compile(
    _C.replace(rb"([^>]*)", rb"""([^>]*\bt=["']e["'][^>]*)""")
    + rb"""(?:<(?!/(?:\w+:)?c>|(?:\w+:)?v>)[^<]*+)*+<(?:\w+:)?v>([^<]*)<""",
)
"""A cell with an error, and its value: no search goes beyond the cell, where the value is missing."""
_ATTRIBUTE_R = re.compile(_R + rb"""([A-Z]{1,3}[0-9]{1,7})["']""")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*\bref=["']([^"']+)["']""")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden=["'](?:1|true)["'])[^>]*\sr=["'](\d+)["']""")


def look_at_sheet(content: bytes, data: bytes, name: str) -> SheetNotes:
    """Return what there is to know about a sheet beside its values.

    Args:
        content: the sheet's XML.
        data: the whole file, for the rare sheet that has to be read cell by cell.
        name: the sheet's name.
    """
    notes = SheetNotes()
    if _FORMULA.search(content):
        _uncalculated(content, notes)
    after_rows = max(content.rfind(b"sheetData"), 0)
    if content.find(b"mergeCell", after_rows) >= 0:
        notes.merged = [ref.decode("utf-8", "replace") for ref in _MERGED.findall(content, after_rows)]
    notes.booleans = _noteworthy(content)
    if notes.booleans:
        if b't="e"' in content or (b"'" in content and b"t='e'" in content):
            for match in _at_most(MOST_ERRORS, _ERROR_CELL.finditer(content)):
                if reference := _ATTRIBUTE_R.search(match[1]):
                    notes.errors[position(reference[1].decode())] = match[2].decode("utf-8", "replace")
        if b"hidden=" in content:
            notes.hidden_rows = [int(row) - 1 for row in _HIDDEN_ROW.findall(content)]
        unknown = any(value is not None and value not in KNOWN_ERRORS for value in notes.errors.values())
        if unknown or _too_large(content):
            refuse_unplain(len(content))
            _read_sparse(data, name, notes)
    return notes


def _noteworthy(content: bytes) -> bool:
    """Whether there is more to look for among the rows: in most sheets there is not, and this is all it takes."""
    return (
        _PREFIXED_CELL.search(content) is not None
        or _NOTEWORTHY.search(content, _rows_start(content)) is not None
    )


def _rows_start(content: bytes) -> int:
    return max(content.find(b"sheetData"), 0)


def _uncalculated(content: bytes, notes: SheetNotes) -> None:
    if _UNCALCULATED.search(content) is None:
        return
    for match in _at_most(MOST_ERRORS, _UNCALCULATED_CELL.finditer(content)):
        # A formula whose value is the empty text has been calculated: it is a blank, not a fault.
        calculated = match[2] is not None and (b't="str"' in match[1] or b"t='str'" in match[1])
        if not calculated and (reference := _ATTRIBUTE_R.search(match[1])):
            notes.errors[position(reference[1].decode())] = None


def _at_most(most: int, matches: Iterator[re.Match[bytes]]) -> Iterator[re.Match[bytes]]:
    """Hand on what was found; more cells with errors than that are no slips in a list.

    Raises:
        TooLargeError: there are more.
    """
    for number, match in enumerate(matches):
        if number == most:
            raise TooLargeError(Said(f"over {most} celler med fejl", f"more than {most} cells with errors"))
        yield match


def _too_large(content: bytes) -> bool:
    """Whether the rectangle around the cells that hold something is too large to lay out.

    Raises:
        TooLargeError: its cells are written in a way that would take too long to look at.
    """
    start = _rows_start(content)
    irregular = _IRREGULAR_PREFIXED if _PREFIXED_CELL.search(content) else _IRREGULAR
    if irregular.search(content, start):
        refuse_unplain(len(content))
        return _beyond(*_spanned(content, start))
    columns = 1 + max(map(_column, _all_of(_WIDE_COLUMN, content, start)), default=25)
    for most, late in _LATE_ROWS.items():
        rows = max(map(int, _all_of(late, content, start)), default=most)
        if not _beyond(rows, columns):
            return False
    rows = columns = 0
    for at in range(start, len(content), _WINDOW):
        for letters, row in set(_VALUED.findall(content, at, at + _WINDOW + _SEAM)):
            rows, columns = max(rows, int(row)), max(columns, 1 + _column(letters))
    return _beyond(rows, columns)


def _all_of(pattern: re.Pattern[bytes], content: bytes, start: int) -> set[bytes]:
    """Return what a search finds, each once; window by window, so that never all of it is held at a time."""
    found: set[bytes] = set()
    for at in range(start, len(content), _WINDOW):
        found.update(pattern.findall(content, at, at + _WINDOW + _SEAM))
    return found


def _beyond(rows: int, columns: int) -> bool:
    return columns > MOST_COLUMNS or rows * columns > MOST_CELLS


def _column(letters: bytes) -> int:
    return column_number(letters.decode().upper())


def _spanned(content: bytes, start: int) -> tuple[int, int]:
    """Return how many rows and columns the cells that hold something span, however they are addressed.

    A row or cell without an address comes after the one before it; of two addresses in one tag the greater counts.
    """
    rows = columns = row = column = 0
    for match in _ROW_OR_CELL.finditer(content, start):
        tag, attributes = match.groups()
        addresses = _ADDRESS.findall(attributes)
        if tag == b"row":
            row, column = max((int(number or 0) for _, number in addresses), default=row + 1), 0
            continue
        column += 1
        if addresses:
            row = max(row, *(int(number or 0) for _, number in addresses))
            column = max(1 + _column(letters) for letters, _ in addresses)
        if not attributes.endswith(b"/"):
            rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _read_sparse(data: bytes, name: str, notes: SheetNotes) -> None:
    """Read a sheet cell by cell, with openpyxl; note the cells far to the right instead of reading them."""
    import openpyxl

    rows: list[Any] = []
    cells = 0
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells on the screen of styles that nobody reads here
            workbook = openpyxl.load_workbook(
                io.BytesIO(data), read_only=True, data_only=True, keep_links=False
            )
            sheet = workbook[name]
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(values_only=True)):
                last = next((at for at in range(len(row) - 1, -1, -1) if row[at] is not None), -1)
                if last >= MOST_COLUMNS:
                    notes.stray += [
                        f"{column_letters(at)}{number + 1}"
                        for at in range(MOST_COLUMNS, last + 1)
                        if row[at] is not None
                    ]
                    last = next((at for at in range(MOST_COLUMNS - 1, -1, -1) if row[at] is not None), -1)
                cells += last + 1
                if cells > MOST_CELLS:
                    raise TooLargeError(Said(f"over {MOST_CELLS} celler", f"more than {MOST_CELLS} cells"))
                rows.append(
                    tuple(
                        "" if (number, at) in notes.errors else _as_calamine(value)
                        for at, value in enumerate(row[: last + 1])
                    )
                )
    except TooLargeError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parsing stumbles on; for a reader it all means the same.
        raise UnreadableError(Said("et ark kan ikke læses", "a sheet cannot be read")) from error
    while rows and not rows[-1]:
        rows.pop()
    notes.sparse = rows


def _as_calamine(value: Any) -> Any:
    """Return a value of openpyxl as python-calamine would give it, so that nothing after this has to ask."""
    if value is None:
        return ""
    if isinstance(value, bool | str | time | timedelta):
        return value
    if isinstance(value, datetime):
        return value if value.time() != time() else value.date()
    return float(value) if isinstance(value, int | float) else value


def look_at_ods(content: bytes) -> dict[str, SheetNotes]:
    """Hold the size caps on every table of an .ods file: repeated cells count as often as they are repeated.

    Raises:
        TooLargeError: the cells that hold something span more than can be laid out.
    """
    notes: dict[str, SheetNotes] = {}
    state = {"row": 0, "rows": 1, "column": 0, "last_row": 0, "last_column": 0}

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "table":
            notes[attributes.get("table:name", "")] = SheetNotes()
            state.update(row=0, rows=1, column=0, last_row=0, last_column=0)
        elif local == "table-row":
            state["rows"] = _count(attributes, "table:number-rows-repeated")
            state["column"] = 0
            if attributes.get("table:visibility") in {"collapse", "filter"} and state["rows"] < MOST_COLUMNS:
                hidden = notes[next(reversed(notes))].hidden_rows if notes else []
                hidden.extend(range(state["row"], state["row"] + state["rows"]))
        elif local in {"table-cell", "covered-table-cell"}:
            state["column"] += _count(attributes, "table:number-columns-repeated")
            if any(key.startswith("office:") for key in attributes):
                state["last_row"] = state["row"] + state["rows"]
                state["last_column"] = max(state["last_column"], state["column"])
                if (
                    state["last_column"] > MOST_COLUMNS
                    or state["last_row"] * state["last_column"] > MOST_CELLS
                ):
                    raise TooLargeError(Said(f"over {MOST_CELLS} celler", f"more than {MOST_CELLS} cells"))

    def end(tag: str) -> None:
        if tag.rpartition(":")[2] == "table-row":
            state["row"] += state["rows"]

    parse(content, start, end)
    return notes


def _count(attributes: dict[str, str], key: str) -> int:
    given = attributes.get(key, "1")
    return int(given) if given.isdecimal() and len(given) < 12 else 1
