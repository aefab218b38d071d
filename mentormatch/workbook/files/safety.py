"""Packages (.xlsx, .ods) looked at before any library opens them: caps, and what values alone do not show.

A sheet's size is taken from its cells, never from what it declares. python-calamine lays a sheet out as a
full rectangle, so that one cell at XFD1048576 would end the process; such a sheet is read cell by cell.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from mentormatch.issues import Said

from .large_parts import refuse_broken
from .limits import (
    LARGE_PART,
    MOST_BYTES,
    MOST_ODS_BYTES,
    MOST_PARTS,
    MOST_RATIO,
    TooLargeError,
    UnreadableError,
)
from .looks import look_at_comments, look_at_styles, styles_in
from .notes import SheetNotes
from .parts import elements, part, small_xml_part, xml_part
from .safety_sheet import look_at_ods, look_at_sheet

_MEGABYTE = 1024 * 1024


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
        refuse_broken(infos.values(), data)
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


_FOREIGN_PARTS = (
    ("macros", ("vbaProject", "macrosheets/", "xl/activeX")),
    ("links", ("externalLinks/",)),
    ("embedded", ("embeddings/",)),
    ("connections", ("xl/connections", "queryTables/")),
)


_SHARED = "xl/sharedStrings.xml"


def _look_at_xlsx(package: Package, infos: Mapping[str, zipfile.ZipInfo], data: bytes) -> None:
    package.foreign = tuple(
        kind for kind, marks in _FOREIGN_PARTS if any(mark in name for name in infos for mark in marks)
    )
    workbook = small_xml_part(infos, "xl/workbook.xml", data) or b""
    relations = small_xml_part(infos, "xl/_rels/workbook.xml.rels", data)
    if relations is None:
        raise UnreadableError(
            Said("pakken mangler sin indholdsfortegnelse", "the package lacks its table of contents")
        )
    targets = {
        attributes.get("Id", ""): attributes.get("Target", "")
        for name, attributes in elements(relations)
        if name == "Relationship"
    }
    if _SHARED in infos and infos[_SHARED].file_size <= LARGE_PART:  # else it was gone through already
        xml_part(infos, _SHARED, data)
    styles = styles_in(small_xml_part(infos, "xl/styles.xml", data))
    for name, attributes in elements(workbook):
        if name == "workbookPr":
            package.epoch_1904 = attributes.get("date1904", "0") in {"1", "true"}
        elif name == "sheet":
            target = _path(targets.get(attributes.get("id", ""), ""))
            content = xml_part(infos, target, data)
            if content is not None:
                title = attributes.get("name", "")
                notes = package.notes[title] = look_at_sheet(content, data, title)
                look_at_styles(content, styles, notes)
                look_at_comments(infos, target, data, notes)


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
    manifest = small_xml_part(infos, "META-INF/manifest.xml", data)
    if manifest is not None and b"encryption-data" in manifest:
        package.protected = True
        return
    if "content.xml" in infos and infos["content.xml"].file_size > MOST_ODS_BYTES:
        size, most = (one // _MEGABYTE for one in (infos["content.xml"].file_size, MOST_ODS_BYTES))
        raise TooLargeError(
            Said(f"{size} MB udpakket, højst {most} MB", f"{size} MB unpacked, at most {most} MB")
        )
    content = xml_part(infos, "content.xml", data)
    if content is None:
        raise UnreadableError(Said("pakken mangler sit indhold", "the package lacks its content"))
    package.notes = look_at_ods(content)
