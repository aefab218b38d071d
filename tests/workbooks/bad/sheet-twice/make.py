"""Two sheets of youths in two files."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx"), book(folder / "b.xlsx", {"Unge": YOUTHS})]
