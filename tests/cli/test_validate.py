"""What validate suggests next fits what it has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books import command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("lang", "next_step"), [("da", "Næste skridt: Udfyld begge lister"), ("en", "Next: fill in both lists")]
)
def test_an_empty_template_is_to_be_filled_in_not_matched(
    tmp_path: Path, capsys: Capture, lang: str, next_step: str
) -> None:
    book = tmp_path / "tom.xlsx"
    assert command("template", book, "--lang", lang) == 0
    capsys.readouterr()
    assert command("validate", book, "--lang", lang) == 0
    said = capsys.readouterr()
    assert next_step in said.err
    assert "mentormatch match" not in said.err + said.out


@pytest.mark.parametrize(("lang", "name"), [("da", "Timer pr. måned"), ("en", "Hours per match")])
def test_hours_that_nobody_gave_are_told_with_a_setting_that_can_be_written_as_it_is_named(
    lang: str, name: str, tmp_path: Path, capsys: Capture
) -> None:
    def said(**settings: object) -> str:
        book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)], settings=settings)
        assert command("validate", book, "--lang", lang) == 0
        return capsys.readouterr().out

    first = said()
    assert name in first
    assert "--setting hours=6" in first
    assert ("6 timer" if lang == "da" else "6 hours") in said(**{name: 6})


def test_a_book_with_people_is_to_be_matched(tmp_path: Path, capsys: Capture) -> None:
    book = tmp_path / "b.xlsx"
    assert command("sample", book, "--youths", "4", "--mentors", "2", "--seed", "1", "--lang", "da") == 0
    capsys.readouterr()
    assert command("validate", book, "--lang", "da") == 0
    assert "Næste skridt:\n  mentormatch match" in capsys.readouterr().err


def test_what_is_wrong_is_the_result_and_goes_to_stdout_with_whom_it_is_about(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1, Navn="Asta Bo", Alder="x")], [mentor(1)])
    assert command("validate", book, "--lang", "da") == 3
    said = capsys.readouterr()
    assert "Asta Bo (U1): " in said.out
    assert "Der er én fejl" in said.out
    assert "Fejl:" not in said.err
