"""Ids as text in one sheet and numbers in the other; what cannot be an id."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [
        ("Id", "Alder", "Ønskede mentorer"),
        (1, 20, "12; M9"),
        ("2.0", 20, 12),
        (3.5, 20, None),
        (date(2016, 2, 1), 20, None),
    ]
    mentors = [("Id", "Ydelse"), ("12", "løn"), (13, "løn")]
    history = [("Ung", "Mentor", "Status"), ("1", 12.0, "aktiv"), (2, "13", "låst")]
    return [book(folder / "a.xlsx", sheets(Unge=youths, Mentorer=mentors, Forløb=history))]
