"""The folder of the output does not exist."""

from __future__ import annotations

from pathlib import Path

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def holds(folder: Path) -> None:
    (put,) = (folder.parent / "state").iterdir()
    assert read_result(put).pairs
    assert len(str(put)) <= 218
