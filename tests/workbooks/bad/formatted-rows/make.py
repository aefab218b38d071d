"""A column formatted down to row 300 000, as Excel leaves behind."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheet_xml


def make(folder: Path) -> list[Path]:
    empty = "".join(
        f'<row r="{row}"><c r="A{row}" s="0"/><c r="Z{row}" s="0"/></row>' for row in range(4, 300_000)
    )
    return [sheet_xml(book(folder / "a.xlsx"), "</sheetData>", empty + "</sheetData>")]
