"""When two texts are the same word, and what is cleaned away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.workbook.cells.text import clean, is_blank, key, nearest, unwritable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fødselsdato", "FØDSELSDATO *"),
        ("Fødsels-\ndato", "fødselsdato"),
        ("Postnr.", "post nr"),
        ("Timer pr. måned", "Timer pr måned:"),
        ("Køn", "Koen"),
        ("Bopælskommune", "Bopaelskommune"),
        ("Ønsket køn", "O\u0308nsket ko\u0308n"),
        ("Å", "A\u030a"),
        ("Id", "\u200bI\u00add "),
    ],
)
def test_spellings_that_a_person_would_call_the_same(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("  Åse\u00a0\u00a0Bech ", "Åse Bech"),
        ("A\u030ase", "Åse"),
        ("Bo\u200b\u200e\ufeff", "Bo"),
        ("Eva\x1b[31m\x07", "Eva[31m"),
        ("line\nbreak\ttab", "line break tab"),
        ("\ud800lone", "lone"),
        ("  ", ""),
        ("plain", "plain"),
    ],
)
def test_cleaning_leaves_what_can_be_seen(given_text: str, cleaned: str) -> None:
    assert clean(given_text) == cleaned


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_unwritable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert not unwritable(once)
    assert once == once.strip()


@pytest.mark.parametrize("word", ["-", "ved ikke", "Ikke oplyst", "N/A", ""])
def test_words_that_say_no_answer(word: str) -> None:
    assert is_blank(word)


def test_the_nearest_word_is_named_and_a_far_one_is_not() -> None:
    assert nearest("interreser", ["Interesser", "Sprog"]) == "Interesser"
    assert nearest("telefon", ["Interesser", "Sprog"]) is None
