"""Our rendered sheets moved into the user's package: parts renamed, styles added, everything else as it was.

Changed are ``[Content_Types].xml``, the workbook part, its relationships and the styles, each by bytes put in
between; every other part of the user's is copied packed.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from .book import OurSheet, Workbook, sheets_of
from .markup import RELATIONS, Edit, Element, append, edit, parse, quoted, with_attributes
from .package import Part, made, pack, texts_of, unpack
from .styles import Numbers, add_styles
from .tree import WORKBOOK, free_names, reachable, relations, relations_name

_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_CHOSEN = re.compile(rb"(<(?:\w+:)?sheetView\b[^<>]*?)\s+tabSelected\s*=\s*(?:\"(?:1|true)\"|'(?:1|true)')")
_HIDDEN = ' hidden="1"'
_SHEET_TYPE = f"{RELATIONS}/worksheet"
_HIGHEST_SHEET_ID = 65_534
"""Excel knows no higher number of a sheet."""


def graft(book: Workbook, rendered: bytes, old: Sequence[OurSheet]) -> bytes:
    """Return the user's package with our sheets at its end, in place of the ``old`` ones.

    Args:
        book: the user's workbook.
        rendered: a package that holds our sheets and no other.
        old: our sheets of an earlier run.
    """
    ours = unpack(rendered)
    gone = _gone(book, old)
    kept = {name: part for name, part in book.parts.items() if name not in gone}
    our_book = Workbook(ours, parse(texts_of(ours, WORKBOOK)))
    sheets = sheets_of(our_book)
    moved = sorted(part for part in reachable(ours, [sheet.part for sheet in sheets]) if _is_part(part))
    names = free_names(moved, kept)
    styles = next(one.target for one in relations(book.parts, WORKBOOK) if one.kind == "styles")
    new_styles, numbers = add_styles(texts_of(kept, styles), texts_of(ours, "xl/styles.xml"))
    shown = sheets[0].name
    made_parts = _our_parts(ours, names, numbers, _tables(kept), {sheet.part for sheet in sheets})
    for sheet in sheets:
        name = names[sheet.part]
        made_parts[name] = _selected(made_parts[name], on=sheet.name == shown)
    changed = {
        styles: new_styles,
        _TYPES: _content_types(texts_of(kept, _TYPES), texts_of(ours, _TYPES), names, gone),
        **_workbook(book, our_book, sheets, names, old, shown),
        **{name: deselected(texts_of(kept, name)) for name in chosen(book) if name in kept},
    }
    parts = [made(name, changed[name]) if name in changed else part for name, part in kept.items()]
    return pack([*parts, *(made(name, content) for name, content in made_parts.items())])


def changing(book: Workbook) -> frozenset[str]:
    """Return the parts of the user's that may change; of its sheets, see :func:`chosen`."""
    styles = next(one.target for one in relations(book.parts, WORKBOOK) if one.kind == "styles")
    return frozenset({_TYPES, WORKBOOK, _RELATIONS, styles})


def chosen(book: Workbook) -> frozenset[str]:
    """Return the sheets (parts) that a view has chosen. They are let go, and nothing else in them changes: the workbook
    opens on the overview, and whoever types with two sheets chosen writes into both."""
    return frozenset(
        sheet.part
        for sheet in sheets_of(book)
        if sheet.part in book.parts and _CHOSEN.search(texts_of(book.parts, sheet.part))
    )


def deselected(content: bytes) -> bytes:
    """Return a sheet that no view has chosen."""
    return _CHOSEN.sub(rb"\1", content)


def foreign(book: Workbook, old: Sequence[OurSheet]) -> dict[str, Part]:
    """Return the parts that must come through byte for byte."""
    out = changing(book) | chosen(book) | _gone(book, old)
    return {name: part for name, part in book.parts.items() if name not in out}


def _is_part(name: str) -> bool:
    return not name.endswith(".rels")


def _gone(book: Workbook, old: Sequence[OurSheet]) -> frozenset[str]:
    """Return the parts that only our earlier sheets lead to."""
    theirs = frozenset(sheet.part for sheet in old)
    return frozenset(reachable(book.parts, theirs) - reachable(book.parts, [""], theirs))


def _our_parts(
    ours: Mapping[str, Part],
    names: Mapping[str, str],
    numbers: Numbers,
    tables: tuple[int, set[str]],
    sheets: set[str],
) -> dict[str, bytes]:
    strings = _shared_strings(texts_of(ours, "xl/sharedStrings.xml"))
    next_id, taken = tables
    found: dict[str, bytes] = {}
    for old, new in names.items():
        content = texts_of(ours, old)
        if old in sheets:
            content = _own_strings(_own_styles(content, numbers), strings)
        elif old.startswith("xl/tables/"):
            next_id += 1
            content = _own_table(content, next_id, taken, numbers)
        found[new] = content
        inner = relations_name(old)
        if inner in ours:
            found[relations_name(new)] = _own_relations(ours, old, new, names)
    return found


