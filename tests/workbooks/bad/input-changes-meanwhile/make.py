"""The input is synchronised to a newer version while the plan is made: what was read first counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import YOUTHS, book, meanwhile, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: book(folder / "a.xlsx", sheets(Unge=YOUTHS[:2])))


def holds(folder: Path) -> None:
    assert len(read_result(folder / "ud.xlsx").pairs) == 2
