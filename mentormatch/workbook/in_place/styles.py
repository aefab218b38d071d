"""Our cell styles added behind the user's own: what stands there keeps its number and its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from .markup import Edit, Element, append, edit, parse, prefixed, with_attributes

_FIRST_OWN_FORMAT = 164
_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
)
"""The order that the schema demands."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that our styles have in the user's workbook."""

    cells: list[int]
    differences: list[int]


def add_styles(theirs: bytes, ours: bytes) -> tuple[bytes, Numbers]:
    """Return the user's styles with ours behind them, and where ours are now.

    A style that is there already, from an earlier run or by chance, is used as it is, so that running again
    and again adds nothing.
    """
    their_root, our_root = parse(theirs), parse(ours)
    edits: list[Edit] = []
    formats = _number_formats(theirs, their_root, ours, our_root, edits)
    fonts = _add("fonts", theirs, their_root, ours, our_root, edits, {})
    fills = _add("fills", theirs, their_root, ours, our_root, edits, {})
    borders = _add("borders", theirs, their_root, ours, our_root, edits, {})
    cells = _add(
        "cellXfs",
        theirs,
        their_root,
        ours,
        our_root,
        edits,
        {"numFmtId": formats, "fontId": fonts, "fillId": fills, "borderId": borders, "xfId": {}},
    )
    differences = _add("dxfs", theirs, their_root, ours, our_root, edits, {})
    return edit(theirs, edits), Numbers(list(cells.values()), list(differences.values()))


def _pieces(content: bytes, root: Element, group: str) -> list[bytes]:
    found = root.child(group)
    return [content[child.start : child.end] for child in found.children] if found else []


def _key(fragment: bytes, prefix: str) -> Any:
    """Return what an entry says, however it is written."""
    text = fragment.decode()
    spaces = set(re.findall(r"[<\s/]([\w.-]+):[\w.-]+", text))
    declared = " ".join(f'xmlns:{name}="urn:{name}"' for name in sorted(spaces - {"xml", "xmlns"}))
    element = ElementTree.fromstring(f"<root {declared}>{text}</root>")[0]  # noqa: S314  # parsed by expat before
    own = f"{{urn:{prefix.rstrip(':')}}}" if prefix else ""

    def plain(one: ElementTree.Element) -> Any:
        return (
            one.tag.removeprefix(own),
            tuple(sorted(one.attrib.items())),
            (one.text or "").strip(),
            tuple(plain(child) for child in one),
        )

    return plain(element)


def _number_formats(
    theirs: bytes, their_root: Element, ours: bytes, our_root: Element, edits: list[Edit]
) -> dict[str, str]:
    """Add our number formats under free numbers; return the number that each got. The built-in ones stay."""
    group = their_root.child("numFmts")
    known: dict[str | None, str] = {}
    highest = _FIRST_OWN_FORMAT - 1
    for child in group.children if group else []:
        known.setdefault(child.get("formatCode"), child.get("numFmtId") or "0")
        highest = max(highest, int(child.get("numFmtId") or 0))
    numbers: dict[str, str] = {}
    new: list[bytes] = []
    own = our_root.child("numFmts")
    for child in own.children if own else []:
        code = child.get("formatCode")
        if code not in known:
            highest += 1
            known[code] = str(highest)
            piece = ours[child.start : child.end]
            new.append(re.sub(rb'numFmtId="\d+"', f'numFmtId="{highest}"'.encode(), piece))
        numbers[child.get("numFmtId") or ""] = known[code]
    _insert("numFmts", theirs, their_root, new, edits)
    return numbers


def _add(
    group: str,
    theirs: bytes,
    their_root: Element,
    ours: bytes,
    our_root: Element,
    edits: list[Edit],
    renumbered: dict[str, dict[Any, Any]],
) -> dict[int, int]:
    prefix = their_root.prefix
    there: dict[Any, int] = {}
    listed = _pieces(theirs, their_root, group)
    for number, piece in enumerate(listed):
        there.setdefault(_key(piece, prefix), number)
    found: dict[int, int] = {}
    new: list[bytes] = []
    for number, original in enumerate(_pieces(ours, our_root, group)):
        piece = original
        for attribute, numbers in renumbered.items():
            piece = _renumber(piece, attribute, numbers)
        key = _key(piece, "")
        if key not in there:
            there[key] = len(listed) + len(new)
            new.append(piece)
        found[number] = there[key]
    _insert(group, theirs, their_root, new, edits)
    return found


def _renumber(piece: bytes, attribute: str, numbers: dict[Any, Any]) -> bytes:
    def new(match: re.Match[bytes]) -> bytes:
        old = match[1].decode()
        # An own xf rests on the workbook's normal style; formats that are built in keep their number.
        value = "0" if attribute == "xfId" else numbers.get(old, numbers.get(int(old), old))
        return f' {attribute}="{value}"'.encode()

    return re.sub(rf' {attribute}="(\d+)"'.encode(), new, piece, count=1)


def _insert(group: str, theirs: bytes, root: Element, new: list[bytes], edits: list[Edit]) -> None:
    """Add entries at the end of a group and count them; make the group where it is missing."""
    if not new:
        return
    found = root.child(group)
    body = prefixed(b"".join(new), root.prefix)
    name = root.prefix + group
    if found is None:
        before = _ORDER[: _ORDER.index(group)]
        at = max((child.end for child in root.children if child.local in before), default=root.inner)
        edits.append((at, at, f'<{name} count="{len(new)}">'.encode() + body + f"</{name}>".encode()))
        return
    count = str(len(found.children) + len(new))
    start, end, tag = with_attributes(theirs, found, {"count": count})
    if found.empty:
        tag = tag.rstrip(b">").rstrip(b"/").rstrip() + b">"
        edits.append((start, end, tag + body + f"</{name}>".encode()))
    else:
        edits += [(start, end, tag), append(theirs, found, body)]
