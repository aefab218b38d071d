"""An age that does not fit the birth date is warned about."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Unge=with_cell(YOUTHS, 2, "Alder", 25)))]
