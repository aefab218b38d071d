"""One sheet with youths and mentors in it, told apart by a question."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mentormatch.domain import Benefit, Gender
from mentormatch.workbook import read
from tests.books import AS_OF, as_json, command, pairs
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import Table, book, google

DANISH = google(
    [
        "Jeg tilmelder mig som",
        "Hvad hedder du?",
        "Hvornår er du født?",
        "Hvilke sprog taler du?",
        "Hvor mange unge kan du tage?",
        "Hvilken ydelse får du?",
    ],
    [
        ("ann@x.dk", "Ung, der søger mentor", "Ann Bech", "3-5-2004", "Dansk;Arabisk", None, None),
        ("eva@x.dk", "Mentor", "Eva Eg", "1-2-1960", "Dansk;Arabisk", 1, "løn"),
        ("bo@x.dk", "Ung, der søger mentor", "Bo Dam", "24-12-2003", "Dansk;Tysk", None, None),
        ("carl@x.dk", "Mentor", "Carl Krog", "1-2-1955", "Tysk", 1, "folkepension"),
    ],
    lang="da",
)
ENGLISH = google(
    [
        "Which of these are you?",
        "Your name",
        "Date of birth",
        "What languages do you speak?",
        "Which municipality do you live in?",
        "How many mentees can you take?",
        "Which benefit do you receive?",
    ],
    [
        ("ann@x.dk", "A young person", "Ann Bech", "03/05/2004", "Danish, Arabic", "Gladsaxe", None, None),
        ("eva@x.dk", "A mentor", "Eva Eg", "01/02/1960", "Danish, Arabic", "Herlev", 1, "wage"),
        ("bo@x.dk", "A young person", "Bo Dam", "24/12/2003", "Danish, German", "Gladsaxe", None, None),
        ("carl@x.dk", "A mentor", "Carl Krog", "01/02/1955", "German", "Herlev", 1, "folkepension"),
    ],
)
MENTORING_TOOL: Table = [
    [
        "First Name",
        "Last Name",
        "Email",
        "Role",
        "Age",
        "Skills to develop",
        "Skills to share",
        "Max mentees",
        "Time zone",
        "Gender",
    ],
    ["Ann", "Bech", "ann@x.dk", "Mentee", 20, "Carpentry, Maths", None, None, "CET", "Female"],
    ["Bo", "Dam", "bo@x.dk", "Mentee", 21, "Cooking", None, None, "CET", "Male"],
    ["Eva", "Eg", "eva@x.dk", "Mentor", 61, None, "Carpentry; Maths", 1, "CET", "Female"],
    ["Carl", "Krog", "carl@x.dk", "Mentor", 66, None, "Cooking", 1, "CET", "Male"],
]


@pytest.mark.parametrize(
    ("name", "rows", "question"),
    [("Svar 1", DANISH, "Jeg tilmelder mig som"), ("Form Responses 1", ENGLISH, "Which of these are you?")],
    ids=["danish", "english"],
)
def test_the_question_that_tells_them_apart_is_proposed(
    tmp_path: Path, capsys: Capture, name: str, rows: Table, question: str
) -> None:
    path = book(tmp_path / "svar.xlsx", {name: rows})
    assert read([path]).youths == read([path]).mentors == (), (
        "nobody is on a side before a person has said so"
    )
    told = match_as_proposed(capsys, tmp_path, path)
    assert f'--map "{question}=role"' in told.line
    assert (told.first, told.second) == (3, 0), told.again
    assert {youth.id: youth.birth_date for youth in told.youths.values()} == {
        "ann@x.dk": date(2004, 5, 3),
        "bo@x.dk": date(2003, 12, 24),
    }
    assert {mentor.id: mentor.benefit for mentor in told.mentors.values()} == {
        "eva@x.dk": Benefit.WAGE,
        "carl@x.dk": Benefit.FOLKEPENSION,
    }
    assert (told.youths["bo@x.dk"].name, told.mentors["carl@x.dk"].name) == ("Bo Dam", "Carl Krog")
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert pairs(said) == {("ann@x.dk", "eva@x.dk"), ("bo@x.dk", "carl@x.dk")}


def test_the_sheet_is_handed_back_once_and_whole(tmp_path: Path, capsys: Capture) -> None:
    told = match_as_proposed(capsys, tmp_path, book(tmp_path / "svar.xlsx", {"Svar 1": DANISH}))
    result = openpyxl.load_workbook(told.result)
    assert result.sheetnames.count("Svar 1") == 1
    handed = [[cell.value for cell in row] for row in result["Svar 1"].iter_rows()]
    assert [row[: len(DANISH[0])] for row in handed] == [list(row) for row in DANISH]
    assert command("verify", told.result) == 0


def test_every_column_of_the_sheet_offers_what_either_side_may_answer(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("Id", "Rolle", "Alder", "Køn", "Ydelse", "Pladser", "Status", "Kompetencegivende uddannelse"),
        ("U1", "ung", 20, "kvinde", None, None, "aktiv", "nej"),
        ("M1", "mentor", None, "mand", "løn", 1, "aktiv", None),
    ]
    out = tmp_path / "ud.xlsx"
    assert command("match", book(tmp_path / "a.xlsx", {"Ark1": rows}), "-o", out, "--as-of", AS_OF) == 0
    result = openpyxl.load_workbook(out)

    def offered(heading: str) -> list[str]:
        column = rows[0].index(heading) + 1
        cell = result["Ark1"].cell(3, column).coordinate
        (rule,) = [one for one in result["Ark1"].data_validations.dataValidation if cell in one.sqref]
        assert rule.prompt
        if rule.type != "list":
            return []
        ((sheet, cells),) = result.defined_names[rule.formula1.removeprefix("=")].destinations
        return [str(line[0].value) for line in result[sheet][cells.replace("$", "")]]

    assert offered("Rolle") == ["ung", "mentor"]
    assert {"løn", "dagpenge", "folkepension"} <= set(offered("Ydelse"))
    assert "nej" in offered("Kompetencegivende uddannelse")
    assert len(set(offered("Køn"))) == len(offered("Køn")) > 1
    assert offered("Pladser") == []


def test_a_known_question_with_answers_that_are_all_understood_needs_no_telling(tmp_path: Path) -> None:
    rows = [["Id", *DANISH[0][2:]], *([number, *row[2:]] for number, row in enumerate(DANISH[1:], 1))]
    rows[0][1] = "Er du mentor eller ung?"
    found = read([book(tmp_path / "svar.xlsx", {"Ark1": rows})])
    assert found.errors == ()
    assert [youth.name for youth in found.youths] == ["Ann Bech", "Bo Dam"]
    assert [mentor.name for mentor in found.mentors] == ["Eva Eg", "Carl Krog"]
    assert [issue.code for issue in found.issues if issue.code == "MM-S128"] == ["MM-S128"]


def test_an_answer_that_is_neither_is_an_error_at_its_cell(tmp_path: Path, capsys: Capture) -> None:
    rows: list[list[Any]] = [list(row) for row in DANISH]
    rows[3][2] = "Nysgerrig"
    path = book(tmp_path / "svar.xlsx", {"Svar 1": rows})
    mapping = {"Jeg tilmelder mig som": "rolle", "Mailadresse": "Id"}
    found = read([path], mapping=mapping)
    assert [(issue.code, issue.place.cell) for issue in found.errors] == [("MM-S129", "C4")]
    assert "Nysgerrig" in found.errors[0].cause("da")
    left = read([path], mapping=mapping, leave_out_errors=True)
    assert left.errors == ()
    assert [out.place.row for out in left.left_out] == [4]
    assert [out.name for out in left.left_out] == ["Svar 1!4"], "a row without an id is called by its place"
    assert [youth.name for youth in left.youths] == ["Ann Bech"]


def test_a_sheet_of_mentors_with_roles_of_another_kind_stays_one(tmp_path: Path) -> None:
    mentors = [
        ("Id", "Navn", "Rolle", "Ydelse"),
        ("M1", "Eva", "tovholder", "løn"),
        ("M2", "Bo", "mentor", "løn"),
    ]
    path = book(tmp_path / "a.xlsx", {"Unge": [("Id", "Alder"), ("U1", 20)], "Mentorer": mentors})
    found = read([path])
    assert found.errors == found.proposals == ()
    assert [mentor.id for mentor in found.mentors] == ["M1", "M2"]


def test_a_mentoring_tools_participants(tmp_path: Path, capsys: Capture) -> None:
    path = book(tmp_path / "participants.xlsx", {"Participants": MENTORING_TOOL})
    told = match_as_proposed(capsys, tmp_path, path, options=("--blank-benefit", "none"))
    assert (told.first, told.second) == (3, 0), told.again
    youths, mentors = told.youths, told.mentors
    assert (youths["ann@x.dk"].name, youths["ann@x.dk"].age) == ("Ann Bech", 20)
    assert (youths["ann@x.dk"].gender, youths["ann@x.dk"].trades) == (Gender.WOMAN, ("Carpentry", "Maths"))
    assert (mentors["eva@x.dk"].trades, mentors["eva@x.dk"].places) == (("Carpentry", "Maths"), 1)
    assert "Time zone" not in told.line, "what we have no column for is left alone"
    code, said = as_json(
        capsys, "match", told.result, "-o", tmp_path / "n.xlsx", "--as-of", AS_OF, "--blank-benefit", "none"
    )
    assert code == 0
    assert pairs(said) == {("ann@x.dk", "eva@x.dk"), ("bo@x.dk", "carl@x.dk")}
