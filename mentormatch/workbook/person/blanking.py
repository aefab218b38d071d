"""A workbook without one person: cells emptied in place, every part that does not mention them byte for byte as it was.

A library would drop what it does not know (charts, pictures, forms). Here the XML of the sheets is changed cell by
cell, and the texts that no cell uses any more are emptied too, or the name would stay in the file, unseen.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping, Sequence
from xml.sax.saxutils import escape

from mentormatch.workbook.in_place.markup import parse
from mentormatch.workbook.in_place.package import Part, made, pack, texts_of, unpack
from mentormatch.workbook.in_place.tree import WORKBOOK, relations

from .search import Found, Person

Note = tuple[str, int, Sequence[str]]
"""A sheet, the number of a row behind its last, and what stands in it."""

_CELL = re.compile(r"<((?:\w+:)?)c\b([^>]*?)(?:/>|>(.*?)</\1c>)", re.DOTALL)
_AT = re.compile(r'\br="([A-Z]+)(\d+)"')
_TYPE = re.compile(r'\s+t="(\w+)"')
_INDEX = re.compile(r"<(?:\w+:)?v>\s*(\d+)\s*</(?:\w+:)?v>")
_SHARED = re.compile(r"<((?:\w+:)?)si\b[^>]*?(?:/>|>.*?</\1si>)", re.DOTALL)
_READ_ATTRIBUTE = re.compile(
    r'(\s(?:display|tooltip|prompt|promptTitle|error|errorTitle|descr|title|name)=")([^"]*)'
)
_READ_TEXT = re.compile(r"(<(?:\w+:)?(?:t|v|p|title|subject|description|keywords)(?:\s[^>]*)?>)([^<]*)")
_SHARED_PART = "xl/sharedStrings.xml"


def blanked(data: bytes, found: Found, person: Person, instead: str, note: Note | None = None) -> bytes:
    """Return the workbook without what it holds of a person.

    Args:
        data: an .xlsx or .xlsm.
        found: what it holds.
        person: whom to blank.
        instead: what stands in charts, notes and other parts in place of the name.
        note: a row that is added.

    Raises:
        ValueError: the file is built in a way that this cannot change.
    """
    parts = unpack(data)
    whole: dict[str, set[int]] = {}
    single: dict[str, set[tuple[int, int]]] = {}
    for row in found.rows:
        whole.setdefault(row.sheet, set()).add(row.row)
    for sheet, number, column in found.cells:
        single.setdefault(sheet, set()).add((number, column))
    sheets = _sheet_parts(parts)
    new: dict[str, Part] = {}
    freed: set[int] = set()
    used: set[int] = set()
    names, ids = _in_markup(person.pattern(ids=False)), _in_markup(person.pattern(names=False))

    def named_no_more(text: str, *, cells: bool) -> str:
        """Replace names wherever they stand, an id only where people read: U12 is a cell's address too."""
        text = names.sub(escape(instead), text)
        for place in (_READ_ATTRIBUTE,) if cells else (_READ_ATTRIBUTE, _READ_TEXT):
            text = place.sub(lambda match: match[1] + ids.sub(escape(instead), match[2]), text)
        return text

    for name, part in sheets.items():
        text = texts_of(parts, part).decode("utf-8")
        text, gone, kept = _without(text, whole.get(name, set()), single.get(name, set()))
        freed |= gone
        used |= kept
        if note and name == note[0]:
            text = _with_row(text, note[1], note[2])
        changed = named_no_more(text, cells=True)
        if changed != texts_of(parts, part).decode("utf-8"):
            new[part] = made(part, changed.encode("utf-8"))
    if freed - used and _SHARED_PART in parts:
        new[_SHARED_PART] = made(_SHARED_PART, _without_shared(parts, freed - used))
    for name, part_ in parts.items():
        if (
            name in new
            or not name.endswith((".xml", ".rels", ".vml"))
            or name in (_SHARED_PART, *sheets.values())
        ):
            continue
        text = part_.content.decode("utf-8", "surrogateescape")
        changed = named_no_more(text, cells=False)
        if changed != text:
            new[name] = made(name, changed.encode("utf-8", "surrogateescape"))
    return pack(new.get(name, part) for name, part in parts.items())


def _with_row(text: str, number: int, values: Sequence[str]) -> str:
    """Return a sheet's XML with a row of texts behind its last."""
    end = re.search(r"</((?:\w+:)?)sheetData>", text)
    if end is None:
        raise ValueError("no rows")
    x = end[1]
    cells = "".join(
        f'<{x}c r="{"ABCDEFGH"[at]}{number}" t="inlineStr"><{x}is><{x}t>{escape(value)}</{x}t></{x}is></{x}c>'
        for at, value in enumerate(values)
        if value
    )
    return f'{text[: end.start()]}<{x}row r="{number}">{cells}</{x}row>{text[end.start() :]}'


def _sheet_parts(parts: Mapping[str, Part]) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name."""
    targets = {one.id: one.target for one in relations(parts, WORKBOOK)}
    found = {}
    for sheet in re.finditer(r"<(?:\w+:)?sheet\b([^>]*)/?>", texts_of(parts, WORKBOOK).decode("utf-8")):
        name = re.search(r'\bname="([^"]*)"', sheet[1])
        link = re.search(r'\b(?:\w+:)id="([^"]*)"', sheet[1])
        if name and link and targets.get(link[1]) in parts:
            found[html.unescape(name[1])] = targets[link[1]]
    if not found:
        raise ValueError("no sheets")
    return found


def _without(
    text: str, rows: Collection[int], cells: Collection[tuple[int, int]]
) -> tuple[str, set[int], set[int]]:
    """Return a sheet's XML with rows and cells emptied, the shared texts that these cells had, and those still used."""
    gone: set[int] = set()
    kept: set[int] = set()

    def one(match: re.Match[str]) -> str:
        prefix, attributes, content = match[1], match[2], match[3] or ""
        place = _AT.search(attributes)
        if place is None:
            raise ValueError("a cell without its place")
        row, column = int(place[2]), _column(place[1])
        kind = _TYPE.search(attributes)
        index = _INDEX.search(content) if kind and kind[1] == "s" else None
        if row not in rows and (row, column) not in cells:
            if index:
                kept.add(int(index[1]))
            return match[0]
        if index:
            gone.add(int(index[1]))
        return f"<{prefix}c{_TYPE.sub('', attributes).rstrip('/')}/>"

    return _CELL.sub(one, text), gone, kept


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _without_shared(parts: Mapping[str, Part], indices: Collection[int]) -> bytes:
    text = texts_of(parts, _SHARED_PART).decode("utf-8")
    count = -1

    def one(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return f"<{match[1]}si><{match[1]}t></{match[1]}t></{match[1]}si>" if count in indices else match[0]

    changed = _SHARED.sub(one, text)
    parse(changed.encode("utf-8"))  # still XML
    return changed.encode("utf-8")


def _in_markup(words: re.Pattern[str]) -> re.Pattern[str]:
    """Return what recognises the same in XML, where some letters are written otherwise."""
    pattern = words.pattern
    for letter in ("&", "'", '"'):
        code = escape(letter, {"'": "&apos;", '"': "&quot;"})
        pattern = pattern.replace(re.escape(letter), f"(?:{re.escape(letter)}|{re.escape(code)})")
    return re.compile(pattern, re.IGNORECASE)
