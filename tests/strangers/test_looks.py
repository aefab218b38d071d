"""Colours, comments and strike-through: said not to be read, with how many cells have them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from mentormatch.workbook import read
from tests.books import command

YOUTHS = [["Id", "Alder"], ["U1", 20], ["U2", 21]]
MENTORS = [["Id", "Ydelse"], ["M1", "løn"]]


def written(folder: Path) -> tuple[openpyxl.Workbook, Path]:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in (("Unge", YOUTHS), ("Mentorer", MENTORS)):
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return workbook, folder / "a.xlsx"


def said(path: Path) -> list[tuple[str | None, str]]:
    return [(one.place.sheet, one.cause("da")) for one in read([path]).issues if one.code == "MM-S158"]


def test_they_are_said_with_how_many_cells_have_them(tmp_path: Path) -> None:
    workbook, path = written(tmp_path)
    sheet = workbook["Unge"]
    sheet["A2"].fill = sheet["B2"].fill = PatternFill("solid", start_color="FFFF00")
    sheet["A3"].font = Font(strike=True)
    sheet["B3"].comment = Comment("sat på hold", "MLK")
    workbook.save(path)
    assert said(path) == [
        (
            "Unge",
            "Arkets farvede celler (2), kommentarer til celler (1), overstregede celler (1) er ikke læst.",
        )
    ]


def test_headings_may_be_coloured_and_a_white_cell_is_no_colour(tmp_path: Path) -> None:
    workbook, path = written(tmp_path)
    sheet = workbook["Unge"]
    for cell in sheet[1]:
        cell.fill = PatternFill("solid", start_color="1F3864")
    sheet["A2"].fill = PatternFill("solid", start_color="FFFFFF")
    workbook.save(path)
    assert said(path) == []


def test_our_own_workbooks_say_nothing_of_it(tmp_path: Path) -> None:
    sample, result = tmp_path / "s.xlsx", tmp_path / "r.xlsx"
    assert command("sample", sample, "--youths", "6", "--mentors", "4", "--seed", "1") == 0
    assert command("match", sample, "-o", result) == 0
    assert (said(sample), said(result)) == ([], [])
