"""The user's own workbook is synchronised to a newer version before our sheets are put in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from mentormatch.application import run
from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*given: Any) -> Any:
        book(folder / "a.xlsx", sheets(Unge=YOUTHS[:2]))
        return real(*given)

    real = run.plan
    monkeypatch.setattr(run, "plan", meanwhile)


def holds(folder: Path) -> None:
    assert load_workbook(folder / "a.xlsx").sheetnames == ["Unge", "Mentorer", "Indstillinger"]
    assert load_workbook(folder / "a.xlsx")["Unge"].max_row == 2
