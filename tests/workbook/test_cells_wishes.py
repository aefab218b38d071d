"""Wishes for a gender: firm ones and soft ones."""

from __future__ import annotations

import pytest

from mentormatch.domain import GenderWish
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import Fault, Noted
from mentormatch.workbook.reading.people import parser_of


def _read(word: object) -> object:
    return parser_of(SHEETS[SheetKind.YOUTHS].column("wished_gender"), epoch_1904=False)(word)


@pytest.mark.parametrize(
    ("word", "wish"),
    [
        ("kvinde", GenderWish.WOMAN),
        ("En mand", GenderWish.MAN),
        ("A woman;", GenderWish.WOMAN),
        ("kun kvinder", GenderWish.WOMAN),
        ("skal være en kvinde", GenderWish.WOMAN),
        ("helst kvinde", GenderWish.RATHER_WOMAN),
        ("Helst en kvinde;", GenderWish.RATHER_WOMAN),
        ("Ja, helst en kvinde", GenderWish.RATHER_WOMAN),
        ("gerne en mand", GenderWish.RATHER_MAN),
        ("kvinde hvis muligt", GenderWish.RATHER_WOMAN),
        ("en kvinde, hvis det er muligt", GenderWish.RATHER_WOMAN),
        ("Jeg vil gerne have en kvinde", GenderWish.RATHER_WOMAN),
        ("foretrækker en mand", GenderWish.RATHER_MAN),
        ("preferably a woman", GenderWish.RATHER_WOMAN),
        ("a man if possible", GenderWish.RATHER_MAN),
        ("I would prefer a woman", GenderWish.RATHER_WOMAN),
        ("rather_woman", GenderWish.RATHER_WOMAN),
        ("ligegyldigt", GenderWish.ANY),
        ("helst lige meget", GenderWish.ANY),
    ],
)
def test_what_is_wished_softly_is_a_wish(word: str, wish: GenderWish) -> None:
    assert _read(word) is wish


@pytest.mark.parametrize(
    "word", ["helst ikke mand", "helst", "helst en rødhåret", "gerne kvinde, men mand går også"]
)
def test_what_is_not_understood_is_said(word: str) -> None:
    assert isinstance(_read(word), Fault)


@pytest.mark.parametrize(
    ("given", "wish", "said"),
    [
        ("gerne en kvinde, 40+", GenderWish.RATHER_WOMAN, True),
        ("helst en mand der kan være tålmodig", GenderWish.RATHER_MAN, True),
        ("en kvinde med børn", GenderWish.WOMAN, True),
        ("kvinde, vigtigt", GenderWish.WOMAN, False),
        ("mand (et krav)", GenderWish.MAN, False),
        ("kvinde el. par", None, True),
        ("kvinde, men mand er også ok", None, True),
        ("gerne mand, hvis ikke så kvinde", None, True),
        ("mand (ikke et krav)", None, True),
        ("lige meget, bare hun er rar", None, True),
    ],
)
def test_what_is_added_to_a_wish_is_said_and_what_may_change_it_asked_about(
    given: str, wish: GenderWish | None, said: bool
) -> None:
    read = _read(given)
    found = read.value if isinstance(read, Noted) else None if isinstance(read, Fault) else read
    assert (found, isinstance(read, Noted | Fault)) == (wish, said)
