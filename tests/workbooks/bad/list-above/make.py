"""A list above that has more headings: the people of the upper one are not lost without a word."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, book, sheets


def make(folder: Path) -> list[Path]:
    active = [("Id", "Navn", "Ydelse"), ("M9", "Gerda Holm", "løn")]
    return [book(folder / "a.xlsx", sheets(Mentorer=[("Aktive",), *active, (), ("Nye",), *MENTORS]))]
