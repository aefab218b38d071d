"""Errors that a .csv carries as text."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import MENTORS, SETTINGS, book


def make(folder: Path) -> list[Path]:
    (folder / "unge.csv").write_text("Id;Fødselsdato\nU1;3-5-1995\nU2;#I/T\n", encoding="utf-8-sig")
    return [folder / "unge.csv", book(folder / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})]
