"""A sheet that could be of youths or of mentors."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    rows = [("Id", "Navn", "Fødselsdato", "Sprog"), ("1", "Bo", "3-5-1995", "dansk")]
    return [book(folder / "a.xlsx", {"Ark1": rows})]
