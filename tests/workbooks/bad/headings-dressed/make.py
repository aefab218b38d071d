"""Headings with line breaks, stars, brackets and numbers."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("ID *", "1. Navn:", "Fødsels-\ndato (dd-mm-åååå)", "SPROG [flere]", "Mødetider?"), *YOUTHS[1:]]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]
