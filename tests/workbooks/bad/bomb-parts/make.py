"""A package of more parts than a workbook has."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, repacked


def make(folder: Path) -> list[Path]:
    more = {f"xl/media/{number}.bin": b"x" for number in range(2_500)}
    return [repacked(book(folder / "a.xlsx"), lambda name, content: content, more)]
