"""Whoever somebody counts on and who is not in the plan is named on the first sheet, with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, Row, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]
NEXT = "2026-12-01"


def first_sheet(path: str | Path) -> str:
    rows = openpyxl.load_workbook(path)["Overblik"].iter_rows()
    return "\n".join(str(cell.value) for row in rows for cell in row if cell.value)


def named_youth(number: int, name: str, **answers: object) -> dict[str, object]:
    return youth(number, Navn=name, **answers)


def named_mentor(number: int, name: str, **answers: object) -> dict[str, object]:
    return mentor(number, Navn=name, **answers)


def run(
    capsys: Capture,
    path: Path,
    youths: Sequence[Row],
    mentors: Sequence[Row],
    matches: Sequence[Row] = (),
    *more: object,
) -> dict[str, Any]:
    """Match a list, with whatever else is read along; return the JSON."""
    book = write_book(path, youths, mentors, matches)
    code, data = as_json(capsys, "match", book, *more)
    assert code in {0, 4}, data
    return dict(data)


def said(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [(one["id"], one["why"]) for one in data["fallen_out"]]


@pytest.fixture
def month(tmp_path: Path, capsys: Capture) -> str:
    """The result of a first month: Ane with Mads, Bo with Mia, Carl waits."""
    data = run(
        capsys,
        tmp_path / "november.xlsx",
        [named_youth(1, "Ane Vig"), named_youth(2, "Bo Dal"), named_youth(3, "Carl Eg")],
        [named_mentor(1, "Mads Holm"), named_mentor(2, "Mia Lund")],
        [],
        "--as-of",
        AS_OF,
    )
    assert not any(data[key] for key in ("left_out_rows", "fallen_out", "not_possible"))
    assert len(data["pairs"]) == 2
    return str(data["output"])


def partner(month: str, one: str) -> str:
    """Return whom a youth has in a result, by name and id."""
    rows = openpyxl.load_workbook(month)["Matches"].iter_rows(values_only=True)
    return next(f"{row[3]} ({row[2]})" for row in rows if row[0] == one)


def test_who_is_left_out_is_named_with_what_is_wrong(tmp_path: Path, capsys: Capture) -> None:
    youths = [named_youth(1, "Ane Vig"), named_youth(2, "Bo Dal") | {"Fødselsdato": "31-02-2006"}]
    data = run(capsys, tmp_path / "b.xlsx", youths, [mentor(1)], [], "--leave-out-errors", "--as-of", AS_OF)
    (line,) = data["left_out_rows"]
    assert line["people"] == [{"id": "U2", "name": "Bo Dal"}]
    assert (line["sheet"], line["row"], line["codes"]) == ("Unge", 3, ["MM-C202"])
    text = "Bo Dal (U2) er udeladt: Fødselsdato: Den dag findes ikke. Der står: 31-02-2006."
    assert text in first_sheet(data["output"])


def test_the_screen_names_each_kind_in_one_line(tmp_path: Path, capsys: Capture) -> None:
    youths = [named_youth(1, "Ane Vig"), named_youth(2, "Bo Dal") | {"Fødselsdato": "31-02-2006"}]
    rows = [{"Ung": "U2", "Mentor": "M1", "Status": "godkendt"}]
    book = write_book(tmp_path / "b.xlsx", youths, [named_mentor(1, "Mads Holm")], rows)
    assert command("match", book, "--leave-out-errors", "--as-of", AS_OF) == 0
    shown = capsys.readouterr()
    assert "Udeladt på grund af fejl: Bo Dal (U2), Bo Dal (U2)–Mads Holm (M1)" in shown.err.replace("\n", " ")
    kept = "1 beslutning kan ikke holdes, fordi en af de to mangler: Bo Dal (U2)–Mads Holm (M1)"
    assert kept in shown.out.replace("\n", " ")


def test_notes_below_a_table_are_nobody(tmp_path: Path, capsys: Capture) -> None:
    youths = [
        named_youth(1, "Ane Vig", Mødetider="mandag aften"),
        named_youth(2, "Bo Dal", Mødetider="tirsdag aften"),
    ]
    mads = [named_mentor(1, "Mads Holm", Mødetider="mandag aften", Pladser=2)]
    data = run(capsys, tmp_path / "b.xlsx", youths, mads, [], "--as-of", AS_OF)
    sheet = openpyxl.load_workbook(data["output"])["Uden mentor"]
    assert any(str(row[0]).startswith("1. ") for row in sheet.iter_rows(values_only=True)), "a note is there"
    _, again = as_json(capsys, "match", data["output"], "--as-of", NEXT)
    assert again["fallen_out"] == []


def test_a_decision_about_somebody_left_out_is_named(tmp_path: Path, capsys: Capture) -> None:
    youths = [named_youth(1, "Ane Vig"), named_youth(2, "Bo Dal") | {"Fødselsdato": "31-02-2006"}]
    rows = [{"Ung": "U2", "Mentor": "M1", "Status": "godkendt"}]
    mads, options = [named_mentor(1, "Mads Holm")], ("--leave-out-errors", "--as-of", AS_OF)
    data = run(capsys, tmp_path / "b.xlsx", youths, mads, rows, *options)
    (line,) = data["not_possible"]
    assert (line["youth"]["id"], line["mentor"]["name"]) == ("U2", "Mads Holm")
    assert (line["status"], line["missing"]) == ("approved", ["youth_left_out"])
    text = "Bo Dal (U2)–Mads Holm (M1) var godkendt, men er ikke med i planen. Bo Dal (U2) er udeladt"
    assert text in first_sheet(data["output"])


@pytest.mark.parametrize(
    ("status", "expected"),
    [("aktiv", "running"), ("låst", "locked"), ("godkendt", "approved"), ("afvist", None), ("afsluttet", None),
     ("foreslået", None)],
)  # fmt: skip
def test_a_decision_about_somebody_deleted_is_named_until_it_is_over(
    tmp_path: Path, capsys: Capture, status: str, expected: str | None
) -> None:
    rows = [{"Ung": "U1", "Mentor": "M9", "Status": status}]
    data = run(capsys, tmp_path / "b.xlsx", [youth(1)], [mentor(1)], rows, "--as-of", AS_OF)
    assert [line["status"] for line in data["not_possible"]] == ([expected] if expected else [])


def test_an_end_beside_a_running_row_says_that_it_is_over(tmp_path: Path, capsys: Capture) -> None:
    rows = [
        {"Ung": "U1", "Mentor": "M9", "Status": "aktiv", "Start": date(2026, 1, 1)},
        {"Ung": "U1", "Mentor": "M9", "Status": "afsluttet", "Slut": date(2026, 10, 1)},
    ]
    data = run(capsys, tmp_path / "b.xlsx", [youth(1)], [mentor(1)], rows, "--as-of", AS_OF)
    assert data["not_possible"] == []


def test_who_is_on_the_list_no_more_is_named(month: str, tmp_path: Path, capsys: Capture) -> None:
    """Also somebody who waited: the name is the last result's."""
    had = partner(month, "U1")
    data = run(
        capsys,
        tmp_path / "december.xlsx",
        [named_youth(2, "Bo Dal")],
        [named_mentor(1, "Mads Holm"), named_mentor(2, "Mia Lund")],
        [],
        month,
        "--as-of",
        NEXT,
    )
    assert ("U1", "gone") in said(data)
    assert ("U3", "gone") in said(data)
    sheet = first_sheet(data["output"])
    assert f"Ane Vig (U1) stod sidst med {had} og har nu ingen mentor: står ikke længere på listen." in sheet
    assert "Carl Eg (U3) er ikke længere med: står ikke længere på listen." in sheet


