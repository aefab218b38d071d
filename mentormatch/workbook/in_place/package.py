"""A zip package as raw parts: what is kept is copied packed as it is, never unpacked and packed again."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_UTF8 = 0x800
_DESCRIPTOR = 0x8
_FIRST_DAY = (0 << 9) | (1 << 5) | 1
"""1 January 1980, as zip files write days: no wall clock stands in a part of ours."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part as it lies packed in the file."""

    name: str
    packed: bytes
    method: int
    crc: int
    size: int
    flags: int
    time: int
    day: int

    @property
    def content(self) -> bytes:
        """The part unpacked."""
        return self.packed if self.method == zipfile.ZIP_STORED else zlib.decompress(self.packed, -15)


def made(name: str, content: bytes) -> Part:
    """Return a part of our own."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return Part(name, packed, zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content), 0, 0, _FIRST_DAY)


def unpack(data: bytes) -> dict[str, Part]:
    """Return the parts of a package in their order; the caps of ``files.safety`` were held before.

    Raises:
        zipfile.BadZipFile: two parts have one name (case makes no difference), or one does not hang together.
    """
    parts: dict[str, Part] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.filename.casefold() in {name.casefold() for name in parts}:
                raise zipfile.BadZipFile("two parts of one name")
            if info.flag_bits & 1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise zipfile.BadZipFile("packing")
            archive.read(info)  # raises where the sum is wrong: a broken part is not handed on
            at = info.header_offset
            name_length, extra_length = struct.unpack_from("<HH", data, at + 26)
            start = at + 30 + name_length + extra_length
            year, month, day, hour, minute, second = info.date_time
            parts[info.filename] = Part(
                info.filename,
                data[start : start + info.compress_size],
                info.compress_type,
                info.CRC,
                info.file_size,
                info.flag_bits & ~(_UTF8 | _DESCRIPTOR),
                hour << 11 | minute << 5 | second // 2,
                (max(year, 1980) - 1980) << 9 | month << 5 | day,
            )
    return parts


def pack(parts: Iterable[Part]) -> bytes:
    """Return the package of these parts, each packed as it is."""
    out, central = bytearray(), bytearray()
    count = 0
    for part in parts:
        try:
            name, flags = part.name.encode("ascii"), part.flags
        except UnicodeEncodeError:
            name, flags = part.name.encode("utf-8"), part.flags | _UTF8
        head = struct.pack(
            "<HHHHHIIIHH",
            20,
            flags,
            part.method,
            part.time,
            part.day,
            part.crc,
            len(part.packed),
            part.size,
            len(name),
            0,
        )
        central += _CENTRAL + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(out))
        central += name
        out += _LOCAL + head + name + part.packed
        count += 1
    end = _END + struct.pack("<HHHHIIH", 0, 0, count, count, len(central), len(out), 0)
    return bytes(out + central + end)


def texts_of(parts: Mapping[str, Part], name: str) -> bytes:
    """Return a part's content without a byte order mark; empty where there is no such part."""
    return parts[name].content.removeprefix(b"\xef\xbb\xbf") if name in parts else b""
