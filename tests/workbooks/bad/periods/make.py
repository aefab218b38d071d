"""Periods that end before they begin, and waiting since before birth."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.workbooks.base import MENTORS, YOUTHS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    youths = with_cell(YOUTHS, 2, "Venter siden", date(1990, 1, 1))
    mentors = with_cell(
        with_cell(MENTORS, 2, "Aktiv fra", date(2016, 5, 1)), 2, "Aktiv til", date(2016, 1, 1)
    )
    return [book(folder / "a.xlsx", sheets(Unge=youths, Mentorer=mentors))]