def test_a_mentor_who_is_gone_or_away_is_named_with_the_youth(
    month: str, tmp_path: Path, capsys: Capture
) -> None:
    data = run(
        capsys,
        tmp_path / "december.xlsx",
        [named_youth(1, "Ane Vig"), named_youth(2, "Bo Dal"), named_youth(3, "Carl Eg")],
        [named_mentor(2, "Mia Lund", Status="pause"), named_mentor(3, "Nis Friis")],
        [],
        month,
        "--as-of",
        NEXT,
    )
    assert ("M1", "gone") in said(data)
    assert ("M2", "away") in said(data)
    assert "Mia Lund (M2) stod sidst med " in first_sheet(data["output"])
    assert "holder pause eller er stoppet." in first_sheet(data["output"])
    assert sum(why == "not_proposed" for _, why in said(data)) == 1, "one of the two who had a mentor"


def test_a_youth_who_is_eligible_no_more_is_named_with_the_demand(
    month: str, tmp_path: Path, capsys: Capture
) -> None:
    old = named_youth(1, "Ane Vig") | {"Fødselsdato": date(1996, 11, 15)}
    waited = named_youth(3, "Carl Eg", Status="pause")
    mentors = [named_mentor(1, "Mads Holm"), named_mentor(2, "Mia Lund")]
    data = run(
        capsys,
        tmp_path / "d.xlsx",
        [old, named_youth(2, "Bo Dal"), waited],
        mentors,
        [],
        month,
        "--as-of",
        NEXT,
    )
    assert {("U1", "not_eligible"), ("U3", "not_eligible")} <= set(said(data))
    faults = {one["id"]: one["faults"] for one in data["fallen_out"]}
    assert (faults["U1"], faults["U3"]) == (["age"], ["status"])
    # Once said it is said: the month after, neither has fallen out since.
    later = as_json(capsys, "match", data["output"], "--as-of", "2027-01-01")[1]
    assert said(later) == []


