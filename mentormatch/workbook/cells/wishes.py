"""A wish for a gender, firm (``kvinde``) or soft (``helst kvinde``, ``en mand, hvis muligt``)."""

from __future__ import annotations

from typing import Any

from mentormatch.domain import GenderWish
from mentormatch.workbook.catalogue.choices.genders import SOFT_WISH

from .parsers import Fault, Parser, text
from .text import clean


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

    return parse
