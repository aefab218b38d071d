"""Dates as people write them; what is no date, no day or no certain century."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    given = [
        "3-5-1995",
        "03.05.1995",
        "3/5/1995",
        "1995-05-03",
        "3. maj 1995",
        34822,
        "03051995",
        "31-02-1995",
        "29-02-1900",
        "3-5-95",
        "05/25/1995",
        "i maj",
        1995,
        "29-02-1996",
    ]
    youths = [("Id", "Fødselsdato"), *((f"U{n}", value) for n, value in enumerate(given, 1))]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
