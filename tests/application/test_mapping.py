"""Headings of one's own, given a meaning once (``--map``): the result keeps it and is read without being told again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from mentormatch.workbook import read
from tests.books import as_json, command
from tests.workbooks.base import book

Capture = pytest.CaptureFixture[str]

YOUTHS = [
    ("Mentee code", "Full name", "Born on the day", "Hobbies and interests"),
    ("U1", "Ann Bech", "2004-05-12", "music; films"),
    ("U2", "Bo Dam", "2005-05-12", "chess"),
]
MENTORS = [("Mentor code", "Name", "Employment status", "How many?"), ("M1", "Eva Eg", "Employed", 2)]
MAPPING = {
    "Mentee code": "id",
    "Born on the day": "Date of birth",
    "Hobbies and interests": "interests",
    "Mentor code": "id",
    "How many?": "places",
}
OPTIONS = [word for heading, column in MAPPING.items() for word in ("--map", f"{heading}={column}")]
SETTINGS_AT_B = [
    (None, "Setting", None, "Value"),
    (None, "Municipality", None, "Gladsaxe"),
    (None, "Column: Mentee code", None, "name"),
]


def matched(folder: Path, sheets: dict[str, object], capsys: Capture) -> Path:
    """Return the result of a match of sheets with headings of their own."""
    path = book(folder / "own.xlsx", {"Youths": YOUTHS, "Mentors": MENTORS, **sheets})  # type: ignore[arg-type]
    result = folder / "result.xlsx"
    words = ("-o", result, "--as-of", "2026-11-01", "--setting", "host=association", *OPTIONS)
    assert command("match", path, *words) == 0, capsys.readouterr().err
    return result


@pytest.mark.parametrize(
    "sheets",
    [{}, {"Settings": SETTINGS_AT_B[:2]}, {"Settings": SETTINGS_AT_B}],
    ids=["none", "some", "other"],
)
def test_a_result_made_with_map_is_read_without_it(
    tmp_path: Path, capsys: Capture, sheets: dict[str, object]
) -> None:
    result = matched(tmp_path, sheets, capsys)
    for words in (
        ("verify", result),
        ("explain", result),
        ("explain", result, "U1"),
        ("compare", result, result),
    ):
        assert command(*words) == 0, capsys.readouterr().err
    again = tmp_path / "again.xlsx"
    code, told = as_json(capsys, "match", result, "-o", again, "--as-of", "2026-11-01")
    assert code == 0
    assert told["youths"] == {"read": 2, "eligible": 2, "matched": 2}
    assert command("verify", again) == 0


def test_the_mapping_stands_in_the_sheet_of_settings_once(tmp_path: Path, capsys: Capture) -> None:
    result = matched(tmp_path, {"Settings": SETTINGS_AT_B}, capsys)
    sheet = openpyxl.load_workbook(result)["Settings"]
    lines = [(row[1], row[3]) for row in sheet.iter_rows(values_only=True) if row[1]]
    kept = {
        str(name).removeprefix("Column: "): value for name, value in lines if str(name).startswith("Column")
    }
    assert kept == MAPPING
    assert len(lines) == 2 + len(MAPPING)


def test_a_cpr_number_in_a_heading_is_not_handed_on_with_the_mapping(tmp_path: Path) -> None:
    heading = "Navn 610190-4321"
    table = [("Id", "Age", heading), ("U1", 20, "Ann")]
    path = book(tmp_path / "own.xlsx", {"Youths": table, "Mentors": MENTORS})
    found = read([path], mapping={heading: "name", "Mentor code": "id"})
    assert [person.name for person in found.youths] == ["Ann"]
    assert dict(found.mapping) == {"Mentor code": "id"}


def test_the_users_own_line_goes_before_the_record_of_the_last_run(tmp_path: Path) -> None:
    """In place the record keeps what ``--map`` said; whoever then writes otherwise in the settings means it."""
    sheets = {
        "Youths": YOUTHS,
        "Mentors": MENTORS,
        "Settings": [("Setting", "Value"), ("Municipality", "Gladsaxe")],
    }
    path = book(tmp_path / "own.xlsx", sheets)  # type: ignore[arg-type]
    words = ("--in-place", "--as-of", "2026-11-01", "--setting", "host=association", *OPTIONS)
    assert command("match", path, *words) == 0
    assert [person.places for person in read([path]).mentors] == [2]
    workbook = openpyxl.load_workbook(path)
    workbook["Settings"].append(["Column: How many?", "hours a month"])
    workbook.save(path)
    found = read([path])
    assert [(person.places, person.minutes_per_month) for person in found.mentors] == [(None, 120)]
    assert command("match", path, "--in-place", "--as-of", "2026-12-01", "--setting", "hours=1") == 0
    kept = [
        row
        for row in openpyxl.load_workbook(path)["Run"].iter_rows(values_only=True)
        if "Column: How many?" in row
    ]
    assert not [row for row in kept if "places" in row]
    assert command("verify", path) == 0
