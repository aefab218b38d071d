"""Headings that come again further down, as on printed pages, are skipped: nobody is called Navn."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    mentors = [
        ("Id", "Navn", "Ydelse"),
        ("M1", "Eva", "løn"),
        (),
        ("Id", "Navn", "Ydelse"),
        ("M2", "Bo", "løn"),
    ]
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors))]
