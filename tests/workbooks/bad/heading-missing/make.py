"""No id column: the headings seen are listed, and the nearest."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Idd", "Navn", "Fødselsdato", "Sprog", "Mødetider"), *YOUTHS[1:]]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
