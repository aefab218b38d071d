"""Somebody presses Ctrl-C while the plan is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.application import run
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def plan(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "plan", plan)
