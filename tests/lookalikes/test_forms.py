"""Exports of Google Forms and Microsoft Forms with some thirty columns, in both languages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Benefit, CheckAnswer, DayPart, Gender, GenderWish, RecordCheck, Slot
from mentormatch.workbook import read
from tests.books import AS_OF, as_json, pairs
from tests.lookalikes import forms
from tests.lookalikes.proposed import Capture, Told, match_as_proposed
from tests.lookalikes.tables import book, google, microsoft

YOUTHS = {"da": forms.YOUTHS_DA, "en": forms.YOUTHS_EN}
MENTORS = {"da": forms.MENTORS_DA, "en": forms.MENTORS_EN}


def everybody_is_read(told: Told, lang: str, ids: tuple[str, str, str, str]) -> None:
    danish = lang == "da"
    ann, bo = told.youths[ids[0]], told.youths[ids[1]]
    eva, carl = told.mentors[ids[2]], told.mentors[ids[3]]
    assert (len(told.youths), len(told.mentors)) == (2, 2)
    assert (ann.name, bo.name) == (("Ann", "Bo") if danish else ("Ann Bech", "Bo Dam"))
    assert (ann.birth_date, ann.municipality, ann.gender) == (date(2004, 5, 3), "Gladsaxe", Gender.WOMAN)
    # "Helst kvinde" in Danish, "A woman" in English
    assert ann.wished_gender is (GenderWish.RATHER_WOMAN if danish else GenderWish.WOMAN)
    assert bo.wished_gender is GenderWish.ANY
    assert ann.languages == (("Dansk", "Arabisk") if danish else ("Danish", "Arabic"))
    assert ann.interests == (("Fodbold", "Musik") if danish else ("Football", "Music"))
    assert ann.trades == (("Tømrer",) if danish else ("Carpentry",))
    assert ann.meeting_times == {Slot(0, DayPart.EVENING), Slot(1, DayPart.EVENING)}
    assert (ann.minutes_per_month, ann.has_qualifying_education, ann.consent) == (360, False, True)
    assert (eva.name, eva.residence, eva.benefit) == ("Eva Eg", "Gladsaxe", Benefit.WAGE)
    assert (carl.benefit, carl.places, carl.minutes_per_month) == (Benefit.FOLKEPENSION, 1, 600)
    assert carl.meeting_times == {Slot(5, DayPart.MORNING)}
    assert (eva.record_check, eva.consent) == (RecordCheck(CheckAnswer.YES), True)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_two_google_forms_in_one_workbook(tmp_path: Path, capsys: Capture, lang: str) -> None:
    addresses = ("ann@x.dk", "bo@x.dk", "eva@x.dk", "carl@x.dk")
    answers = [*forms.youths(lang, ","), *forms.mentors(lang, ",")]
    rows = [[address, *answer] for address, answer in zip(addresses, answers, strict=True)]
    names = ("Formularsvar 1", "Formularsvar 2") if lang == "da" else ("Form Responses 1", "Form Responses 2")
    sheets = {
        names[0]: google(YOUTHS[lang], rows[:2], lang=lang),
        names[1]: google(MENTORS[lang], rows[2:], lang=lang),
    }
    told = match_as_proposed(capsys, tmp_path, book(tmp_path / "svar.xlsx", sheets))
    assert (told.first, told.second) == (3, 0), told.again
    everybody_is_read(told, lang, addresses)
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert pairs(said) == {("ann@x.dk", "eva@x.dk"), ("bo@x.dk", "carl@x.dk")}


@pytest.mark.parametrize("lang", ["da", "en"])
def test_two_microsoft_forms_in_two_files_whose_sheets_have_one_name(
    tmp_path: Path, capsys: Capture, lang: str
) -> None:
    books = [
        book(tmp_path / f"{name}.xlsx", {"Sheet1": microsoft(questions[lang], answers(lang, ";"), lang=lang)})
        for name, questions, answers in (("svar-a", YOUTHS, forms.youths), ("svar-b", MENTORS, forms.mentors))
    ]
    told = match_as_proposed(capsys, tmp_path, *books)
    assert told.second == 0, told.again
    everybody_is_read(told, lang, ("1", "2", "1", "2"))
    assert told.first in {3, 4}, "nothing that needs a person's word was read before it"


def test_nothing_is_proposed_of_free_text_numbers_of_phones_and_yes_and_no(tmp_path: Path) -> None:
    sheets = {
        "Unge": microsoft(forms.YOUTHS_DA, forms.youths("da", ";"), lang="da"),
        "Mentorer": microsoft(forms.MENTORS_DA, forms.mentors("da", ";"), lang="da"),
    }
    proposed = {one.heading for one in read([book(tmp_path / "a.xlsx", sheets)]).proposals}
    assert not proposed & {
        "Hvad håber du at få ud af at have en mentor?",
        "Telefonnummer",
        "Telefon",
        "Har du haft en mentor før?",
        "Har du været frivillig før?",
        "Hvor langt vil du rejse? (km)",
        "Hvem er din sagsbehandler?",
        "Hvorfor vil du være mentor?",
    }


def test_a_grid_of_days_is_one_answer(tmp_path: Path, capsys: Capture) -> None:
    """Google writes a question with a row per day as a column per day, the day in brackets."""
    question = "Hvornår kan du mødes?"
    youths = google(
        ["Hvad hedder du?", "Alder", *(f"{question} [{day}]" for day in ("Mandag", "Tirsdag", "Lørdag"))],
        [
            ("a@x.dk", "Ann", 20, "Aften, Eftermiddag", None, "Formiddag"),
            ("b@x.dk", "Bo", 21, None, "Aften", None),
        ],
        lang="da",
    )
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": [("Id", "Ydelse"), ("M1", "løn")]})
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 0)
    assert told.youths["a@x.dk"].meeting_times == {
        Slot(0, DayPart.AFTERNOON),
        Slot(0, DayPart.EVENING),
        Slot(5, DayPart.MORNING),
    }
    assert told.youths["b@x.dk"].meeting_times == {Slot(1, DayPart.EVENING)}


def test_qualtrics_writes_three_rows_of_headings(tmp_path: Path, capsys: Capture) -> None:
    youths = [
        ["StartDate", "IPAddress", "ResponseId", "Q1", "Q2", "Q3_1", "Q3_2"],
        [
            "Start Date",
            "IP Address",
            "Response ID",
            "What is your name?",
            "How old are you?",
            "Which languages do you speak? - Selected Choice - Danish",
            "Which languages do you speak? - Selected Choice - Arabic",
        ],
        ['{"ImportId":"startDate"}', *(f'{{"ImportId":"QID{number}"}}' for number in range(6))],
        ["2026-09-01 10:00:00", "10.0.0.1", "R_1a", "Ann Bech", "20", "Danish", "Arabic"],
        ["2026-09-02 10:00:00", "10.0.0.1", "R_2b", "Bo Dam", "21", "Danish", None],
    ]
    mentors = [("Id", "Benefit", "Languages"), ("M1", "wage", "Danish; Arabic"), ("M2", "wage", "Danish")]
    told = match_as_proposed(
        capsys, tmp_path, book(tmp_path / "q.xlsx", {"Youths": youths, "Mentors": mentors})
    )
    assert (told.first, told.second) == (0, 0), told.again
    assert {youth.id: (youth.name, youth.age, youth.languages) for youth in told.youths.values()} == {
        "R_1a": ("Ann Bech", 20, ("Danish", "Arabic")),
        "R_2b": ("Bo Dam", 21, ("Danish",)),
    }
