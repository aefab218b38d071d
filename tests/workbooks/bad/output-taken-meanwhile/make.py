"""Another run writes the output while this one works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentormatch.application import run
from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*given: Any) -> Any:
        (folder / "ud.xlsx").write_bytes(b"theirs")
        return real(*given)

    real = run.plan
    monkeypatch.setattr(run, "plan", meanwhile)


def holds(folder: Path) -> None:
    assert (folder / "ud.xlsx").read_bytes() == b"theirs"
    assert read_result(folder / "ud (2).xlsx").pairs
