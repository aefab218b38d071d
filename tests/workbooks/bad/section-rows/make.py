"""Rows such as Venteliste above the people they are about: no mentor is called Pause, and what it says is not lost."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [
        ("Id", "Navn", "Alder"),
        ("Har mentor",),
        ("U1", "Ane", 20),
        ("Venteliste",),
        ("U2", "Bo", 21),
        (None, "Nye"),
        ("U3", "Ib", 22),
    ]
    mentors = [
        ("Id", "Ydelse"),
        ("Korps nord",),
        ("M1", "løn"),
        ("Pause",),
        ("M2", "løn"),
        ("Listen er ført af os",),
        ("M3",),
    ]
    return [book(folder / "a.xlsx", sheets(Unge=youths, Mentorer=mentors))]
