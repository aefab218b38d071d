"""The rule book: dated rules as they stand in the rule files, and the rule in force at a date."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from mentormatch.domain import Benefit, Host, WorkCategory

from .municipality import municipality_key
from .rule_parts import (
    Condition,
    Conflict,
    Event,
    MunicipalityTerm,
    Nature,
    Period,
    Scope,
    Source,
    Status,
)
from .verdict import Authority, Outcome, Reference, RuleKind, Text

ELSEWHERE = "-"
"""The key of every municipality that no rule names; no name has it, for hyphens are no part of keys."""


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
    instead_of: frozenset[str] = frozenset()
    """Of a duty file: the duties that fall away where this one goes with a verdict."""
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
    def last_day(self) -> date | None:
        """The last day of the last municipality; ``None`` where the rule names none."""
        return max((term.last_day for term in self.municipalities), default=None)

    @property
    def last_possible_day(self) -> date | None:
        """The last day on which it may still have run somewhere; ``None`` where the rule names no municipality."""
        return max((term.last_possible_day for term in self.municipalities), default=None)

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
    decides: Authority | None
    """``None`` where nobody decides: there is nothing to decide about."""
    start: date | None = None
    until: date | None = None
    before: Text | None = None
    """What it was called before ``start``, where that is known."""
    after: Text | None = None
    verified: bool = True
    decided_until: date | None = None
    """The last day on which ``decided_before`` decided instead."""
    decided_before: Authority | None = None
    last_new_grant: date | None = None
    """The last day on which anybody could be granted it anew; who had it then keeps it until the course ends."""
    grants_verified: bool = False
    """Whether that day was seen in a source."""
    closing: Text | None = None
    """What is known about the closing, and how well."""
    note: Text | None = None
    """What is known about the first and last day, and how well."""
    sources: tuple[Source, ...] = ()

    def closed(self, day: date) -> bool:
        """Whether nobody could be granted the benefit anew on a day, though it still ran."""
        return self.last_new_grant is not None and self.last_new_grant < day and self.existed(day)

    def decider(self, day: date) -> Authority:
        """Who decided about the benefit on a day; the municipality where nobody is named."""
        if self.decided_before is not None and self.decided_until is not None and day <= self.decided_until:
            return self.decided_before
        return self.decides or Authority.MUNICIPALITY

    def existed(self, day: date) -> bool:
        """Whether the benefit existed on a day."""
        return (self.start is None or self.start <= day) and (self.until is None or day <= self.until)


PAST_DAYS = 31
"""A date so many days before the rules were looked through is told in the past tense; a plan's own month is not."""

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
    own_digest: str = ""
    """SHA-256 over the rule files of further folders; empty where there are none."""

    def is_old(self, day: date) -> bool:
        """Whether a day is so much later than the rules that new rates may hold."""
        return self.looked_through is not None and (day - self.looked_through).days > OLD_DAYS

    def is_past(self, day: date) -> bool:
        """Whether a day is past for whoever holds this book. No clock is asked: a result stays what it was."""
        return self.looked_through is not None and (self.looked_through - day).days > PAST_DAYS

    def stale(self, day: date, days: int) -> tuple[tuple[Rule, Period], ...]:
        """Return what holds on a day and was last seen to hold more than so many days before, the longest ago first.

        What nobody has written down a day for comes before all of these.
        """
        found = [
            (rule, period)
            for rule in self
            for period in rule.in_force_on(day)
            if period.until is None
            and period.sources
            and (period.last_seen is None or (day - period.last_seen).days > days)
        ]
        return tuple(sorted(found, key=lambda one: (one[1].last_seen or date.min, one[0].id)))

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
        for rule in self:
            for conflict in rule.conflicts:
                if conflict.municipalities:
                    named |= conflict.benefits or rule.scope.benefits
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
        hosts = (host for rule in self for condition in rule.conditions for host in condition.known_hosts)
        return frozenset(key for rule in self for key in rule.terms) | frozenset(
            municipality_key(host.municipality) for host in hosts
        )
