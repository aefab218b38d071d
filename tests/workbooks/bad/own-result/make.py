"""Last month's result is this month's input: its decisions are taken over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from mentormatch.cli.frame import run
from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import YOUTHS, book, sheets


def make(folder: Path) -> list[Path]:
    path = folder / "a.xlsx"
    given = book(
        folder / "liste.xlsx", sheets(Unge=[*YOUTHS, ("U3", "Ea Foss", date(1997, 1, 1), "dansk", None)])
    )
    assert run(["match", str(given), "-o", str(path), "--as-of", "2016-10-01", "--quiet"]) == 0
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["Matches"]
    heads = {cell.value: cell for row in sheet.iter_rows(max_row=6) for cell in row}
    sheet.cell(heads["Beslutning"].row + 1, heads["Beslutning"].column).value = "afvist"
    workbook.save(path)
    given.unlink()
    return [path]


def holds(folder: Path) -> None:
    """The pair that was turned down is not proposed again, and stands among the matches that are handed on."""
    matches = openpyxl.load_workbook(folder / "a.xlsx")["Matches"]
    rejected = next(row for row in matches.iter_rows(values_only=True) if "afvist" in row)
    pair = (str(rejected[0]), str(rejected[2]))
    assert pair not in read_result(folder / "ud.xlsx").pairs
    rows = [*openpyxl.load_workbook(folder / "ud.xlsx")["Forløb"].iter_rows(values_only=True)]
    assert any(row[:3] == (*pair, "afvist") for row in rows)
