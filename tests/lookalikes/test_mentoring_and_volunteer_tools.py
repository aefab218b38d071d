"""Exports of mentoring programmes and lists for the co-ordination of volunteers, with words of their own."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from mentormatch.domain import (
    Benefit,
    DayPart,
    Gender,
    GenderWish,
    MatchStatus,
    Slot,
)
from mentormatch.workbook import read
from tests.books import AS_OF, as_json, pairs
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import book

EVENING, WEEKEND = {Slot(0, DayPart.EVENING)}, {Slot(5, DayPart.MORNING)}


def test_two_lists_of_a_mentoring_programme(tmp_path: Path, capsys: Capture) -> None:
    common = ["First Name", "Last Name", "Email", "Gender", "Location", "Languages", "Areas of interest"]
    mentees = [
        ["Member ID", *common, "Availability", "Date of Birth", "Preferred mentor gender", "Last login"],
        [
            101,
            "Ann",
            "Bech",
            "ann@x.dk",
            "Female",
            "Gladsaxe",
            "Danish; Arabic",
            "Music",
            "Monday evening",
            "2004-05-03",
            "Female",
            "2026-10-10",
        ],
        [
            102,
            "Bo",
            "Dam",
            "bo@x.dk",
            "Male",
            "Herlev",
            "Danish",
            "Chess",
            "Saturday morning",
            "2003-12-24",
            "No preference",
            "2026-10-11",
        ],
    ]
    mentors = [
        [
            "Member ID",
            *common,
            "Availability",
            "Mentee capacity",
            "Employment",
            "Hours per month",
            "Last login",
        ],
        [
            201,
            "Eva",
            "Eg",
            "eva@x.dk",
            "Female",
            "Gladsaxe",
            "Danish; Arabic",
            "Music",
            "Monday evening",
            "1",
            "Employed",
            "8",
            "2026-10-10",
        ],
        [
            202,
            "Carl",
            "Krog",
            "carl@x.dk",
            "Male",
            "Herlev",
            "Danish",
            "Chess",
            "Saturday morning",
            "1",
            "Employed",
            "10",
            "2026-10-11",
        ],
    ]
    path = book(tmp_path / "programme.xlsx", {"Mentees": mentees, "Mentors": mentors})
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 0), told.again
    ann, eva = told.youths["101"], told.mentors["201"]
    assert (ann.name, ann.municipality, ann.interests) == ("Ann Bech", "Gladsaxe", ("Music",))
    assert (ann.gender, ann.wished_gender, ann.meeting_times) == (Gender.WOMAN, GenderWish.WOMAN, EVENING)
    assert (eva.name, eva.residence, eva.benefit, eva.places) == ("Eva Eg", "Gladsaxe", Benefit.WAGE, 1)
    assert "login" not in told.line
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert pairs(said) == {("101", "201"), ("102", "202")}


def test_a_danish_list_of_volunteers_and_one_of_referrals(tmp_path: Path, capsys: Capture) -> None:
    volunteers = [
        [
            "Frivillig nr.",
            "Frivilligs navn",
            "Fødselsdag",
            "By",
            "Tlf.",
            "E-mail",
            "Børneattest indhentet",
            "Antal timer pr. md.",
            "Modtager dagpenge/løn/pension",
            "Max antal unge",
            "Startet",
        ],
        [1, "Eva Eg", "1/2-1960", "Gladsaxe", "20202020", "eva@x.dk", "ja", "8", "løn", 2, "1/1-2020"],
        [
            2,
            "Carl Krog",
            "2/2-1955",
            "Herlev",
            "20202021",
            "c@x.dk",
            "nej",
            "10",
            "folkepension",
            1,
            "1/1-2021",
        ],
    ]
    referred = [
        [
            "Sagsnr.",
            "Den unges navn",
            "Født",
            "Henvist dato",
            "Sagsbehandler",
            "Sprog/modersmål",
            "Ønsker til mentor (køn)",
            "Interesser/fritid",
        ],
        ["S-1", "Ann Bech", "3-5-2004", "1-9-2026", "Kirsten", "dansk, arabisk", "kvinde", "musik"],
        ["S-2", "Bo Dam", "24-12-2003", "1-10-2026", "Per", "dansk", "ligegyldigt", "skak"],
    ]
    path = book(tmp_path / "frivillige.xlsx", {"Frivilligliste": volunteers, "Henviste unge": referred})
    told = match_as_proposed(capsys, tmp_path, path)
    assert told.second == 0, told.again
    ann, eva, carl = told.youths["S-1"], told.mentors["1"], told.mentors["2"]
    assert (ann.name, ann.waiting_since, ann.languages) == (
        "Ann Bech",
        date(2026, 9, 1),
        ("dansk", "arabisk"),
    )
    assert (ann.wished_gender, ann.interests) == (GenderWish.WOMAN, ("musik",))
    assert (eva.name, eva.residence, eva.benefit, eva.places) == ("Eva Eg", "Gladsaxe", Benefit.WAGE, 2)
    assert (eva.minutes_per_month, eva.active_from) == (480, date(2020, 1, 1))
    assert (eva.record_check, carl.record_check) == (None, None), "a børneattest is another certificate"
    assert carl.benefit == Benefit.FOLKEPENSION


def test_a_workbook_with_no_heading_that_we_know(tmp_path: Path, capsys: Capture) -> None:
    born = (datetime(2004, 5, 3), datetime(2003, 12, 24))  # noqa: DTZ001  # a cell has no time zone
    path = book(
        tmp_path / "club.xlsx",
        {
            "Read me": [["This workbook holds applications"]],
            "Applicants": [
                ["Ref", "Applicant", "DOB", "Tongue", "Free when"],
                ["A1", "Ann Bech", born[0], "Danish", "Monday evening"],
                ["A2", "Bo Dam", born[1], "Danish", "Saturday morning"],
            ],
            "Coaches": [
                ["Ref", "Coach", "Job situation", "Tongue", "Free when", "Slots"],
                ["C1", "Eva Eg", "wage", "Danish", "Monday evening", 1],
                ["C2", "Carl Krog", "wage", "Danish", "Saturday morning", 1],
            ],
            "Lookup": [["Code", "Label"], ["A", "x"], ["B", "y"]],
        },
    )
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 0), told.again
    assert "The sheet Applicants = Youths" in told.said, "the language is that of the sheets"
    assert (told.youths["A1"].name, told.youths["A1"].birth_date) == ("Ann Bech", date(2004, 5, 3))
    assert (told.mentors["C2"].name, told.mentors["C2"].meeting_times) == ("Carl Krog", WEEKEND)
    assert "Lookup" not in told.line
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert pairs(said) == {("A1", "C1"), ("A2", "C2")}


def test_a_list_of_matches_with_words_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    path = book(
        tmp_path / "a.xlsx",
        {
            "Unge": [("Id", "Alder"), ("U1", 20), ("U2", 21)],
            "Mentorer": [("Id", "Ydelse"), ("M1", "løn"), ("M2", "løn")],
            "Forløb": [
                ("Den unge", "Mentor nr.", "Hvordan går det", "Startet den"),
                ("U1", "M1", "aktiv", "1-9-2026"),
            ],
        },
    )
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 0), told.again
    (running,) = (one for one in read([told.result]).matches if one.status is MatchStatus.RUNNING)
    assert (running.youth, running.mentor, running.start) == ("U1", "M1", date(2026, 9, 1))


def test_what_the_line_does_not_put_right_is_said(tmp_path: Path, capsys: Capture) -> None:
    """Youths without any age: no column can stand for that, and the line says so."""
    youths = [("Member ID", "Name"), ("U1", "Ann"), ("U2", "Bo")]
    path = book(tmp_path / "a.xlsx", {"Youths": youths, "Mentors": [("Id", "Benefit"), ("M1", "wage")]})
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 3)
    assert "This line does not fix the other errors above." in told.said
    assert "The column Birth date is missing." in told.said
