"""A workbook with a part whose checksum is wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0xFF
    path.write_bytes(bytes(data))
    return [path]
