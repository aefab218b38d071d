"""SurveyMonkey: two rows of headings, the second with the choices of each question."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentormatch.domain import Benefit, DayPart, Slot
from mentormatch.workbook import read
from tests.books import AS_OF, as_json, pairs
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import book, surveymonkey

LANGUAGES = ("Danish", "English", "Arabic", "Other (please specify)")
TIMES = ("Monday evening", "Tuesday evening", "Saturday morning")
YOUTHS = surveymonkey(
    {
        "What should we call you?": "Open-Ended Response",
        "What is your date of birth?": "Date / Time",
        "Which languages do you speak?": LANGUAGES,
        "When can you meet?": TIMES,
        "What do you like to do in your spare time?": "Open-Ended Response",
    },
    [
        ("Ann Bech", "03/05/2004", {"Danish", "Arabic"}, {"Monday evening"}, "music; films"),
        ("Bo Dam", "24/12/2003", {"Danish", "Tigrinya"}, {"Tuesday evening", "Saturday morning"}, "chess"),
    ],
)
MENTORS = surveymonkey(
    {
        "What is your name?": "Open-Ended Response",
        "What is your date of birth?": "Date / Time",
        "Which languages do you speak?": LANGUAGES,
        "When can you meet?": TIMES,
        "Which benefit do you receive?": ("Response", "Other (please specify)"),
        "How many youths can you take?": "Response",
    },
    [
        ("Eva Eg", "01/02/1960", {"Danish", "Arabic"}, {"Monday evening"}, {"no benefits"}, 1),
        ("Carl Krog", "01/02/1955", {"Danish"}, {"Saturday morning"}, {"state pension"}, 1),
    ],
    first=11,
)


def test_two_rows_of_headings_are_one_and_nobody(tmp_path: Path, capsys: Capture) -> None:
    path = book(tmp_path / "export.xlsx", {"Sheet": YOUTHS, "Sheet1": MENTORS})
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (0, 0), told.again
    ann, bo = told.youths["118000001"], told.youths["118000002"]
    assert (ann.birth_date, ann.languages) == (date(2004, 5, 3), ("Danish", "Arabic"))
    assert (bo.birth_date, bo.languages) == (date(2003, 12, 24), ("Danish", "Tigrinya"))
    assert ann.meeting_times == {Slot(0, DayPart.EVENING)}
    assert bo.meeting_times == {Slot(1, DayPart.EVENING), Slot(5, DayPart.MORNING)}
    assert (ann.interests, bo.interests) == (("music", "films"), ("chess",))
    eva, carl = told.mentors["118000011"], told.mentors["118000012"]
    assert (eva.name, eva.benefit, eva.places) == ("Eva Eg", Benefit.NONE, 1)
    assert (carl.name, carl.benefit) == ("Carl Krog", Benefit.FOLKEPENSION)
    assert (len(told.youths), len(told.mentors)) == (2, 2), "the second row of headings is not a person"
    assert eva.active_to is None, "when somebody answered is not when they stop"
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert pairs(said) == {("118000001", "118000011"), ("118000002", "118000012")}


def test_what_is_proposed_for_a_question_of_its_own_is_not_read_before(
    tmp_path: Path, capsys: Capture
) -> None:
    path = book(tmp_path / "export.xlsx", {"Sheet": YOUTHS, "Sheet1": MENTORS})
    assert {youth.interests for youth in read([path]).youths} == {()}
    told = match_as_proposed(capsys, tmp_path, path)
    assert '"What do you like to do in your spare time?=interests"' in told.line


def test_choices_marked_with_a_one_stand_for_their_words(tmp_path: Path) -> None:
    numbered = [
        [1 if number > 1 and value in {*LANGUAGES[:3], *TIMES} else value for value in row]
        for number, row in enumerate(YOUTHS)
    ]
    path = book(tmp_path / "export.xlsx", {"Sheet": numbered, "Sheet1": MENTORS})
    found = {youth.id: youth for youth in read([path]).youths}
    assert found["118000001"].languages == ("Danish", "Arabic")
    assert found["118000002"].meeting_times == {Slot(1, DayPart.EVENING), Slot(5, DayPart.MORNING)}


def test_a_first_person_below_headings_is_not_taken_for_more_headings(tmp_path: Path) -> None:
    """Columns without a heading in which everybody has the same word are no choices: the row has an id of its own."""
    youths = [("Id", "Navn", "Alder"), ("U1", "Ann", 20, "ja", "ny"), ("U2", "Bo", 21, "ja", "ny")]
    mentors = [("Id", "Navn", "Ydelse"), ("M1", "Eva", "løn")]
    found = read([book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": mentors})])
    assert [youth.id for youth in found.youths] == ["U1", "U2"]
