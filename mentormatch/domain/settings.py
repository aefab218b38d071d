"""What the coordinator decides about a run: the policy, with its defaults in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from .people import Host, WorkCategory

DEFAULT_LADDER = ("matched", "priority", "waiting", "keep", "points", "load", "draw")
"""Names of the goals, most important first (design: the ladder)."""


class BlankBenefit(StrEnum):
    """What a blank benefit cell means."""

    UNKNOWN = "unknown"
    NONE = "none"


class Demand(StrEnum):
    """A demand that two people must meet to be a candidate pair."""

    LANGUAGE = "language"
    GENDER = "gender"
    TIMES = "times"
    AREA = "area"
    AGE_GAP = "age_gap"
    CONSENT = "consent"
    CHECK = "check"
    ENDED = "ended"
    RESIDENCE = "residence"


class Criterion(StrEnum):
    """A weighted part of a pair's points."""

    INTERESTS = "interests"
    TRADE = "trade"
    TIMES = "times"
    NEARNESS = "nearness"
    LANGUAGE = "language"
    WISHED = "wished"
    AGE = "age"


def _default_weights() -> Mapping[Criterion, int]:
    return MappingProxyType(
        {
            Criterion.INTERESTS: 30,
            Criterion.TRADE: 20,
            Criterion.TIMES: 15,
            Criterion.NEARNESS: 15,
            Criterion.WISHED: 10,
            Criterion.LANGUAGE: 5,
            Criterion.AGE: 5,
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
    """Whether this work is usually paid at the host; unknown is taken as no, and said to be assumed."""
    blank_benefit: BlankBenefit = BlankBenefit.UNKNOWN
    as_of: date | None = None
    demands: frozenset[Demand] = frozenset({Demand.LANGUAGE, Demand.GENDER, Demand.TIMES, Demand.ENDED})
    unknown_fails: frozenset[Demand] = frozenset()
    """Demands for which a missing answer shuts a pair out (by default a missing answer bans nobody)."""
    weights: Mapping[Criterion, int] = field(default_factory=_default_weights)
    ladder: tuple[str, ...] = DEFAULT_LADDER
    default_places: int = 1
    default_minutes: int = 0
    """A youth's need where the cell is blank. Nothing is guessed: it takes none of a mentor's hours, so a blank
    cell shuts nobody out. Danish corps that plan with a figure use 6-10 hours a month; the setting says so.
    """
    min_points: int = 0
    min_age_gap: int = 5
    """Years by which a mentor must be older, where the demand ``age_gap`` holds."""
    education_first: bool = True
    """Youths without a qualifying education form the more urgent class."""
    accept_undetermined: frozenset[str] = frozenset()
    """Ids of mentors that the coordinator takes in although the rules do not decide."""
    follow_up_low: int = 4
    """Wellbeing or co-operation at or below this (0-10) puts a pair in front of the coordinator."""
    follow_up_fall: int = 3
    """So does a fall of this much or more since the answer before."""
    draw_seed: str = "mentormatch"
    time_limit: float | None = None
    """Seconds for the engine; ``None``: as long as it takes."""
    engine: str = "highs"
