"""Exports of web forms and text files: long questions, several answers in a cell, time stamps, one file per side."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from mentormatch.domain import Benefit, DayPart, Gender, GenderWish, Slot
from mentormatch.workbook import read
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from tests.workbooks.base import MENTORS, SETTINGS, book

QUESTIONS = [
    "ID",
    "Starttidspunkt",
    "Fuldførelsestidspunkt",
    "Mail",
    "Navn",
    "Hvad hedder du?",
    "Hvornår er du født?",
    "Hvad er dit postnummer?",
    "Hvilken kommune bor du i?",
    "Hvilket køn er du?",
    "Ønsker du en mentor af et bestemt køn?",
    "Hvilke sprog taler du?\n(sæt gerne flere krydser)",
    "Hvad interesserer du dig for?",
    "Hvilken uddannelse eller hvilket fag drømmer du om?",
    "Hvornår kan du mødes?",
    "Har du en kompetencegivende uddannelse?",
    "Hvor mange timer om måneden vil du gerne mødes?",
    "Giver du samtykke til, at vi bruger dine svar til at finde et match?",
]
ANSWERS = [
    1,
    datetime(2016, 10, 3, 9, 12),  # noqa: DTZ001  # a cell has no time zone
    datetime(2016, 10, 3, 9, 15),  # noqa: DTZ001
    "anonymous",
    None,
    "Åse Bech",
    date(1995, 3, 2),
    "2860 Søborg",
    "Gladsaxe Kommune",
    "Kvinde",
    "Ligegyldigt",
    "Dansk;Engelsk;",
    "Fodbold;Musik;",
    "Pædagog",
    "Mandag aften;Tirsdag eftermiddag;",
    "Nej",
    "6,5",
    "Ja",
]
MENTOR_FORM = (
    "Svar-id;Tidsstempel;Hvad hedder du?;Hvornår er du født?;Hvilken kommune bor du i?;Hvilken ydelse får du?;"
    "Hvor mange unge kan du tage?;Hvor mange timer om måneden kan du bruge?;Hvilke sprog taler du?;"
    "Hvornår kan du mødes?\r\n"
    '1;03-10-2016 09:12;Jørgen Dåm;01-02-1955;Gladsaxe;Efterløn;2;6,5;"dansk, engelsk";'
    '"mandag aften; weekend formiddag"\r\n'
)


def test_both_sides_of_a_form_are_read_together(tmp_path: Path) -> None:
    youths = book(tmp_path / "formular-unge.xlsx", {"Form1": [QUESTIONS, ANSWERS]})
    mentors = tmp_path / "formular-mentorer.csv"
    mentors.write_bytes(MENTOR_FORM.encode("cp1252"))
    found = read([youths, mentors], settings={"municipality": "Gladsaxe"}, today=date(2016, 11, 1))
    assert found.errors == found.warnings == ()
    (youth,), (mentor,) = found.youths, found.mentors
    assert (youth.id, youth.name, youth.birth_date, youth.postcode) == (
        "1",
        "Åse Bech",
        date(1995, 3, 2),
        "2860",
    )
    assert (youth.gender, youth.wished_gender) == (Gender.WOMAN, GenderWish.ANY)
    assert (youth.languages, youth.minutes_per_month) == (("Dansk", "Engelsk"), 390)
    assert youth.meeting_times == {Slot(0, DayPart.EVENING), Slot(1, DayPart.AFTERNOON)}
    assert (youth.has_qualifying_education, youth.consent) == (False, True)
    assert (mentor.name, mentor.birth_date, mentor.benefit) == (
        "Jørgen Dåm",
        date(1955, 2, 1),
        Benefit.EFTERLOEN,
    )
    assert (mentor.places, mentor.minutes_per_month, mentor.languages) == (2, 390, ("dansk", "engelsk"))
    assert sum(issue.code == "MM-S117" for issue in found.issues) == 3


def test_every_question_of_the_catalogue_fits_a_form(tmp_path: Path) -> None:
    """A form made of the catalogue's own questions is read column for column."""
    for kind in (SheetKind.YOUTHS, SheetKind.MENTORS):
        asked = [column for column in SHEETS[kind].columns if column.question]
        table = [
            [column.question for column in asked],
            ["1" if column.key == "id" else None for column in asked],
        ]
        other = SheetKind.MENTORS if kind is SheetKind.YOUTHS else SheetKind.YOUTHS
        good = {SHEETS[other].da: MENTORS if other is SheetKind.MENTORS else [("Id", "Alder"), (1, 20)]}
        path = book(tmp_path / f"{kind.value}.xlsx", {SHEETS[kind].da: table, **good})
        (copy, *_) = read([path]).sheets
        assert copy.columns == tuple(column.key for column in asked)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_files_of_every_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    lines = [
        ["Id", "Navn", "Fødselsdato"],
        ["U1", f'"Bæk{separator} Åse"', "3-5-1995"],
        ["U2", "Bo", "2016-01-02"],
    ]
    path = tmp_path / "unge.csv"
    path.write_bytes("\r\n".join(separator.join(line) for line in lines).encode(encoding))
    rest = book(tmp_path / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})
    found = read([path, rest])
    assert [person.name for person in found.youths] == [" ".join(f"Bæk{separator} Åse".split()), "Bo"]


