"""The time is up before the engine has answered: what there is, with its distance from the best."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import hours_book


def make(folder: Path) -> list[Path]:
    return [hours_book(folder / "a.xlsx")]
