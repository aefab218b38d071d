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

    @property
    def day(self) -> date | None:
        """The day the row speaks of; ``None`` where it has no date."""
        if self.status is MatchStatus.ENDED:
            return self.end or self.decided_on or self.start
        if self.status is MatchStatus.RUNNING:
            return self.start or self.decided_on
        return self.decided_on or self.start
