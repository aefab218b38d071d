"""Another run writes the output while this one works."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book, meanwhile


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: (folder / "ud.xlsx").write_bytes(b"theirs"))


def holds(folder: Path) -> None:
    assert (folder / "ud.xlsx").read_bytes() == b"theirs"
    assert read_result(folder / "ud (2).xlsx").pairs
