"""Books that nothing can be promised for. The list grows by test: what is not here was tried and came back whole."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from xml.parsers import expat

from mentormatch.issues import Issue, Kind, Place, in_place

from .book import OurSheet, Workbook, sheets_of
from .markup import MAIN, Element, parse
from .package import Part, texts_of, unpack
from .tree import WORKBOOK, reachable, relations

_OURS_HOLD = frozenset({"drawing", "chart", "table", "hyperlink", "printerSettings", "chartStyle",
                        "chartColorStyle", "chartUserShapes", "themeOverride"})  # fmt: skip
"""What a sheet of ours may lead to; anything else on it was put there by a person."""
_NOTES = frozenset({"comments", "vmlDrawing"})
"""Notes at headings: those of the template."""
_ZIP = b"PK\x03\x04"


def open_book(data: bytes, file: str) -> tuple[Workbook | None, Issue | None]:
    """Return the workbook laid open, or why it cannot be written into."""
    place = Place(file)
    if not data.startswith(_ZIP):
        protected = data.startswith(b"\xd0\xcf\x11\xe0")
        return None, Issue(in_place.NOT_XLSX if not protected else in_place.OLD_OR_PROTECTED, place)
    try:
        parts = unpack(data)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        return None, Issue(in_place.BAD_PACKAGE, place)
    if WORKBOOK not in parts:
        return None, Issue(in_place.NOT_XLSX, place)
    try:
        root = parse(texts_of(parts, WORKBOOK))
        kind = _refused(parts, root)
        if kind is not None:
            return None, Issue(kind, place)
        return Workbook(parts, root), None
    except (expat.ExpatError, ValueError, KeyError, IndexError):
        return None, Issue(in_place.BAD_PACKAGE, place)


def _refused(parts: Mapping[str, Part], root: Element) -> Kind | None:
    names = [name.casefold() for name in parts]
    if any(name.startswith("_xmlsignatures/") for name in names):
        return in_place.SIGNED
    if any(name.startswith("xl/revisions/") for name in names):
        return in_place.SHARED
    space = next((v for k, v in root.attributes.items() if k in {"xmlns", f"xmlns:{root.prefix[:-1]}"}), "")
    if space != MAIN or root.get("conformance") == "strict":
        return in_place.STRICT
    protection = root.child("workbookProtection")
    if protection is not None and protection.get("lockStructure") in {"1", "true"}:
        return in_place.LOCKED
    sheets = root.child("sheets")
    if sheets is None or any(child.local != "sheet" for child in sheets.children):
        return in_place.UNUSUAL
    for changed in ("definedNames", "bookViews"):
        found = root.child(changed)
        if found and any(child.local not in {"definedName", "workbookView"} for child in found.children):
            return in_place.UNUSUAL
    if sum(child.local == "sheets" for child in root.children) != 1:
        return in_place.UNUSUAL
    main = [one for one in relations(parts, "") if one.kind == "officeDocument"]
    if [one.target for one in main] != [WORKBOOK]:
        return in_place.UNUSUAL
    styles = [one.target for one in relations(parts, WORKBOOK) if one.kind == "styles"]
    if len(styles) != 1 or styles[0] not in parts:
        return in_place.UNUSUAL
    for name in (WORKBOOK, styles[0], "[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        content = texts_of(parts, name)
        if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"<!DOCTYPE" in content or b"<!--" in content:
            return in_place.UNUSUAL
    top = parse(texts_of(parts, styles[0]))
    groups = [
        child for child in top.children if child.local in {"fonts", "fills", "borders", "cellXfs", "dxfs"}
    ]
    if any(child.local == "AlternateContent" for group in (top, *groups) for child in group.children):
        return in_place.UNUSUAL
    return None


def holds_only(book: Workbook, sheet: OurSheet, *, notes: bool = False) -> bool:
    """Return whether a sheet has no formula and leads to nothing that a sheet of ours may not.

    ``notes``: notes may be on it.
    """
    allowed = _OURS_HOLD | _NOTES if notes else _OURS_HOLD
    content = texts_of(book.parts, sheet.part)
    return not (b"<f>" in content or b"<f " in content) and all(
        one.kind in allowed
        for part in reachable(book.parts, [sheet.part])
        if not part.endswith(".rels")
        for one in relations(book.parts, part)
    )


def check_sheets(book: Workbook, ours: Sequence[OurSheet], wanted: Sequence[str], file: str) -> list[Issue]:
    """Return what stands in the way of sheets of ours: names of the user's, and what lies on our earlier ones."""
    issues: list[Issue] = []
    old = {sheet.name for sheet in ours}
    taken = {sheet.name.casefold() for sheet in sheets_of(book) if sheet.name not in old}
    issues += [
        Issue(in_place.NAME_TAKEN, Place(file, name), {"sheet": name})
        for name in wanted
        if name.casefold() in taken
    ]
    for sheet in ours:
        for part in reachable(book.parts, [sheet.part]):
            if part.endswith(".rels"):
                continue
            strange = [one for one in relations(book.parts, part) if one.kind not in _OURS_HOLD]
            if strange:
                what = ", ".join(sorted({one.kind for one in strange}))
                issues.append(
                    Issue(
                        in_place.ADDED_TO_OURS, Place(file, sheet.name), {"sheet": sheet.name, "what": what}
                    )
                )
                break
        if b"<f>" in book.parts[sheet.part].content or b"<f " in book.parts[sheet.part].content:
            issues.append(
                Issue(in_place.ADDED_TO_OURS, Place(file, sheet.name), {"sheet": sheet.name, "what": "=f(x)"})
            )
    return issues
