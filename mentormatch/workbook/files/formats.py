"""Files as they come: what a file is, and its sheets as rows of values, whatever the format.

A file is read from disk once. What it is, its content says, not its name. Nothing is unpacked before the caps
of :mod:`.safety` were held; the values come from python-calamine, and what values alone do not show (formulas
without a value, merged cells, hidden rows) from :mod:`.safety`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from mentormatch.issues import Issue, Place, Said, files
from mentormatch.workbook.cells.privacy import mask

from .content import NotRead, read_bytes
from .limits import EXCEL_COLUMNS, EXCEL_ROWS, MAX_FILE_BYTES, TooLargeError, UnreadableError
from .old import read_ole
from .raw import CannotReadError, RawFile, RawSheet
from .safety import open_package
from .text import read_text
from .values import calamine_sheets

_ZIP = b"PK\x03\x04"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_file(path: Path, content: bytes | None = None) -> RawFile:
    """Read a file into rows of values; ``content`` stands for what is on the disk.

    Raises:
        CannotReadError: missing, empty, damaged, protected, too large, or no spreadsheet.
    """
    name = mask(path.name)
    data = _bytes(path, name) if content is None else content
    if not data:
        raise CannotReadError(Issue(files.EMPTY, Place(name)))
    raw = RawFile(name, hashlib.sha256(data).hexdigest(), [])
    try:
        _parse(data, path.suffix.lower(), raw)
        _hold_sheets(raw.sheets)
    except TooLargeError as error:
        raise CannotReadError(Issue(files.TOO_LARGE, Place(name), {"detail": error.detail})) from error
    except UnreadableError as error:
        raise CannotReadError(Issue(files.DAMAGED, Place(name), {"detail": error.detail})) from error
    if not any(sheet.rows for sheet in raw.sheets):
        raise CannotReadError(Issue(files.NO_SHEETS, Place(name)))
    return raw


def _hold_sheets(sheets: Sequence[RawSheet]) -> None:
    """Refuse what no sheet of Excel can hold: it could be read, but not handed back. Text and .ods know no limit."""
    for sheet in sheets:
        if max(map(len, sheet.rows), default=0) > EXCEL_COLUMNS:
            raise TooLargeError(Said(f"over {EXCEL_COLUMNS} kolonner", f"more than {EXCEL_COLUMNS} columns"))
        if len(sheet.rows) > EXCEL_ROWS:
            raise TooLargeError(Said(f"over {EXCEL_ROWS} rækker", f"more than {EXCEL_ROWS} rows"))


def _bytes(path: Path, name: str) -> bytes:
    try:
        data = read_bytes(path, MAX_FILE_BYTES)
    except NotRead as fault:
        raise CannotReadError(fault.issue(Place(name))) from fault
    except FileNotFoundError as error:
        raise CannotReadError(Issue(files.MISSING, Place(name))) from error
    except OSError as error:
        detail = Said("den er en mappe", "it is a folder") if path.is_dir() else str(error.strerror)
        raise CannotReadError(Issue(files.UNREADABLE, Place(name), {"detail": detail})) from error
    return data


def _parse(data: bytes, suffix: str, raw: RawFile) -> None:
    if data.startswith(_ZIP):
        _parse_package(data, suffix, raw)
    elif data.startswith(_OLE):
        read_ole(data, suffix, raw)
    else:
        read_text(data, suffix, raw)


def _parse_package(data: bytes, suffix: str, raw: RawFile) -> None:
    package = open_package(data)
    if package.kind not in {"xlsx", "ods"}:
        what = _PACKAGES.get(package.kind)
        if what is None:
            raise CannotReadError(Issue(files.FORMAT_NOT_READ, Place(raw.name), {"format": package.kind}))
        raise CannotReadError(Issue(files.NOT_A_SPREADSHEET, Place(raw.name), {"what": what}))
    if package.protected:
        raise CannotReadError(Issue(files.PROTECTED, Place(raw.name)))
    said = {"xlsx": {".xlsx", ".xlsm", ".xltx", ".xltm"}, "ods": {".ods", ".ots"}}[package.kind]
    if suffix not in said:
        raw.issues.append(
            _other_content(raw, suffix, Said(f"en .{package.kind}-fil", f"an .{package.kind} file"))
        )
    if package.foreign:
        da, en = zip(*(_FOREIGN[part] for part in package.foreign), strict=True)
        raw.issues.append(Issue(files.MACROS, Place(raw.name), {"parts": Said(", ".join(da), ", ".join(en))}))
    raw.sheets = calamine_sheets(data, raw.name, package)


_PACKAGES = {
    "docx": Said("et Word-dokument", "a Word document"),
    "pptx": Said("en PowerPoint-præsentation", "a PowerPoint presentation"),
    "odt": Said("et tekstdokument (.odt)", "a text document (.odt)"),
    "zip": Said("en zip-fil", "a zip file"),
}

_FOREIGN = {
    "macros": ("makroer", "macros"),
    "links": ("links til andre projektmapper", "links to other workbooks"),
    "embedded": ("indlejrede filer", "embedded files"),
    "connections": ("forbindelser til data udefra", "connections to outside data"),
}


def _other_content(raw: RawFile, suffix: str, what: Said) -> Issue:
    return Issue(
        files.OTHER_CONTENT, Place(raw.name), {"name": suffix or Said("ingenting", "nothing"), "what": what}
    )
