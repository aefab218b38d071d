"""A pair locked although the youth may not be with that mentor."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets, with_cell


def make(folder: Path) -> list[Path]:
    history = [("Ung", "Mentor", "Status"), ("U1", "M2", "låst")]
    youths = with_cell(YOUTHS, 2, "Ikke sammen med", "M2")
    return [book(folder / "a.xlsx", sheets(Unge=youths, Forløb=history))]
