"""Spans of time in words: ``6 uger; 3 måneder``, ``6 weeks, 3 months``, ``6w``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentormatch.domain import Span, Unit, fold
from mentormatch.locale import Language

_SPAN = re.compile(r"^(\d{1,3})\s*([a-zæøå]+)\.?$")
_UNITS = {
    "d": Unit.DAYS,
    "dag": Unit.DAYS,
    "dage": Unit.DAYS,
    "day": Unit.DAYS,
    "days": Unit.DAYS,
    "w": Unit.WEEKS,
    "uge": Unit.WEEKS,
    "uger": Unit.WEEKS,
    "week": Unit.WEEKS,
    "weeks": Unit.WEEKS,
    "m": Unit.MONTHS,
    "md": Unit.MONTHS,
    "mdr": Unit.MONTHS,
    "måned": Unit.MONTHS,
    "måneder": Unit.MONTHS,
    "month": Unit.MONTHS,
    "months": Unit.MONTHS,
}
_WORDS = {
    "da": {Unit.DAYS: ("dag", "dage"), Unit.WEEKS: ("uge", "uger"), Unit.MONTHS: ("måned", "måneder")},
    "en": {Unit.DAYS: ("day", "days"), Unit.WEEKS: ("week", "weeks"), Unit.MONTHS: ("month", "months")},
}
_BETWEEN = re.compile(r"[;,\n]|\bog\b|\band\b")


def spans(word: str) -> tuple[Span, ...] | None:
    """Return the spans that a text names, or ``None`` where a part of it is none.

    >>> [str(one) for one in spans("6 uger; 3 og 5 mdr")]
    ['6w', '3m', '5m']
    """
    found: list[Span] = []
    unit: Unit | None = None
    for part in reversed([part.strip() for part in _BETWEEN.split(fold(word))]):
        match = _SPAN.match(part) or (re.match(r"^(\d{1,3})()$", part) if unit else None)
        if match is None:
            if part:
                return None
            continue
        unit = _UNITS.get(match[2]) if match[2] else unit
        if unit is None or not int(match[1]):
            return None
        found.append(Span(int(match[1]), unit))
    return tuple(reversed(found))


def spans_text(found: Sequence[Span], lang: Language) -> str:
    """Return spans as a sheet of settings writes them."""
    return "; ".join(f"{one.number} {_WORDS[lang][one.unit][one.number != 1]}" for one in found)
