"""Somebody presses Ctrl-C while the result is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentormatch.workbook.files import save
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        def __getattr__(self, name: str) -> object:
            return self.fsync if name == "fsync" else getattr(os, name)

        def fsync(self, handle: int) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(save, "os", Interrupted())
