"""What validate suggests next fits what it has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books import command

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


def test_a_book_with_people_is_to_be_matched(tmp_path: Path, capsys: Capture) -> None:
    book = tmp_path / "b.xlsx"
    assert command("sample", book, "--youths", "4", "--mentors", "2", "--seed", "1", "--lang", "da") == 0
    capsys.readouterr()
    assert command("validate", book, "--lang", "da") == 0
    assert "Næste skridt:\n  mentormatch match" in capsys.readouterr().err