def _own_relations(ours: Mapping[str, Part], old: str, new: str, names: Mapping[str, str]) -> bytes:
    content = texts_of(ours, relations_name(old))
    lines = parse(content).children
    edits = [
        with_attributes(
            content,
            line,
            {"Target": quoted(posixpath.relpath(names[one.target], posixpath.dirname(new)))},
        )
        for line, one in zip(lines, relations(ours, old), strict=True)
        if not one.external
    ]
    return edit(content, edits)


def _shared_strings(content: bytes) -> list[bytes]:
    """Return what stands in each shared string, as XML."""
    root = parse(content) if content else None
    return [content[child.inner : child.inner_end] for child in root.children] if root else []


def _own_strings(content: bytes, strings: Sequence[bytes]) -> bytes:
    """Put the texts into their cells: the user's list of texts may not change."""

    def inline(match: re.Match[bytes]) -> bytes:
        return b'%b t="inlineStr"><is>%b</is></c>' % (match[1], strings[int(match[2])])

    return re.sub(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?) t="s"><v>(\d+)</v></c>', inline, content)


def _own_styles(content: bytes, numbers: Numbers) -> bytes:
    def cell(match: re.Match[bytes]) -> bytes:
        return b'%b"%d"' % (match[1], numbers.cells[int(match[2])])

    def difference(match: re.Match[bytes]) -> bytes:
        return b'dxfId="%d"' % numbers.differences[int(match[1])]

    content = re.sub(rb'(<(?:c|row) [^<>]*?\bs=)"(\d+)"', cell, content)
    content = re.sub(rb'(<col [^<>]*?\bstyle=)"(\d+)"', cell, content)
    content = _default_cells(content, numbers.cells[0])
    return re.sub(rb'dxfId="(\d+)"', difference, content)


def _default_cells(content: bytes, default: int) -> bytes:
    """Let cells and columns without a style have ours: the user's normal letters may be others."""
    if default == 0:
        return content
    content = re.sub(rb'(<c r="[A-Z]+\d+")(?! s=)', rb'\1 s="%d"' % default, content)
    return re.sub(rb"(<col (?![^<>]*style=)[^<>]*?)/>", rb'\1 style="%d"/>' % default, content)


def _tables(parts: Mapping[str, Part]) -> tuple[int, set[str]]:
    """Return the highest number of a table in the user's sheets, and the names that are taken."""
    highest, names = 0, set()
    for name in parts:
        if name.startswith("xl/tables/") and _is_part(name):
            root = parse(texts_of(parts, name), 0)
            highest = max(highest, int(root.get("id") or 0))
            names |= {(root.get(key) or "").casefold() for key in ("name", "displayName")}
    book = parse(texts_of(parts, WORKBOOK))
    defined = book.child("definedNames")
    names |= {(child.get("name") or "").casefold() for child in defined.children} if defined else set()
    return highest, names


def _own_table(content: bytes, number: int, taken: set[str], numbers: Numbers) -> bytes:
    root = parse(content, 0)
    name = wanted = root.get("name") or "mm_table"
    n = 1
    while name.casefold() in taken:
        n += 1
        name = f"{wanted}_{n}"
    taken.add(name.casefold())
    content = edit(
        content, [with_attributes(content, root, {"id": str(number), "name": name, "displayName": name})]
    )
    return re.sub(
        rb'(\w*[dD]xfId)="(\d+)"',
        lambda match: b'%b="%d"' % (match[1], numbers.differences[int(match[2])]),
        content,
    )


def _selected(content: bytes, *, on: bool) -> bytes:
    content = content.replace(b' tabSelected="1"', b"", 1)
    return content.replace(b" workbookViewId=", b' tabSelected="1" workbookViewId=', 1) if on else content


