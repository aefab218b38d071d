"""Packages (.xlsx, .ods) looked at before any library opens them: caps, and what values alone do not show.

A sheet's size is taken from its cells, never from what it declares. python-calamine lays a sheet out as a
full rectangle, so that one cell at XFD1048576 would end the process; such a sheet is read cell by cell.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mentormatch.issues import Said

MOST_PARTS = 2_000
MOST_BYTES = 200 * 1024 * 1024
"""Unpacked, all parts together."""
MOST_RATIO = 200
"""Unpacked to packed size of one part that unpacks to more than a megabyte."""
MOST_CELLS = 6_000_000
"""Cells of the rectangle that python-calamine may lay out; about 0.5 GB."""
MOST_COLUMNS = 1_000
"""A cell to the right of this is no part of a list of people."""

_MEGABYTE = 1024 * 1024


class TooLargeError(Exception):
    """A cap was exceeded; ``detail`` says which."""

    def __init__(self, detail: Said) -> None:
        super().__init__(detail.en)
        self.detail = detail


class UnreadableError(Exception):
    """The file is damaged; ``detail`` says how."""

    def __init__(self, detail: Said) -> None:
        super().__init__(detail.en)
        self.detail = detail


@dataclass(slots=True)
class SheetNotes:
    """What a sheet's values do not show. Rows and columns count from 0."""

    errors: dict[tuple[int, int], str | None] = field(default_factory=dict)
    """Cells with an error value, and formulas without any value (``None``)."""
    merged: list[str] = field(default_factory=list)
    """Ranges as Excel writes them."""
    hidden_rows: list[int] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    """Cells so far outside that they were not read."""
    sparse: list[Any] | None = None
    """The rows, where the sheet was read cell by cell; empty rows are empty."""
    booleans: bool = True
    """Whether a cell may hold true or false, which to Python equal 1 and 0; ``False``: surely none does."""


@dataclass(slots=True)
class Package:
    """A zip package: ``kind`` is ``xlsx``, ``ods``, or what else it is."""

    kind: str
    protected: bool = False
    foreign: tuple[str, ...] = ()
    """Parts that are neither run nor followed: ``macros``, ``links``, ``embedded``, ``connections``."""
    epoch_1904: bool = False
    notes: dict[str, SheetNotes] = field(default_factory=dict)
    """By the sheet's name."""


def open_package(data: bytes) -> Package:
    """Look at a package without unpacking more than the caps allow.

    Raises:
        TooLargeError: too many parts, bytes, or packed too tightly.
        UnreadableError: no zip file, or its parts do not hang together.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
    except (
        zipfile.BadZipFile,
        ValueError,
        struct.error,
        OverflowError,
        NotImplementedError,
        EOFError,
    ) as error:
        raise UnreadableError(
            Said("zip-pakken kan ikke åbnes", "the zip package cannot be opened")
        ) from error
    _hold_caps(infos.values())
    package = Package(_kind(infos, data))
    package.protected = any(info.flag_bits & 1 for info in infos.values())
    if package.protected:
        return package
    if package.kind == "xlsx":
        _look_at_xlsx(package, infos, data)
    elif package.kind == "ods":
        _look_at_ods(package, infos, data)
    return package


def _hold_caps(infos: Iterable[zipfile.ZipInfo]) -> None:
    listed = list(infos)
    if len(listed) > MOST_PARTS:
        raise TooLargeError(
            Said(f"{len(listed)} dele, højst {MOST_PARTS}", f"{len(listed)} parts, at most {MOST_PARTS}")
        )
    total = sum(info.file_size for info in listed)
    if total > MOST_BYTES:
        size, most = total // _MEGABYTE, MOST_BYTES // _MEGABYTE
        raise TooLargeError(
            Said(f"{size} MB udpakket, højst {most} MB", f"{size} MB unpacked, at most {most} MB")
        )
    for info in listed:
        if info.file_size > _MEGABYTE and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise TooLargeError(
                Said(
                    f"en del fylder mere end {MOST_RATIO} gange så meget udpakket",
                    f"a part grows more than {MOST_RATIO} times when unpacked",
                )
            )


def _kind(infos: Mapping[str, zipfile.ZipInfo], data: bytes) -> str:
    names = infos.keys()
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "mimetype" in names:
        mime = part(infos["mimetype"], data)
        if b"opendocument.spreadsheet" in mime:
            return "ods"
        if b"opendocument.text" in mime:
            return "odt"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("ppt/") for name in names):
        return "pptx"
    return "zip"


def part(info: zipfile.ZipInfo, data: bytes) -> bytes:
    """Return a part's bytes, having counted them: what the package says of its size is not believed.

    Raises:
        UnreadableError: the part is broken, or longer than it says.
    """
    broken = UnreadableError(Said("en del af zip-pakken er ødelagt", "a part of the zip package is broken"))
    at = info.header_offset
    head = data[at : at + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise broken
    name_length, extra_length = struct.unpack("<HH", head[26:30])
    start = at + 30 + name_length + extra_length
    packed = data[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        content = packed
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, info.file_size + 1)
        except zlib.error as error:
            raise broken from error
        if unpacker.unconsumed_tail or not unpacker.eof:
            raise broken
    else:
        raise broken
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise broken
    return content


def xml_part(infos: Mapping[str, zipfile.ZipInfo], name: str, data: bytes) -> bytes | None:
    """Return an XML part, or ``None``. Office files define no entities, so one that does is refused."""
    if name not in infos:
        return None
    content = part(infos[name], data)
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in content[:64]:
        raise UnreadableError(Said("teksten i pakken er ikke UTF-8", "the text in the package is not UTF-8"))
    if b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise UnreadableError(
            Said("pakken definerer egne XML-entiteter", "the package defines XML entities of its own")
        )
    return content


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Return every element's local name and attributes (local names too) of a small XML part."""
    from xml.parsers import expat

    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        found.append((name.rpartition(":")[2], local))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableError(
            Said("XML'en i pakken er ødelagt", "the XML in the package is broken")
        ) from error
    return iter(found)


