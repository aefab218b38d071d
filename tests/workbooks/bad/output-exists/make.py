"""The output exists, and nobody said that it may be replaced."""

from __future__ import annotations

from pathlib import Path

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    (folder / "ud.xlsx").write_bytes(b"old")
    return [book(folder / "a.xlsx")]


def holds(folder: Path) -> None:
    assert (folder / "ud.xlsx").read_bytes() == b"old"
    assert read_result(folder / "ud (2).xlsx").pairs
