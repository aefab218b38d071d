"""Languages that nobody would share: short, in other words, in two spellings, or with Danish taken for granted."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [
        ("Id", "Alder", "Sprog"),
        ("U1", 20, "dk, arabisk"),
        ("U2", 21, "dansk; lidt engelsk"),
        ("U3", 22, "dansk, English, dansk tegnsprog"),
    ]
    mentors = [
        ("Id", "Ydelse", "Hvilke sprog taler du? (ud over dansk)"),
        ("M1", "løn", "Nej"),
        ("M2", "løn", "tysk, engelsk"),
    ]
    return [book(folder / "a.xlsx", sheets(Unge=youths, Mentorer=mentors))]
