"""Answers that are none of the choices, with what was probably meant."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = [
        "A-dagpenge",
        "Efterløn",
        "i arbejde",
        "dagpege",
        "lottogevinst",
        "kontanthjælp;",
        "EFTERLOEN",
        "ved ikke",
    ]
    mentors = [("Id", "Ydelse"), *((f"M{n}", value) for n, value in enumerate(given, 1))]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
