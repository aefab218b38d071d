"""The six first digits of CPR numbers as birth dates: Excel dropped a zero, and 30501 would be a day in 1983."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "Fødselsdato"), ("U1", 30501), ("U2", 311203), ("U3", "3-5-2001")]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
