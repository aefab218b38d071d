"""Places that are no whole number of people."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = [-1, "nan", "inf", 2.5, "2-3", "et par", None, "3 ", "1001", True]
    mentors = [("Id", "Ydelse", "Pladser"), *((f"M{n}", "løn", value) for n, value in enumerate(given, 1))]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
