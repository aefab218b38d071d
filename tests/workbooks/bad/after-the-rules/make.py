"""A date long after the rules were last held against their sources."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book, sheets


def make(folder: Path) -> list[Path]:
    youths = [("Id", "Alder"), ("U1", 20), ("U2", 21)]
    return [book(folder / "a.xlsx", sheets(Unge=youths))]


def holds(folder: Path) -> None:
    rows = [*openpyxl.load_workbook(folder / "ud.xlsx")["Berettigelse"].iter_rows(values_only=True)]
    said = " ".join(str(value) for row in rows if row[0] == "M1" for value in row)
    assert "uafklaret" in said.casefold()
    assert {mentor for _, mentor in read_result(folder / "ud.xlsx").pairs} == {"M2"}