_FOREIGN_PARTS = (
    ("macros", ("vbaProject", "macrosheets/", "xl/activeX")),
    ("links", ("externalLinks/",)),
    ("embedded", ("embeddings/",)),
    ("connections", ("xl/connections", "queryTables/")),
)


def _look_at_xlsx(package: Package, infos: Mapping[str, zipfile.ZipInfo], data: bytes) -> None:
    from .safety_sheet import look_at_sheet

    package.foreign = tuple(
        kind for kind, marks in _FOREIGN_PARTS if any(mark in name for name in infos for mark in marks)
    )
    workbook = xml_part(infos, "xl/workbook.xml", data) or b""
    relations = xml_part(infos, "xl/_rels/workbook.xml.rels", data)
    if relations is None:
        raise UnreadableError(
            Said("pakken mangler sin indholdsfortegnelse", "the package lacks its table of contents")
        )
    targets = {
        attributes.get("Id", ""): attributes.get("Target", "")
        for name, attributes in elements(relations)
        if name == "Relationship"
    }
    for name in ("xl/sharedStrings.xml", "xl/styles.xml"):
        xml_part(infos, name, data)
    for name, attributes in elements(workbook):
        if name == "workbookPr":
            package.epoch_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            target = _path(targets.get(attributes.get("id", ""), ""))
            content = xml_part(infos, target, data)
            if content is not None:
                title = attributes.get("name", "")
                package.notes[title] = look_at_sheet(content, data, title)


def _path(target: str) -> str:
    """Return a relationship's target as the name of a part."""
    if target.startswith("/"):
        return target[1:]
    pieces: list[str] = ["xl"]
    for piece in target.split("/"):
        if piece == "..":
            pieces = pieces[:-1]
        elif piece not in {"", "."}:
            pieces.append(piece)
    return "/".join(pieces)


def _look_at_ods(package: Package, infos: Mapping[str, zipfile.ZipInfo], data: bytes) -> None:
    from .safety_sheet import look_at_ods

    manifest = xml_part(infos, "META-INF/manifest.xml", data)
    if manifest is not None and b"encryption-data" in manifest:
        package.protected = True
        return
    content = xml_part(infos, "content.xml", data)
    if content is None:
        raise UnreadableError(Said("pakken mangler sit indhold", "the package lacks its content"))
    package.notes = look_at_ods(content)


_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def position(reference: str) -> tuple[int, int]:
    """Return row and column, counted from 0, of a cell's address (``"C7"`` is 6, 2)."""
    match = _REFERENCE.match(reference)
    if match is None:
        return 0, 0
    return int(match[2]) - 1, column_number(match[1])


def column_number(letters: str) -> int:
    """Return a column's number, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
