"""Earlier matches and decisions, from the sheet of matches and from a result; who holds where two disagree."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Match, MatchStatus
from mentormatch.issues import Severity
from mentormatch.workbook import read
from mentormatch.workbook.catalogue import ResultSheet, SheetKind
from mentormatch.workbook.catalogue.sheets import SCHEMA
from mentormatch.workbook.reading.book import Book
from tests.workbooks.base import MENTORS, YOUTHS, Rows, book, sheets

HISTORY_HEAD = ("Ung", "Mentor", "Status", "Start", "Slut", "Begrundelse", "Af", "Dato")
RESULT_HEAD = ("Ung", "Den unge", "Mentor", "Point", "Beslutning", "Begrundelse", "Af", "Dato")
RESULT_HEAD_EN = ("Youth", "The youth", "Mentor", "Points", "Decision", "Reason", "By", "Date")


def result(*lines: Rows, head: tuple[str, ...] = RESULT_HEAD, name: str = "Matches") -> dict[str, Rows]:
    """Return the sheets that make a book a result of ours, around its sheet of matches."""
    table = [("Matches: hvem foreslås til hvem",), ("Pr. 1. november 2016",), (), head, *lines]
    return {"Overblik": [("x",)], name: table, "Kørsel": [("Form", SCHEMA, "schema")], "Bevis": [("x",)]}  # type: ignore[dict-item]


def state(found: Book) -> dict[tuple[str, str], MatchStatus]:
    return {(match.youth, match.mentor): match.status for match in found.matches}


def loud(found: Book) -> list[str]:
    return [issue.code for issue in found.issues if issue.severity is not Severity.NOTE]


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("foreslået", MatchStatus.PROPOSED),
        ("godkendt", MatchStatus.APPROVED),
        ("LÅST", MatchStatus.LOCKED),
        ("afvist", MatchStatus.REJECTED),
        ("aktiv", MatchStatus.RUNNING),
        ("i gang", MatchStatus.RUNNING),
        ("afsluttet", MatchStatus.ENDED),
        ("approved", MatchStatus.APPROVED),
        ("running", MatchStatus.RUNNING),
    ],
)
def test_every_status_of_the_history(tmp_path: Path, word: str, status: MatchStatus) -> None:
    line = ("U1", "M1", word, date(2016, 1, 1), "2-3-2016", "fordi", "Mette", date(2016, 1, 2))
    found = read([book(tmp_path / "a.xlsx", sheets(Forløb=[HISTORY_HEAD, line]))])
    (match,) = found.matches
    assert match.source is not None
    assert match == Match(
        "U1",
        "M1",
        status,
        date(2016, 1, 1),
        date(2016, 3, 2),
        "fordi",
        "Mette",
        date(2016, 1, 2),
        match.source,
    )
    assert (match.source.sheet, match.source.row) == ("Forløb", 2)


@pytest.mark.parametrize("head", [RESULT_HEAD, RESULT_HEAD_EN])
@pytest.mark.parametrize(
    ("word", "status"),
    [
        (None, MatchStatus.PROPOSED),
        ("godkendt", MatchStatus.APPROVED),
        ("locked", MatchStatus.LOCKED),
        ("Afvist", MatchStatus.REJECTED),
        ("afsluttet", MatchStatus.ENDED),
    ],
)
def test_a_decision_in_a_result_holds_and_a_blank_one_is_a_proposal(
    tmp_path: Path, head: tuple[str, ...], word: str | None, status: MatchStatus
) -> None:
    line = ("U1", "Åse Bech", "M1", 800, word, "passer godt", "Mette", date(2016, 11, 3))
    found = read([book(tmp_path / "a.xlsx", {**sheets(), **result(line, head=head)})])
    (match,) = found.matches
    assert (match.status, match.reason, match.by) == (status, "passer godt", "Mette")
    assert loud(found) == []


def test_the_sheets_of_a_result_are_no_lists_of_people(tmp_path: Path) -> None:
    extra = {"Belægning": [("Id", "Navn", "Pladser", "Ydelse"), ("M1", "x", 2, "løn")]}
    found = read([book(tmp_path / "a.xlsx", {**sheets(), **result(), **extra})])
    assert len(found.mentors) == 2
    kinds = {sheet.name: sheet.result for sheet in found.sheets}
    assert kinds["Belægning"] is ResultSheet.PLACES
    assert kinds["Matches"] is ResultSheet.MATCHES
    assert [sheet.kind for sheet in found.sheets if sheet.kind] == [
        SheetKind.YOUTHS,
        SheetKind.MENTORS,
        SheetKind.SETTINGS,
    ]


def test_names_alone_make_no_result_and_every_sheet_is_handed_back(tmp_path: Path) -> None:
    own = {
        name: [("Vores",), (name,)] for name in ("Overblik", "Belægning", "Kørsel", "Bevis", "Run", "Proof")
    }
    found = read([book(tmp_path / "a.xlsx", {**sheets(), **own})])
    assert {copy.name for copy in found.sheets if copy.result is None} >= own.keys()
    assert [issue.place.sheet for issue in found.issues if issue.code == "MM-S133"] == list(own)
    assert "kommer med i resultatet" in found.issues[-1].cause("da")


def test_a_sheet_of_decisions_without_the_rest_of_its_result_is_said_to_be_taken_for_one(
    tmp_path: Path,
) -> None:
    lone = {"Matches": result(("U1", "", "M1", 1, "godkendt"))["Matches"]}
    found = read([book(tmp_path / "a.xlsx", {**sheets(), **lone})])
    assert state(found) == {("U1", "M1"): MatchStatus.APPROVED}
    assert loud(found) == ["MM-S134"]


def test_a_result_has_its_sheets_in_one_language_and_no_sheet_of_decisions_that_it_was_not_given(
    tmp_path: Path,
) -> None:
    own = {name: [("Vores",), (name,)] for name in ("Overview", "Run", "Use of places", "Beslutninger")}
    found = read([book(tmp_path / "a.xlsx", {**sheets(), **result(), **own})])
    assert {copy.name for copy in found.sheets if copy.result is None} >= own.keys()
    assert found.errors == ()


def test_a_decision_goes_before_an_older_row_of_the_history_and_keeps_its_dates(tmp_path: Path) -> None:
    history = [HISTORY_HEAD, ("U1", "M1", "aktiv", date(2016, 1, 1)), ("U2", "M2", "aktiv", date(2016, 2, 1))]
    lines = (("U1", "", "M1", 1, "afsluttet"), ("U2", "", "M2", 1, None))
    found = read([book(tmp_path / "a.xlsx", {**sheets(Forløb=history), **result(*lines)})])
    assert state(found) == {("U1", "M1"): MatchStatus.ENDED, ("U2", "M2"): MatchStatus.RUNNING}
    assert found.matches[0].start == date(2016, 1, 1)
    assert "MM-M406" in {issue.code for issue in found.issues}


def test_a_pair_may_have_ended_before_it_runs_again(tmp_path: Path) -> None:
    history = [HISTORY_HEAD, ("U1", "M1", "afsluttet"), ("U1", "M1", "aktiv")]
    found = read([book(tmp_path / "a.xlsx", sheets(Forløb=history))])
    assert [match.status for match in found.matches] == [MatchStatus.ENDED, MatchStatus.RUNNING]
    assert loud(found) == []


def test_two_sheets_that_disagree_about_a_pair_are_both_named(tmp_path: Path) -> None:
    one = book(tmp_path / "a.xlsx", sheets(Forløb=[HISTORY_HEAD, ("U1", "M1", "aktiv")]))
    other = book(tmp_path / "b.xlsx", {"Forløb": [HISTORY_HEAD, ("U1", "M1", "afvist")]})
    found = read([one, other])
    (issue,) = [issue for issue in found.issues if issue.code == "MM-M404"]
    assert {match.status for match in found.matches} == {MatchStatus.RUNNING, MatchStatus.REJECTED}
    assert "række 2 i arket Forløb (a.xlsx)" in issue.cause("da")


def test_the_list_holds_for_people_and_the_result_for_decisions(tmp_path: Path) -> None:
    old = {**sheets(), **result(("U1", "", "M1", 1, "godkendt"), ("U2", "", "M2", 1, None))}
    last_month = book(tmp_path / "resultat.xlsx", old)
    youths = [YOUTHS[0], YOUTHS[1], ("U3", "Ny", date(1994, 1, 1), "dansk", None)]
    this_month = book(tmp_path / "unge.xlsx", {"Unge": youths, "Mentorer": MENTORS})
    for order in ([last_month, this_month], [this_month, last_month]):
        found = read(order)
        assert [person.id for person in found.youths] == ["U1", "U3"]
        assert state(found) == {("U1", "M1"): MatchStatus.APPROVED}
        assert {"MM-S120", "MM-M407"} <= {issue.code for issue in found.issues}
        assert loud(found) == []


def test_an_id_that_nobody_has_is_an_error_where_the_list_is_the_same_book(tmp_path: Path) -> None:
    found = read([book(tmp_path / "a.xlsx", {**sheets(), **result(("U9", "", "M1", 1, "godkendt"))})])
    assert loud(found) == ["MM-M401"]


def test_ids_that_differ_in_case_only_are_the_persons_own(tmp_path: Path) -> None:
    found = read([book(tmp_path / "a.xlsx", sheets(Forløb=[HISTORY_HEAD, ("u1", "m2", "aktiv")]))])
    assert state(found) == {("U1", "M2"): MatchStatus.RUNNING}


def test_decisions_may_be_left_unread(tmp_path: Path) -> None:
    content = {
        **sheets(Forløb=[HISTORY_HEAD, ("U1", "M1", "aktiv")]),
        **result(("U2", "", "M2", 1, "godkendt")),
    }
    found = read([book(tmp_path / "a.xlsx", content)], decisions=False)
    assert state(found) == {("U1", "M1"): MatchStatus.RUNNING}
