"""No-break spaces, zero-width marks and decomposed letters do not part an id from itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_row


def make(folder: Path) -> list[Path]:
    youths = with_row(YOUTHS, "\u200bØ\u00a03\u200e", "Bjo\u0308rn", date(1994, 1, 1))
    history = [("Ung", "Mentor", "Status"), ("Ø 3", "M1\u00a0", "aktiv"), ("A\u030a1", "M2", "afvist")]
    youths = with_row(youths, "Å1", "Ida", date(1994, 1, 2))
    return [book(folder / "a.xlsx", sheets(Unge=youths, Forløb=history))]
