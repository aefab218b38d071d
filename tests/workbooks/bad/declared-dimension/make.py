"""A sheet that declares a million rows and has three."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheet_xml


def make(folder: Path) -> list[Path]:
    return [sheet_xml(book(folder / "a.xlsx"), 'dimension ref="[^"]*"', 'dimension ref="A1:XFD1048576"')]
