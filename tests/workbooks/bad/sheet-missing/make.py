"""A book without mentors."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Mentorer=None, Kalender=[("Dag", "Sted"), ("1-1", "Rådhuset")]))]
