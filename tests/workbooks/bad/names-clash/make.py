"""Sheets, tables and names of the user's own that are called as ours, and a name as long as Excel allows."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from mentormatch.cli.frame import run
from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import edited

OURS = ("matches", "KØRSEL", "Bevis", "Overblik", "Uden mentor", "Run")
LONG = "Et ark med et navn på 31 tegn.."


def make(folder: Path) -> list[Path]:
    def edit(workbook: Workbook) -> None:
        for name in (*OURS, LONG):
            sheet = workbook.create_sheet(name)
            sheet.append(["Vores", "tal"])
            sheet.append([name, 1])
        lists = workbook.create_sheet("Lister")
        lists.append(["Vores", "skoler"])
        lists.append(["Lister", "Vestskolen"])
        lists.sheet_state = "hidden"
        workbook["Unge"].add_table(Table(displayName="mm_matches", ref="A1:E3"))
        workbook.defined_names["mm_eligibility"] = DefinedName("mm_eligibility", attr_text="Unge!$A$1")

    return [edited(folder / "a.xlsx", edit)]


def holds(folder: Path) -> None:
    """Ours keep their names; theirs are handed back with all they say; no two are called alike."""
    book = openpyxl.load_workbook(folder / "ud.xlsx")
    names = book.sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 for name in names)
    assert names[:2] == ["Overblik", "Matches"]
    assert _theirs(folder / "ud.xlsx") == sorted([*OURS, LONG, "Lister"])
    tables = [table.displayName.casefold() for sheet in book for table in sheet.tables.values()]
    assert len(set(tables)) == len(tables)
    assert read_result(folder / "ud.xlsx").pairs
    assert run(["verify", str(folder / "ud.xlsx")]) == 0
    # The result is next month's input, and by then it is a result of ours that the sheets stand in.
    assert run(["match", str(folder / "ud.xlsx"), "-o", str(folder / "igen.xlsx"), "--quiet"]) == 0
    assert _theirs(folder / "igen.xlsx") == sorted([*OURS, LONG, "Lister"])
    (folder / "igen.xlsx").unlink()


def _theirs(path: Path) -> list[str]:
    """Return what the user's own sheets say of their names."""
    book = openpyxl.load_workbook(path)
    return sorted(str(sheet.cell(2, 1).value) for sheet in book if sheet.cell(1, 1).value == "Vores")
