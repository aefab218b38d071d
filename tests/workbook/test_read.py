"""Reading workbooks as they come: where the headings are, which sheet is which, who is a person."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from mentormatch.domain import (
    Benefit,
    CheckAnswer,
    DayPart,
    Gender,
    GenderWish,
    Mentor,
    PersonStatus,
    RecordCheck,
    Slot,
    Source,
    WorkCategory,
    Youth,
)
from mentormatch.errors import InputProblem
from mentormatch.issues import Severity
from mentormatch.workbook import read
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.reading.book import Book
from tests.workbooks.base import MENTORS, SETTINGS, YOUTHS, Rows, book, edited, sheets, with_cell, with_row

FULL_YOUTH: dict[str, tuple[object, object]] = {
    "id": ("U7", "U7"),
    "name": ("Åse Bech", "Åse Bech"),
    "birth_date": (date(1995, 5, 3), date(1995, 5, 3)),
    "age": (21, 21),
    "postcode": (2860, "2860"),
    "municipality": ("Gladsaxe Kommune", "Gladsaxe"),
    "gender": ("kvinde", Gender.WOMAN),
    "wished_gender": ("ligegyldigt", GenderWish.ANY),
    "languages": ("dansk; somali", ("dansk", "somali")),
    "interests": ("fodbold", ("fodbold",)),
    "trades": ("tømrer", ("tømrer",)),
    "meeting_times": ("tirsdag aften", frozenset({Slot(1, DayPart.EVENING)})),
    "minutes_per_month": (6.5, 390),
    "waiting_since": ("1-9-2016", date(2016, 9, 1)),
    "priority": (2, 2),
    "has_qualifying_education": ("nej", False),
    "wished_mentors": ("M1", ("M1",)),
    "not_with": ("M2", ("M2",)),
    "help_wanted": ("lektier; bolig", ("lektier", "bolig")),
    "phone": (12345678, "12345678"),
    "email": ("bo@example.org", "bo@example.org"),
    "consent": ("ja", True),
    "status": ("pause", PersonStatus.PAUSED),
}
FULL_MENTOR: dict[str, tuple[object, object]] = {
    "id": (7, "7"),
    "name": ("Carl Eg", "Carl Eg"),
    "birth_date": ("03.05.1955", date(1955, 5, 3)),
    "postcode": ("2860 Søborg", "2860"),
    "residence": ("gladsaxe", "Gladsaxe"),
    "benefit": ("A-dagpenge", Benefit.DAGPENGE),
    "work": ("frivillig aktivitet", WorkCategory.ACTIVITY),
    "usually_paid": ("nej", False),
    "decided_by": ("a-kassen", "a-kassen"),
    "decided_on": (datetime(2016, 1, 2), date(2016, 1, 2)),  # noqa: DTZ001  # a cell has no time zone
    "reported": ("x", True),
    "places": (2, 2),
    "minutes_per_month": ("10 timer", 600),
    "gender": ("M", Gender.MAN),
    "wished_gender": (None, None),
    "languages": ("dansk", ("dansk",)),
    "interests": ("musik, film", ("musik", "film")),
    "trades": (None, ()),
    "meeting_times": (None, frozenset()),
    "not_with": ("U1", ("U1",)),
    "minutes_elsewhere": (2, 120),
    "help_offered": ("Uddannelse og skole", ("Uddannelse og skole",)),
    "phone": ("+45 12 34 56 78", "+45 12 34 56 78"),
    "email": (None, None),
    "record_check": (True, RecordCheck(CheckAnswer.YES)),
    "active_from": (date(2015, 1, 1), date(2015, 1, 1)),
    "active_to": (None, None),
    "consent": (None, None),
    "status": (None, PersonStatus.ACTIVE),
}


def codes(found: Book) -> list[str]:
    return [issue.code for issue in found.issues if issue.severity is not Severity.NOTE]


def full_sheet(kind: SheetKind, answers: dict[str, tuple[object, object]], lang: str = "da") -> Rows:
    columns = SHEETS[kind].columns
    heads = [column.da if lang == "da" else column.en for column in columns]
    return [heads, [answers[column.key][0] for column in columns]]


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_column_reaches_its_field_in_both_languages(tmp_path: Path, lang: str) -> None:
    names = {kind: SHEETS[kind].da if lang == "da" else SHEETS[kind].en for kind in SheetKind}
    youths = [*full_sheet(SheetKind.YOUTHS, FULL_YOUTH, lang), *[["U1", "Bo", date(1996, 1, 1)]]]
    mentors = [*full_sheet(SheetKind.MENTORS, FULL_MENTOR, lang), ["M1"], ["M2"]]
    path = book(tmp_path / "a.xlsx", {names[SheetKind.YOUTHS]: youths, names[SheetKind.MENTORS]: mentors})
    found = read([path], today=date(2016, 11, 1))
    assert codes(found) == []
    assert found.language == lang
    source = Source("a.xlsx", names[SheetKind.YOUTHS], 2)
    assert found.youths[0] == Youth(**{key: value for key, (_, value) in FULL_YOUTH.items()}, source=source)  # type: ignore[arg-type]
    source = Source("a.xlsx", names[SheetKind.MENTORS], 2)
    assert found.mentors[0] == Mentor(
        **{key: value for key, (_, value) in FULL_MENTOR.items()}, source=source
    )  # type: ignore[arg-type]


def test_ids_alone_are_enough_for_mentors_and_an_age_for_youths(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Unge": [("Id", "Alder"), (1, 20)], "Mentorer": [("Id",), ("M1",)]})
    found = read([path])
    assert codes(found) == []
    assert (found.youths[0].id, found.youths[0].age, found.mentors[0].places) == ("1", 20, None)


def test_the_bytes_are_read_once_and_hashed(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    (file,) = read([path]).files
    assert (file.name, file.sha256) == ("a.xlsx", hashlib.sha256(path.read_bytes()).hexdigest())


def test_what_is_wrong_with_several_files_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    with pytest.raises(InputProblem) as caught:
        read([tmp_path / "a.xlsx", tmp_path / "b.xlsx"])
    assert [issue.code for issue in caught.value.issues] == ["MM-F003", "MM-F001"]


def test_sheets_are_found_by_their_content(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", {"Ark1": YOUTHS, "Ark2": MENTORS, "Diverse": [("Noter",), ("Ring til Bo",)]}
    )
    found = read([path])
    # Both sheets hold id, name and one or two more: the columns that only one kind has decide.
    assert [sheet.kind for sheet in found.sheets] == [SheetKind.YOUTHS, SheetKind.MENTORS, None]
    assert {"MM-S107", "MM-S108"} <= {issue.code for issue in found.issues}


def test_one_file_per_side_is_told_apart_by_its_name(tmp_path: Path) -> None:
    same = ("Id", "Navn", "Fødselsdato", "Sprog")
    one = book(tmp_path / "unge 2016.xlsx", {"Ark1": [same, ("1", "Bo", "3-5-1996", "dansk")]})
    other = book(tmp_path / "mentorer.xlsx", {"Ark1": [same, ("1", "Eva", "3-5-1956", "dansk")]})
    found = read([one, other])
    assert ([person.name for person in found.youths], [person.name for person in found.mentors]) == (
        ["Bo"],
        ["Eva"],
    )


def test_first_and_last_name_are_joined(tmp_path: Path) -> None:
    youths = [("Id", "Alder", "Fornavn", "Efternavn"), (1, 20, "Åse", "Bech"), (2, 21, "Bo", None)]
    found = read([book(tmp_path / "a.xlsx", sheets(Unge=youths))])
    assert [person.name for person in found.youths] == ["Åse Bech", "Bo"]


def test_a_column_per_weekday_or_hour_gives_meeting_times(tmp_path: Path) -> None:
    youths = [
        ("Id", "Alder", "Mandag", "Tirsdag aften", "Ons 16-18"),
        (1, 20, "aften", "x", None),
        (2, 20, "ja", "nej", 1),
        (3, 20, None, None, None),
        (4, 20, "formiddag; efter kl. 18", None, "sommer"),
    ]
    found = read([book(tmp_path / "a.xlsx", sheets(Unge=youths))])
    monday = {Slot(0, part) for part in DayPart}
    assert found.youths[0].meeting_times == {Slot(0, DayPart.EVENING), Slot(1, DayPart.EVENING)}
    assert found.youths[1].meeting_times == {*monday, Slot(2, DayPart.AFTERNOON)}
    assert found.youths[2].meeting_times == frozenset()
    assert [(issue.code, issue.place.cell) for issue in found.errors] == [("MM-C210", "E5")]


def test_168_columns_of_availability_are_read(tmp_path: Path) -> None:
    days = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
    heads = [f"{day} {hour:02d}-{hour + 1:02d}" for day in days for hour in range(24)]
    row = [1, 20, *["x" if head in {"Mandag 09-10", "Søndag 20-21"} else None for head in heads]]
    found = read([book(tmp_path / "a.xlsx", sheets(Unge=[("Id", "Alder", *heads), row]))])
    assert found.youths[0].meeting_times == {Slot(0, DayPart.MORNING), Slot(6, DayPart.EVENING)}


def test_a_heading_of_ones_own_is_read_after_the_mapping_that_was_proposed(tmp_path: Path) -> None:
    mentors = [("Id", "Hvor mange unge vil du ha'", "Forsørgelsesgrundlaget"), ("M1", 2, "løn")]
    path = book(tmp_path / "a.xlsx", sheets(Mentorer=mentors))
    before = read([path])
    proposals = {
        str(issue.values["given"]): str(issue.values["key"])
        for issue in before.issues
        if issue.code == "MM-S106"
    }
    assert proposals == {"Hvor mange unge vil du ha": "places", "Forsørgelsesgrundlaget": "benefit"}
    after = read([path], mapping=proposals)
    assert (after.mentors[0].places, after.mentors[0].benefit) == (2, Benefit.WAGE)
    assert codes(after) == []


def test_a_mapping_can_be_kept_in_the_sheet_of_settings(tmp_path: Path) -> None:
    mentors = with_cell(MENTORS, 2, "X1", 5)
    settings = with_row(with_row(SETTINGS, "Kolonne: X1", "Timer pr. måned"), "Column: X2", "Sprog")
    path = book(tmp_path / "a.xlsx", sheets(Mentorer=mentors, Indstillinger=settings))
    found = read([path])
    assert found.mentors[0].minutes_per_month == 300
    assert codes(found) == ["MM-S112"]
    told = read([path], mapping={"X1": "Pladser"})
    assert [person.places for person in told.mentors] == [5, None], (
        "what the user has told goes before the heading"
    )


def test_a_mapping_may_use_the_heading_of_any_language_and_is_held_to_the_sheet(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", sheets(Mentorer=with_cell(MENTORS, 2, "X1", 5)))
    found = read([path], mapping={"X1": "Timer pr. måned", "X2": "Sprog", "X3": "Spragg"})
    assert found.mentors[0].minutes_per_month == 300
    assert sorted(codes(found)) == ["MM-S111", "MM-S112"]


def test_unknown_columns_and_sheets_are_kept_value_by_value(tmp_path: Path) -> None:
    youths = with_cell(with_cell(YOUTHS, 2, "Skonummer", "+45 12 34"), 3, "Huskes", 0)
    note = [("Noter", None, 3.5), (None, date(2016, 1, 1), True)]
    found = read([book(tmp_path / "a.xlsx", sheets(Unge=youths, Noter=note))])
    copies = {sheet.name: sheet for sheet in found.sheets}
    assert copies["Unge"].rows[1][-2:] == ("+45 12 34", None)
    assert copies["Unge"].rows[2][-2:] == (None, 0)
    assert copies["Unge"].columns[-2:] == (None, None)
    assert copies["Unge"].header_row == 0
    assert copies["Noter"].rows == (("Noter", None, 3.5), (None, date(2016, 1, 1), True))


def test_rows_with_errors_are_left_out_on_request_and_named(tmp_path: Path) -> None:
    youths = with_row(with_cell(YOUTHS, 2, "Alder", "mange"), None, "Uden id", date(1996, 1, 1))
    history = [
        ("Ung", "Mentor", "Status"),
        ("U1", "M1", "aktiv"),
        ("U2", "M2", "aktiv"),
        ("U9", "M2", "aktiv"),
    ]
    path = book(tmp_path / "a.xlsx", sheets(Unge=youths, Forløb=history))
    full, cut = read([path]), read([path], leave_out_errors=True)
    assert [person.id for person in full.youths] == ["U1", "U2"]
    assert len(full.errors) == 2
    assert "MM-M401" in {
        issue.code for issue in full.warnings
    }  # U9 has left the list: no match of the past stops a run
    assert [person.id for person in cut.youths] == ["U2"]
    assert [(match.youth, match.mentor) for match in cut.matches] == [("U2", "M2")]
    assert [(out.kind, out.id, out.place.row) for out in cut.left_out] == [
        (SheetKind.YOUTHS, "U1", 2),
        (SheetKind.YOUTHS, None, 4),
        (SheetKind.MATCHES, None, 2),
    ]


def test_errors_of_rows_left_out_stop_nothing_but_are_still_told(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", sheets(Unge=with_cell(YOUTHS, 2, "Alder", "mange")))
    cut = read([path], leave_out_errors=True)
    assert cut.errors == ()
    assert "MM-C204" in codes(cut)


def test_blanks_that_a_default_stands_in_for_are_counted_once(tmp_path: Path) -> None:
    mentors = [("Id", "Ydelse"), ("M1", None), ("M2", None), ("M3", "løn")]
    found = read([book(tmp_path / "a.xlsx", sheets(Mentorer=mentors))])
    blank = next(issue for issue in found.issues if issue.code == "MM-P309")
    assert blank.values["n"] == 2
    assert "ukendt" in blank.cause("da")
    assert "unknown" in blank.cause("en")
    assert 'Fill in the column "Ydelse".' in blank.remedy("en")  # as the sheet calls it


def test_whitespace_rows_are_blank(tmp_path: Path) -> None:
    found = read([book(tmp_path / "a.xlsx", sheets(Unge=[*YOUTHS, (" ", "\u00a0"), ("", None)]))])
    assert len(found.youths) == 2
    assert codes(found) == []


def test_a_cpr_number_is_in_no_copy_of_a_sheet(tmp_path: Path) -> None:
    youths = [
        ("Id", "CPR", "Fødselsdato", "Bemærkning"),
        ("610195-1234", "610195-1234", None, "er 620195-1234"),
        ("U2", 103951234, "6301951234", "ring 12345678"),
    ]
    history = [("Ung", "Mentor", "Status"), ("6101951234", "M1", "aktiv")]
    found = read([book(tmp_path / "a.xlsx", sheets(Unge=youths, Forløb=history))])
    assert [person.birth_date for person in found.youths] == [date(1995, 1, 1), date(1995, 1, 3)]
    assert [person.id for person in found.youths] == ["1995-01-01", "U2"]
    assert found.matches[0].youth == "1995-01-01"
    cells = [value for sheet in found.sheets for row in sheet.rows for value in row]
    for digits in ("610195", "620195", "630195", "103951234"):
        assert not any(digits in str(value) for value in cells)
    copies = {sheet.name: sheet for sheet in found.sheets}
    assert copies["Unge"].rows[1][:3] == ("1995-01-01", None, date(1995, 1, 1))
    assert copies["Unge"].rows[2][:3] == ("U2", None, date(1995, 1, 3))
    assert copies["Unge"].rows[2][3] == "ring 12345678"
    assert copies["Forløb"].rows[1][0] == "1995-01-01"


def test_several_sheets_of_one_file_may_have_different_widths(tmp_path: Path) -> None:
    def edit(workbook: object) -> None:
        workbook["Unge"]["ZZ3"] = "langt ude"  # type: ignore[index]

    found = read([edited(tmp_path / "a.xlsx", edit)])
    assert len(found.youths) == 2


def test_the_row_order_of_a_sheet_changes_nobody(tmp_path: Path) -> None:
    turned = [YOUTHS[0], *reversed(YOUTHS[1:])]
    one = read([book(tmp_path / "a.xlsx")]).youths
    other = read([book(tmp_path / "b.xlsx", sheets(Unge=turned))]).youths
    assert {(person.id, person.birth_date) for person in one} == {
        (person.id, person.birth_date) for person in other
    }


@pytest.mark.parametrize("heavy", ["openpyxl", "xlsxwriter", "python_calamine", "numpy", "pandas"])
def test_importing_the_reader_imports_no_spreadsheet_library(heavy: str) -> None:
    code = f"import sys, mentormatch.workbook; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_normal_path_never_opens_openpyxl(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    code = (
        "import sys, pathlib; from mentormatch.workbook import read; "
        f"read([pathlib.Path({str(path)!r})]); sys.exit('openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_ages_are_counted_on_the_day_of_the_settings_before_today(tmp_path: Path) -> None:
    youths = [("Id", "Fødselsdato"), ("U1", date(1995, 5, 3))]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": MENTORS, "Indstillinger": SETTINGS})
    assert codes(read([path], today=date(2150, 1, 1))) == []
    assert codes(read([path], settings={"as_of": "1-1-2150"})) == ["MM-P306"]
