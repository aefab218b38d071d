"""Which row is the headings, and which of two columns of one meaning counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.workbook import read

from .lists import Capture, as_proposed, copied, match, read_csv, written

MENTORS = "Id,Navn,Ydelse\nM1,Vera,løn"
YOUTHS = "Id,Name,Age\n1,Asta,19\n2,Bo,20\n3,Cilla,20\n4,Dan,20"


def codes(found: object) -> list[str]:
    return [issue.code for issue in found.issues]  # type: ignore[attr-defined]


def test_an_answer_that_is_spelled_like_a_heading_makes_no_row_the_headings(
    tmp_path: Path, capsys: Capture
) -> None:
    before = match(capsys, tmp_path, *copied(tmp_path, "answer-no-taken-as-heading"))
    after = as_proposed(capsys, before)
    assert (before.code, after.code) == (3, 0)
    assert len(read([after.result]).mentors) == 3


@pytest.mark.parametrize("answer", ["No", "Fra", "Mentor", "Kode", "Id"])
def test_nobodys_row_is_shown_as_headings(tmp_path: Path, answer: str) -> None:
    found = read_csv(
        tmp_path, unge=YOUTHS, mentorer=f"Vera Holm,Lyngby,ja\nUlf Bech,Virum,{answer}\nTove,Holte,ja"
    )
    said = " ".join(issue.cause("en") + issue.remedy("en") for issue in found.issues)
    assert "Vera" not in said
    assert "MM-S150" in codes(found)


def test_a_title_of_several_cells_is_not_the_headings(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge=YOUTHS,
        mentorer="Mentorer,opdateret,24/11\n,,\nId,Navn,Ydelse,Pladser\nM1,Vera,løn,2\nM2,Ulf,løn,1",
    )
    assert [mentor.places for mentor in found.mentors] == [2, 1]


def test_the_three_heading_rows_of_qualtrics_are_nobody(tmp_path: Path, capsys: Capture) -> None:
    files = copied(tmp_path, "qualtrics-three-heading-rows")
    found = read(files)
    assert [mentor.name for mentor in found.mentors] == ["Vera", "Ulf"]
    assert [mentor.interests for mentor in found.mentors] == [("chess",), ("sewing",)]
    assert "2 of 4" in match(capsys, tmp_path, *files).out


def test_qualtrics_questions_in_the_second_row_are_read_where_the_names_say_nothing(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge=YOUTHS,
        mentorer="""
        ResponseId,Q1,Q2,Q3
        Response ID,What is your name?,How many mentees can you take?,Hobbies
        "{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"
        R_1,Vera,2,chess
        R_2,Ulf,1,sewing
        """,
    )
    assert [(one.id, one.name, one.places, one.interests) for one in found.mentors] == [
        ("R_1", "Vera", 2, ("chess",)),
        ("R_2", "Ulf", 1, ("sewing",)),
    ]


def test_the_account_that_a_form_was_sent_from_is_nobodys_name(tmp_path: Path) -> None:
    found = read(copied(tmp_path, "account-name"))
    assert [youth.name for youth in found.youths] == ["Asta Lund", "Bo Krag", "Cilla Dam"]
    assert [mentor.name for mentor in found.mentors] == ["Vera Holm", "Ulf Bech", "Tove Skov"]


def test_accounts_that_differ_are_no_names_where_the_form_asks_for_the_name(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge=YOUTHS,
        mentorer="""
        Id,Starttidspunkt,Fuldførelsestidspunkt,Mail,Navn,Hvad hedder du?
        11,2026-01-05 10:00,2026-01-05 10:04,a@x.dk,Fælles Konto 1,Vera Holm
        12,2026-01-05 11:00,2026-01-05 11:04,b@x.dk,Fælles Konto 2,Ulf Bech
        """,
    )
    assert [mentor.name for mentor in found.mentors] == ["Vera Holm", "Ulf Bech"]


def test_the_same_question_twice_is_read_where_it_is_filled(tmp_path: Path, capsys: Capture) -> None:
    files = copied(tmp_path, "branching-form")
    assert [mentor.places for mentor in read(files).mentors] == [2, 2]
    assert "4 of 4" in match(capsys, tmp_path, *files).out


def test_two_different_answers_in_a_row_are_an_error_there(tmp_path: Path) -> None:
    mentors = (
        "Id,Name,Places,Places\n" + "\n".join(f"M{n},A,{n % 2 + 1}," for n in range(1, 6)) + "\nM6,B,2,3"
    )
    found = read_csv(tmp_path, unge=YOUTHS, mentorer=mentors)
    assert [(issue.code, issue.place.row) for issue in found.errors] == [("MM-S152", 7)]


def test_columns_that_differ_in_most_rows_are_two_questions(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge=YOUTHS, mentorer="Id,Name,Places,Places\nM1,A,1,2\nM2,B,2,3")
    assert [issue.code for issue in found.errors] == ["MM-S104"]


def test_numbered_columns_of_a_list_are_one(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge=YOUTHS,
        mentorer="Id,Navn,Interesse 1,Interesse 2,Sprog (1),Sprog (2)\nM1,Vera,skak,løb,dansk,tysk",
    )
    assert (found.mentors[0].interests, found.mentors[0].languages) == (("skak", "løb"), ("dansk", "tysk"))


def test_answers_on_a_scale_are_nobodys_interests(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path,
        unge=YOUTHS,
        mentorer="Id,Navn,Interesser [Sport],Interesser [Musik]\nM1,Vera,Meget,Slet ikke\nM2,Ulf,Lidt,Meget",
    )
    assert [mentor.interests for mentor in found.mentors] == [(), ()]
    assert "MM-S153" in codes(found)


HEADED_TWICE = {
    "short names and questions": (
        "id,name,places,Q5\nWhat is your id?,What is your name?,How many mentees can you take?,Hobbies"
    ),
    "questions and short names": (
        "What is your id?,What is your name?,How many mentees can you take?,Hobbies\nid,name,places,Q5"
    ),
    "two languages": "Id,Navn,Pladser,Interesser\nId,Name,Places,Interests",
    "what to write": "Id,Navn,Pladser,Interesser\n(et nummer),(for- og efternavn),(hele tal),(skriv frit)",
    "types": "Id,Navn,Pladser,Interesser\ntekst,tekst,tal,fritekst",
    "groups above": "Om mentor,,Tilbud,\nId,Navn,Pladser,Interesser",
}


@pytest.mark.parametrize("top", HEADED_TWICE.values(), ids=HEADED_TWICE)
def test_two_rows_of_headings_are_nobody(tmp_path: Path, top: str) -> None:
    found = read_csv(tmp_path, unge=YOUTHS, mentorer=f"{top}\nM1,Vera,2,chess\nM2,Ulf,1,sewing")
    assert [(one.id, one.name, one.places, one.interests) for one in found.mentors] == [
        ("M1", "Vera", 2, ("chess",)),
        ("M2", "Ulf", 1, ("sewing",)),
    ]
    assert found.errors == ()


def test_a_persons_row_below_the_headings_stays_a_persons(tmp_path: Path) -> None:
    found = read_csv(
        tmp_path, unge=YOUTHS, mentorer="Id,Navn,Sprog\nsprog,Vera Navn,dansk sprog\nUlf,Ulf Bech,dansk"
    )
    assert [one.id for one in found.mentors] == ["sprog", "Ulf"]


@pytest.mark.parametrize(
    ("heading", "answer", "parts"),
    [
        ("Hvilke aftener kan du mødes? [Mandag],Hvilke aftener kan du mødes? [Onsdag]", "x,", "evening"),
        ("Which evenings can you meet?: Monday,Which evenings can you meet?: Wednesday", "x,", "evening"),
        ("Hvilke formiddage passer dig?", "mandag", "morning"),
        ("Which mornings and afternoons are you free?", "Monday", "afternoon morning"),
        ("Hvornår kan du mødes? (fx tirsdage aftener)", "mandag", "afternoon evening morning"),
    ],
)
def test_days_below_a_heading_that_asks_for_a_part_of_the_day_are_that_part(
    tmp_path: Path, heading: str, answer: str, parts: str
) -> None:
    asked = heading.split(",", maxsplit=1)[0].split(" [", maxsplit=1)[0].removesuffix(": Monday")
    found = read(
        written(tmp_path, {"unge.csv": f"Id,Alder,{heading}\nU1,19,{answer}", "mentorer.csv": MENTORS}),
        mapping={asked: "meeting_times"},
    )
    times = found.youths[0].meeting_times
    assert {slot.day for slot in times} == {0}
    assert sorted(slot.part.value for slot in times) == parts.split()


@pytest.mark.parametrize(
    ("heading", "answer", "asked"),
    [
        ("Hvilke dage kan du IKKE?", "mandag", "Mødetider"),
        ("When can you not meet?", "Mondays", "Mødetider"),
        ("Køn du ikke ønsker", "mand", "Ønsket køn"),
    ],
)
def test_a_heading_that_asks_for_the_contrary_is_never_read_as_what_it_is_not(
    tmp_path: Path, heading: str, answer: str, asked: str
) -> None:
    found = read_csv(tmp_path, unge=f"Id,Alder,{heading}\nU1,19,{answer}\nU2,20,{answer}", mentorer=MENTORS)
    (issue,) = (one for one in found.warnings if one.code == "MM-S159")
    assert asked in issue.cause("da")
    assert found.proposals == ()
