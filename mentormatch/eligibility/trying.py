"""Trying one rule on a situation: what it gives there, and why.

A rule may give an outcome, not concern the situation, or not be known at the date; conditions that nobody
can tell leave it undetermined.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from mentormatch.domain import Benefit, Host

from .conditions import Situation, Standing, stand
from .rule_parts import Conflict, Period
from .rulebook import Rule, RuleBook
from .verdict import (
    Authority,
    ConditionState,
    Outcome,
    RuleKind,
    Text,
    TriedCondition,
    TriedRule,
)
from .wording import both, joined, label, labels, tensed

_RANK = {Outcome.FREE: 3, Outcome.CAPPED: 2, Outcome.UNDETERMINED: 1, Outcome.DEDUCTED: 0}
"""The rule that gives the better verdict counts."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule that was tried, and what the verdict needs of it."""

    rule: Rule
    tried: TriedRule
    period: Period | None = None
    ask: Authority | None = None
    question: Text | None = None
    standings: tuple[Standing, ...] = ()

    @property
    def hours(self) -> Fraction:
        """Hours a month without deduction; 0 where the outcome is not a cap."""
        if self.tried.outcome is Outcome.CAPPED and self.period is not None:
            return self.period.hours_per_month or Fraction(0)
        return Fraction(0)

    @property
    def merit(self) -> tuple[int, Fraction]:
        """How good the rule is for the mentor: the greatest merit decides."""
        return (-1 if self.tried.outcome is None else _RANK[self.tried.outcome], self.hours)


