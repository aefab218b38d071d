"""A wish for a gender, firm (``kvinde``) or soft (``helst kvinde``, ``en mand, hvis muligt``).

What somebody adds to it (``gerne en kvinde, 40+``, ``en mand der er tålmodig``) is said not to be read.
"""

from __future__ import annotations

import re
from typing import Any

from mentormatch.domain import GenderWish, fold
from mentormatch.issues.cells import WISH_MORE
from mentormatch.workbook.catalogue.choices.genders import SOFT_WISH

from .parsers import Fault, Noted, Parser, fault, text
from .text import clean

_MORE = re.compile(
    r"\s*[,;(]\s*|\s+[-–]\s*|\s+(?:der|som|med|på|i|over|under|who|that|with|in)\s+", re.IGNORECASE
)
"""What parts a wish from what is added to it."""
_CHANGES = re.compile(
    r"\b(?:eller|el|or|men|but|ikke|not|undtagen|except|dog|ellers|kvinde|kvinder|kvindelig|mand|mænd|mandlig|woman"
    r"|women|man|men|male|female|pige|dreng|lige ?meget|ligegyldigt|hvis|if|any)\b|\?"
)
"""What may take the wish back, or name another."""
_MUST = re.compile(r"(?:skal|must|krav|et krav|vigtigt|meget vigtigt|absolut|nødvendigt|required|important)")


def gender_wish(firm: Parser) -> Parser:
    """Return a parser of wishes for a gender; ``firm`` reads what is left without the words that make a wish soft."""

    def parse(value: Any) -> Any:
        word = text(value) or ""
        rest = clean(SOFT_WISH.sub(" ", word)).strip(" ,.;-–()")
        if not rest or SOFT_WISH.search(word) is None:
            return firm(value)
        found = firm(rest)
        if isinstance(found, Fault):
            return firm(value)
        if isinstance(found, GenderWish) and found.demanded is not None:
            return GenderWish(f"rather_{found.demanded.value}")
        return found

    def with_more(value: Any) -> Any:
        read = parse(value)
        if not isinstance(read, Fault) or not isinstance(value, str):
            return read
        wish, _, more = _MORE.sub("\0", clean(value), count=1).partition("\0")
        if not wish or not more.strip() or _CHANGES.search(fold(more)):
            return read
        must = _MUST.fullmatch(fold(more).strip(" .!-–()")) is not None
        first = firm(SOFT_WISH.sub(" ", wish)) if must else parse(wish)
        if not isinstance(first, GenderWish) or first is GenderWish.ANY:
            return read
        return first if must else Noted(first, fault(WISH_MORE, value))

    return with_more
