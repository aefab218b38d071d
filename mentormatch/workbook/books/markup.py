"""A copy of an input with its faults marked: a note at every faulty cell, and a list that leads to them.

The copy goes through openpyxl, which loses what it does not know (charts, shapes); that is why it is a copy,
and the original is never touched. What openpyxl cannot open, or should not, is copied value by value.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentormatch.issues import Issue, Severity
from mentormatch.locale import LANGUAGES, Language, Texts, texts
from mentormatch.workbook.cells.privacy import mask
from mentormatch.workbook.files.tidied import tidied
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.measure import lines
from mentormatch.workbook.layout.text import clean

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGE = 10_000_000
"""Bytes of a packed file above which values alone are copied: openpyxl needs some fifty times that."""

LONGEST_NOTE = 1_000
"""Characters of a note; the list holds the rest."""

_PROPERTY = "mentormatch faults"
_SEAL = re.compile(rb'name="mentormatch faults"[^>]*>\s*<[^>]*>([0-9a-f]{64})<')
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_FILLS = {Severity.ERROR: "F4B183", Severity.WARNING: "FFE699", Severity.NOTE: "DDEBF7"}


def marked_name(path: Path, lang: Language) -> Path:
    """Return where the marked copy of a file goes: beside it, in place of an earlier copy that nobody has changed.

    A copy that somebody has corrected, and any other file of that name, is left alone; the new one gets a number.
    """
    names = "|".join(
        re.escape(texts(one)("workbook.marked.name", stem="").removesuffix(".xlsx")) for one in LANGUAGES
    )
    stem = re.sub(rf"(?:{names})(?: \(\d+\))?$", "", path.stem) or path.stem
    plain = path.with_name(texts(lang)("workbook.marked.name", stem=stem))
    numbered = (plain.with_name(f"{plain.stem} ({number}){plain.suffix}") for number in itertools.count(2))
    return next(
        name
        for name in itertools.chain((plain,), numbered)
        if not os.path.lexists(name) or (name.name != path.name and is_unchanged(name))
    )


def is_unchanged(path: Path) -> bool:
    """Whether a file is a marked copy as it was written: no value in it is another."""
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(BytesIO(data)) as archive:
            found = _SEAL.search(archive.read("docProps/custom.xml"))
    except (OSError, KeyError, zipfile.BadZipFile):
        return False
    return found is not None and found[1].decode() == _digest(data)


def _digest(data: bytes) -> str | None:
    """Return the digest of all values of a workbook; ``None`` where it cannot be read."""
    from mentormatch.workbook.files.formats import read_file
    from mentormatch.workbook.files.raw import CannotReadError

    try:
        raw = read_file(Path("copy.xlsx"), data)
    except CannotReadError:
        return None
    said = [(sheet.name, [[str(value) for value in row] for row in sheet.rows]) for sheet in raw.sheets]
    return hashlib.sha256(repr(said).encode()).hexdigest()


def markup(data: bytes, issues: Sequence[Issue], lang: Language) -> bytes:
    """Return an .xlsx copy of a file with its issues marked.

    Args:
        data: the file as it was read, .xlsx or any other format that the reader takes.
        issues: what is wrong with it.
        lang: the language of the notes and the list.

    A file that cannot be opened at all gives a workbook with the list alone.
    """
    t = texts(lang)
    book = _copy(data, issues)
    _take_off_marks(book)
    ordered = sorted(issues, key=lambda issue: _RANK[issue.severity])  # as on the screen
    _mark_cells(book, ordered, t)
    _write_list(book, ordered, t)
    digest = _digest(_saved(book))
    if digest is not None:
        from openpyxl.packaging.custom import StringProperty

        properties = _properties(book)
        if _PROPERTY in properties.names:
            del properties[_PROPERTY]
        properties.append(StringProperty(name=_PROPERTY, value=digest))
    return _saved(book)


def _properties(book: Any) -> Any:
    """Return a workbook's own properties, which the types of openpyxl do not know."""
    return book.custom_doc_props


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return tidied(out.getvalue())


def _copy(data: bytes, issues: Sequence[Issue]) -> Workbook:
    """Return the file as a workbook; empty where the file as a whole is at fault (damaged, far too large)."""
    from openpyxl import Workbook, load_workbook

    from mentormatch.workbook.files.limits import TooLargeError, UnreadableError
    from mentormatch.workbook.files.safety import open_package

    empty = Workbook()
    empty.remove(empty.worksheets[0])
    if any(issue.severity is Severity.ERROR and issue.place.sheet is None for issue in issues):
        return empty
    if data.startswith(b"PK") and len(data) <= LARGE:
        try:
            package = open_package(data)
            if package.kind == "xlsx" and all(notes.sparse is None for notes in package.notes.values()):
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # openpyxl tells of what it drops; this is a copy
                    return load_workbook(BytesIO(data), rich_text=True)
        except (TooLargeError, UnreadableError):
            return empty
        except Exception:  # noqa: S110  # whatever openpyxl stumbles over, the values can be copied
            pass
    named = (issue.place.file for issue in issues if issue.place.file)
    return _values(data, next(named, ""), empty)


