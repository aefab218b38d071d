"""The engine's library is not there."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.workbooks.base import hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)  # how Python remembers an import that failed
