"""The rule book: dated rules as they stand in the rule files, and the rule in force at a date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from mentormatch.domain import Benefit, Host, WorkCategory

from .municipality import municipality_key
from .verdict import Authority, Confidence, Outcome, Reference, RuleKind, Text, Unit

ELSEWHERE = "-"
"""The key of every municipality that no rule names; no name has it, for hyphens are no part of keys."""

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
    """The work is not usually paid at the host: a setting of the corps."""
    ASSUMED = "assumed"
    """Nothing in the lists can tell; taken as met and said to be assumed."""


class Status(StrEnum):
    """Whether a value is law, or announced and not yet law (shown, never used)."""

    ENACTED = "enacted"
    EXPECTED = "expected"


class Nature(StrEnum):
    """Whether a duty file gives something to do or something to know."""

    DUTY = "duty"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Source:
    """A reference, the day from which it is the place to look, and how sure it makes the value then."""

    reference: Reference
    since: date | None = None
    confidence: Confidence | None = None
    note: Text | None = None


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
        """The references to look in on a day, the newest first."""
        known = [source for source in self.sources if source.since is None or source.since <= day]
        known.sort(key=lambda source: source.since or date.min, reverse=True)
        return tuple(source.reference for source in known)

    def confidence_on(self, day: date) -> Confidence:
        """How sure the value is on a day: a later source may leave it less sure than the first."""
        found = self.confidence
        for source in sorted(self.sources, key=lambda source: source.since or date.min):
            if source.confidence is not None and (source.since is None or source.since <= day):
                found = source.confidence
        return found


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a rule, and what follows where it does not hold."""

    kind: ConditionKind
    scope: Scope
    text: Text
    undetermined_if_unmet: bool
    """Else the rule does not apply where the condition is not met."""


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

    def holds(self, day: date) -> bool:
        """Whether the conflict matters on a day."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened and changes no value: for the page, never for a verdict."""

    when: str
    text: Text
    source: Source | None


@dataclass(frozen=True)
class Rule:
    """One rule file. Its id is the name of the file."""

    id: str
    kind: RuleKind
    title: Text
    summary: Text
    scope: Scope
    history: tuple[Period, ...]
    conditions: tuple[Condition, ...] = ()
    municipalities: tuple[MunicipalityTerm, ...] = ()
    duties: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    events: tuple[Event, ...] = ()
    nature: Nature | None = None
    """Only of a duty file."""
    outcomes: frozenset[Outcome] = frozenset(Outcome)
    """Of a duty file: the verdicts it goes with."""
    done_when_reported: bool = False
    """Of a duty file: whether it falls away once the list says that the a-kasse was told."""
    with_rules: frozenset[str] = frozenset()
    """Of a duty file: the rules that a verdict must rest on for the duty to go with it; empty: any."""
    order: int = 50
    """Of a duty file: its place among the duties, the smallest first."""
    recorded_only: bool = False
    """Its content is not known; it is shown and nothing is built on it."""
    replaces: str | None = None
    file: str = ""
    digest: str = ""
    """SHA-256 of the file, line endings aside."""

    @cached_property
    def terms(self) -> Mapping[str, MunicipalityTerm]:
        """The municipalities by the key under which names are compared."""
        return {
            municipality_key(name): term for term in self.municipalities for name in (term.name, *term.also)
        }

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference of the rule, each once, in the order of the file."""
        sources = [*(one.sources for one in self.history), *(one.sources for one in self.municipalities)]
        return tuple(dict.fromkeys(source.reference for some in sources for source in some))

    @property
    def is_duty(self) -> bool:
        """Whether a duty file gives something to do; else it gives something to know."""
        return self.nature is Nature.DUTY

    @property
    def last_day(self) -> date | None:
        """The last day of the last municipality; ``None`` where the rule names none."""
        return max((term.last_day for term in self.municipalities), default=None)

    def periods(self, benefit: Benefit, host: Host, work: WorkCategory) -> tuple[Period, ...]:
        """The history of one situation, in order; periods that are only expected are left out."""
        return tuple(
            period
            for period in self.history
            if period.status is Status.ENACTED and period.scope.covers(benefit, host, work)
        )

    def in_force_on(self, day: date) -> tuple[Period, ...]:
        """The periods that hold on a day, whatever the situation; those only expected are left out.

        None where the last municipality of an experiment has ended.
        """
        if self.last_day is not None and self.last_day < day:
            return ()
        return tuple(p for p in self.history if p.status is Status.ENACTED and p.holds(day))

    def in_force(self, benefit: Benefit, host: Host, work: WorkCategory, day: date) -> Period | None:
        """The period that holds on a day; ``None`` where the rule says nothing then."""
        return next((p for p in self.periods(benefit, host, work) if p.holds(day)), None)


@dataclass(frozen=True, slots=True)
class BenefitFacts:
    """A benefit's name, who decides about it, and when it existed."""

    label: Text
    decides: Authority
    start: date | None = None
    until: date | None = None
    before: Text | None = None
    """What it was called before ``start``, where that is known."""
    after: Text | None = None
    verified: bool = True

    def existed(self, day: date) -> bool:
        """Whether the benefit existed on a day."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


OLD_DAYS = 366
"""So many days after the rules were looked through, a new year's rates have come into force."""


@dataclass(frozen=True)
class RuleBook:
    """All rules, by id, and what is known about each benefit."""

    rules: Mapping[str, Rule]
    benefits: Mapping[Benefit, BenefitFacts] = field(default_factory=dict)
    benefits_digest: str = ""
    looked_through: date | None = None
    """The day on which the rules that ship with the program were last held against their sources."""

    def is_old(self, day: date) -> bool:
        """Whether a day is so much later than the rules that new rates may hold."""
        return self.looked_through is not None and (day - self.looked_through).days > OLD_DAYS

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all rule files: the run record tells by it which rules a result rests on."""
        parts = [f"{rule.id} {rule.digest}" for rule in sorted(self, key=lambda rule: rule.id)]
        return hashlib.sha256("\n".join([*parts, self.benefits_digest]).encode()).hexdigest()

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules.values())

    def of_kind(self, kind: RuleKind) -> tuple[Rule, ...]:
        """The rules of one kind, in the order in which they are shown."""
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> Mapping[RuleKind, tuple[Rule, ...]]:
        rules = sorted(self, key=lambda rule: (rule.order, rule.id))
        return {kind: tuple(rule for rule in rules if rule.kind is kind) for kind in RuleKind}

    @cached_property
    def experiment_benefits(self) -> frozenset[Benefit]:
        """The benefits for which a residence can matter."""
        named: set[Benefit] = set()
        for rule in self.of_kind(RuleKind.EXPERIMENT):
            named |= rule.scope.benefits
        return frozenset(named)

    @cached_property
    def reporting_benefits(self) -> frozenset[Benefit]:
        """The benefits for which it matters whether the a-kasse was told, and who decided the category."""
        named: set[Benefit] = set()
        for rule in self.of_kind(RuleKind.DUTY):
            if rule.done_when_reported:
                named |= rule.scope.benefits
        return frozenset(named)

    def place_key(self, municipality: str | None) -> str | None:
        """Return the key of a municipality that a rule names, else ``ELSEWHERE``; ``None`` stays unknown."""
        if municipality is None:
            return None
        key = municipality_key(municipality)
        return key if key in self.municipality_keys else ELSEWHERE

    @cached_property
    def municipality_keys(self) -> frozenset[str]:
        """The municipalities that some rule names, as comparison keys."""
        return frozenset(key for rule in self for key in rule.terms)
