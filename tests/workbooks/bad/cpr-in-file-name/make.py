"""A CPR number in the file's name."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "610195-1234.xlsx")]
