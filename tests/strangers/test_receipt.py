"""What was taken for what, and what was not found: told by ``validate`` in full, by ``match`` where it matters."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from mentormatch.workbook import read
from mentormatch.workbook.reading.receipt import receipt
from tests.books import as_json

from .lists import Capture, copied, match, read_csv, run, written

YOUTHS = """
Id,Navn,Alder,Sprog,Interesser,Bil
U1,Asta,19,dansk,fodbold,ja
U2,Bo,20,dansk,fodbold,
U3,C,20,dansk,fodbol,
"""
MENTORS = "Id,Navn,Ydelse,Pladser,Sprog\nM1,Vera,løn,2,dansk\nM2,Ulf,lønn,x,dansk"


def test_each_column_is_told_with_what_is_filled_not_understood_and_rare(tmp_path: Path) -> None:
    young, old = receipt(read_csv(tmp_path, unge=YOUTHS, mentorer=MENTORS))
    assert [(one.heading, one.key, one.filled) for one in young.columns] == [
        ("Id", "id", 3),
        ("Navn", "name", 3),
        ("Alder", "age", 3),
        ("Sprog", "languages", 3),
        ("Interesser", "interests", 3),
        ("Bil", None, 1),
    ]
    assert [one.rare for one in young.columns if one.rare] == [(("fodbol", "fodbold"),)]
    assert {one.key: one.faulty for one in old.columns if one.faulty} == {"benefit": 1, "places": 1}
    assert [one.heading for one in young.unread()] == ["Bil"]


def test_columns_that_are_one_answer_are_told_as_read(tmp_path: Path) -> None:
    young, _ = receipt(
        read_csv(
            tmp_path,
            unge="Id,Alder,Interesse 1,Interesse 2,Mandag,Tirsdag\nU1,20,skak,løb,x,",
            mentorer="Id,Ydelse\nM1,løn",
        )
    )
    assert [one.key for one in young.columns] == [
        *("id", "age", "interests", "interests", "meeting_times", "meeting_times")
    ]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("da", "mentorer.csv, mentorer: læst som Mentorer"), ("en", "mentorer.csv, mentorer: read as Mentors")],
)
def test_validate_writes_it_to_stdout_whether_the_lists_are_right_or_not(
    tmp_path: Path, capsys: Capture, lang: str, said: str
) -> None:
    right = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS.replace("lønn,x", "løn,1")})
    good = run(capsys, tmp_path / "r", "validate", *right, "--lang", lang)
    assert (good.code, said in good.out) == (0, True)
    wrong = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS})
    bad = run(capsys, tmp_path / "r", "validate", *wrong, "--lang", lang)
    assert (bad.code, said in bad.out, "2 fejl" in bad.out or "2 errors" in bad.out) == (3, True, True)
    assert max(map(len, good.out.splitlines())) <= 160


def test_it_is_in_the_json_too(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS})
    code, said = as_json(capsys, "validate", *files)
    places = said["receipt"][1]["columns"][3]
    assert (code, places["read_as"], places["filled"], places["not_understood"]) == (3, "places", 2, 1)
    rare = [one["rare"] for one in said["receipt"][0]["columns"] if one["rare"]]
    assert rare == [[{"value": "fodbol", "like": "fodbold"}]]


def test_what_shapes_the_plan_without_being_read_is_said(tmp_path: Path, capsys: Capture) -> None:
    said = match(capsys, tmp_path, *copied(tmp_path, "capacity-wording-00")).err
    for words in (
        "Places: no column found",
        "How many students",
        "Meeting times",
        "Languages",
        "municipality",
    ):
        assert words in said
    assert "All pairs have 0 points" in said


def test_what_was_found_is_not_said_to_be_missing(tmp_path: Path, capsys: Capture) -> None:
    book = tmp_path / "b.xlsx"
    assert run(capsys, book, "sample", book, "--youths", "6", "--mentors", "4", "--seed", "1").code == 0
    said = match(capsys, tmp_path, book, "--lang", "en")
    assert "no column found" not in said.err
    assert "Not found" not in said.err
    assert "0 points" not in said.err


def test_small_numbers_that_nobody_read_are_named(tmp_path: Path, capsys: Capture) -> None:
    files = written(
        tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": "Id,Ydelse,Pladser,Hold\nM1,løn,2,3\nM2,løn,1,4"}
    )
    assert 'kolonnen "Hold"' in match(capsys, tmp_path, *files, "--lang", "da").err


def test_columns_that_need_nothing_are_one_line(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge=YOUTHS.replace("Bil", "Bil,Hund,Kat"), mentorer=MENTORS)
    (line,) = (issue for issue in found.issues if issue.code == "MM-S156")
    assert line.cause("en") == "3 columns are handed back unread: Bil, Hund, Kat."


def test_a_result_reads_as_its_list_does(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS.replace("lønn,x", "løn,1")})
    result = match(capsys, tmp_path, *files).result
    assert {one.sheet for one in receipt(read([result])) if one.kind} >= {"unge", "mentorer"}


def test_the_result_holds_it_above_what_is_wrong_with_the_lists(tmp_path: Path, capsys: Capture) -> None:
    files = written(tmp_path, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS.replace("lønn,x", "løn,")})
    result = match(capsys, tmp_path, *files, "--lang", "da").result
    sheet = openpyxl.load_workbook(result)["Datafejl"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    states = [row[0] for row in rows]
    assert states[:10] == ["læst"] * 5 + ["ikke læst"] + ["læst"] * 4
    assert all("læst" not in str(state) for state in states[11:])
    places = next(row for row in rows if row[3] == "Pladser")
    assert (places[1], places[2], places[5]) == ("mentorer", "D1", "Læst som Pladser: 1 udfyldt")
    assert any("fodbol (mente du fodbold?)" in str(row[6]) for row in rows)
