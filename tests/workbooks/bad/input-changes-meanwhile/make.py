"""The input is synchronised to a newer version while the plan is made: what was read first counts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentormatch.application import run
from mentormatch.workbook.result.reader import read_result
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
    assert len(read_result(folder / "ud.xlsx").pairs) == 2
