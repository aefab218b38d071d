"""Old binary files (.xls) and what shares their container: Word documents, workbooks with a password.

The container ("compound file") is walked by hand as far as to find its streams and to hold the size caps: the
cells of an .xls file say their own row and column, and a broken one could ask for more than there is memory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from mentormatch.issues import Issue, Place, Said, files

from .limits import MOST_CELLS, TooLargeError, UnreadableError
from .raw import CannotReadError, RawFile
from .values import calamine_sheets

_FREE, _END = 0xFFFFFFFF, 0xFFFFFFFE
_CELL_RECORDS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""BIFF records whose content begins with a row and a column: formula, multi-RK, blanks, strings, numbers."""
_FILEPASS = 0x002F
_DIMENSIONS, _STRINGS = 0x0200, 0x00FC
_WHOLE_SHEET = 65_536 * 256
_BOF = frozenset({0x0809, 0x0409, 0x0209, 0x0009})


def read_ole(data: bytes, suffix: str, raw: RawFile) -> None:
    """Read an .xls file into ``raw``.

    Raises:
        CannotReadError: protected, or no workbook.
        UnreadableError: damaged.
        TooLargeError: its cells span more than can be laid out.
    """
    place = Place(raw.name)
    streams = _streams(data)
    if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
        raise CannotReadError(Issue(files.PROTECTED, place))
    book = streams.get("Workbook") or streams.get("Book")
    if book is None:
        word = "WordDocument" in streams
        what = (
            Said("et Word-dokument", "a Word document")
            if word
            else Said("et ældre Office-dokument", "an older Office document")
        )
        raise CannotReadError(Issue(files.NOT_A_SPREADSHEET, place, {"what": what}))
    if _hold_caps(book):
        raise CannotReadError(Issue(files.PROTECTED, place))
    if suffix not in {".xls", ".xlt"}:
        what = Said("en ældre Excel-fil (.xls)", "an older Excel file (.xls)")
        raw.issues.append(Issue(files.OTHER_CONTENT, place, {"name": suffix or "-", "what": what}))
    raw.sheets = calamine_sheets(data, raw.name, None)


def is_protected(data: bytes) -> bool:
    """Whether a file of any kind is an Office file protected with a password."""
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        return False
    try:
        streams = _streams(data)
        if "EncryptedPackage" in streams or "EncryptionInfo" in streams:
            return True
        return _hold_caps(streams.get("Workbook") or streams.get("Book") or b"")
    except (UnreadableError, TooLargeError):
        return False


def _hold_caps(book: bytes) -> bool:
    """Hold the size caps on every sheet of a workbook stream; return whether it is encrypted."""
    last_row = last_column = 0
    for kind, content in _records(book):
        if kind == _FILEPASS:
            return True
        if kind in _BOF:
            last_row = last_column = 0
        elif kind == _DIMENSIONS and len(content) >= 14:
            # The reader makes room for what is declared here, before it has seen a single cell.
            first, last, left, right = struct.unpack_from("<IIHH", content)
            if last < first or right < left or (last - first) * (right - left) > _WHOLE_SHEET:
                raise UnreadableError(
                    Said("et ark er større, end det kan være", "a sheet is larger than it can be")
                )
        elif kind == _STRINGS and len(content) >= 8:
            if struct.unpack_from("<I", content, 4)[0] > len(book):
                raise UnreadableError(Said("listen over tekster er ødelagt", "the list of texts is broken"))
        elif kind in _CELL_RECORDS and len(content) >= 4:
            row, column = struct.unpack_from("<HH", content)
            last_row, last_column = max(last_row, row + 1), max(last_column, column + 1)
            if last_row * last_column > MOST_CELLS:
                raise TooLargeError(Said(f"over {MOST_CELLS} celler", f"more than {MOST_CELLS} cells"))
    return False


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by name."""
    broken = UnreadableError(
        Said("filens indre opbygning er ødelagt", "the file's inner structure is broken")
    )
    try:
        return dict(_walk(data))
    except (struct.error, IndexError, ValueError) as error:
        raise broken from error


def _walk(data: bytes) -> Iterator[tuple[str, bytes]]:
    sector_power, mini_power = struct.unpack_from("<HH", data, 30)
    if sector_power not in {9, 12} or mini_power != 6:
        raise ValueError("sector size")
    size = 1 << sector_power
    first_directory, cutoff, first_mini = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
    fat = _fat(data, size)

    def sector(number: int) -> bytes:
        start = (number + 1) * size
        return data[start : start + size]

    def chain(number: int, table: list[int]) -> Iterator[int]:
        seen: set[int] = set()
        while number < _END - 1 and number not in seen:
            seen.add(number)
            yield number
            number = table[number]

    directory = b"".join(sector(number) for number in chain(first_directory, fat))
    mini_bytes = (
        b"".join(sector(number) for number in chain(first_mini, fat)) if first_mini < _END - 1 else b""
    )
    mini_fat = list(struct.unpack(f"<{len(mini_bytes) // 4}I", mini_bytes[: len(mini_bytes) // 4 * 4]))
    root = b""
    for at in range(0, len(directory) - 127, 128):
        entry = directory[at : at + 128]
        name_length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(name_length - 2, 0)].decode("utf-16-le", "replace")
        kind = entry[66]
        start, length = struct.unpack_from("<I", entry, 116)[0], struct.unpack_from("<I", entry, 120)[0]
        if kind == 5:
            root = b"".join(sector(number) for number in chain(start, fat))
        elif kind == 2 and length >= cutoff:
            yield name, b"".join(sector(number) for number in chain(start, fat))[:length]
        elif kind == 2:
            yield name, b"".join(root[n * 64 : n * 64 + 64] for n in chain(start, mini_fat))[:length]


def _fat(data: bytes, size: int) -> list[int]:
    """Return the sector allocation table."""
    listed = list(struct.unpack_from("<109I", data, 76))
    next_list, count = struct.unpack_from("<II", data, 68)
    per_sector = size // 4
    for _ in range(min(count, len(data) // size)):
        if next_list >= _END - 1:
            break
        numbers = struct.unpack_from(f"<{per_sector}I", data, (next_list + 1) * size)
        listed += numbers[:-1]
        next_list = numbers[-1]
    table: list[int] = []
    for number in listed:
        if number < _END - 1:
            table += struct.unpack_from(f"<{per_sector}I", data, (number + 1) * size)
    return table
