"""A lock on a mentor whose benefit would be deducted."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    mentors = with_cell(MENTORS, 2, "Arbejdets art", "primær drift")
    mentors = with_cell(mentors, 2, "Bopælskommune", "Esbjerg")
    history = [("Ung", "Mentor", "Status"), ("U1", "M1", "låst")]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors, Forløb=history))]
