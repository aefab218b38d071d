"""Yes and no in the ways people write them."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = ["ja", "x", 1, True, "nej", 0, "måske", "ja tak", None, "12-03-2025"]
    mentors = [
        ("Id", "Ydelse", "Straffeattest"),
        *((f"M{n}", "løn", value) for n, value in enumerate(given, 1)),
    ]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
