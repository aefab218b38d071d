"""The same name and birth date under two ids."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_row


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Unge=with_row(YOUTHS, "U3", "A\u030ase  Bech", date(1995, 5, 3))))]
