"""The engine calls something the best that is no plan: it is not believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.base import engine_that_answers, hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_that_answers(folder, monkeypatch, r"Optimal - objective value 99.0\n 0 X0000000 7.5 0\n")
