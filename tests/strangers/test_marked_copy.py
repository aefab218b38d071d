"""A marked-up copy can be corrected and read as it is, and there is one of each list."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from mentormatch.workbook import read

from .lists import Capture, match, run, written

YOUTHS = "Id,Navn,Alder\nU1,Asta,19\nU2,Bo,20"
GOOD = "Id,Navn,Ydelse,Pladser\nM1,Vera,løn,2"
MENTORS = "Id,Navn,Ydelse,Pladser\nM1,Vera,lønn,2\nM2,Ulf,løn,x"


def copies(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("* - fejl*"))


def test_a_corrected_copy_is_read_as_the_list(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS})
    assert match(capsys, tmp_path, *files, "--lang", "da").code == 3
    copy = tmp_path / "mentorer - fejl.xlsx"
    workbook = openpyxl.load_workbook(copy)
    workbook["mentorer"]["C2"], workbook["mentorer"]["D3"] = "løn", 1
    workbook.save(copy)
    again = match(capsys, tmp_path, files[0], copy, "--lang", "da")
    assert (again.code, "2 af 2" in again.out) == (0, True)
    found = read([files[0], copy])
    assert [sheet.name for sheet in found.sheets] == ["unge", "mentorer"]
    assert "MM-S158" not in [issue.code for issue in found.issues]


def test_one_copy_is_kept_of_a_list_however_often_it_is_run(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS})
    for _ in range(3):
        match(capsys, tmp_path, *files, "--lang", "da")
    assert copies(tmp_path) == ["mentorer - fejl.xlsx"]
    match(capsys, tmp_path, files[0], tmp_path / "mentorer - fejl.xlsx", "--lang", "da")
    assert copies(tmp_path) == ["mentorer - fejl (2).xlsx", "mentorer - fejl.xlsx"]


def test_a_copy_that_somebody_has_corrected_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS})
    match(capsys, tmp_path, *files, "--lang", "da")
    copy = tmp_path / "mentorer - fejl.xlsx"
    workbook = openpyxl.load_workbook(copy)
    workbook["mentorer"]["C2"] = "dagpenge"
    workbook.save(copy)
    before = copy.read_bytes()
    match(capsys, tmp_path, *files, "--lang", "da")
    assert copy.read_bytes() == before
    assert len(copies(tmp_path)) == 2


def test_all_errors_are_on_the_screen_in_the_order_of_the_list(tmp_path: Path, capsys: Capture) -> None:
    mentors = "Id,Ydelse,Pladser\n" + "\n".join(f"M{number},lønn,x" for number in range(1, 31))
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": mentors})
    said = run(capsys, tmp_path / "r", "validate", *files, "--lang", "da")
    assert (said.code, said.out.count("Fejl: mentorer.csv"), said.err.count("Fejl")) == (3, 60, 0)
    sheet = openpyxl.load_workbook(tmp_path / "mentorer - fejl.xlsx").worksheets[0]
    listed = [row[2].value for row in sheet.iter_rows(min_row=5) if row[0].value == "✗ fejl"]
    shown = [
        f"{line.split('kolonne ')[1][0]}{line.split('række ')[1].split(',')[0]}"
        for line in said.out.splitlines()
        if line.startswith("Fejl: mentorer.csv") and "række" in line
    ]
    assert listed == shown


def test_whom_each_row_is_about_stands_in_the_list_of_the_copy_and_of_the_result(
    tmp_path: Path, capsys: Capture
) -> None:
    youths = "Id,Navn,Alder,Timer pr. måned\nU1,Asta,19,3 om ugen\n,Bo Bech,20,4\nU3,Cilla,20,4"
    matches = "Ung,Mentor,Status\nU3,M1,måske"
    files = written(tmp_path, {"unge.csv": youths, "mentorer.csv": GOOD, "forløb.csv": matches})
    match(capsys, tmp_path, *files, "--lang", "da")
    named = {
        row[4].value
        for name in ("unge", "forløb")
        for row in openpyxl.load_workbook(tmp_path / f"{name} - fejl.xlsx").worksheets[0].iter_rows(min_row=5)
        if row[0].value == "✗ fejl"
    }
    assert named == {"Asta (U1)", "Bo Bech", "Cilla (U3)–Vera (M1)"}
    result = match(capsys, tmp_path, *files, "--lang", "da", "--leave-out-errors").result
    listed = [row[4].value for row in openpyxl.load_workbook(result)["Datafejl"].iter_rows(min_row=5)]
    assert named <= {*listed}
