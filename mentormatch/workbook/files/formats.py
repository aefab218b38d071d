"""Files as they come: what a file is, and its sheets as rows of values, whatever the format.

A file is read from disk once. What it is, its content says, not its name. Nothing is unpacked before the caps
of :mod:`.safety` were held; the values come from python-calamine, and what values alone do not show (formulas
without a value, merged cells, hidden rows) from :mod:`.safety`.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import InitVar, dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentormatch.issues import Issue, Place, Said, files
from mentormatch.workbook.cells.privacy import mask, may_hold_cpr

from .limits import TooLargeError, UnreadableError
from .notes import SheetNotes
from .panics import panics_unheard
from .safety import Package, open_package

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

RawRow = Sequence[Any]
"""Values from column A: text (blank is the empty text), float, bool, date, datetime, time, timedelta."""

EXCEL_COLUMNS, EXCEL_ROWS = 16_384, 1_048_576
"""What a sheet of Excel can hold."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(slots=True)
class RawSheet:
    """A sheet before anybody knows what it is about."""

    file: str
    name: str
    given: InitVar[Iterable[RawRow]]
    """The rows, gone through once where it is known that no cell holds true or false."""
    hidden: bool = False
    epoch_1904: bool = False
    notes: SheetNotes = field(default_factory=SheetNotes)
    rows: list[RawRow] = field(init=False)
    """The rows, in which equal values are one object."""
    distinct: frozenset[Any] = field(init=False)
    """The sheet's different values: to look for something rare without looking at every cell."""
    _joined: str | None = None
    _may_hold_cpr: bool | None = None

    def __post_init__(self, given: Iterable[RawRow]) -> None:
        self.rows, self.distinct = _shared(given, booleans=self.notes.booleans)

    @property
    def joined(self) -> str:
        """All the sheet's different texts as one, to look for something rare at one go."""
        if self._joined is None:
            self._joined = "|".join([value for value in self.distinct if value.__class__ is str])
        return self._joined

    @property
    def may_hold_cpr(self) -> bool:
        """Whether any of the texts has ten digits that could be a CPR number."""
        if self._may_hold_cpr is None:
            self._may_hold_cpr = may_hold_cpr(self.joined)
        return self._may_hold_cpr


def _shared(rows: Iterable[RawRow], *, booleans: bool) -> tuple[list[RawRow], frozenset[Any]]:
    """Return rows in which equal values are one object, and the different values.

    That spares memory, and every later look at a value finds it at once. Row by row, as the values lie in memory:
    going down the columns takes twice as long.
    """
    known: dict[Any, Any] = {}
    shared: list[RawRow] = [tuple(map(known.setdefault, row, row)) for row in rows]
    if booleans and (0 in known or 1 in known) and bool in set(map(type, chain.from_iterable(rows))):
        shared = [tuple(row) for row in rows]  # 1.0 and True are one key, but not one value
    return shared, frozenset(known)


@dataclass(slots=True)
class RawFile:
    """A file that was read: its sheets, and what there is to say about it."""

    name: str
    sha256: str
    sheets: list[RawSheet]
    issues: list[Issue] = field(default_factory=list)


class CannotReadError(Exception):
    """The file cannot be read at all; ``issue`` says why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue


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
        data = path.read_bytes()
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
        _parse_ole(data, suffix, raw)
    else:
        _parse_text(data, suffix, raw)


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
    raw.sheets = _values(data, raw, package)


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


def _parse_ole(data: bytes, suffix: str, raw: RawFile) -> None:
    from .old import read_ole

    read_ole(data, suffix, raw)


def _parse_text(data: bytes, suffix: str, raw: RawFile) -> None:
    from .text import read_text

    read_text(data, suffix, raw)


def _values(data: bytes, raw: RawFile, package: Package | None) -> list[RawSheet]:
    """Return the sheets of a package or an old .xls file, whose caps were held before."""
    return calamine_sheets(data, raw.name, package)


def _rows(sheet: CalamineSheet, notes: SheetNotes) -> Iterable[RawRow]:
    """Return the rows of a sheet from A1; one by one where going through them once is enough, which spares memory."""
    if notes.booleans or sheet.start != (0, 0):
        return sheet.to_python(skip_empty_area=False)
    return sheet.iter_rows()


def calamine_sheets(data: bytes, file: str, package: Package | None) -> list[RawSheet]:
    """Return the sheets' values as python-calamine reads them.

    Raises:
        CannotReadError: the file is protected.
        UnreadableError: it is damaged.
    """
    import python_calamine as calamine

    broken = UnreadableError(Said("indholdet hænger ikke sammen", "its content does not hang together"))
    sheets: list[RawSheet] = []
    try:
        with panics_unheard(), calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            for meta in workbook.sheets_metadata:
                if meta.typ != calamine.SheetTypeEnum.WorkSheet:
                    continue
                notes = package.notes.get(meta.name, SheetNotes()) if package else SheetNotes()
                sheets.append(
                    RawSheet(
                        file,
                        meta.name,
                        _rows(workbook.get_sheet_by_name(meta.name), notes)
                        if notes.sparse is None
                        else notes.sparse,
                        hidden=meta.visible != calamine.SheetVisibleEnum.Visible,
                        epoch_1904=package.epoch_1904 if package else False,
                        notes=notes,
                    )
                )
    except calamine.PasswordError as error:
        raise CannotReadError(Issue(files.PROTECTED, Place(file))) from error
    except (calamine.CalamineError, ValueError, OSError, OverflowError) as error:
        raise broken from error
    except BaseException as error:
        # A panic of the Rust library arrives as a BaseException of its own, which is no way to end a run.
        if type(error).__name__ != "PanicException":
            raise
        raise broken from error
    return sheets
