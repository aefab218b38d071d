"""A workbook cut off in the middle."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    path = book(folder / "a.xlsx")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    return [path]
