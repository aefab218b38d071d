"""The output is called as no workbook is, found out before the plan is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.application import run
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plan(*given: object) -> None:
        raise AssertionError("found out too late")

    monkeypatch.setattr(run, "plan", plan)
