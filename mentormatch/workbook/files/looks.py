"""What a person sees in a workbook and no value says: fills, strike-through, comments. Counted, never read.

The styles part tells which styles are coloured or struck through; only where there are any is a sheet's XML searched,
for those styles alone.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from .notes import SheetNotes
from .parts import elements, parse, small_xml_part

_COMMENT = re.compile(rb"""<(?:\w+:)?comment\b[^>]*\bref=["'][A-Z]{1,3}([0-9]{1,7})["']""")
_AUTHOR = re.compile(rb"<(?:\w+:)?author>([^<]*)</")
_OUR_OWN = b"mentormatch"
_MOST_STYLES = 60
"""A workbook with more such styles is one whose looks are layout; they are then not counted."""
_MOST_CELLS = 50_000
"""So many cells of one style are layout too."""
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})


@dataclass(frozen=True, slots=True)
class Styles:
    """The numbers of the cell styles with a fill of their own, and of those that strike the text through."""

    coloured: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()


def styles_in(content: bytes | None) -> Styles:
    """Return which cell styles of a workbook are coloured or struck through.

    Raises:
        UnreadableError: the XML is broken.
    """
    if not content or (b"strike" not in content and content.count(b"patternFill") <= 2):
        return Styles()  # the two fills that every workbook has
    path: list[str] = []
    struck: list[bool] = []
    filled: list[bool] = []
    coloured: set[int] = set()
    crossed: set[int] = set()
    count = [0]

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        parent = path[-1] if path else ""
        path.append(name)
        if name == "font" and parent == "fonts":
            struck.append(False)
        elif name == "strike" and parent == "font" and struck:
            struck[-1] = attributes.get("val", "1") not in {"0", "false"}
        elif name == "fill" and parent == "fills":
            filled.append(False)
        elif name == "patternFill" and parent == "fill" and filled:
            filled[-1] = attributes.get("patternType") == "solid"
        elif name == "fgColor" and parent == "patternFill" and filled:
            plain = attributes.get("rgb", "").upper() in _WHITE or attributes.get("theme") == "0"
            filled[-1] = filled[-1] and not (plain and "tint" not in attributes)
        elif name == "xf" and parent == "cellXfs":
            font, fill = (_number(attributes.get(key)) for key in ("fontId", "fillId"))
            if fill < len(filled) and filled[fill]:
                coloured.add(count[0])
            if font < len(struck) and struck[font]:
                crossed.add(count[0])
            count[0] += 1

    def end(_tag: str) -> None:
        path.pop()

    parse(content, start, end)
    if len(coloured) > _MOST_STYLES:
        coloured.clear()
    return Styles(frozenset(coloured), frozenset(crossed))


def _number(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 9 else 0


def look_at_styles(content: bytes, styles: Styles, notes: SheetNotes) -> None:
    """Note the rows of a sheet's cells that are coloured or struck through."""
    notes.coloured = _rows_of(content, styles.coloured)
    notes.struck = _rows_of(content, styles.struck)


def _rows_of(content: bytes, styles: frozenset[int]) -> list[int]:
    used = [number for number in sorted(styles) if 0 < content.count(b' s="%d"' % number) <= _MOST_CELLS]
    if not used:
        return []
    search = re.compile(
        rb'<(?:\w+:)?c r="[A-Z]{1,3}([0-9]{1,7})" s="(?:%s)"' % b"|".join(b"%d" % one for one in used)
    )
    return [int(row) - 1 for row in search.findall(content)]


def look_at_comments(
    infos: Mapping[str, zipfile.ZipInfo], target: str, data: bytes, notes: SheetNotes
) -> None:
    """Note the rows of a sheet's comments, those that this program wrote left out."""
    folder, _, name = target.rpartition("/")
    relations = small_xml_part(infos, f"{folder}/_rels/{name}.rels", data)
    if relations is None or b"comments" not in relations:
        return
    for tag, attributes in elements(relations):
        part = attributes.get("Target", "")
        if tag != "Relationship" or not attributes.get("Type", "").endswith("/comments"):
            continue
        path = part[1:] if part.startswith("/") else f"{folder}/{part}".replace("worksheets/../", "")
        content = small_xml_part(infos, path, data)
        if content is not None and {one for one in _AUTHOR.findall(content) if one} != {_OUR_OWN}:
            notes.commented = [int(row) - 1 for row in _COMMENT.findall(content)]
