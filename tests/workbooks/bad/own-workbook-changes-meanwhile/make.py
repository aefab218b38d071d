"""The user's own workbook is synchronised to a newer version before our sheets are put in."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.workbooks.base import YOUTHS, book, meanwhile, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, lambda: book(folder / "a.xlsx", sheets(Unge=YOUTHS[:2])))


def holds(folder: Path) -> None:
    assert load_workbook(folder / "a.xlsx").sheetnames == ["Unge", "Mentorer", "Indstillinger"]
    assert load_workbook(folder / "a.xlsx")["Unge"].max_row == 2
