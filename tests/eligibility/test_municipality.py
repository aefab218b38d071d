"""Two spellings of one municipality."""

from __future__ import annotations

import unicodedata

import pytest

from mentormatch.eligibility import municipality_key


@pytest.mark.parametrize(
    ("written", "official"),
    [
        ("Gladsaxe Kommune", "Gladsaxe"),
        ("  gladsaxe\u00a0kommune ", "Gladsaxe"),
        ("GLADSAXE", "Gladsaxe"),
        ("Municipality of Gladsaxe", "Gladsaxe"),
        (unicodedata.normalize("NFD", "Ærø"), "Ærø"),
        (unicodedata.normalize("NFD", "Århus"), "Aarhus"),
        ("Roedovre", "Rødovre"),
        ("Lyngby Taarbæk", "Lyngby-Tårbæk Kommune"),
    ],
)
def test_the_same(written: str, official: str) -> None:
    assert municipality_key(written) == municipality_key(official)


@pytest.mark.parametrize(
    ("written", "other"), [("Gladsax", "Gladsaxe"), ("Herlev", "Gladsaxe"), ("Viborg", "Silkeborg")]
)
def test_nothing_is_guessed(written: str, other: str) -> None:
    assert municipality_key(written) != municipality_key(other)


def test_name_that_is_only_the_word_keeps_a_key() -> None:
    assert municipality_key("Kommune") == "kommune"
