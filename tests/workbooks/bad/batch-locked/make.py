"""Two runs of one batch at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from mentormatch.batch import locking
from tests.workbooks.base import book

CONFIG = '[batch]\ninputs = ["a.xlsx"]\noutput = "{stem} {month}.xlsx"\n'
HELD: list[FileLock] = []


def make(folder: Path) -> list[Path]:
    (folder / "batch.toml").write_text(CONFIG, "utf-8")
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.01)
    lock = FileLock(folder / ".a 2016-11.lock")
    lock.acquire()
    HELD.append(lock)


def holds(folder: Path) -> None:
    HELD.pop().release()
