"""A workbook whose sheet ends in the middle."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheet_xml


def make(folder: Path) -> list[Path]:
    return [sheet_xml(book(folder / "a.xlsx"), "(?s)</row>.*", "</row>")]
