"""Headings in row 4, below a title and a date."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Gladsaxe Kommune",), ("Opdateret 1. november 2016",), (), *YOUTHS]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
