"""A part that unpacks to more than its header says."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx")
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(info.filename.encode()))
    struct.pack_into("<I", data, at + 24, 100)
    path.write_bytes(bytes(data))
    return [path]
