"""A blank or "ved ikke" consent, and a record check nobody has seen, are counted and named wherever a person reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    youths = [
        youth(1, Navn="Ane Vig", Samtykke="ved ikke"),
        youth(2, Navn="Bo Dal", Samtykke="ja"),
        youth(3, Navn="Carl Eg", Samtykke=None),
        youth(4, Navn="Dan Fog", Samtykke=None, Status="stoppet"),
    ]
    mentors = [
        mentor(1, Navn="Mads Holm", Samtykke="ja", Straffeattest="nej"),
        mentor(2, Navn="Mia Lund", Samtykke="ja", Straffeattest="afventer"),
        mentor(3, Navn="Max Kjær", Samtykke=None, Straffeattest=date(2024, 1, 15)),
        mentor(4, Navn="Mai Juhl", Samtykke="ja", Straffeattest=None),
    ]
    return write_book(tmp_path / "b.xlsx", youths, mentors, settings={"Straffeattest gælder i måneder": 24})


SAID = (
    "Samtykke mangler for 2 unge: Ane Vig (U1), Carl Eg (U3).",
    "Samtykke mangler for 1 mentor: Max Kjær (M3).",
    "Straffeattest mangler for 1 mentor: Mai Juhl (M4).",
    "Straffeattest afventer for 1 mentor: Mia Lund (M2).",
    "Straffeattesten er mere end 24 måneder gammel for 1 mentor: Max Kjær (M3).",
)


def told(data: Any) -> list[tuple[str, str, str, list[str], int, bool]]:
    return [
        (
            one["side"],
            one["demand"],
            one["answer"],
            [who["id"] for who in one["people"]],
            one["of"],
            one["bars"],
        )
        for one in data["unanswered"]
    ]


def test_they_are_named_on_the_screen_and_the_first_sheet(book: Path, capsys: Capture) -> None:
    out = book.with_name("out.xlsx")
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    shown = " ".join(capsys.readouterr().out.split())
    sheet = openpyxl.load_workbook(out)["Overblik"]
    first = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "Samtykke og straffeattest: her mangler svar" in first
    for said in SAID:
        assert said in shown
        assert any(text.startswith(said) for text in first)
    assert "skriv ja ud for Krav: samtykke i indstillingerne" in shown


def test_they_stand_in_the_json_of_match_and_validate(book: Path, capsys: Capture) -> None:
    expected = [
        ("youth", "consent", "blank", ["U1", "U3"], 3, False),
        ("mentor", "consent", "blank", ["M3"], 4, False),
        ("mentor", "record_check", "blank", ["M4"], 4, False),
        ("mentor", "record_check", "pending", ["M2"], 4, False),
        ("mentor", "record_check", "outdated", ["M3"], 4, False),
    ]
    matched = as_json(capsys, "match", book, "-o", book.with_name("o.xlsx"), "--as-of", AS_OF)
    assert told(matched[1]) == expected
    assert told(as_json(capsys, "validate", book, "--as-of", AS_OF)[1]) == expected


def test_where_the_settings_make_them_bar_that_is_said(book: Path, capsys: Capture) -> None:
    barring = ("--setting", "demands=+consent,+record_check")
    data = as_json(capsys, "match", book, "-o", book.with_name("o.xlsx"), "--as-of", AS_OF, *barring)[1]
    assert {one["bars"] for one in data["unanswered"]} == {True}
    assert [pair["youth"] for pair in data["pairs"]] == []
    assert command("validate", book, "--as-of", AS_OF, *barring) == 0
    assert "Max Kjær (M3). Ingen nye forslag, før svaret er der." in " ".join(capsys.readouterr().out.split())


def test_where_nobody_was_asked_the_number_says_it(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1), youth(2)], [mentor(1)])
    assert command("validate", book, "--as-of", AS_OF) == 0
    shown = capsys.readouterr().out
    assert "Samtykke mangler for alle 2 unge på listen." in shown
    assert "Straffeattest mangler for den ene mentor på listen." in shown
