"""A match (forløb): a pair over time, with what a person has decided about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .people import Source


class MatchStatus(StrEnum):
    """What is decided about a pair."""

    PROPOSED = "proposed"
    """Foreslået: the program's proposal of an earlier run, nobody has decided."""
    APPROVED = "approved"
    """Godkendt: a person agreed; the pair holds in the next run."""
    LOCKED = "locked"
    """Låst: a person wants this pair whatever it costs."""
    REJECTED = "rejected"
    """Afvist: a person does not want this pair; never proposed again."""
    RUNNING = "running"
    """Aktiv: the two meet; takes a place and hours."""
    ENDED = "ended"
    """Afsluttet: the two have met before."""


class EndReason(StrEnum):
    """Why a match was closed."""

    GOAL_REACHED = "goal_reached"
    TIME_UP = "time_up"
    """The time agreed on is over."""
    MOVED = "moved"
    NO_CHEMISTRY = "no_chemistry"
    UNSAFE = "unsafe"
    """Somebody did not feel safe: a person looks at it at once, and the two are never proposed to each other again."""
    MENTOR_STOPPED = "mentor_stopped"
    YOUTH_STOPPED = "youth_stopped"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class EndedMatch:
    """The last match of a youth whom nothing holds to a mentor any more."""

    mentor: str
    on: date | None
    """The day it ended; ``None``: nobody has written it."""


@dataclass(frozen=True, slots=True)
class Match:
    """One row of the sheet Forløb, or one decision taken in a result workbook."""

    youth: str
    mentor: str
    status: MatchStatus
    start: date | None = None
    end: date | None = None
    reason: str | None = None
    by: str | None = None
    decided_on: date | None = None
    source: Source | None = None
    waived: frozenset[str] = frozenset()
    """Demands that a person has decided do not hold for these two, by their keys (``times``, ``min_points``)."""
    first_meeting: date | None = None
    """The day of the two's first meeting; one in the future is agreed on and not held."""
    next_meeting: date | None = None
    expected_end: date | None = None
    youth_agrees: bool | None = None
    """What the youth said after the first meeting: to go on, or not."""
    mentor_agrees: bool | None = None
    end_reason: EndReason | None = None
    substitute: bool | None = None
    """Whether the mentor stands in for the youth's own for a time, from ``start`` to ``end``."""

    @property
    def declined(self) -> bool:
        """Whether one of the two said no after the first meeting: they part, and nobody is banned for it."""
        return self.youth_agrees is False or self.mentor_agrees is False

    @property
    def unsafe(self) -> bool:
        """Whether somebody did not feel safe in it."""
        return self.end_reason is EndReason.UNSAFE

    @property
    def day(self) -> date | None:
        """The day the row speaks of; ``None`` where it has no date."""
        if self.status is MatchStatus.ENDED:
            return self.end or self.decided_on or self.start
        if self.status is MatchStatus.RUNNING:
            return self.start or self.decided_on
        return self.decided_on or self.start
