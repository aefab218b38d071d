"""Workbooks with a sheet for every month, or an archive, of which one only is meant."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from mentormatch.workbook import read
from tests.books import AS_OF, command
from tests.lookalikes.tables import Table, book

SEPTEMBER: Table = [["Id", "Navn", "Alder"], ["U1", "Ann", 20], ["U2", "Bo", 21]]
OCTOBER: Table = [["Id", "Navn", "Alder"], ["U3", "Dan", 22]]
MENTORS: Table = [["Id", "Navn", "Ydelse"], ["M1", "Eva", "løn"]]


def months(folder: Path) -> Path:
    sheets = {"Unge sept": SEPTEMBER, "Unge okt": OCTOBER, "Frivillige 2026": MENTORS, "Arkiv 2025": MENTORS}
    return book(folder / "korps.xlsx", sheets)


def test_two_sheets_of_one_kind_say_how_one_is_left_out(tmp_path: Path) -> None:
    found = read([months(tmp_path)])
    assert [issue.code for issue in found.errors] == ["MM-S109", "MM-S109"]
    assert '--sheet "Unge okt=-"' in found.errors[0].remedy("da")


def test_what_is_left_out_is_handed_back_and_remembered(tmp_path: Path) -> None:
    out = tmp_path / "ud.xlsx"
    words = ("--sheet", "Unge sept=-", "--sheet", "Arkiv 2025=-", "--as-of", AS_OF)
    assert command("match", months(tmp_path), "-o", out, *words) == 0
    again = read([out])
    assert again.errors == ()
    assert [youth.id for youth in again.youths] == ["U3"]
    handed = [[cell.value for cell in row] for row in openpyxl.load_workbook(out)["Unge sept"].iter_rows()]
    assert handed[: len(SEPTEMBER)] == SEPTEMBER
    assert command("verify", out) == 0


def test_of_two_sheets_of_one_name_the_file_is_named(tmp_path: Path) -> None:
    first = book(tmp_path / "sept.xlsx", {"Unge": SEPTEMBER, "Mentorer": MENTORS})
    second = book(tmp_path / "okt.xlsx", {"Unge": OCTOBER})
    (error,) = read([first, second]).errors
    assert '--sheet "[okt.xlsx]Unge=-"' in error.remedy("da")
    told = read([first, second], mapping={"[okt.xlsx]Unge!": "-"})
    assert [youth.id for youth in told.youths] == ["U1", "U2"]


def test_a_sheet_of_pairs_that_is_not_known_is_asked_about(tmp_path: Path) -> None:
    sheets = {
        "Unge": [["Id", "Navn", "Alder"], ["U1", "Ann Lund", 20], ["U2", "Bo Krag", 21]],
        "Mentorer": [["Id", "Navn", "Ydelse"], ["M1", "Eva Holm", "løn"]],
        "Par 2026": [["Den unge", "Den frivillige", "Siden"], ["Ann Lund", "Eva Holm", "maj"]],
        "Kalender": [["Uge", "Hvad"], ["40", "Fællesspisning med Eva Holm"]],
    }
    found = read([book(tmp_path / "a.xlsx", sheets)])
    said = {issue.place.sheet: issue for issue in found.issues if issue.code in {"MM-S108", "MM-S170"}}
    assert {name: issue.code for name, issue in said.items()} == {
        "Par 2026": "MM-S170",
        "Kalender": "MM-S108",
    }
    assert '--sheet "Par 2026=Forløb"' in said["Par 2026"].remedy("da")


def test_a_second_list_of_people_that_is_not_known_is_asked_about(tmp_path: Path) -> None:
    sheets = {"Unge": SEPTEMBER, "På hold": OCTOBER, "Mentorer": MENTORS}
    found = read([book(tmp_path / "a.xlsx", sheets)])
    assert [(issue.code, issue.place.sheet) for issue in found.warnings] == [("MM-S171", "På hold")]
