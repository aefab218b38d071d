"""An entity that names a file of the reader's machine."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, repacked

XXE = b"""<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><worksheet"""


def make(folder: Path) -> list[Path]:
    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"<worksheet", XXE, 1) if name.endswith("sheet1.xml") else content

    return [repacked(book(folder / "a.xlsx"), change)]
