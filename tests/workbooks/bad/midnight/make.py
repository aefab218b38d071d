"""Half an hour before midnight in UTC on the last day of the year it is next year in Denmark."""

from __future__ import annotations

from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from mentormatch import clock
from tests.workbooks.base import SETTINGS, book, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Indstillinger=SETTINGS[:2]))]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls(2016, 12, 31, 23, 30, tzinfo=tz)

    monkeypatch.setattr(clock, "datetime", Clock)
