"""A ruling: what an authority has answered about one mentor, where the rules leave it open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RulingAnswer(StrEnum):
    """What was answered."""

    FREE = "free"
    """Fri: may volunteer without a limit."""
    CAPPED = "capped"
    """Op til et timetal: may volunteer so many hours a month."""
    NO = "no"
    """Nej: the hours would be deducted."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """An answer, with who gave it, when, and where it can be found again."""

    answer: RulingAnswer
    minutes_per_month: int | None = None
    """For ``CAPPED``: the limit."""
    by: str | None = None
    decided_on: date | None = None
    reference: str | None = None
    about: str | None = None
    """:func:`mentormatch.eligibility.ruling.situation_code` of the mentor who was asked about: an answer holds only as
    long as what was asked about stays the same."""
