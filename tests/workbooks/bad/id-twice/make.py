"""An id that stands twice: both rows are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_row


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Unge=with_row(YOUTHS, "U1", "Eva", date(1994, 1, 1))))]
