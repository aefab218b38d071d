"""Locks that no plan can hold: together more hours than the mentor's benefit allows."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, YOUTHS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    mentors = with_cell(with_cell(MENTORS, 2, "Timer pr. måned", 5), 2, "Pladser", 2)
    youths = with_cell(with_cell(YOUTHS, 2, "Timer pr. måned", 4), 3, "Timer pr. måned", 4)
    history = [("Ung", "Mentor", "Status"), ("U1", "M1", "låst"), ("U2", "M1", "låst")]
    return [book(folder / "a.xlsx", sheets(Unge=youths, Mentorer=mentors, Forløb=history))]
