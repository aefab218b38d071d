"""Two columns with the same heading."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    mentors = with_cell(MENTORS, 2, "Antal pladser", 3)
    mentors = [[("Maks unge" if cell == "Pladser" else cell) for cell in row] for row in mentors]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
