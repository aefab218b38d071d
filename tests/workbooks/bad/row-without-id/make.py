"""A row with answers and no id."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_row


def make(folder: Path) -> list[Path]:
    return [
        book(folder / "a.xlsx", sheets(Unge=with_row(YOUTHS, None, "Eva", date(1996, 1, 1), "dansk", None)))
    ]
