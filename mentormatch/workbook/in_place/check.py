"""What was made, looked at before it goes to the disk: every part of the user's still there, and readable."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Sequence

from .book import OurSheet, Workbook
from .graft import changing, chosen, deselected, foreign
from .markup import parse
from .package import texts_of, unpack


def faults(data: bytes, book: Workbook, old: Sequence[OurSheet], original: bytes) -> list[str]:
    """Return what of the user's did not come through: names of parts, and readers that cannot open the book.

    A reader that could not open the book before need not open it now.
    """
    try:
        parts = unpack(data)
    except (zipfile.BadZipFile, ValueError, OSError):
        return ["zip"]
    found = [
        name
        for name, part in foreign(book, old).items()
        if name not in parts or (parts[name].packed, parts[name].crc) != (part.packed, part.crc)
    ]
    found += [
        name
        for name in changing(book)
        if name not in parts
        or (name.endswith("styles.xml") and not _behind(texts_of(book.parts, name), texts_of(parts, name)))
    ]
    gone = {sheet.part for sheet in old}
    found += [
        name
        for name in chosen(book) - gone
        if name not in parts or texts_of(parts, name) != deselected(texts_of(book.parts, name))
    ]
    if _openpyxl(original) and not _openpyxl(data):
        found.append("openpyxl")
    if _calamine(original) and not _calamine(data):
        found.append("calamine")
    return found


def _behind(before: bytes, after: bytes) -> bool:
    """Whether every group of styles begins with what it held before, byte for byte."""
    old, new = parse(before), parse(after)
    for group in old.children:
        now = new.child(group.local)
        pieces = [before[child.start : child.end] for child in group.children]
        if now is None or [after[c.start : c.end] for c in now.children[: len(pieces)]] != pieces:
            return False
    return True


def _openpyxl(data: bytes) -> bool:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
            for sheet in book.worksheets:
                next(sheet.iter_rows(max_row=1), None)
            book.close()
    except Exception:  # whatever a library makes of a book that it cannot read
        return False
    return True


def _calamine(data: bytes) -> bool:
    import python_calamine as calamine

    from mentormatch.workbook.files.panics import panics_unheard

    try:
        with panics_unheard(), calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return bool(book.sheet_names)
    except Exception:  # see above
        return False
