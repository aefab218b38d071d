"""The engine is killed while it works."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbooks.base import engine_that, hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine_that(folder, monkeypatch, "#!/bin/sh\nkill -9 $$\n")
