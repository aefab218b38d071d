"""An export as Danish survey tools write it: a column for every choice, with ``Valgt`` or ``Ikke valgt`` in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import DayPart, Slot
from mentormatch.workbook import read
from mentormatch.workbook.reading.choice_columns import is_mark
from tests.books import AS_OF, as_json, pairs
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import Table, book

STATES = ("Ny", "Distribueret", "Nogen svar", "Gennemført", "Frafaldet")
LANGUAGES = ("Dansk", "Arabisk", "Tysk")
TIMES = ("Mandag aften", "Lørdag formiddag")


def chosen(choices: tuple[str, ...], *answers: str) -> list[str]:
    return ["Valgt" if choice in answers else "Ikke valgt" for choice in choices]


def export(questions: tuple[str, str], *further: str, people: list[tuple[str, ...]]) -> Table:
    """Return a sheet: key, state, name, birth date, languages, meeting times, further answers."""
    head = ["Respondentnøgle", "Oprettet", *(f"Samlet status - {state}" for state in STATES), *questions]
    head += [f"Hvilke sprog taler du? - {one}" for one in LANGUAGES]
    head += [f"Hvornår kan du mødes? - {one}" for one in TIMES]
    rows: Table = [[*head, *further]]
    for number, (name, born, languages, time, *answers) in enumerate(people, 1):
        row = [f"{name[0]}{number}", "01-09-2026 10:11", *chosen(STATES, "Gennemført"), name, born]
        row += [*chosen(LANGUAGES, *languages.split()), *chosen(TIMES, time), *answers]
        rows = [*rows, row]
    return rows


YOUTHS = export(
    ("Hvad kan vi kalde dig?", "Hvornår er du født?"),
    people=[
        ("Ann Bech", "03-05-2004", "Dansk Arabisk", "Mandag aften"),
        ("Bo Dam", "24-12-2003", "Dansk Tysk", "Lørdag formiddag"),
    ],
)
MENTORS = export(
    ("Hvad hedder du?", "Hvornår er du født?"),
    "Hvilken ydelse får du?",
    "Hvor mange unge kan du tage?",
    people=[
        ("Eva Eg", "01-02-1960", "Dansk Arabisk", "Mandag aften", "løn", "1"),
        ("Carl Krog", "01-02-1955", "Tysk", "Lørdag formiddag", "folkepension", "1"),
    ],
)


def test_what_was_chosen_is_the_answer_and_what_was_not_is_none(tmp_path: Path, capsys: Capture) -> None:
    told = match_as_proposed(
        capsys, tmp_path, book(tmp_path / "a.xlsx", {"Unge": YOUTHS, "Mentorer": MENTORS})
    )
    assert told.second == 0, told.again
    ann, bo = told.youths["A1"], told.youths["B2"]
    assert (ann.languages, bo.languages) == (("Dansk", "Arabisk"), ("Dansk", "Tysk"))
    assert (ann.birth_date, bo.birth_date) == (date(2004, 5, 3), date(2003, 12, 24))
    assert ann.meeting_times == {Slot(0, DayPart.EVENING)}
    assert bo.meeting_times == {Slot(5, DayPart.MORNING)}
    assert (told.mentors["C2"].languages, told.mentors["E1"].places) == (("Tysk",), 1)
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert (code, pairs(said)) == (0, {("A1", "E1"), ("B2", "C2")})


def test_a_column_named_by_its_time_alone_is_read_the_same(tmp_path: Path) -> None:
    youths = [
        ("Id", "Alder", "Mandag aften", "Lørdag formiddag"),
        ("U1", 20, "Valgt", "Ikke valgt"),
        ("U2", 21, "ikke valgt", "afkrydset"),
    ]
    path = book(tmp_path / "a.xlsx", {"Unge": youths, "Mentorer": [("Id", "Ydelse"), ("M1", "løn")]})
    found = read([path])
    assert found.errors == ()
    assert [youth.meeting_times for youth in found.youths] == [
        {Slot(0, DayPart.EVENING)},
        {Slot(5, DayPart.MORNING)},
    ]


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("Valgt", True),
        ("IKKE VALGT", False),
        ("Checked", True),
        ("Not Selected", False),
        ("Måske valgt", None),
    ],
)
def test_only_the_words_themselves_are_marks(word: str, mark: bool | None) -> None:
    assert is_mark(word) is mark
