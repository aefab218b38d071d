"""Parts of a package that are large: gone through piece by piece before one of them is unpacked whole.

Whatever is wrong with such a part is then said at once, and in the memory of one piece. An ordinary list has none.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from mentormatch.issues import Said

from .addresses import columns_after
from .limits import LARGE_PART, MOST_CELLS, MOST_COLUMNS, MOST_UNPLAIN_SHEET, TooLargeError, UnreadableError

_PIECE = 1024 * 1024
_OVERLAP = 16
KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
"""Error values that python-calamine reads; of any other (``#SPILL!``) it says that the file is damaged."""

_UNPLAIN = re.compile(
    rb'<c r="%b[0-9]++"[^>]*+(?<!/)>|<(?:c|row)>|t="e"[^>]*+><v>(?!(?:%b)<)'
    % (columns_after(MOST_COLUMNS), b"|".join(re.escape(one.encode()) for one in sorted(KNOWN_ERRORS)))
)
"""A cell with something in it far to the right, one without an address, or an error value of which python-calamine
knows nothing."""


def broken_part() -> UnreadableError:
    """Return what is raised of a part that is not what the package says of it."""
    return UnreadableError(Said("en del af zip-pakken er ødelagt", "a part of the zip package is broken"))


def packed_bytes(info: zipfile.ZipInfo, data: bytes) -> memoryview:
    """Return a part's bytes as they lie in the package.

    Raises:
        UnreadableError: there is no part where the package says.
    """
    at = info.header_offset
    head = data[at : at + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise broken_part()
    name_length, extra_length = struct.unpack("<HH", head[26:30])
    start = at + 30 + name_length + extra_length
    return memoryview(data)[start : start + info.compress_size]


def refuse_broken(infos: Iterable[zipfile.ZipInfo], data: bytes) -> None:
    """Go through every large XML part.

    Raises:
        UnreadableError: the part or its XML is broken, or defines entities.
        TooLargeError: a sheet has more cells than may be read.
    """
    for info in infos:
        if info.file_size > LARGE_PART and info.filename.endswith((".xml", ".rels")):
            _go_through(info, data)


def refuse_unplain(large: int) -> None:
    """Refuse a sheet that has to be looked at cell by cell where it is large: that would take minutes.

    Args:
        large: its bytes, unpacked.

    Raises:
        TooLargeError: it is large.
    """
    if large > MOST_UNPLAIN_SHEET:
        raise TooLargeError(
            Said(
                "et stort ark med celler langt ude, uden adresser eller med ukendte fejlværdier",
                "a large sheet with cells far out, without addresses, or with unknown error values",
            )
        )


def _go_through(info: zipfile.ZipInfo, data: bytes) -> None:
    from xml.parsers import expat

    parser = expat.ParserCreate()
    cells = 0
    before = rest = b""
    try:
        for piece in _pieces(info, data):
            seam = before[-_OVERLAP:] + piece
            if b"!" in seam and (b"<!DOCTYPE" in seam or b"<!ENTITY" in seam):
                raise UnreadableError(
                    Said("pakken definerer egne XML-entiteter", "the package defines XML entities of its own")
                )
            cells += piece.count(b"<c ") + piece.count(b"<c>") + piece.count(b":c ")
            if cells > MOST_CELLS:
                raise TooLargeError(Said(f"over {MOST_CELLS} celler", f"more than {MOST_CELLS} cells"))
            parser.Parse(piece, False)
            before = piece
            rows = rest + piece
            end = rows.rfind(b"</row>") + 1
            if _UNPLAIN.search(rows, 0, end):
                refuse_unplain(info.file_size)
            rest = rows[end:] if end else b""  # a part without rows is none of a sheet
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UnreadableError(
            Said("XML'en i pakken er ødelagt", "the XML in the package is broken")
        ) from error


def _pieces(info: zipfile.ZipInfo, data: bytes) -> Iterator[bytes]:
    """Unpack a part piece by piece; what the package says of its length and checksum is checked at its end."""
    packed = packed_bytes(info, data)
    length = checksum = 0
    for piece in _stored(packed) if info.compress_type == zipfile.ZIP_STORED else _inflated(info, packed):
        length += len(piece)
        if length > info.file_size:
            raise broken_part()
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if length != info.file_size or checksum != info.CRC:
        raise broken_part()


def _stored(packed: memoryview) -> Iterator[bytes]:
    for at in range(0, len(packed), _PIECE):
        yield bytes(packed[at : at + _PIECE])


def _inflated(info: zipfile.ZipInfo, packed: memoryview) -> Iterator[bytes]:
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise broken_part()
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(packed), _PIECE):
            rest: bytes | memoryview = packed[at : at + _PIECE]
            while rest:
                if piece := unpacker.decompress(rest, _PIECE):
                    yield piece
                rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise broken_part() from error
    if not unpacker.eof:
        raise broken_part()
