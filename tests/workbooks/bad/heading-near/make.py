"""A heading that is nearly one of ours is asked about, never applied."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    youths = with_cell(YOUTHS, 2, "Interreser", "musik")
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
