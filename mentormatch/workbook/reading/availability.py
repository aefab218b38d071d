"""A status in yes and no: ``Er ledig`` or ``is_available`` above 0 and 1, ``På pause`` above a cross."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from mentormatch.domain import PersonStatus, fold
from mentormatch.workbook.cells.parsers import Parser

from .choice_columns import is_mark

_AWAY = re.compile(
    r"\b(?:not available|unavailable|inactive|paused?|on leave|on hold|busy|full"
    r"|ikke ledig|ikke aktiv|inaktiv|optaget|på pause|pause|orlov|stoppet|matched|matchet"
    r"|(?:has|have) a (?:mentor|mentee)|har en (?:mentor|ung))\b"
)
_AT_TIMES = re.compile(
    r"\b(?:weekends?|weekdays?|evenings?|mornings?|afternoons?|nights?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|weekenden?|hverdage?|aften(?:en|er)?|formiddage?|eftermiddage?|(?:man|tirs|ons|tors|fre|lør|søn)dag(?:e|en)?"
    r"|heraf|antal|number|pladser|places|heraf|foto|billede|regler|kontrakt|aftale|budget"
    r"|school|skole|summer|sommer|ferie|online|phone|telefon|how many|how long|years?|hvor mange|hvor længe|år)\b"
)
"""Availability at some times is no status."""
_THERE = re.compile(
    r"\b(?:available|active|accepting|taking (?:on )?new|open for|ledig|aktiv|tilgængelig|til rådighed"
    r"|kan tage flere|klar|godkendt|approved|cleared|vetted)\b"
)


def availability(heading: str, values: Sequence[Any]) -> bool | None:
    """Return whether yes means that somebody takes part (``True``) or does not (``False``).

    ``None``: the heading does not ask so, or the answers are more than yes and no.

    Args:
        heading: the heading.
        values: what stands below it, without blanks.

    >>> availability("is_available", [0.0, 1.0]), availability("På pause", ["ja"]), availability("Status", ["ja"])
    (True, False, None)
    """
    said = fold(heading).replace("_", " ")
    away = _AWAY.search(said) is not None
    if (
        _AT_TIMES.search(said) is not None
        or not values
        or not (away or _THERE.search(said))
        or any(is_mark(value) is None for value in values)
    ):
        return None
    return not away


def availability_parser(*, yes_is_there: bool) -> Parser:
    """Return what reads a yes or no as a status."""

    def parse(value: Any) -> PersonStatus | None:
        mark = is_mark(value)
        if mark is None:
            return None
        return PersonStatus.ACTIVE if mark is yes_is_there else PersonStatus.PAUSED

    return parse
