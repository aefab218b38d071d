"""A workbook saved as Strict Open XML."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, repacked

TRANSITIONAL = "http://schemas.openxmlformats.org/"
STRICT = {
    "spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def make(folder: Path) -> list[Path]:
    def change(name: str, content: bytes) -> bytes:
        for ending, namespace in STRICT.items():
            content = content.replace((TRANSITIONAL + ending).encode(), namespace.encode())
        return content

    return [repacked(book(folder / "a.xlsx"), change)]
