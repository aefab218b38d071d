"""Municipalities misspelt, abroad, and as a postcode."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = ["GLADSAXE KOMMUNE", "Gladsakse", "Malmø", "2860 Søborg", "Københavns Kommune", "lyngby taarbæk"]
    mentors = [("Id", "Ydelse", "Kommune"), *((f"M{n}", "løn", value) for n, value in enumerate(given, 1))]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
