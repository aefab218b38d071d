"""A formula that refers to itself has no value; a column that refers from row to row is not one of ours."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, YOUTHS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    mentors = with_cell(MENTORS, 2, "Pladser", "=E2+1")
    youths = with_cell(with_cell(YOUTHS, 2, "Samme mentor som", "U2"), 3, "Samme mentor som", "U1")
    return [book(folder / "a.xlsx", sheets(Unge=youths, Mentorer=mentors))]