def _values(data: bytes, name: str, book: Workbook) -> Workbook:
    """Fill a workbook with a file's values; a text file's sheet has the name of the file."""
    from mentormatch.workbook.files.formats import read_file
    from mentormatch.workbook.files.raw import CannotReadError

    try:
        raw = read_file(Path(name), data)
    except CannotReadError:
        return book
    for copied in raw.sheets:
        if not copied.rows:
            continue
        sheet = book.create_sheet(clean(copied.name)[:31])
        for at, row in enumerate(copied.rows, 1):
            for col, value in enumerate(row, 1):
                if value is not None and value != "":
                    _put(sheet, at, col, value)
    return book


def _put(sheet: Worksheet, row: int, col: int, value: Any) -> Any:
    """Write a value; text stays text whatever it begins with. Return the cell."""
    if isinstance(value, str):
        cell = sheet.cell(row, col, clean(value))
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell = sheet.cell(row, col, value)
    return cell


def _take_off_marks(book: Workbook) -> None:
    """Take off the marks of an earlier copy, where it is one that is marked again: its list, and our notes."""
    titles = {texts(one)("workbook.marked.title") for one in LANGUAGES}
    for sheet in list(book.worksheets):
        if sheet["A1"].value in titles:
            book.remove(sheet)
    if _PROPERTY in _properties(book).names:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.comment is not None and cell.comment.author == "mentormatch":
                        cell.comment = None


def _mark_cells(book: Workbook, issues: Iterable[Issue], t: Texts) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    notes: dict[tuple[str, str], list[str]] = {}
    for issue in issues:
        target = _target(book, issue)
        if target is None:
            continue
        sheet, address = target
        cell = book[sheet][address]
        said = notes.setdefault((sheet, address), [cell.comment.text] if cell.comment else [])
        said.append(
            t(
                "workbook.marked.comment",
                severity=t(f"workbook.severity.{issue.severity.value}"),
                cause=issue.cause(t.lang),
                remedy=issue.remedy(t.lang),
            )
        )
        if len(said) == 1 or cell.fill.fill_type is None:
            colour = _FILLS[issue.severity]
            cell.fill = PatternFill("solid", start_color=colour, end_color=colour)
    for (sheet, address), said in notes.items():
        note = Comment(clean("\n\n".join(said))[:LONGEST_NOTE], "mentormatch", width=320, height=140)
        book[sheet][address].comment = note


def _target(book: Workbook, issue: Issue) -> tuple[str, str] | None:
    """Return sheet and cell of an issue in the copy; of merged cells the first, for only that one shows."""
    at = issue.place
    if at.sheet is None or at.row is None or at.sheet not in book.sheetnames:
        return None
    address = at.cell or f"A{at.row}"
    for merged in book[at.sheet].merged_cells.ranges:
        if address in merged:
            return at.sheet, str(merged.start_cell.coordinate)
    return at.sheet, address


def _write_list(book: Workbook, issues: Sequence[Issue], t: Texts) -> None:
    """Write the list of faults as the first sheet, each with a link to its cell."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    name = t("workbook.marked.sheet")
    sheet = book.create_sheet(name if name not in book.sheetnames else f"{name} (mentormatch)", 0)
    wrap = Alignment(wrap_text=True, vertical="top")
    _put(sheet, 1, 1, t("workbook.marked.title")).font = Font(style.FONT, 18, bold=True, color=style.NAVY[1:])
    sheet.merge_cells("A2:H2")
    _put(sheet, 2, 1, t("workbook.marked.note")).alignment = wrap
    sheet.row_dimensions[2].height = 32
    rooms = {
        "severity": 13,
        "sheet": 18,
        "cell": 9,
        "column": 22,
        "person": 24,
        "cause": 56,
        "remedy": 56,
        "code": 11,
    }
    if any(issue.code.startswith("MM-B6") for issue in issues):
        sheet.merge_cells("A3:H3")
        note = _put(sheet, 3, 1, t("workbook.marked.cpr"))
        note.alignment, note.font = wrap, Font(style.FONT, 11, bold=True)
    head = PatternFill("solid", start_color=style.NAVY[1:], end_color=style.NAVY[1:])
    for col, (key, room) in enumerate(rooms.items(), 1):
        cell = _put(sheet, 4, col, t(f"workbook.head.{key}"))
        cell.font, cell.fill = Font(style.FONT, 11, bold=True, color="FFFFFF"), head
        sheet.column_dimensions[cell.column_letter].width = room
    for row, issue in enumerate(issues, 5):
        at, target = issue.place, _target(book, issue)
        shown = (
            t(f"workbook.severity.{issue.severity.value}"),
            mask(at.sheet or at.file or ""),
            target[1] if target else "",
            at.heading or at.column or "",
            at.person or "",
            issue.cause(t.lang),
            issue.remedy(t.lang),
            issue.code,
        )
        for col, text in enumerate(shown, 1):
            cell = _put(sheet, row, col, text)
            cell.alignment = wrap
            cell.fill = PatternFill(
                "solid", start_color=_FILLS[issue.severity], end_color=_FILLS[issue.severity]
            )
        depth = max(lines(text, room - 1) for text, room in zip(shown, rooms.values(), strict=True))
        sheet.row_dimensions[row].height = 4 + 15 * depth
        if target:
            quoted = target[0].replace("'", "''")
            cell = sheet.cell(row, 3)
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target[1]}")
            cell.font = Font(style.FONT, 11, color=style.BLUE[1:], underline="single")
    sheet.auto_filter.ref = f"A4:H{4 + len(issues)}"
    sheet.freeze_panes = "A5"
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "4:4"
    book.active = 0
