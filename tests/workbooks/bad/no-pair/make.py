"""People, but no two who share the language that is demanded."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.workbooks.base import MENTORS, Rows, book, sheets, with_cell

SETTINGS: Rows = (
    ("Indstilling", "Værdi"),
    ("Kommune", "Gladsaxe"),
    ("Krav", "fælles sprog"),
)


def make(folder: Path) -> list[Path]:
    mentors = with_cell(with_cell(MENTORS, 2, "Sprog", "somali"), 3, "Sprog", "tigrinya")
    return [book(folder / "a.xlsx", sheets(Mentorer=mentors, Indstillinger=SETTINGS))]


def holds(folder: Path) -> None:
    """Every youth stands on the sheet of those without a mentor, with the reason."""
    sheet = openpyxl.load_workbook(folder / "ud.xlsx")["Uden mentor"]
    said = {str(row[0]): " ".join(map(str, row)) for row in sheet.iter_rows(values_only=True)}
    assert all("sprog" in said[one] for one in ("U1", "U2"))
