"""Contact after the match: first meetings, answers, silence and unsafe endings, from the sheets to the first sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, Row, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]


def book(path: Path, matches: list[Row], follow_ups: list[Row] | None = None) -> Path:
    youths = [youth(n, Navn=name) for n, name in enumerate(("Ane Vig", "Bo Dal", "Cia Elm"), 1)]
    mentors = [mentor(n, Navn=name) for n, name in enumerate(("Mads Holm", "Mia Lund", "Max Kjær"), 1)]
    return write_book(path, youths, mentors, matches, follow_ups=follow_ups or [])


def run(capsys: Capture, *books: Path, out: Path, as_of: str = AS_OF) -> tuple[Any, str]:
    """Return the JSON of a match, and the text of the first sheet; the result verifies."""
    code, data = as_json(capsys, "match", *books, "-o", out, "--force", "--as-of", as_of)
    assert code == 0, data
    assert command("verify", out) == 0
    rows = openpyxl.load_workbook(out)["Overblik"].iter_rows(values_only=True)
    return data, "\n".join(str(cell) for row in rows for cell in row if cell)


def fill(path: Path, youth_id: str, sheet: str = "Matches", **values: object) -> None:
    """Write into the row of a youth in a sheet of a result."""
    result = openpyxl.load_workbook(path)
    table = result[sheet]
    head = next(row for row in table if "Ung" in [cell.value for cell in row])
    columns = {str(cell.value): cell.column for cell in head}
    row = next(row for row in table.iter_rows(min_row=head[0].row + 1) if row[0].value == youth_id)
    for heading, value in values.items():
        table.cell(row[0].row, columns[heading.replace("_", " ")], value)
    result.save(path)


def test_from_approval_over_the_first_meeting_to_a_match_that_runs(tmp_path: Path, capsys: Capture) -> None:
    first, second, third, fourth = (tmp_path / f"{n}.xlsx" for n in range(4))
    approved = {"Ung": "U1", "Mentor": "M1", "Status": "godkendt", "Dato": date(2026, 10, 18)}
    data, said = run(capsys, book(tmp_path / "b.xlsx", [approved]), out=first)
    assert data["ask_pairs"] == [
        {"youth": "U1", "mentor": "M1", "why": "first_meeting", "since": "2026-11-01", "heard": None}
    ]
    assert "Spørg Ane Vig (U1) og Mads Holm (M1): de er godkendt, men har ikke mødtes." in said
    fill(first, "U1", Første_møde=date(2026, 11, 5), Næste_møde=date(2026, 11, 19))
    data, _ = run(capsys, first, out=second, as_of="2026-11-04")
    assert data["ask_pairs"] == []
    head, row = list(openpyxl.load_workbook(second)["Forløb"].iter_rows(values_only=True))[:2]
    assert row[head.index("Næste møde")].date() == date(2026, 11, 19)
    fill(second, "U1", Den_unge_siger="ja", Mentoren_siger="ja")
    data, said = run(capsys, second, out=third, as_of="2026-11-06")
    assert [one["why"] for one in data["ask_pairs"]] == ["agreed"]
    fill(third, "U1", Beslutning="aktiv")
    data, _ = run(capsys, third, out=fourth, as_of="2026-12-16")
    assert {pair["state"] for pair in data["pairs"] if pair["youth"] == "U1"} == {"running"}
    assert data["ask_pairs"] == []
    data, said = run(capsys, fourth, out=third, as_of="2026-12-17")
    assert data["ask_pairs"][0]["since"] == "2026-12-17"
    assert "17. december 2026, mangler svar. Der er endnu ikke noget svar." in said


def test_a_no_parts_the_two_and_both_wait_again(tmp_path: Path, capsys: Capture) -> None:
    no = {
        "Ung": "U1",
        "Mentor": "M1",
        "Status": "låst",
        "Dato": date(2026, 10, 1),
        "Første møde": date(2026, 10, 20),
        "Den unge siger": "nej",
    }
    data, said = run(capsys, book(tmp_path / "b.xlsx", [no]), out=tmp_path / "o.xlsx")
    assert data["declined"] == [{"youth": "U1", "mentor": "M1", "by_youth": True, "by_mentor": False}]
    assert "den unge sagde nej" in said
    assert data["ended"] == [] == data["not_eligible"]
    assert {pair["state"] for pair in data["pairs"]} == {"new"}
    ban = {**no, "Status": "afvist"}
    data, said = run(capsys, book(tmp_path / "b.xlsx", [ban]), out=tmp_path / "o.xlsx")
    assert ("U1", "M1") not in pairs(data)
    assert data["declined"] == []


@pytest.mark.parametrize("status", ["afsluttet", "aktiv"])
def test_unsafe_stands_first_and_keeps_the_two_apart(tmp_path: Path, capsys: Capture, status: str) -> None:
    over = {
        "Ung": "U1",
        "Mentor": "M1",
        "Status": status,
        "Slut": date(2026, 10, 20),
        "Hvorfor slut": "usikkert",
    }
    path = book(tmp_path / "b.xlsx", [over])
    out = tmp_path / "o.xlsx"
    code, data = as_json(capsys, "match", path, "-o", out, "--as-of", AS_OF, "--setting", "demands=-ended")
    assert code == 0
    assert ("U1", "M1") not in pairs(data)
    (line,) = data["unsafe"]
    assert (line["youth"], line["mentor"], line["ended"]) == ("U1", "M1", status == "afsluttet")
    assert ("MM-M440" in {one["code"] for one in data["issues"]["list"]}) is (status == "aktiv")
    first = [
        str(cell)
        for row in openpyxl.load_workbook(out)["Overblik"].iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert first.index("⚠ Utrygge forløb: se på dem med det samme") < first.index("Det gør du nu")
    assert command("match", path, "-o", tmp_path / "p.xlsx", "--as-of", AS_OF, "--lang", "da") == 0
    assert "1 forløb er meldt utrygt" in " ".join(capsys.readouterr().out.split())


def test_an_answer_ends_the_silence_and_nobody_is_no_answer(tmp_path: Path, capsys: Capture) -> None:
    runs = {"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": date(2026, 9, 1)}
    told = {"Ung": "U1", "Mentor": "M1", "Dato": date(2026, 10, 14)}
    for answer, silent in ((None, True), ("ingen", True), ("mentoren", False)):
        rows: list[Row] = [{**told, "Har svaret": answer, "Har mødtes": None, "Timer": None}]
        path = book(tmp_path / "b.xlsx", [runs], rows)
        data, _ = run(capsys, path, out=tmp_path / "o.xlsx")
        assert bool(data["ask_pairs"]) is silent, answer
    hours: list[Row] = [{**told, "Har mødtes": "ja", "Timer": "2,5"}]
    data, _ = run(capsys, book(tmp_path / "b.xlsx", [runs], hours), out=tmp_path / "o.xlsx")
    assert data["ask_pairs"] == []


def test_where_the_result_and_the_list_differ_the_result_counts_and_both_are_named(
    tmp_path: Path, capsys: Capture
) -> None:
    runs = {
        "Ung": "U1",
        "Mentor": "M1",
        "Status": "aktiv",
        "Start": date(2026, 10, 20),
        "Næste møde": date(2026, 11, 3),
    }
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    run(capsys, book(tmp_path / "b.xlsx", [runs]), out=first)
    fill(first, "U1", Næste_møde=date(2026, 11, 10))
    data, _ = run(capsys, first, out=second, as_of="2026-11-02")
    assert "MM-M441" in {one["code"] for one in data["issues"]["list"]}
    head, row = list(openpyxl.load_workbook(second)["Forløb"].iter_rows(values_only=True))[:2]
    assert row[head.index("Næste møde")].date() == date(2026, 11, 10)


def test_an_approval_after_a_no_holds_and_the_order_of_the_rows_decides_nothing(
    tmp_path: Path, capsys: Capture
) -> None:
    no = {
        "Ung": "U1",
        "Mentor": "M1",
        "Status": "godkendt",
        "Dato": date(2026, 9, 1),
        "Første møde": date(2026, 9, 10),
        "Den unge siger": "nej",
    }
    again = {"Ung": "U1", "Mentor": "M1", "Status": "godkendt", "Dato": date(2026, 10, 1)}
    for rows in ([no, again], [again, no]):
        data, _ = run(capsys, book(tmp_path / "b.xlsx", rows), out=tmp_path / "o.xlsx")
        states = {(pair["youth"], pair["mentor"]): pair["state"] for pair in data["pairs"]}
        assert states["U1", "M1"] == "approved"
        assert [one["why"] for one in data["ask_pairs"]] == ["first_meeting"]


def test_two_who_have_not_met_are_put_in_front_of_the_coordinator(tmp_path: Path, capsys: Capture) -> None:
    runs = {"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": date(2026, 10, 1)}
    told: list[Row] = [
        {"Ung": "U1", "Mentor": "M1", "Dato": date(2026, 10, 9), "Har mødtes": "ja"},
        {"Ung": "U1", "Mentor": "M1", "Dato": date(2026, 10, 20), "Har mødtes": "nej"},
    ]
    data, said = run(capsys, book(tmp_path / "b.xlsx", [runs], told), out=tmp_path / "o.xlsx")
    assert [one["not_met"] for one in data["follow_up"]] == [True]
    assert "20. oktober 2026: de to har ikke mødtes" in said
    data, _ = run(capsys, book(tmp_path / "b.xlsx", [runs], told[:1]), out=tmp_path / "o.xlsx")
    assert data["follow_up"] == []


def test_a_day_that_is_none_costs_the_cell_and_not_the_match(tmp_path: Path, capsys: Capture) -> None:
    runs = {"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": date(2026, 10, 1), "Næste møde": "snart"}
    data, _ = run(capsys, book(tmp_path / "b.xlsx", [runs]), out=tmp_path / "o.xlsx")
    assert ("U1", "M1") in pairs(data)
    assert [one["column"] for one in data["issues"]["list"] if one["sheet"] == "Forløb"] == ["E"]


def test_a_word_that_may_say_that_somebody_was_not_safe_is_asked_about(
    tmp_path: Path, capsys: Capture
) -> None:
    """``usikker`` says nothing in other columns; of why a match ended it may be the gravest answer there is."""
    ended = {"Ung": "U1", "Mentor": "M1", "Status": "afsluttet", "Hvorfor slut": "usikker"}
    path = book(tmp_path / "b.xlsx", [ended])
    assert command("match", path, "-o", tmp_path / "o.xlsx", "--as-of", AS_OF, "--lang", "da") == 3
    assert "Mente du utryg?" in " ".join(capsys.readouterr().err.split())
    again = book(tmp_path / "c.xlsx", [ended | {"Hvorfor slut": "ved ikke"}])
    assert command("match", again, "-o", tmp_path / "o.xlsx", "--as-of", AS_OF) == 0


def test_who_parts_after_the_first_meeting_keeps_the_time_they_have_waited(
    tmp_path: Path, capsys: Capture
) -> None:
    approved = {"Ung": "U1", "Mentor": "M1", "Status": "godkendt", "Dato": date(2026, 8, 3)}
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    run(capsys, book(tmp_path / "a.xlsx", [approved]), out=first, as_of="2026-08-10")
    # This month's list says no for the two; since when they wait only the last result knows.
    fill(first, "U1", Første_møde=date(2026, 8, 20), Mentoren_siger="nej")
    data, _ = run(capsys, book(tmp_path / "b.xlsx", [approved]), first, out=second, as_of="2026-11-01")
    assert data["declined"] == [{"youth": "U1", "mentor": "M1", "by_youth": False, "by_mentor": True}]
    head, *rows = openpyxl.load_workbook(second)["Unge"].iter_rows(values_only=True)
    since = {row[0]: row[head.index("Venter siden")] for row in rows}
    assert since["U1"].date() == date(2026, 8, 10) == since["U2"].date()
