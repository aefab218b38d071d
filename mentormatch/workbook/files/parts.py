"""The parts of a zip package, counted as they are unpacked, and the XML in them."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping

from mentormatch.issues import Said

from .large_parts import broken_part, packed_bytes
from .limits import MOST_SMALL_PART, TooLargeError, UnreadableError


def part(info: zipfile.ZipInfo, data: bytes) -> bytes:
    """Return a part's bytes, having counted them: what the package says of its size is not believed.

    Raises:
        UnreadableError: the part is broken, or longer than it says.
    """
    broken = broken_part()
    packed = packed_bytes(info, data)
    if info.compress_type == zipfile.ZIP_STORED:
        content = bytes(packed)
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


def small_xml_part(infos: Mapping[str, zipfile.ZipInfo], name: str, data: bytes) -> bytes | None:
    """Return an XML part of which a person's workbook has little, or ``None``.

    Raises:
        TooLargeError: it is larger than that.
        UnreadableError: as :func:`xml_part`.
    """
    if name in infos and infos[name].file_size > MOST_SMALL_PART:
        raise TooLargeError(
            Said("en del, der ikke er et ark, er meget stor", "a part that is no sheet is very large")
        )
    return xml_part(infos, name, data)


def elements(content: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Return every element's local name and attributes (local names too) of a small XML part."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        found.append((name.rpartition(":")[2], local))

    parse(content, start)
    return iter(found)


def parse(
    content: bytes, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None] | None = None
) -> None:
    """Go through an XML part, and call ``start`` and ``end`` with the name as it stands at each element.

    Raises:
        UnreadableError: the XML is broken.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise UnreadableError(
            Said("XML'en i pakken er ødelagt", "the XML in the package is broken")
        ) from error
