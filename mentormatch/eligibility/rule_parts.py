"""The parts that a rule file is made of: what holds from day to day, its conditions, sources and doubts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from mentormatch.domain import Benefit, Host, WorkCategory

from .municipality import municipality_key
from .verdict import Authority, Confidence, Outcome, Reference, Text, Unit

MONTHS_PER_YEAR = 12
WEEKS_PER_YEAR = 52
"""Weekly hours become monthly by 52/12: the approximation of the a-kasser (15 a week are 65 a month)."""


class ConditionKind(StrEnum):
    """The conditions that the interpreter knows; a rule file names them."""

    RESIDENCE = "residence"
    """The mentor lives in a municipality of the rule, not after its last day there."""
    HOST_MUNICIPALITY = "host_municipality"
    """The host is a municipality of the rule, not after its last day there."""
    NOT_USUALLY_PAID = "not_usually_paid"
    """The work is not usually paid: the mentor's own row, a setting of the corps or a source about the host tells."""
    ASSUMED = "assumed"
    """Nothing in the lists can tell; taken as met and said to be assumed."""


class Status(StrEnum):
    """Whether a value is law, or announced and not yet law (shown, never used)."""

    ENACTED = "enacted"
    EXPECTED = "expected"


class Nature(StrEnum):
    """Whether a duty file gives something to do, something that is wise to do, or something to know."""

    DUTY = "duty"
    ADVICE = "advice"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Source:
    """A reference, the day from which it is the place to look, and how sure it makes the value then."""

    reference: Reference
    since: date | None = None
    confidence: Confidence | None = None
    note: Text | None = None
    proves: bool = False
    """Whether the value itself was seen in this source."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which situations something concerns."""

    benefits: frozenset[Benefit]
    hosts: frozenset[Host]
    work: frozenset[WorkCategory]

    def covers(self, benefit: Benefit, host: Host, work: WorkCategory) -> bool:
        """Whether a situation lies within the scope."""
        return benefit in self.benefits and host in self.hosts and work in self.work


@dataclass(frozen=True, slots=True)
class Period:
    """What holds from one day to another; ``start`` ``None``: always, ``until`` ``None``: open."""

    scope: Scope
    start: date | None
    until: date | None
    outcome: Outcome | None
    """``None`` in a duty file."""
    text: Text | None
    """Why the outcome is undetermined, or what the duty says."""
    value: Fraction | None
    unit: Unit | None
    status: Status
    verified: bool
    from_verified: bool
    confidence: Confidence
    sources: tuple[Source, ...]
    note: Text | None
    ask: Authority | None
    question: Text | None
    last_seen: date | None = None
    """The last day on which somebody saw the value hold in a source; ``None``: not known, or no longer in force."""

    @property
    def hours_per_month(self) -> Fraction | None:
        """The value as hours a month, exactly."""
        if self.value is None or self.unit is Unit.HOURS_PER_MONTH:
            return self.value
        return self.value * WEEKS_PER_YEAR / MONTHS_PER_YEAR

    def holds(self, day: date) -> bool:
        """Whether a day lies within the period."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)

    def days_from(self, day: date) -> int:
        """How many days a day lies outside the period; 0 within it."""
        early = 0 if self.start is None else (self.start - day).days
        late = 0 if self.until is None else (day - self.until).days
        return max(early, late, 0)

    def references(self, day: date) -> tuple[Reference, ...]:
        """The references to look in on a day: those that prove the value first, then the newest."""
        known = [source for source in self.sources if source.since is None or source.since <= day]
        known.sort(key=lambda source: (source.proves, source.since or date.min), reverse=True)
        return tuple(source.reference for source in known)

    @property
    def seen_in(self) -> int | None:
        """The year of the newest source in which the value was seen."""
        years = [source.reference.year for source in self.sources if source.proves and source.reference.year]
        return max(years, default=None)

    def confidence_on(self, day: date) -> Confidence:
        """How sure the value is on a day: a later source may leave it less sure than the first.

        A source without a day counts from the year after that in which the value was seen.
        """
        found = self.confidence
        undated = date((self.seen_in or date.min.year - 1) + 1, 1, 1)
        for source in sorted(self.sources, key=lambda source: source.since or undated):
            if source.confidence is not None and (source.since or undated) <= day:
                found = source.confidence
        return found


@dataclass(frozen=True, slots=True)
class KnownHost:
    """A municipality of which a source says that a condition is met where it is the host."""

    municipality: str
    says: Text
    reference: Reference


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a rule, and what follows where it does not hold."""

    kind: ConditionKind
    scope: Scope
    text: Text
    undetermined_if_unmet: bool
    """Else the rule does not apply where the condition is not met."""
    known_hosts: tuple[KnownHost, ...] = ()
    question: Text | None = None
    """What to ask where the condition leaves the rule undetermined."""

    def known_host(self, key: str | None) -> KnownHost | None:
        """Return what a source says about a host, by its comparison key."""
        return next((one for one in self.known_hosts if municipality_key(one.municipality) == key), None)


@dataclass(frozen=True, slots=True)
class MunicipalityTerm:
    """One municipality's part in an experiment."""

    name: str
    also: tuple[str, ...]
    """Other names it goes by."""
    last_day: date
    verified: bool
    confidence: Confidence
    sources: tuple[Source, ...]
    note: Text | None
    disputed_until: date | None = None
    """From the day after ``last_day`` to this day, inclusive, sources disagree on whether it still ran."""
    disputed: Text | None = None
    """Both readings of those days."""

    @property
    def last_possible_day(self) -> date:
        """The last day on which it may have run."""
        return self.disputed_until or self.last_day


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says about a matter on which sources disagree."""

    says: Text
    reference: Reference


@dataclass(frozen=True, slots=True)
class Conflict:
    """A matter on which sources disagree, and which reading is used."""

    about: Text
    claims: tuple[Claim, ...]
    used: Text
    start: date | None = None
    until: date | None = None
    municipalities: frozenset[str] = frozenset()
    """Keys of the municipalities that it concerns; empty: all."""
    benefits: frozenset[Benefit] = frozenset()
    """The benefits that it concerns; empty: those of the rule."""
    work: frozenset[WorkCategory] = frozenset(WorkCategory)
    unmet: ConditionKind | None = None
    """The condition that must be unmet for the conflict to matter; ``None``: it always does."""

    def holds(self, day: date) -> bool:
        """Whether the conflict matters on a day."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened and changes no value: for the page, never for a verdict."""

    when: str
    text: Text
    source: Source | None
