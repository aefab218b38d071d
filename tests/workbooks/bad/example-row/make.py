"""The template's example row is skipped."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    youths = [YOUTHS[0], ("Eksempel", "Eva Eksempel", "3-5-2001", "dansk", "tirsdag aften"), *YOUTHS[1:]]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
