"""Where a file mentions one person: rows of their own, other cells, and parts that are no cells at all."""

from __future__ import annotations

import contextlib
import email
import email.policy
import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from email.message import Message
from pathlib import Path
from typing import Any

from mentormatch.workbook.files.content import NotRead, read_bytes
from mentormatch.workbook.files.formats import read_file
from mentormatch.workbook.files.raw import CannotReadError, RawSheet

from .rows import People, Side, named, people_of, same_id

MOST_BYTES = 64 * 2**20
_ZIP = b"PK\x03\x04"
_CELLS = ("xl/worksheets/sheet", "xl/sharedStrings.xml")
"""Parts of an Excel file that hold cells; those are looked at cell by cell."""
_SHEETS = {".xlsx", ".xlsm", ".xltx", ".xls", ".ods", ".csv", ".tsv", ".tab"}
_ATTRIBUTES = "\n\0\n"
"""Stands between the texts of a part and its attributes."""
_PARAGRAPH = re.compile(r"</(?:w:p|a:p|text:p|text:h)>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to look for: an id, every name they go by, and whether they are a youth or a mentor (empty: not known)."""

    id: str
    names: tuple[str, ...]
    side: Side = ""

    def pattern(self, *, names: bool = True, ids: bool = True) -> re.Pattern[str]:
        """Return what recognises the person in running text: a name, or an id that is no mere number."""
        words = [r"\s+".join(map(re.escape, name.split())) for name in self.names if names]
        if ids and re.search(r"\d", self.id) and re.search(r"[^\W\d]", self.id):
            words.append(re.escape(self.id))
        return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row about the person: the sheet, its number as Excel counts, and heading and value of its cells."""

    sheet: str
    row: int
    cells: tuple[tuple[str, Any], ...]


@dataclass(slots=True)
class Found:
    """What a file holds of a person.

    Attributes:
        path: the file.
        rows: rows that are theirs.
        cells: other cells that mention them: sheet, row, column (from 1).
        parts: parts that are no cells (a note, a chart, a paragraph), by name.
        namesakes: rows of other people of the same name: sheet and row.
    """

    path: Path
    rows: list[OwnRow] = field(default_factory=list)
    cells: list[tuple[str, int, int]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    namesakes: list[tuple[str, int]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rows or self.cells or self.parts)


@dataclass(frozen=True, slots=True)
class Content:
    """A file that was read: its bytes, and its sheets where it is a spreadsheet."""

    path: Path
    data: bytes
    sheets: tuple[RawSheet, ...]

    @property
    def is_package(self) -> bool:
        """Whether it is a zip package (.xlsx, .docx, .ods)."""
        return self.data.startswith(_ZIP)


def load(path: Path, content: bytes | None = None) -> Content | None:
    """Return a file's content; ``None`` where it cannot be looked into (a password, damage, no rights).

    ``content``: bytes that stand for what is on the disk.
    """
    try:
        data = read_bytes(path, MOST_BYTES) if content is None else content
        sheets = read_file(path, data).sheets if data and path.suffix.casefold() in _SHEETS else []
    except (CannotReadError, NotRead, OSError):
        return None
    return Content(path, data, tuple(sheets))


def people_in(content: Content) -> Iterator[tuple[str, str, Side]]:
    """Yield id, name and side of everybody whom a file's tables hold, the name blank where none stands there."""
    for sheet in content.sheets:
        table = people_of(sheet.name, sheet.rows)
        for row in sheet.rows[table.head + 1 :] if table else ():
            for column in table.columns if table else ():
                given, name = named(row, column)
                if given:
                    yield given, name, column.side


def find(content: Content, person: Person) -> Found:
    """Return everything that a file holds of a person."""
    found, wanted = Found(content.path), person.pattern(ids=not _is_anothers(person, people_in(content)))
    for sheet in content.sheets:
        _in_sheet(sheet, person, wanted, found)
    if content.is_package:
        names, cells = person.pattern(ids=False), bool(found)
        for name, text in _parts(content.data):
            if not content.sheets or not (name.startswith(_CELLS) or name == "content.xml"):
                held = wanted.search(text)
            elif name.endswith("sharedStrings.xml"):  # texts that no cell uses any more stay in some files
                held = None if cells else names.search(text)
            else:  # of a sheet what is no cell, and there no id: U12 is a cell's address too
                held = names.search(text.rpartition(_ATTRIBUTES)[2])
            if held:
                found.parts.append(name)
    elif not content.sheets and wanted.search(_running_text(content)):
        found.parts.append(content.path.name)
    return found


def _is_anothers(person: Person, people: Iterable[tuple[str, str, Side]]) -> bool:
    """Whether the id is somebody else's in a file: another corps counts from 1 as well."""
    mine = {_folded(name) for name in person.names}
    named_so = {_folded(name) for given, name, _ in people if name and same_id(given, person.id)}
    return bool(mine and named_so) and not mine & named_so


def _in_sheet(sheet: RawSheet, person: Person, wanted: re.Pattern[str], found: Found) -> None:
    table = people_of(sheet.name, sheet.rows)
    for number, row in enumerate(sheet.rows):
        whose = _whose(row, table, person) if table and number > table.head else None
        if whose == "own":
            found.rows.append(OwnRow(sheet.name, number + 1, tuple(_cells(table, row))))
            continue
        hits = [at for at, cell in enumerate(row, 1) if isinstance(cell, str) and wanted.search(cell)]
        if whose == "namesake":
            found.namesakes.append((sheet.name, number + 1))
            names = {at + 1 for column in (table.columns if table else ()) for at in column.names}
            hits = [at for at in hits if at not in names]
        found.cells += [(sheet.name, number + 1, at) for at in hits]


def _whose(row: Sequence[Any], table: People, person: Person) -> str | None:
    """Say whether a row is the person's own, a namesake's, or neither."""
    names = {_folded(name) for name in person.names}
    namesake = False
    for column in table.columns:
        given, name = named(row, column)
        other_side = person.side and column.side and person.side != column.side
        if person.id and same_id(given, person.id) and not other_side:
            if not name or not names or _folded(name) in names:
                return "own"
        elif given and _folded(name) in names:
            if not person.id and not other_side:
                return "own"
            namesake = True
        elif not given and name and _folded(name) in names:
            return "own"
    return "namesake" if namesake else None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _cells(table: People | None, row: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    headings = table.headings if table else ()
    for at, value in enumerate(row):
        if value != "" and value is not None:
            yield (headings[at] if at < len(headings) and headings[at] else f"({at + 1})"), value


def _parts(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield the name and text of each part of a package; the text of a paragraph is one, however it is set."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for info in package.infolist():
                if info.file_size <= MOST_BYTES and not info.filename.startswith(
                    ("word/media/", "xl/media/")
                ):
                    yield info.filename, plain_text(_text(package.read(info)))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return


def plain_text(markup: str) -> str:
    """Return the text of XML: nothing between the runs of a paragraph, a line between paragraphs, attributes kept."""
    attributes = " ".join(re.findall(r'="([^"]*)"', markup))
    text = _TAG.sub("", _PARAGRAPH.sub("\n", re.sub(r"</(?:c:v|t|v|si)>", "\n", markup)))
    return html.unescape(f"{text}{_ATTRIBUTES}{attributes}")


def _running_text(content: Content) -> str:
    """Return the text of a file that is no table: of a mail decoded, of a calendar and of JSON as it is meant."""
    text = _text(content.data)
    suffix = content.path.suffix.casefold()
    if suffix == ".eml":
        mail = email.message_from_bytes(content.data, policy=email.policy.default)
        heads = [f"{name}: {value}" for name, value in mail.items()]
        parts = [part for part in mail.walk() if part.get_content_maintype() == "text"]
        return "\n".join([text, *heads, *(_text(_decoded(part)) for part in parts)])
    if suffix == ".ics":
        return text.replace("\r\n ", "").replace("\n ", "")
    if suffix == ".json":
        with contextlib.suppress(ValueError, RecursionError):
            return json.dumps(json.loads(text), ensure_ascii=False)
    return text


def _decoded(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def shown(value: Any) -> str:
    """Return a cell's value as text: a date as a date, a whole number without decimals."""
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        return value.date().isoformat()
    if isinstance(value, date | datetime):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def without_others(text: str, others: Iterable[re.Pattern[str]], instead: str) -> str:
    """Return a text without the names of other people: what is handed out to one is about that one."""
    for other in others:
        text = other.sub(instead, text)
    return text
