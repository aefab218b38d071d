"""Headings split over two rows."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    youths = [
        ("Ung", None, "Fødsels-", "Taler", "Kan"),
        ("-id", "Navn", "dato", "sprog", "mødes"),
        *YOUTHS[1:],
    ]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
