"""A follow-up (opfølgning): how it goes with a pair, as mentor or youth marked it after a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .people import Source


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One row of the sheet Opfølgning. ``None`` means that there is no answer."""

    youth: str
    mentor: str
    day: date
    wellbeing: int | None = None
    """Trivsel, 0-10."""
    cooperation: int | None = None
    """Samarbejde, 0-10."""
    in_education_or_work: bool | None = None
    note: str | None = None
    """In their own words; shown nowhere but in its own sheet."""
    by: str | None = None
    """Who filled the row in."""
    source: Source | None = None
