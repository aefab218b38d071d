"""A total, a footnote, a sum and blank rows are noted, not read as people."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheets


def make(folder: Path) -> list[Path]:
    mentors = [
        *MENTORS,
        (),
        ("I alt", None, None, None, 3),
        (None, None, None, None, 3),
        ("Listen er opdateret den 3. november",),
        (None, "Kilde: jobcentret"),
        ("Gennemsnit", None, None, None, 1.5),
        ("Total", None, None, None, "=SUM(E2:E3)"),
    ]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
