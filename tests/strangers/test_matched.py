"""Running matches that a list of people tells in a column of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.domain import MatchStatus
from mentormatch.workbook import read

from .lists import copied, read_csv

MENTORS = "Id,Navn,Ydelse\nM1,Poul Holm,løn\nM2,Lars Toft,løn\nM3,Lars Peter Dam,løn"


def running(found: object) -> list[tuple[str, str]]:
    assert all(one.status is MatchStatus.RUNNING for one in found.matches)  # type: ignore[attr-defined]
    return [(one.youth, one.mentor) for one in found.matches]  # type: ignore[attr-defined]


def test_a_name_cut_short_that_one_person_has_is_a_running_match_and_is_said(tmp_path: Path) -> None:
    found = read(copied(tmp_path, "matched-with"))
    assert running(found) == [("U1", "M1")]
    assert "MM-M431" in [issue.code for issue in found.warnings]


@pytest.mark.parametrize(
    "heading", ["Matchet med", "Mentor", "Har mentor", "Nuværende mentor", "Matched with"]
)
@pytest.mark.parametrize("answer", ["M2", "m2", "Lars Toft", "lars toft", '"Toft, Lars"'])
def test_an_id_or_a_full_name_is_a_running_match(tmp_path: Path, heading: str, answer: str) -> None:
    found = read_csv(tmp_path, unge=f"Id,Alder,{heading}\nU1,20,{answer}\nU2,21,", mentorer=MENTORS)
    assert (running(found), found.errors) == ([("U1", "M2")], ())


@pytest.mark.parametrize("answer", ["nej", "ingen", "-", "ikke endnu", "afventer"])
def test_nobody_is_nobody(tmp_path: Path, answer: str) -> None:
    found = read_csv(tmp_path, unge=f"Id,Alder,Har mentor\nU1,20,{answer}", mentorer=MENTORS)
    assert (running(found), found.errors) == ([], ())


@pytest.mark.parametrize(
    ("answer", "named"), [("Poul?", "M1"), ("Poul", "M1"), ("ja", ""), ("Lars", ""), ("Erik", "")]
)
def test_what_can_be_nobody_or_several_is_a_question_at_the_cell(
    tmp_path: Path, answer: str, named: str
) -> None:
    found = read_csv(tmp_path, unge=f"Id,Alder,Har mentor\nU1,20,{answer}", mentorer=MENTORS)
    assert [(issue.code, issue.place.row, issue.place.column) for issue in found.errors] == [
        ("MM-M430", 2, "C")
    ]
    assert named in found.errors[0].cause("da")


def test_the_mentors_list_can_tell_it_too(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,Navn,Alder\nU1,Asta,20\nU2,Bo,21",
        mentorer="Id,Navn,Matchet med\nM1,Vera,Asta; Bo\nM2,Ulf,",
    )
    assert running(found) == [("U1", "M1"), ("U2", "M1")]


def test_what_the_sheet_of_matches_says_goes_before_it(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge="Id,Alder,Matchet med\nU1,20,M1",
        mentorer=MENTORS,
        forløb="Ung,Mentor,Status\nU1,M1,afsluttet",
    )
    assert [one.status for one in found.matches] == [MatchStatus.ENDED]
