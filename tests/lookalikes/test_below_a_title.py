"""Headings below a title and a logo, in sheets that nobody has named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentormatch.domain import Benefit
from mentormatch.workbook import read
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import Table, book

YOUTHS: Table = [
    ["GLADSAXE KOMMUNE"],
    ["Ansøgninger 2026"],
    [],
    ["Nr.", "Fulde navn (som i pas)", "Født (dato)", "Bydel", "Talte sprog"],
    [1, "Ann Bech", "3-5-2004", "Gladsaxe", "dansk, arabisk"],
    [2, "Bo Dam", "24-12-2003", "Gladsaxe", "dansk"],
]
MENTORS: Table = [
    ["Logo"],
    ["Opdateret 1. november 2026"],
    ["Nummer", "Hedder", "Lever lige nu af", "Hvor mange unge i alt"],
    [1, "Eva Eg", "løn", 2],
    [2, "Carl Krog", "folkepension", 1],
]


@pytest.mark.parametrize("names", [("Ark1", "Ark2"), ("Sheet1", "Export (2)")], ids=str)
@pytest.mark.parametrize("turned", [False, True])
def test_which_sheet_is_which_is_proposed_with_its_columns(
    tmp_path: Path, capsys: Capture, names: tuple[str, str], turned: bool
) -> None:
    tables = (MENTORS, YOUTHS) if turned else (YOUTHS, MENTORS)
    path = book(tmp_path / "lister.xlsx", dict(zip(names, tables, strict=True)))
    assert read([path]).youths == ()
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 0), told.again
    ann, eva = told.youths["1"], told.mentors["1"]
    assert (ann.name, ann.birth_date, ann.municipality) == ("Ann Bech", date(2004, 5, 3), "Gladsaxe")
    assert ann.languages == ("dansk", "arabisk")
    assert (eva.name, eva.benefit, eva.places) == ("Eva Eg", Benefit.WAGE, 2)
    assert told.mentors["2"].benefit is Benefit.FOLKEPENSION


def test_the_title_tells_where_the_columns_do_not(tmp_path: Path) -> None:
    def people(title: str) -> Table:
        return [
            [title],
            ["Nr", "Navn", "Født", "Sprog"],
            [1, "A", "3-5-1990", "dansk"],
            [2, "B", "3-5-1991", "dansk"],
        ]

    path = book(tmp_path / "a.xlsx", {"Ark1": people("Frivillige 2026"), "Ark2": people("Unge 2026")})
    proposed = {one.sheet: one.means for one in read([path]).proposals if one.heading is None}
    assert proposed == {"Ark1": "mentors", "Ark2": "youths"}


def test_the_younger_are_proposed_as_the_youths(tmp_path: Path) -> None:
    def people(year: int) -> Table:
        return [
            ["Nr", "Navn", "Født", "Sprog"],
            [1, "A", f"3-5-{year}", "dansk"],
            [2, "B", f"3-6-{year}", "dansk"],
        ]

    path = book(tmp_path / "a.xlsx", {"Ark1": people(1960), "Ark2": people(2004)})
    proposed = {one.sheet: (one.means, one.why.en) for one in read([path]).proposals if one.heading is None}
    assert proposed == {
        "Ark1": ("mentors", "the oldest birth dates"),
        "Ark2": ("youths", "the youngest birth dates"),
    }


def test_where_nothing_tells_them_apart_nothing_is_proposed(tmp_path: Path) -> None:
    people = [["Nr", "Navn", "Sprog", "Køn"], [1, "A", "dansk", "k"], [2, "B", "dansk", "m"]]
    found = read([book(tmp_path / "a.xlsx", {"Ark1": people, "Ark2": people})])
    assert [one for one in found.proposals if one.heading is None] == []
    assert [issue.code for issue in found.errors] == ["MM-S110", "MM-S110"]
    assert '--sheet "Ark1=Unge"' in found.errors[0].remedy("da")


def test_a_sheet_that_is_no_list_of_people_is_not_proposed(tmp_path: Path) -> None:
    budget = [["Post", "Beløb", "Bemærkning"], ["Kaffe", 300, "hver måned"], ["Lokale", 900, None]]
    path = book(tmp_path / "a.xlsx", {"Unge": [("Id", "Alder"), ("U1", 20)], "Budget": budget})
    assert read([path]).proposals == ()
