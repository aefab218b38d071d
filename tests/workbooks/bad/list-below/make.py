"""A list of mentors below the youths, in one sheet: none of them is read as a youth."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    both = [("Unge",), *YOUTHS, (), ("Mentorer",), *MENTORS]
    return [book(folder / "a.xlsx", sheets(Unge=both))]