def test_a_decimal_comma_in_a_text_file_is_not_a_separator(tmp_path: Path) -> None:
    path = tmp_path / "unge.csv"
    path.write_text("Id;Alder;Timer pr. måned\n1;20;6,5\n2;21;7,5\n3;22;8,5\n", encoding="utf-8")
    rest = book(tmp_path / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})
    assert [person.minutes_per_month for person in read([path, rest]).youths] == [390, 450, 510]


def test_excels_own_separator_line_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "unge.csv"
    path.write_text("sep=;\r\nId;Alder\r\n1;20\r\n", encoding="utf-8")
    rest = book(tmp_path / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})
    found = read([path, rest])
    assert [person.age for person in found.youths] == [20]


def test_line_breaks_within_a_cell_stay_in_it(tmp_path: Path) -> None:
    path = tmp_path / "unge.csv"
    path.write_text('Id;Alder;Interesser\n1;20;"fodbold\nmusik"\n', encoding="utf-8")
    rest = book(tmp_path / "m.xlsx", {"Mentorer": MENTORS, "Indstillinger": SETTINGS})
    assert read([path, rest]).youths[0].interests == ("fodbold", "musik")


def test_a_sheet_of_another_tool_is_read_after_the_mapping_that_was_proposed(tmp_path: Path) -> None:
    """Headings in row 3, a name of its own, ids as text and number: nothing is applied before a person agrees."""
    youths = [
        ("Mentee applications 2026",),
        (),
        (
            "Timestamp",
            "Student ID",
            "Full name",
            "Date of birth",
            "What gender do you identify with?",
            "Hobbies and interests",
        ),
        ("2026/01/02 9:00", 1001, "Ann", "12/05/2004", "Female", "music, films"),
        ("2026/01/02 9:05", "1002", "Bo", "2005-05-12", "Male", "chess"),
    ]
    mentors = [
        ("Volunteer ID", "Name", "Max number of mentees", "Employment status", "Availability"),
        ("V1", "Eva", 2, "Employed", "Weekdays after 17"),
    ]
    path = book(tmp_path / "a.xlsx", {"Form Responses 1": youths, "Volunteer list (final)": mentors})
    before = read([path])
    assert before.youths == ()
    proposed = {
        str(issue.values["given"]): str(issue.values["key"])
        for issue in before.issues
        if issue.code == "MM-S106"
    }
    assert proposed == {
        "Student ID": "id",
        "What gender do you identify with?": "gender",
        "Hobbies and interests": "interests",
    }
    after = read([path], mapping=proposed)
    assert after.errors == after.warnings == ()
    assert [(person.id, person.gender, person.interests) for person in after.youths] == [
        ("1001", Gender.WOMAN, ("music", "films")),
        ("1002", Gender.MAN, ("chess",)),
    ]
    assert (after.mentors[0].places, after.mentors[0].benefit) == (2, Benefit.WAGE)
    assert after.language == "en"


def test_several_headings_that_are_told_to_be_one_column_are_joined(tmp_path: Path) -> None:
    youths = [
        ("Id", "Alder", "Kaldes", "Slægt", "Sport", "Andet du kan lide"),
        (1, 20, "Åse", "Bech", "fodbold; ski", "skak"),
        (2, 21, "Bo", None, None, "film"),
        (3, 22, None, None, None, None),
    ]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": MENTORS})
    told = {"Kaldes": "name", "Slægt": "Navn", "Sport": "interests", "Andet du kan lide": "interests"}
    found = read([path], mapping=told)
    assert found.errors == ()
    assert not {"MM-S105", "MM-S106"} & {issue.code for issue in found.issues}
    assert [(person.name, person.interests) for person in found.youths] == [
        ("Åse Bech", ("fodbold", "ski", "skak")),
        ("Bo", ("film",)),
        (None, ()),
    ]


def test_two_headings_that_cannot_be_joined_are_asked_about(tmp_path: Path) -> None:
    youths = [("Id", "Født den", "Fødsel"), (1, "3-5-1995", "4-5-1995")]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": MENTORS})
    found = read([path], mapping={"Født den": "birth_date", "Fødsel": "birth_date"})
    assert "MM-S104" in {issue.code for issue in found.errors}


def test_another_day_below_a_day_is_a_slip_and_no_time_of_it(tmp_path: Path) -> None:
    youths = [
        ("Id", "Alder", "Mandag", "Tirsdag", "Mandag aften"),
        ("U1", 20, "onsdag aften", "efter 16", None),
        ("U2", 21, "aften", "hele dagen", "formiddag"),
        ("U3", 21, "(x)", "?", "x"),
    ]
    found = read([book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": MENTORS})])
    assert [(issue.code, issue.place.cell) for issue in found.errors] == [
        ("MM-C210", "C2"),
        ("MM-C210", "E3"),
        ("MM-C210", "C4"),
    ]
    assert found.youths[0].meeting_times == {Slot(1, DayPart.AFTERNOON), Slot(1, DayPart.EVENING)}


def test_a_language_in_two_spellings_is_said(tmp_path: Path) -> None:
    youths = [("Id", "Alder", "Sprog"), ("U1", 20, "engelsk, farsi")]
    mentors = [("Id", "Benefit", "Languages"), ("M1", "wage", "English, Persian")]
    found = read([book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": mentors})])
    assert [issue.code for issue in found.warnings] == ["MM-P315", "MM-P315"]
    assert dict(found.warnings[0].values) == {"word": "engelsk", "other": "English"}
