"""Ids that are text in one sheet and numbers in another, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.domain import MatchStatus
from mentormatch.workbook import read
from tests.lookalikes.proposed import match_as_proposed
from tests.lookalikes.tables import book

YOUTHS = [("Id", "Age", "Wished mentors"), ("007", 20, 7), ("012", 21, "12.0")]
MENTORS = [("Id", "Benefit", "Not with"), ("007", "wage", 12), (12, "wage", None)]
HISTORY = [("Youth", "Mentor", "Status"), (7, 7.0, "running"), ("12.0", "012", "locked")]


def test_zeros_in_front_are_no_part_of_a_number(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Youths": YOUTHS, "Mentors": MENTORS, "Match history": HISTORY})
    found = read([path])
    assert found.errors == found.warnings == ()
    assert [youth.wished_mentors for youth in found.youths] == [("007",), ("12",)]
    assert [mentor.not_with for mentor in found.mentors] == [("012",), ()]
    assert [(match.youth, match.mentor, match.status) for match in found.matches] == [
        ("007", "007", MatchStatus.RUNNING),
        ("012", "12", MatchStatus.LOCKED),
    ]


def test_where_two_ids_are_one_number_none_of_them_is_chosen(tmp_path: Path) -> None:
    youths = [("Id", "Age"), ("007", 20), ("07", 21)]
    history = [("Youth", "Mentor", "Status"), (7, 12, "running")]
    path = book(
        tmp_path / "a.xlsx",
        {"Youths": youths, "Mentors": MENTORS[:1] + MENTORS[2:], "Match history": history},
    )
    assert [(issue.code, issue.place.cell) for issue in read([path]).errors] == [("MM-P317", "A2")]


def test_a_column_of_times_is_no_slip_of_the_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    youths = [("Navn", "Alder", "Tid"), ("Ane Bo", 20, "tirsdag aften"), ("Ib Dam", 21, "hver dag")]
    mentors = [
        ("Navn", "Ydelse", "Tid"),
        ("Mai Lund", "løn", "mandag"),
        ("Per Holm", "løn", "hverdage undt. fredag"),
    ]
    told = match_as_proposed(
        capsys, tmp_path, book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": mentors})
    )
    assert (told.first, told.second) == (3, 0), told.again
    assert "--map Navn=id --map Tid=meeting_times" in told.line
    assert [len(mentor.meeting_times or ()) for mentor in told.mentors.values()] == [3, 12]


def test_where_ids_are_words_a_word_alone_may_be_a_person(tmp_path: Path) -> None:
    mentors = [("Id", "Ydelse"), ("Mai", "løn"), ("Per",), ("Venteliste",), ("Eva", "løn")]
    path = book(tmp_path / "a.xlsx", {"Unge": [("Id", "Alder"), ("U1", 20)], "Mentorer": mentors})
    found = read([path])
    assert [mentor.id for mentor in found.mentors] == ["Mai", "Per", "Eva"]
    assert [(issue.code, issue.place.row) for issue in found.warnings] == [("MM-S141", 4)]
    alone = [("Id",), ("Mai",), ("Pause",)]
    path = book(tmp_path / "b.xlsx", {"Unge": [("Id", "Alder"), ("U1", 20)], "Mentorer": alone})
    assert [mentor.id for mentor in read([path]).mentors] == ["Mai", "Pause"]


@pytest.mark.parametrize(
    "heading",
    ["By", "Hobby", "Bil", "Hvor mange timer om ugen kan du?", "Hvad er din situation?", "Boligforhold"],
)
def test_what_a_person_likes_or_where_they_live_is_no_id(tmp_path: Path, heading: str) -> None:
    """All different in a short list is not enough: the next list has two people of one town."""
    answers = [2, 3] if "timer" in heading else ["Herlev by", "Bagsværd"]
    youths = [("Fornavn", "Efternavn", "Alder", heading), *zip("AB", "CD", (20, 21), answers, strict=True)]
    mentors = [("Id", "Ydelse"), ("M1", "løn")]
    found = read([book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": mentors})])
    assert [issue.code for issue in found.errors] == ["MM-S103"]
    assert "Tilføj en kolonne Id" in found.errors[0].remedy("da")
    assert all(proposal.means != "id" for proposal in found.proposals)


@pytest.mark.parametrize(
    ("heading", "answers"),
    [("Initialer", ["AB", "CDE"]), ("Medarbejderkode", ["x1", "x2"]), ("Ung", ["Bo D", "Ane"])],
)
def test_initials_codes_and_whom_the_row_is_about_are_proposed(
    tmp_path: Path, heading: str, answers: list[str]
) -> None:
    youths = [(heading, "Alder", "By"), *zip(answers, (20, 21), ("Herlev", "Virum"), strict=True)]
    mentors = [("Id", "Ydelse"), ("M1", "løn")]
    found = read([book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": mentors})])
    assert [(one.heading, one.means) for one in found.proposals if one.means == "id"] == [(heading, "id")]


def test_a_home_address_is_not_proposed_but_read_as_the_postcode_where_it_is_told(tmp_path: Path) -> None:
    youths = [("Id", "Alder", "Adresse"), ("U1", 20, "Torvet 3, 2860 Søborg"), ("U2", 21, "2880 Bagsværd")]
    mentors = [("Id", "Ydelse"), ("M1", "løn")]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": mentors})
    assert read([path]).proposals == ()
    told = read([path], mapping={"Adresse": "postcode"})
    assert [youth.postcode for youth in told.youths] == ["2860", "2880"]


def test_a_question_about_the_benefit_too_is_not_proposed_as_the_trade(tmp_path: Path) -> None:
    asked = "Hvad er din nuværende beskæftigelse/forsørgelse?"
    mentors = [
        ("Id", asked),
        ("M1", "Jeg er på efterløn"),
        ("M2", "Arbejder 37 timer"),
        ("M3", "lidt af hvert"),
    ]
    path = book(tmp_path / "a.xlsx", {"Unge": [("Id", "Alder"), ("U1", 20)], "Mentorer": mentors})
    assert all(one.means != "trades" for one in read([path]).proposals)
