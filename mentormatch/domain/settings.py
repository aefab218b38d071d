"""What the coordinator decides about a run: the policy, with its defaults in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from .demands import DEFAULT_DEMANDS, Demand
from .people import Host, WorkCategory
from .spans import Span, Unit

DEFAULT_LADDER = ("matched", "priority", "waiting", "keep", "points", "load", "draw")
"""Names of the goals, most important first (design: the ladder)."""


class BlankBenefit(StrEnum):
    """What a blank benefit cell means."""

    UNKNOWN = "unknown"
    NONE = "none"


class Criterion(StrEnum):
    """A weighted part of a pair's points."""

    HELP = "help"
    """What the mentor can help with, of what the youth needs help with."""
    INTERESTS = "interests"
    TRADE = "trade"
    TIMES = "times"
    NEARNESS = "nearness"
    LANGUAGE = "language"
    WISHED = "wished"
    """People whom the two have named themselves."""
    GENDER = "gender"
    """Soft wishes for a gender; a firm one is a demand."""
    AGE = "age"


def _default_weights() -> Mapping[Criterion, int]:
    return MappingProxyType(
        {
            Criterion.HELP: 30,
            Criterion.INTERESTS: 20,
            Criterion.NEARNESS: 15,
            Criterion.WISHED: 10,
            Criterion.TRADE: 10,
            Criterion.TIMES: 5,
            Criterion.GENDER: 5,
            Criterion.LANGUAGE: 3,
            Criterion.AGE: 2,
        }
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """The policy of one run.

    The defaults are those of a municipal corps whose work category nobody has decided yet.
    Times are minutes a month, so that all arithmetic on them is exact.
    """

    municipality: str | None = None
    """The municipality of the corps: the host where the host is a municipality."""
    host: Host = Host.MUNICIPALITY
    work: WorkCategory = WorkCategory.UNDECIDED
    usually_paid: bool | None = None
    """Whether such work is usually offered as paid work, at the host or bodies like it; ``None``: nobody said."""
    blank_benefit: BlankBenefit = BlankBenefit.UNKNOWN
    as_of: date | None = None
    demands: frozenset[Demand] = DEFAULT_DEMANDS
    unknown_fails: frozenset[Demand] = frozenset()
    """Demands for which a missing answer shuts a pair out (by default a missing answer bans nobody)."""
    weights: Mapping[Criterion, int] = field(default_factory=_default_weights)
    ladder: tuple[str, ...] = DEFAULT_LADDER
    min_age: int = 18
    max_age: int = 29
    """The corps is for youths from one birthday to the day before another: by default 18-29."""
    default_places: int = 1
    default_minutes: int = 6 * 60
    """A youth's need where the cell is blank and the mentor has a limit. Danish corps ask for 6 to 8 hours a month; a
    blank cell that counted as nothing would take no room beside somebody else's 6.
    """
    max_distance: int = 30
    """Kilometres at which nearness gives no more points, and beyond which the demand ``distance`` bars."""
    record_months: int | None = None
    """Months for which a certificate of criminal record holds; ``None``: for ever."""
    min_points: int = 0
    min_age_gap: int = 5
    """Years by which a mentor must be older, where the demand ``age_gap`` holds."""
    education_first: bool = True
    """Youths without a qualifying education form the more urgent class."""
    ended_waits: bool = True
    """Whether a youth whose match has ended waits for a new mentor. A day under ``waiting_since`` that is later than
    the end says so of one youth, whatever holds for the corps."""
    accept_undetermined: frozenset[str] = frozenset()
    """Ids of mentors that the coordinator takes in although the rules do not decide."""
    follow_up_low: int = 4
    """Wellbeing or co-operation at or below this (0-10) puts a pair in front of the coordinator."""
    follow_up_fall: int = 3
    """So does a fall of this much or more since the answer before."""
    first_meeting_days: int = 14
    """A pair that has not met for the first time so many days after it was approved is asked about."""
    follow_up_due: tuple[Span, ...] = (Span(6, Unit.WEEKS), Span(3, Unit.MONTHS), Span(5, Unit.MONTHS))
    """How long after the start of a match a follow-up is due."""
    follow_up_every: int = 3
    """Months between follow-ups after the last of those; 0: none is due then."""
    draw_seed: str = "mentormatch"
    time_limit: float | None = None
    """Seconds for the engine; ``None``: as long as it takes."""
    engine: str = "highs"
