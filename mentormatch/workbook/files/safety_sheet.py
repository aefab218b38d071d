"""One sheet's XML: its true size, errors, formulas without values, merged cells, hidden rows.

Plain searches on the bytes come first; they cost a fraction of the reading and find nothing in most sheets.
"""

from __future__ import annotations

import io
import re
from datetime import datetime, time, timedelta
from typing import Any

from mentormatch.issues import Said

from .safety import (
    MOST_CELLS,
    MOST_COLUMNS,
    SheetNotes,
    TooLargeError,
    UnreadableError,
    column_letters,
    column_number,
    position,
)

_R = rb"""\br\s*=\s*["']"""
_PLAIN_R = rb' r="'
_NARROW_AND_SHORT = rb"(?:[A-Z]{2}|[A-Z]?[0-9]{6})"
_PLAIN_FAR = re.compile(_PLAIN_R + _NARROW_AND_SHORT)
_PLAIN_WIDE_COLUMN = re.compile(_PLAIN_R + rb"([A-Z]{2,})[0-9]")
_PLAIN_ROW = re.compile(_PLAIN_R + rb"[A-Z]*([0-9]{5,})")
_ODD_FAR = re.compile(_R + _NARROW_AND_SHORT)
_VALUED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]{1,9})([0-9]{1,9})["'][^>]*?(?<!/)>""")

_C = rb"""<(?:\w+:)?c\b([^>]*)>\s*"""
_F = rb"""<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"""
_NO_V = rb"""(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
_UNCALCULATED = re.compile(_F + _NO_V)
_UNCALCULATED_CELL = re.compile(_C + _F + _NO_V)
_ERROR_CELL = re.compile(
    _C.replace(rb"([^>]*)", rb"""([^>]*\bt=["']e["'][^>]*)""")
    + rb"""(?:<(?!/(?:\w+:)?c>).*?)??<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)
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
    prefixed = b":sheetData" in content[:65536]
    if b"<f" in content or (prefixed and b":f" in content):
        _uncalculated(content, notes)
    if b't="e"' in content or (b"'" in content and b"t='e'" in content):
        for match in _ERROR_CELL.finditer(content):
            if reference := _ATTRIBUTE_R.search(match[1]):
                notes.errors[position(reference[1].decode())] = match[2].decode("utf-8", "replace")
    after_rows = max(content.rfind(b"sheetData"), 0)
    if content.find(b"mergeCell", after_rows) >= 0:
        notes.merged = [ref.decode("utf-8", "replace") for ref in _MERGED.findall(content, after_rows)]
    if b"hidden=" in content:
        notes.hidden_rows = [int(row) - 1 for row in _HIDDEN_ROW.findall(content)]
    if _too_large(content):
        _read_sparse(data, name, notes)
    return notes


def _uncalculated(content: bytes, notes: SheetNotes) -> None:
    if _UNCALCULATED.search(content) is None:
        return
    for match in _UNCALCULATED_CELL.finditer(content):
        # A formula whose value is the empty text has been calculated: it is a blank, not a fault.
        calculated = match[2] is not None and (b't="str"' in match[1] or b"t='str'" in match[1])
        if not calculated and (reference := _ATTRIBUTE_R.search(match[1])):
            notes.errors[position(reference[1].decode())] = None


def _too_large(content: bytes) -> bool:
    """Whether the rectangle around the cells that hold something is too large to lay out."""
    # Where none of these signs occurs among the cells, every attribute r is written as all programs write it,
    # and can be found quickly.
    first = max(content.find(b"sheetData"), 0)
    plain = not any(content.find(odd, first) >= 0 for odd in (b"'", b"\t", b"\n", b"\r", b"r ="))
    if (_PLAIN_FAR if plain else _ODD_FAR).search(content) is None:
        return False  # at most 26 columns and 99 999 rows
    if plain:
        wide = set(_PLAIN_WIDE_COLUMN.findall(content))
        columns = 1 + max((column_number(letters.decode()) for letters in wide), default=25)
        rows = max(map(int, set(_PLAIN_ROW.findall(content))), default=9_999)
        if columns <= MOST_COLUMNS and rows * columns <= MOST_CELLS:
            return False
    rows = columns = 0
    for letters, row in set(_VALUED.findall(content)):
        rows = max(rows, int(row))
        columns = max(columns, 1 + column_number(letters.decode()))
    return columns > MOST_COLUMNS or rows * columns > MOST_CELLS


def _read_sparse(data: bytes, name: str, notes: SheetNotes) -> None:
    """Read a sheet cell by cell, with openpyxl; note the cells far to the right instead of reading them."""
    import openpyxl

    rows: list[Any] = []
    cells = 0
    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
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
            rows.append(tuple(_as_calamine(value) for value in row[: last + 1]) if last >= 0 else ())
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
    from xml.parsers import expat

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

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableError(
            Said("XML'en i pakken er ødelagt", "the XML in the package is broken")
        ) from error
    return notes


def _count(attributes: dict[str, str], key: str) -> int:
    given = attributes.get(key, "1")
    return int(given) if given.isdecimal() and len(given) < 12 else 1
