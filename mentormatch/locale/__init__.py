"""Danish and English texts, numbers and dates.

The texts stand in ``<language>/<area>.toml``, one file per area, the same keys in both languages (a test
holds them to it). A key is ``area.section.name``. Columns have their texts in the column catalogue, rules in
their rule files and input faults in :mod:`mentormatch.issues`; everything else a person reads is here.
"""

from __future__ import annotations

import os
import tomllib
from datetime import date
from functools import cache
from numbers import Rational
from typing import Literal

Language = Literal["da", "en"]
"""The languages that everything a person reads exists in."""
LANGUAGES: tuple[Language, ...] = ("da", "en")
# Neither importlib.resources nor pathlib: both cost `mentormatch --help` more time than they save here.
LOCALE = os.path.dirname(__file__)  # noqa: PTH120


class Texts:
    """The texts of one language, and how it writes numbers and dates.

    >>> Texts("da").number(1234.5)
    '1.234,5'
    >>> Texts("en").date(date(2026, 11, 1))
    '1 November 2026'
    """

    def __init__(self, lang: Language) -> None:
        self.lang: Language = lang

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the text under ``key`` with its gaps filled.

        Where the text is a table with ``one`` and ``other``, the value ``n`` chooses between them.
        Whole numbers, fractions and dates among the values are written the language's way.

        Raises:
            KeyError: no such text, or a gap without a value: a fault of the program, not of the input.
        """
        found = self.lookup(key)
        if isinstance(found, dict):
            found = found["one" if values["n"] == 1 else "other"]
        return str(found).format_map({name: self.show(value) for name, value in values.items()})

    def lookup(self, key: str) -> object:
        """Return what stands under ``key``: a text, or a table of texts."""
        area, *path = key.split(".")
        found: object = _area(self.lang, area)
        for part in path:
            if not isinstance(found, dict):
                raise KeyError(key)
            found = found[part]
        return found

    def show(self, value: object) -> object:
        """Write a number or date the language's way; anything else is left as it is."""
        if value.__class__ is str:
            return value  # first, for most are, and asking whether it is a Rational takes long
        if isinstance(value, bool):
            return self("common.yes") if value else self("common.no")
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, float | Rational):
            return self.number(value)
        if isinstance(value, os.PathLike):  # nothing in a name breaks the line or steers the terminal
            return "".join(letter if letter.isprintable() else "�" for letter in str(value))
        return value

    def number(self, value: float | Rational, decimals: int = 2) -> str:
        """Write a number with the language's signs, at most ``decimals`` decimals and no trailing zeros."""
        amount = float(value)
        text = f"{amount:,.{decimals}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        return text.translate(str.maketrans(",.", ".,")) if self.lang == "da" else text

    def date(self, value: date) -> str:
        """Write a date in words: ``1. november 2026`` or ``1 November 2026``."""
        months = self.lookup("common.months")
        assert isinstance(months, list)  # noqa: S101  # a fault of the locale file, found by its test
        return f"{value.day}{'.' if self.lang == 'da' else ''} {months[value.month - 1]} {value.year}"


@cache
def texts(lang: Language) -> Texts:
    """Return the texts of a language."""
    return Texts(lang)


@cache
def _area(lang: Language, area: str) -> dict[str, object]:
    with open(os.path.join(LOCALE, lang, f"{area}.toml"), "rb") as file:  # noqa: PTH118, PTH123
        return tomllib.load(file)
