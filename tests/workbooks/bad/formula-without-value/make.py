"""Formulas that nobody has calculated must not pass for blank."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    mentors = with_cell(MENTORS, 2, "Pladser", "=1+1")
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
