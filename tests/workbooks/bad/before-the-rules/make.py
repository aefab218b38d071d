"""A year typed wrong, from before anything is known about the benefit."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "Alder"), ("U1", 20), ("U2", 21)]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]


def holds(folder: Path) -> None:
    """The mentor on dagpenge is undetermined, by rule and date; the one in work is matched."""
    rows = [*openpyxl.load_workbook(folder / "ud.xlsx")["Berettigelse"].iter_rows(values_only=True)]
    said = " ".join(str(value) for row in rows if row[0] == "M1" for value in row)
    assert "uafklaret" in said.casefold()
    assert "1950" in said
    assert {mentor for _, mentor in read_result(folder / "ud.xlsx").pairs} == {"M2"}
