"""The engine writes an answer that nobody can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.base import engine_that_answers, hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_that_answers(folder, monkeypatch, r"no such thing\n1 2 3 x y z\n")
