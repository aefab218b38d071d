"""Lists as strangers keep them, each for a kind of thing that was once read as something else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentormatch.domain import CheckAnswer, Gender, GenderWish
from mentormatch.workbook import read
from mentormatch.workbook.reading.book import Book

from .lists import Capture, copied, match, run


def book(tmp_path: Path, name: str) -> Book:
    return read(copied(tmp_path, name), today=date(2026, 11, 30))


def codes(found: Book) -> list[str]:
    return [issue.code for issue in found.issues if issue.severity.value != "note"]


def test_words_for_nothing_are_nothing_in_common(tmp_path: Path) -> None:
    found = book(tmp_path, "none-is-a-value-da")
    said = {one.id: (one.interests, one.trades) for one in (*found.youths, *found.mentors)}
    assert said == {
        one: (("skak",), ("sygeplejerske",)) if one in ("2", "12") else ((), ())
        for one in ("1", "2", "3", "4", "11", "12", "13", "14")
    }


def test_a_list_in_brackets_is_a_list(tmp_path: Path) -> None:
    found = book(tmp_path, "list-in-brackets")
    assert [one.interests for one in found.youths] == [("chess", "sewing"), ("football",)]
    assert [one.interests for one in found.mentors] == [("sewing",), ("football", "chess")]


@pytest.mark.parametrize("number", range(4))
def test_a_gender_that_nobody_tells_is_blank(tmp_path: Path, number: int) -> None:
    found = book(tmp_path, f"gender-not-told-0{number}")
    assert codes(found) == []
    assert [one.gender for one in found.youths].count(None) == 1
    assert {one.gender for one in found.mentors} == {Gender.WOMAN, Gender.MAN}


@pytest.mark.parametrize(
    "name", ["times-wording-00", "times-wording-03", "times-wording-07", "times-wording-12"]
)
def test_times_as_they_are_said_are_read(tmp_path: Path, name: str) -> None:
    found = book(tmp_path, name)
    assert codes(found) == []
    assert found.youths[0].meeting_times & found.mentors[0].meeting_times


def test_weekend_or_evening_is_both(tmp_path: Path) -> None:
    found = book(tmp_path, "times-union")
    assert {(slot.day, slot.part.value) for slot in found.youths[0].meeting_times} >= {
        (5, "morning"),
        (0, "evening"),
    }


def test_the_ages_that_the_corps_is_for_are_said_once(tmp_path: Path) -> None:
    found = book(tmp_path, "age-under-15")
    assert codes(found) == ["MM-P318"]
    assert "18-29" in found.issues[0].cause("en")


def test_a_word_of_the_other_language_that_fits_no_answer_is_not_read(tmp_path: Path) -> None:
    found = book(tmp_path, "art-false-friend")
    assert (found.errors, {one.work for one in found.mentors}) == ((), {None})


def test_a_time_of_the_world_is_the_day_in_denmark(tmp_path: Path) -> None:
    found = book(tmp_path, "iso-utc-birthdate")
    assert found.youths[0].birth_date == date(1996, 12, 1)


def test_an_id_as_it_is_spelled_is_that_person(tmp_path: Path) -> None:
    found = book(tmp_path, "not-with-wrong-mentor")
    assert ([one.id for one in found.mentors], found.youths[0].not_with) == (["M1", "m1"], ("M1",))


def test_a_no_is_no_and_a_blank_is_none(tmp_path: Path) -> None:
    found = book(tmp_path, "record-check-no")
    answers = [one.record_check.answer if one.record_check else None for one in found.mentors]
    assert answers == [CheckAnswer.NO, None, CheckAnswer.YES]
    assert [one.consent for one in found.youths] == [None, None, True]


def test_a_wish_is_no_demand(tmp_path: Path) -> None:
    found = book(tmp_path, "softly-wished")
    assert [one.wished_gender for one in found.youths] == [GenderWish.RATHER_WOMAN]


def test_an_unknown_error_in_a_sheet_that_is_not_used_is_nobodys(tmp_path: Path) -> None:
    assert codes(book(tmp_path, "unknown-error-code")) == []


def test_dates_that_the_sheet_itself_writes_the_other_way_are_warned_of(tmp_path: Path) -> None:
    assert codes(book(tmp_path, "us-dates-all-ambiguous")) == ["MM-C227"]


def test_a_wished_mentor_by_name_is_that_mentor(tmp_path: Path) -> None:
    found = read(copied(tmp_path, "wished-by-name"), mapping={"Email Address": "id"})
    assert [one.wished_mentors for one in found.youths] == [("u@b.example",), ("v@b.example",)]


def test_a_day_of_another_epoch_comes_back_as_that_day(tmp_path: Path, capsys: Capture) -> None:
    files = copied(tmp_path, "result-1904-serial")
    born = [one.birth_date for one in read(files).youths]
    first = match(capsys, tmp_path, *files)
    assert [one.birth_date for one in read([first.result]).youths] == born
    assert run(capsys, first.result, "verify", first.result).code == 0


# ---- a Danish corps's own list, from the first run to the plan ----


@pytest.fixture
def danish(tmp_path: Path) -> list[Path]:
    return copied(tmp_path, "danish-list")


ASKED = {
    "MM-C204": "M3",  # 1 (evt. 2)
    "MM-C210": "P16",  # efter aftale
    "MM-M430": "S13",  # Birthe?
    "MM-P319": "E16",  # 29 or 30
}


def test_what_cannot_be_understood_is_asked_at_its_cell(danish: Sequence[Path]) -> None:
    found = read(danish, today=date(2026, 11, 30))
    assert {issue.code: issue.place.cell for issue in found.errors} == ASKED


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("MM-S154", "Civil/beskæftigelse"),
        ("MM-S165", "Ønsker til mentor"),
        ("MM-S165", "Hvem vil du helst være mentor for?"),
        ("MM-S166", "Timer pr. uge"),
        ("MM-S142", "Sprog udover dansk"),
        ("MM-M431", "Matchet med"),
        ("MM-C225", "Hvor mange unge kan du have ad gangen"),
        ("MM-C226", "Henvendelsesdato"),
        ("MM-S158", None),
    ],
)
def test_what_is_not_read_or_read_as_little_is_said(
    danish: Sequence[Path], code: str, heading: str | None
) -> None:
    found = read(danish, today=date(2026, 11, 30))
    assert (code, heading) in [(issue.code, issue.place.heading) for issue in found.warnings]


def corrected(path: Path, cells: dict[str, dict[str, Any]]) -> None:
    """Write into a workbook as a coordinator does in Excel."""
    import openpyxl

    workbook = openpyxl.load_workbook(path)
    for sheet, answers in cells.items():
        for cell, answer in answers.items():
            workbook[sheet][cell] = answer
    workbook.save(path)


YOUNG, OLD = "Mentees 2026", "Frivillige mentorer"


def test_corrected_it_gives_the_plan_that_was_meant(
    danish: list[Path], tmp_path: Path, capsys: Capture
) -> None:
    corrected(
        danish[0],
        {
            YOUNG: {"S13": None, "P16": "hverdage", "E16": None, "U4": "Alder", "U16": 29},
            OLD: {"M3": 1, "F3": "folkepension", "Q4": "aktiv", "Q5": "pause", "Q7": "aktiv", "Q8": "pause"},
        },
    )
    told = {
        "Samtykke til deling (dato)": "consent",
        "Civil/beskæftigelse": "benefit",
        "Status nu": "status",
    }
    found = read(danish, mapping=told, today=date(2026, 11, 30))
    assert found.errors == ()
    assert [(one.youth, one.mentor) for one in found.matches] == [("4", "M2")]
    options = [word for pair in told.items() for word in ("--map", "=".join(pair))]
    done = match(capsys, tmp_path, *danish, *options)
    assert done.code == 0, done.err
    pairs = {line.youth: line.mentor for line in read([done.result]).matches}
    assert pairs["4"] == "M2"
    assert "7" not in pairs  # has not signed yet
    assert not {"M3", "M4", "M6"} & {*pairs.values()}  # on a pause, or on their way


def test_wishes_in_words_are_read_or_asked_where_the_column_is_told_to_hold_them(danish: list[Path]) -> None:
    found = read(danish, mapping={"Ønsker til mentor": "wished_gender"}, today=date(2026, 11, 30))
    wished = {one.id: one.wished_gender for one in found.youths if one.wished_gender}
    assert wished == {
        "1": GenderWish.RATHER_WOMAN,
        "2": GenderWish.RATHER_MAN,
        "5": GenderWish.WOMAN,
        "11": GenderWish.WOMAN,
    }
    asked = {issue.place.row for issue in found.errors if issue.place.heading == "Ønsker til mentor"}
    assert asked >= {12}  # kvinde el. par
