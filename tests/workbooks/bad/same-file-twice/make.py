"""One file given twice."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx")
    return [path, path]
