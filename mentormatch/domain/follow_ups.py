"""A follow-up (opfølgning): how it goes with a pair, as mentor or youth marked it after a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .people import Source


class Answered(StrEnum):
    """Which of the two answered when they were asked how it goes."""

    YOUTH = "youth"
    MENTOR = "mentor"
    BOTH = "both"
    NOBODY = "nobody"
    """They were asked, and nobody answered: the silence goes on."""


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
    answered_by: Answered | None = None
    met: bool | None = None
    """Whether the two have met since they were last asked."""
    minutes: int | None = None
    """Time that the mentor has spent on the match since the row before."""
    note: str | None = None
    """In their own words; shown nowhere but in its own sheet."""
    by: str | None = None
    """Who filled the row in."""
    source: Source | None = None

    @property
    def answered(self) -> bool:
        """Whether somebody was heard from: all but a row that says nobody was."""
        return self.answered_by is not Answered.NOBODY