def national_rules(situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> list[Rule]:
    """The national rules in force; where none is, the one whose known dates are nearest."""
    about = [
        (rule, periods)
        for rule in book.of_kind(RuleKind.NATIONAL)
        if (periods := rule.periods(benefit, situation.host, situation.work))
    ]
    in_force = [rule for rule, periods in about if any(period.holds(as_of) for period in periods)]
    if in_force or not about:
        return in_force
    return [min(about, key=lambda one: min(period.days_from(as_of) for period in one[1]))[0]]


def try_national(rule: Rule, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> Trial:
    """Try a national rule: undetermined where nothing is known at the date, or the benefit did not exist."""
    facts = book.benefits.get(benefit)
    if facts is not None and not facts.existed(as_of):
        early = facts.start is not None and as_of < facts.start
        name = facts.before if early else facts.after
        key = ("not_yet" if early else "no_longer") + ("_named" if name else "")
        why = both(f"reason.{key}", benefit=facts.label, date=as_of, name=name)
        tried = _outline(rule, Outcome.UNDETERMINED, why)
        question = tensed("question.which_benefit", book.is_past(as_of), benefit=facts.label, date=as_of)
        return Trial(rule, tried, None, Authority.MENTOR, question)
    period = rule.in_force(benefit, situation.host, situation.work, as_of)
    if period is None:
        why = _outside(rule.periods(benefit, situation.host, situation.work), as_of, book.is_past(as_of))
        tried = _outline(rule, Outcome.UNDETERMINED, why)
        return Trial(
            rule, tried, None, decider(benefit, as_of, book), _about_the_date(situation, benefit, as_of, book)
        )
    return _apply(rule, period, situation, benefit, as_of, book)


def decider(benefit: Benefit, as_of: date, book: RuleBook) -> Authority:
    """Return who decides about a benefit; the municipality where the book does not say."""
    facts = book.benefits.get(benefit)
    return facts.decider(as_of) if facts else Authority.MUNICIPALITY


def _about_the_date(situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> Text:
    """The question for where nothing more precise is known: what held on the day."""
    names, host = label(book, benefit), both(f"host.{situation.host}")
    return tensed("question.date", book.is_past(as_of), benefit=names, host=host, date=as_of)


def try_experiment(rule: Rule, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> Trial:
    """Try an experiment; outside its time, benefits and places it does not apply."""
    trial = _try_experiment(rule, situation, benefit, as_of, book)
    if trial.tried.outcome is None and not _possible(rule, situation, benefit, as_of):
        return replace(trial, tried=replace(trial.tried, possible=False))
    return trial


def _possible(rule: Rule, situation: Situation, benefit: Benefit, as_of: date) -> bool:
    """Whether a rule that gives nothing still has to do with the place and the date."""
    places = {situation.residence}
    if situation.host is Host.MUNICIPALITY:
        places.add(situation.host_municipality)
    starts = [period.start for period in rule.history]
    begun = not starts or None in starts or min(start for start in starts if start) <= as_of
    terms = [term for key, term in rule.terms.items() if None in places or key in places]
    running = any(as_of <= term.last_possible_day for term in terms) or not rule.municipalities
    return (begun and running) or any(
        conflict_fits(one, rule, situation, benefit, as_of) for one in rule.conflicts if one.municipalities
    )


def conflict_fits(
    conflict: Conflict, rule: Rule, situation: Situation, benefit: Benefit, as_of: date
) -> bool:
    """Whether a matter on which sources disagree touches a situation: its date, place, benefit and work."""
    here = {situation.residence}
    if situation.host is Host.MUNICIPALITY:
        here.add(situation.host_municipality)
    return (
        conflict.holds(as_of)
        and (not conflict.municipalities or bool(conflict.municipalities & here))
        and benefit in (conflict.benefits or rule.scope.benefits)
        and situation.work in conflict.work
    )


def _try_experiment(rule: Rule, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> Trial:
    if rule.recorded_only:
        return _idle(rule, both("reason.recorded_only"))
    if benefit not in rule.scope.benefits:
        said = labels(book, rule.scope.benefits)
        return _idle(rule, tensed("reason.not_benefit", book.is_past(as_of), benefits=said))
    periods = rule.periods(benefit, situation.host, situation.work)
    if not periods:
        return _idle(rule, tensed("reason.not_situation", book.is_past(as_of)))
    period = next((one for one in periods if one.holds(as_of)), None)
    if period is None:
        first, last = periods[0], periods[-1]
        if first.start is not None and as_of < first.start:
            return _idle(rule, both("reason.not_started", start=first.start))
        if last.until is not None and last.until < as_of:
            return _idle(rule, both("reason.period_ended", until=last.until))
        return _idle(rule, both("reason.nothing_in_force", date=as_of))
    return _apply(rule, period, situation, benefit, as_of, book)


def _apply(
    rule: Rule, period: Period, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook
) -> Trial:
    """Weigh the conditions of a period that holds, and say what the rule gives."""
    past = book.is_past(as_of)
    standings = tuple(
        stand(condition, rule, situation, as_of, past=past)
        for condition in rule.conditions
        if condition.scope.covers(benefit, situation.host, situation.work)
    )
    outcome = period.outcome
    reason = _what_it_gives(period, past)
    ask, question = period.ask, period.question and period.question.on(past)
    unmet = [
        s
        for s in standings
        if s.rules_out or (s.state is ConditionState.UNMET and not s.condition.undetermined_if_unmet)
    ]
    open_ones = [
        s
        for s in standings
        if s.state is ConditionState.UNKNOWN
        or (s.state is ConditionState.UNMET and s.condition.undetermined_if_unmet)
    ]
    if unmet:
        outcome, reason, ask, question = None, joined(dict.fromkeys(s.reason for s in unmet)), None, None
    elif open_ones:
        outcome, reason = Outcome.UNDETERMINED, joined(dict.fromkeys(s.reason for s in open_ones))
        ask = open_ones[0].ask or decider(benefit, as_of, book)
        question = open_ones[0].question or question
    elif outcome is Outcome.UNDETERMINED and ask is None:
        ask = decider(benefit, as_of, book)
    if outcome is Outcome.UNDETERMINED and question is None:
        question = _about_the_date(situation, benefit, as_of, book)
    if question is not None:
        names, hosts = label(book, benefit), both(f"host.{situation.host}")
        question = Text(
            da=question.da.format(benefit=names.da, host=hosts.da),
            en=question.en.format(benefit=names.en, host=hosts.en),
        )
    terms = [s.term for s in standings if s.term is not None]
    ends = [day for day in (period.until, *(term.last_day for term in terms)) if day is not None]
    if not ends and rule.last_day is not None:
        ends = [rule.last_day]
    references = period.references(as_of)
    sure = period.verified and period.from_verified and all(term.verified for term in terms)
    tried = TriedRule(
        rule=rule.id,
        title=rule.title,
        kind=rule.kind,
        outcome=outcome,
        reason=reason,
        value=period.value,
        unit=period.unit,
        in_force_from=period.start,
        until=min(ends, default=None),
        references=references,
        verified=sure and bool(references),
        seen_in=period.seen_in if period.verified else None,
        last_seen=period.last_seen,
        confidence=period.confidence_on(as_of),
        conditions=tuple(TriedCondition(s.condition.text, s.state) for s in standings),
    )
    return Trial(rule, tried, period, ask, question, standings)


def _idle(rule: Rule, reason: Text) -> Trial:
    return Trial(rule, _outline(rule, None, reason))


def _outline(rule: Rule, outcome: Outcome | None, reason: Text) -> TriedRule:
    """A rule of which no value is in force: its references still tell where to look."""
    return TriedRule(rule.id, rule.title, rule.kind, outcome, reason, references=rule.references)


def _outside(periods: tuple[Period, ...], as_of: date, past: bool) -> Text:
    starts = [period.start for period in periods]
    ends = [period.until for period in periods]
    if None not in starts and as_of < (first := min(start for start in starts if start)):
        return both("reason.known_from", date=as_of, start=first)
    if None not in ends and (last := max(end for end in ends if end)) < as_of:
        return tensed("reason.known_until", past, date=as_of, until=last)
    return both("reason.known_gap", date=as_of)


def _what_it_gives(period: Period, past: bool) -> Text:
    if period.outcome is Outcome.CAPPED:
        return tensed("gives.capped", past, hours=period.hours_per_month)
    if period.outcome is Outcome.UNDETERMINED:
        return period.text.on(past) if period.text else both("gives.undetermined")
    return tensed(f"gives.{period.outcome}", past)
