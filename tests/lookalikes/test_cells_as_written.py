"""Answers as strangers' lists have them: understood, or asked about; never something else in silence."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from mentormatch.domain import Gender
from mentormatch.workbook import read
from tests.books import as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
WITHOUT_BENEFIT = ("--blank-benefit", "none")


def lists(folder: Path, mentees: str, mentors: str) -> list[Path]:
    """Write the two lists of a corps as .csv files."""
    found = [folder / "mentees.csv", folder / "mentors.csv"]
    for path, text in zip(found, (mentees, mentors), strict=True):
        path.write_text(text, "utf-8")
    return found


def points(capsys: Capture, folder: Path, mentees: str, mentors: str) -> dict[tuple[str, str], int]:
    """Return the pairs of two lists with their points."""
    code, said = as_json(
        capsys, "match", *lists(folder, mentees, mentors), "-o", folder / "r.xlsx", *WITHOUT_BENEFIT
    )
    assert code == 0, said
    return {(pair["youth"], pair["mentor"]): pair["points"] for pair in said["pairs"]}


def test_none_is_nothing_in_common(capsys: Capture, tmp_path: Path) -> None:
    found = points(
        capsys,
        tmp_path,
        "Id,Navn,Alder,Interesser,Uddannelse eller fag\n1,Asta,19,Ingen,Ingen\n2,Bo,20,skak,sygeplejerske\n"
        "3,Cilla,18,Ingen særlige,Intet\n4,Dan,18,-,Nej\n",
        "Id,Navn,Interesser,Uddannelse eller fag\n11,Vera,Ingen,Ingen\n12,Ulf,skak,sygeplejerske\n"
        "13,Tove,Ingen særlige,Intet\n14,Stig,-,Nej\n",
    )
    assert found.pop(("2", "12")) == 300
    assert set(found.values()) == {0}


@pytest.mark.parametrize(
    ("first", "second"),
    [("\"['chess', 'sewing']\"", "['sewing']"), ('"[""chess"", ""sewing""]"', '"[""sewing""]"')],
)
def test_a_list_in_brackets_is_a_list(capsys: Capture, tmp_path: Path, first: str, second: str) -> None:
    found = points(
        capsys,
        tmp_path,
        f"Id,Name,Age,Interests\n1,Asta,19,{first}\n2,Bo,20,['football']\n",
        f"Id,Name,Interests\n11,Vera,{second}\n12,Ulf,\"['football', 'chess']\"\n",
    )
    assert found == {("1", "11"): 100, ("2", "12"): 200}


@pytest.mark.parametrize(
    "words",
    [
        "Prefer not to say",
        "Prefer not to respond",
        "Prefer not to disclose",
        "I prefer not to answer",
        "I'd rather not say",
        "Rather not say",
        "Choose not to disclose",
        "Decline to answer",
        "Undisclosed",
        "Not specified",
        "None",
        "n/a",
        "N.A.",
        "Ønsker ikke at oplyse",
        "Jeg ønsker ikke at svare",
        "Vil ikke oplyse",
        "Foretrækker ikke at svare",
        "Ikke oplyst",
        "Ved ikke",
        "Ingen",
        "-",
        "...",
    ],
)
def test_a_gender_that_is_not_told_is_blank(tmp_path: Path, words: str) -> None:
    mentees = f"Id,Name,Age,Gender\n1,Asta,19,Female\n2,Bo,20,{words}\n3,Cilla,18,Female\n"
    book = read(lists(tmp_path, mentees, "Id,Name,Gender\n11,Vera,Female\n12,Ulf,Male\n"))
    assert not book.errors
    assert [one.gender for one in book.youths] == [Gender.WOMAN, None, Gender.WOMAN]


@pytest.mark.parametrize("words", ["Flexible", '"Weekday AM, Weekday PM"', "After school", "Efter skole"])
def test_the_times_of_forms_are_read(capsys: Capture, tmp_path: Path, words: str) -> None:
    found = points(
        capsys,
        tmp_path,
        f"Id,Name,Age,Meeting times\n1,Asta,19,{words}\n",
        "Id,Name,Meeting times\n11,Vera,always\n",
    )
    assert found == {("1", "11"): 50}


def test_a_weekend_or_an_evening_meets_an_evening(capsys: Capture, tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx",
        [youth(1, Mødetider="weekend eller aften")],
        [mentor(1, Mødetider="tirsdag aften")],
    )
    code, said = as_json(capsys, "match", path, "-o", tmp_path / "r.xlsx")
    assert (code, pairs(said)) == (0, {("U1", "M1")})


def test_a_wished_mentor_may_be_named(capsys: Capture, tmp_path: Path) -> None:
    found = points(
        capsys,
        tmp_path,
        "Id,Full Name,Age,Preferred mentor\na@a.example,Asta Lund,19,Ulf Bech\nb@a.example,Bo Krag,20,Vera Holm\n",
        "Id,Full Name\nv@b.example,Vera Holm\nu@b.example,Ulf Bech\n",
    )
    assert set(found) == {("a@a.example", "u@b.example"), ("b@a.example", "v@b.example")}
    assert min(found.values()) > 0


def test_who_must_not_be_proposed_is_the_one_whose_id_is_spelled_so(capsys: Capture, tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx",
        [youth(1, Interesser="skak", **{"Ikke sammen med": "M1"})],
        [mentor(1, Interesser="skak"), {**mentor(1), "Id": "m1"}],
    )
    code, said = as_json(capsys, "match", path, "-o", tmp_path / "r.xlsx")
    assert (code, pairs(said)) == (0, {("U1", "m1")})


def _of_1904(path: Path, youths: list[dict[str, object]]) -> Path:
    """Write a workbook that counts its days from 1904."""
    write_book(path, youths, [mentor(1)])
    book = openpyxl.load_workbook(path)
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(path)
    return path


def test_a_day_held_as_a_number_survives_a_workbook_of_1904(capsys: Capture, tmp_path: Path) -> None:
    born = date(1999, 5, 3)
    serial = (born - date(1904, 1, 1)).days
    path = _of_1904(tmp_path / "a.xlsx", [{"Id": "U1", "Fødselsdato": serial, "Venter siden": serial + 9000}])
    result = tmp_path / "r.xlsx"
    code, said = as_json(capsys, "match", path, "-o", result, "--as-of", "2026-11-30")
    assert (code, pairs(said)) == (0, {("U1", "M1")})
    assert command("verify", result) == 0
    assert read([result]).youths[0].birth_date == read([path]).youths[0].birth_date == born
    again = tmp_path / "next.xlsx"
    code, next_month = as_json(capsys, "match", result, "-o", again, "--as-of", "2026-12-31")
    assert (code, pairs(next_month)) == (0, pairs(said))


def test_hours_of_more_than_a_day_survive(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx", [youth(1)], [mentor(1, **{"Timer pr. måned": timedelta(hours=26, minutes=30)})]
    )
    result = tmp_path / "r.xlsx"
    assert read([path]).mentors[0].minutes_per_month == 26 * 60 + 30
    assert command("match", path, "-o", result) == 0
    assert read([result]).mentors[0].minutes_per_month == 26 * 60 + 30


@pytest.mark.parametrize("error", ["#ERROR!", "#SPILL!", "#GETTING_DATA", "#CONNECT!", "#DIV/0!"])
@pytest.mark.parametrize("used", [False, True])
def test_an_error_of_whatever_name_counts_where_it_is_used(tmp_path: Path, error: str, *, used: bool) -> None:
    path = write_book(tmp_path / "a.xlsx", [youth(1, Navn="Asta")], [mentor(1)])
    book = openpyxl.load_workbook(path)
    cell = book["Unge"]["C2"] if used else book.create_sheet("Budget")["A2"]
    cell.value, cell.data_type = error, "e"
    book.save(path)
    with zipfile.ZipFile(path) as package:
        assert any(f't="e"><v>{error}' in package.read(part).decode() for part in package.namelist())
    found = [(issue.code, issue.place.cell) for issue in read([path]).issues if issue.code == "MM-C213"]
    assert found == ([("MM-C213", "C2")] if used else [])


def test_the_ages_that_the_corps_is_for_are_said_once(tmp_path: Path) -> None:
    mentees = "Id,Name,Age\n1,Asta,14\n2,Bo,12\n3,Cilla,16\n4,Dan,20\n"
    book = read(lists(tmp_path, mentees, "Id,Name\n11,Vera\n12,Ulf\n"))
    said = [issue for issue in book.issues if issue.code in {"MM-P306", "MM-P318"}]
    assert [(issue.code, issue.values["n"]) for issue in said] == [("MM-P318", 2)]
    assert "18-29" in said[0].cause("da")
    assert not book.errors


def test_one_child_of_seven_is_a_slip_of_the_pen(tmp_path: Path) -> None:
    book = read(lists(tmp_path, "Id,Name,Age\n1,Asta,7\n2,Bo,20\n", "Id,Name\n11,Vera\n"))
    assert [(issue.code, issue.place.cell) for issue in book.errors] == [("MM-P306", "C2")]


def test_a_heading_of_the_other_language_that_fits_no_answer_is_not_read(tmp_path: Path) -> None:
    mentees = "Id,Name,Age\n1,Asta,19\n2,Bo,20\n"
    book = read(lists(tmp_path, mentees, "Id,Name,Sports,Art,Music\n11,Vera,1,0,0\n12,Ulf,0,1,1\n"))
    assert not book.errors
    assert [one.work for one in book.mentors] == [None, None]


def test_where_an_answer_fits_the_heading_is_read_and_the_others_are_errors(tmp_path: Path) -> None:
    mentees = "Id,Name,Age\n1,Asta,19\n"
    book = read(lists(tmp_path, mentees, "Id,Name,Art\n11,Vera,activity\n12,Ulf,unpayed\n"))
    assert [(issue.code, issue.place.cell) for issue in book.errors] == [("MM-C208", "C3")]


@pytest.mark.parametrize(("stamp", "warned"), [("1/25/2026 10:00:00", True), ("1/2/2026 10:00:00", False)])
def test_days_are_warned_of_where_the_sheet_writes_the_month_first(
    tmp_path: Path, stamp: str, *, warned: bool
) -> None:
    mentees = (
        f"Timestamp,Id,Name,Date of Birth\n{stamp},1,Asta,06/05/2004\n1/6/2026 10:00:00,2,Bo,12/07/2004\n"
    )
    book = read(lists(tmp_path, mentees, "Id,Name\n11,Vera\n12,Ulf\n"))
    said = [
        (issue.code, issue.place.column, issue.values["n"])
        for issue in book.warnings
        if issue.code == "MM-C227"
    ]
    assert said == ([("MM-C227", "D", 2)] if warned else [])


def test_a_birth_year_is_an_age_to_the_year(tmp_path: Path) -> None:
    mentees = "Id,Navn,Årgang\n1,Asta,2004\n2,Bo,1996\n3,Cilla,2008\n"
    paths = lists(tmp_path, mentees, "Id,Navn\n11,Vera\n")
    book = read(paths, today=date(2026, 11, 30))
    assert book.youths[0].age == 22
    assert [(issue.code, issue.place.cell) for issue in book.errors] == [("MM-P319", "C3"), ("MM-P319", "C4")]
    assert "MM-P320" in {issue.code for issue in book.issues}
