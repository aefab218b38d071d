"""A span of time as people agree on it: so many days, weeks or months."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """What a span is counted in; the value is its letter in the run record."""

    DAYS = "d"
    WEEKS = "w"
    MONTHS = "m"


@dataclass(frozen=True, slots=True)
class Span:
    """So many units.

    >>> Span(1, Unit.MONTHS).after(date(2026, 1, 31))
    datetime.date(2026, 2, 28)
    """

    number: int
    unit: Unit

    def after(self, day: date) -> date:
        """Return the day that lies this much later; where its month is too short, the last one of the month."""
        if self.unit is not Unit.MONTHS:
            return day + timedelta(days=self.number * (7 if self.unit is Unit.WEEKS else 1))
        years, month = divmod(day.month - 1 + self.number, 12)
        year = day.year + years
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def __str__(self) -> str:
        """Return it as the run record writes it: ``6w``."""
        return f"{self.number}{self.unit}"