def test_a_rejected_pair_and_a_pair_that_ended_say_so(month: str, capsys: Capture) -> None:
    book = openpyxl.load_workbook(month)
    sheet = book["Matches"]
    head = next(row for row in sheet.iter_rows() if any(cell.value == "Beslutning" for cell in row))
    column = next(cell.column for cell in head if cell.value == "Beslutning")
    words = {"U1": "afvist", "U2": "afsluttet"}
    for row in sheet.iter_rows(min_row=head[0].row + 1):
        if row[0].value in words:
            sheet.cell(row[0].row, column, words[row[0].value])
    book.save(month)
    data = as_json(capsys, "match", month, "--as-of", NEXT)[1]
    found = {one["id"]: one["why"] for one in data["fallen_out"] if one["side"] == "youth"}
    waits = {one["youth"] for one in data["unmatched"]}
    assert found == {one: why for one, why in (("U1", "rejected"), ("U2", "ended")) if one in waits}
    assert found


def test_nobody_is_said_to_have_fallen_out_who_has_another_mentor(
    month: str, tmp_path: Path, capsys: Capture
) -> None:
    """A youth whose mentor has gone and who gets another one is in the plan; the mentor is named."""
    mentors = [named_mentor(2, "Mia Lund"), named_mentor(3, "Nis Friis"), named_mentor(4, "Ole Kjær")]
    youths = [named_youth(1, "Ane Vig"), named_youth(2, "Bo Dal"), named_youth(3, "Carl Eg")]
    data = run(capsys, tmp_path / "december.xlsx", youths, mentors, [], month, "--as-of", NEXT)
    assert said(data) == [("M1", "gone")]


def test_many_are_named_by_their_ids_after_the_first_ones(tmp_path: Path, capsys: Capture) -> None:
    many = [youth(number) for number in range(1, 31)]
    first = run(capsys, tmp_path / "a.xlsx", many, [mentor(1)], [], "--as-of", AS_OF)
    data = run(capsys, tmp_path / "b.xlsx", many[:1], [mentor(1)], [], first["output"], "--as-of", NEXT)
    sheet = first_sheet(data["output"])
    assert sheet.count("står ikke længere på listen") == 20
    assert "Og 9 til: " in sheet
    assert all(f"U{number}" in sheet for number in range(2, 31))
