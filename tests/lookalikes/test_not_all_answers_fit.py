"""Sheets in which the headings say enough, but not every answer is understood."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.domain import Benefit, GenderWish
from mentormatch.workbook import read
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import Table, book, microsoft

YOUTHS = microsoft(
    [
        "Hvad er dit fulde navn?",
        "Hvor gammel er du?",
        "Hvilke dage og tidspunkter kan du mødes med en mentor?",
        "Har du et ønske til mentorens køn?",
    ],
    [
        ("Ann Bech", "22 år", "Mandag aften;Weekend;", "Ja, kvinde"),
        ("Bo Dam", "19", "Hverdage e. kl. 16;", "Nej, det er lige meget"),
        ("Carl Eg", "24 år gammel", "efter aftale", "Gerne en mand"),
    ],
    lang="da",
)
MENTORS = microsoft(
    [
        "Hvornår er du født?",
        "Hvad er din nuværende beskæftigelse/forsørgelse?",
        "Hvor mange unge vil du kunne støtte ad gangen?",
    ],
    [
        ("12. marts 1955", "Folkepensionist", "1"),
        ("3/11 1962", "Efterlønner", "op til 2"),
        ("1-2-1970", "I arbejde", "1-2"),
    ],
    lang="da",
)


def test_a_column_is_proposed_with_how_many_answers_must_be_corrected(
    tmp_path: Path, capsys: Capture
) -> None:
    paths = (
        book(tmp_path / "ung(1-3).xlsx", {"Sheet1": YOUTHS}),
        book(tmp_path / "bliv mentor(1-3).xlsx", {"Sheet1": MENTORS}),
    )
    told = match_as_proposed(capsys, tmp_path, *paths, options=("--lang", "da", "--leave-out-errors"))
    times = "»Hvilke dage og tidspunkter kan du mødes med en mentor?« = Mødetider"
    assert f"{times} (ordene ligner, men 1 af 3 svar forstås ikke" in told.said
    assert "ad gangen?« = Pladser (ordene ligner, men 1 af 3 svar" in told.said
    assert told.second == 0, told.again
    assert "efter aftale" in told.again, (
        "what is not understood is an error at its cell, and nothing is left out silently"
    )
    wishes = {youth.name: youth.wished_gender for youth in told.youths.values()}
    assert (wishes["Ann Bech"], wishes["Bo Dam"]) == (GenderWish.WOMAN, GenderWish.ANY)


def test_benefits_are_benefits_though_the_heading_speaks_of_work_too(tmp_path: Path) -> None:
    found = read(
        [book(tmp_path / "mentorer.xlsx", {"Mentorer": MENTORS, "Unge": [["Id", "Alder"], ["U1", 20]]})]
    )
    assert {one.heading: one.means for one in found.proposals} == {
        "Hvad er din nuværende beskæftigelse/forsørgelse?": "benefit",
        "Hvor mange unge vil du kunne støtte ad gangen?": "places",
    }
    mapping = {"Hvad er din nuværende beskæftigelse/forsørgelse?": "benefit"}
    told = read([tmp_path / "mentorer.xlsx"], mapping=mapping)
    assert [mentor.benefit for mentor in told.mentors] == [
        Benefit.FOLKEPENSION,
        Benefit.EFTERLOEN,
        Benefit.WAGE,
    ]


def test_a_year_of_birth_is_not_proposed_as_a_date_but_named(tmp_path: Path) -> None:
    mentors: Table = [["Id", "Fødselsår", "Ydelse"], ["M1", "1955", "løn"], ["M2", 1962, "løn"]]
    found = read([book(tmp_path / "a.xlsx", {"Unge": [["Id", "Alder"], ["U1", 20]], "Mentorer": mentors})])
    assert found.proposals == found.errors == ()
    (said,) = [issue for issue in found.issues if issue.code == "MM-S139"]
    assert said.place.column == "B"
    assert "svarene kan ikke læses som Fødselsdato" in said.cause("da")


@pytest.mark.parametrize("sign", ["#", "Nr."])
def test_a_number_sign_is_the_id_and_no_text_stands_in_for_it(tmp_path: Path, sign: str) -> None:
    youths: Table = [[sign, "Age", "Skills / goals"], [1, 20, "nursing"], [2, 21, "carpentry"]]
    found = read(
        [book(tmp_path / "a.xlsx", {"Youths": youths, "Mentors": [["Id", "Benefit"], ["M1", "wage"]]})]
    )
    assert [youth.id for youth in found.youths] == ["1", "2"]
    assert [one.means for one in found.proposals] == ["trades"]


def test_what_speaks_of_something_else_is_not_proposed_for_the_id(tmp_path: Path) -> None:
    youths: Table = [["Name", "Age", "Skills / goals"], ["Ann", 20, "nursing"], ["Bo", 21, "carpentry"]]
    found = read(
        [book(tmp_path / "a.xlsx", {"Youths": youths, "Mentors": [["Id", "Benefit"], ["M1", "wage"]]})]
    )
    assert {one.heading: one.means for one in found.proposals} == {"Name": "id", "Skills / goals": "trades"}
