"""A youth with neither birth date nor age."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_row


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx", sheets(Unge=with_row(YOUTHS, "U3", "Eva")))]