def _content_types(theirs: bytes, ours: bytes, names: Mapping[str, str], gone: frozenset[str]) -> bytes:
    root, own = parse(theirs), parse(ours)
    edits: list[Edit] = [
        (child.start, child.end, b"")
        for child in root.children
        if child.local == "Override" and (child.get("PartName") or "").lstrip("/") in gone
    ]
    types = {
        (child.get("PartName") or "").lstrip("/"): child.get("ContentType") or ""
        for child in own.children
        if child.local == "Override"
    }
    lines = [
        f'<{root.prefix}Override PartName="/{quoted(new)}" ContentType="{quoted(types[old])}"/>'
        for old, new in names.items()
    ]
    defaults = {
        (child.get("Extension") or "").casefold() for child in root.children if child.local == "Default"
    }
    if "rels" not in defaults:
        lines.insert(
            0,
            f'<{root.prefix}Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        )
    edits.append(append(theirs, root, "".join(lines).encode()))
    return edit(theirs, edits)


def _workbook(
    book: Workbook,
    our_book: Workbook,
    sheets: Sequence[OurSheet],
    names: Mapping[str, str],
    old: Sequence[OurSheet],
    shown: str,
) -> dict[str, bytes]:
    """Return the workbook part and its relationships with the sheets in them."""
    content, lines = texts_of(book.parts, WORKBOOK), texts_of(book.parts, _RELATIONS)
    root, line_root = book.root, parse(lines)
    before = sheets_of(book)
    gone = {sheet.relation for sheet in old}
    stays = [sheet for sheet in before if sheet.relation not in gone]
    group = root.child("sheets")
    assert group is not None  # noqa: S101  # refused before
    edits: list[Edit] = [
        (child.start, child.end, b"") for child in group.children if (child.get("id") or "") in gone
    ]
    ids = {sheet.name.casefold(): sheet.id for sheet in old}
    free_ids = _free_ids({sheet.id for sheet in before})
    used = {one.id for one in relations(book.parts, WORKBOOK)} - gone
    new_sheets, new_lines = [], []
    number = 0
    for sheet in sheets:
        number += 1
        while f"rIdMm{number}" in used:
            number += 1
        sheet_id = ids.get(sheet.name.casefold())
        if sheet_id is None:
            sheet_id = next(free_ids)
        new_sheets.append(
            f'<{root.prefix}sheet xmlns:mmr="{RELATIONS}" name="{quoted(sheet.name)}" '
            f'sheetId="{sheet_id}" mmr:id="rIdMm{number}"/>'
        )
        target = posixpath.relpath(names[sheet.part], "xl")
        new_lines.append(
            f'<{line_root.prefix}Relationship Id="rIdMm{number}" Type="{_SHEET_TYPE}" Target="{quoted(target)}"/>'
        )
    own_prefix = next((k for k in group.children[0].attributes if k.endswith(":id")), "mmr:id")
    if f"xmlns:{own_prefix[:-3]}" in root.attributes:
        declared = f' xmlns:mmr="{RELATIONS}"'
        new_sheets = [one.replace(declared, "").replace("mmr:id", own_prefix) for one in new_sheets]
    edits.append(append(content, group, "".join(new_sheets).encode()))
    places = {sheet.at: n for n, sheet in enumerate(stays)}
    edits += _defined_names(content, root, our_book, places, len(stays))
    order = [*(sheet.name for sheet in stays), *(sheet.name for sheet in sheets)]
    edits += _views(content, root, group, places, order.index(shown))
    line_edits: list[Edit] = [
        (child.start, child.end, b"") for child in line_root.children if child.get("Id") in gone
    ]
    line_edits.append(append(lines, line_root, "".join(new_lines).encode()))
    return {WORKBOOK: edit(content, edits), _RELATIONS: edit(lines, line_edits)}


def _defined_names(
    content: bytes, root: Element, our_book: Workbook, places: Mapping[int, int], first: int
) -> Iterable[Edit]:
    """Take out the names of sheets that go, follow those whose sheets move up, and add ours."""
    own = our_book.root.child("definedNames")
    our_content = texts_of(our_book.parts, WORKBOOK)
    new = b"".join(
        f'<{root.prefix}definedName name="{quoted(child.get("name") or "")}" '
        f'localSheetId="{first + int(child.get("localSheetId") or 0)}"'
        f"{_HIDDEN if child.get('hidden') else ''}>".encode()
        + our_content[child.inner : child.inner_end]
        + f"</{root.prefix}definedName>".encode()
        for child in (own.children if own else ())
        if child.get("localSheetId") is not None
    )
    group = root.child("definedNames")
    if group is None:
        before = ("sheets", "functionGroups", "externalReferences")
        at = max(child.end for child in root.children if child.local in before)
        tag = f"{root.prefix}definedNames"
        yield (at, at, f"<{tag}>".encode() + new + f"</{tag}>".encode())
        return
    for child in group.children:
        local = child.get("localSheetId")
        if local is None:
            continue
        if int(local) not in places:
            yield (child.start, child.end, b"")
        elif places[int(local)] != int(local):
            yield with_attributes(content, child, {"localSheetId": str(places[int(local)])})
    yield append(content, group, new)


def _free_ids(taken: set[int]) -> Iterator[int]:
    """Return numbers for new sheets: after the highest, and where Excel knows none so high, those that are free."""
    above = range(max(taken) + 1, _HIGHEST_SHEET_ID + 1)
    return (number for number in chain(above, range(1, max(taken))) if number not in taken)


def _views(
    content: bytes, root: Element, sheets: Element, places: Mapping[int, int], shown: int
) -> Iterable[Edit]:
    """Let the workbook open on a sheet of ours; in a second window, the sheet on top stays on top."""
    views = root.child("bookViews")
    if views is None or not views.children:
        tag = f'<{root.prefix}workbookView activeTab="{shown}"/>'
        if views is None:
            whole = f"<{root.prefix}bookViews>{tag}</{root.prefix}bookViews>"
            yield (sheets.start, sheets.start, whole.encode())
        else:
            yield append(content, views, tag.encode())
        return
    for number, view in enumerate(views.children):
        top, left = int(view.get("activeTab") or 0), int(view.get("firstSheet") or 0)
        new_top = places.get(top, shown) if number else shown
        new_left = places.get(left, 0)
        values = {}
        if new_top != top:
            values["activeTab"] = str(new_top)
        if new_left != left:
            values["firstSheet"] = str(new_left)
        if values:
            yield with_attributes(content, view, values)
