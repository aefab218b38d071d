"""The interpreter: tries the rules on a situation, and makes the verdict from what they say.

A verdict depends on a few answers only (benefit, host, work category, residence), so a hundred thousand
mentors are a few hundred situations; each is judged once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from mentormatch.domain import Benefit, BlankBenefit, Host, Mentor, Settings, WorkCategory

from .conditions import Situation, Standing, stand
from .loading import load_rules
from .rulebook import ELSEWHERE, Period, Rule, RuleBook
from .verdict import (
    Authority,
    ConditionState,
    Outcome,
    RuleKind,
    Text,
    TriedCondition,
    TriedRule,
    Unit,
    Verdict,
)
from .wording import both, joined, label, labels

_RANK = {Outcome.FREE: 3, Outcome.CAPPED: 2, Outcome.UNDETERMINED: 1, Outcome.DEDUCTED: 0}
"""The rule that gives the better verdict counts."""


@dataclass(frozen=True, slots=True)
class _Trial:
    """A rule tried, and what the verdict needs of it."""

    rule: Rule
    tried: TriedRule
    period: Period | None = None
    ask: Authority | None = None
    question: Text | None = None
    standings: tuple[Standing, ...] = ()

    @property
    def hours(self) -> Fraction:
        if self.tried.outcome is Outcome.CAPPED and self.period is not None:
            return self.period.hours_per_month or Fraction(0)
        return Fraction(0)

    @property
    def merit(self) -> tuple[int, Fraction]:
        return (-1 if self.tried.outcome is None else _RANK[self.tried.outcome], self.hours)


def judge(mentor: Mentor, as_of: date, settings: Settings, rules: RuleBook | None = None) -> Verdict:
    """Return the verdict on one mentor at a date.

    A blank benefit is unknown (``undetermined``) unless the settings say that it means none; a blank work
    category is that of the corps.
    """
    book = load_rules() if rules is None else rules
    return judge_situation(situation_of(mentor, settings, book), as_of, book)


def judge_all(
    mentors: Iterable[Mentor], as_of: date, settings: Settings, rules: RuleBook | None = None
) -> list[Verdict]:
    """Return the verdicts on many mentors, in their order; each distinct situation is judged once."""
    book = load_rules() if rules is None else rules
    # Two steps, because lists repeat their answers far more often than making a situation is free.
    by_answers: dict[tuple[object, ...], Verdict] = {}
    by_situation: dict[Situation, Verdict] = {}
    verdicts = []
    for mentor in mentors:
        signed = mentor.decided_by is not None
        answers = (mentor.benefit, mentor.work, mentor.residence, mentor.reported, signed)
        verdict = by_answers.get(answers)
        if verdict is None:
            situation = situation_of(mentor, settings, book)
            verdict = by_situation.get(situation)
            if verdict is None:
                verdict = by_situation[situation] = judge_situation(situation, as_of, book)
            by_answers[answers] = verdict
        verdicts.append(verdict)
    return verdicts


def situation_of(mentor: Mentor, settings: Settings, book: RuleBook) -> Situation:
    """Reduce a mentor to what the rules ask about.

    Answers that no rule asks about for this benefit are left out, so that many mentors share one situation.
    """
    benefit = mentor.benefit
    if benefit is None and settings.blank_benefit is BlankBenefit.NONE:
        benefit = Benefit.NONE
    placed = benefit in book.experiment_benefits
    tells = benefit in book.reporting_benefits
    return Situation(
        benefit=benefit,
        host=settings.host,
        work=mentor.work or settings.work,
        residence=book.place_key(mentor.residence) if placed else ELSEWHERE,
        host_municipality=book.place_key(settings.municipality) if placed else ELSEWHERE,
        usually_paid=settings.usually_paid,
        reported=tells and mentor.reported is True,
        unsigned=tells and mentor.work is not None and mentor.decided_by is None,
    )


def judge_situation(situation: Situation, as_of: date, book: RuleBook) -> Verdict:
    """Return the verdict on a situation at a date."""
    benefit = situation.benefit
    if benefit is None:
        return Verdict(
            outcome=Outcome.UNDETERMINED,
            hours_per_month=None,
            exempted=False,
            as_of=as_of,
            reason=both("reason.blank_benefit"),
            ask=Authority.MENTOR,
            question=both("question.benefit"),
        )
    national = [
        _try_national(rule, situation, benefit, as_of, book)
        for rule in _national_rules(situation, benefit, as_of, book)
    ]
    experiments = [
        _try_experiment(rule, situation, benefit, as_of, book) for rule in book.of_kind(RuleKind.EXPERIMENT)
    ]
    trials = [*national, *experiments]
    best = max(trials, key=lambda trial: trial.merit, default=None)
    facts = book.benefits.get(benefit)
    existed = facts is None or facts.existed(as_of)
    if best is None or best.tried.outcome is None:
        why = both("reason.no_rule", benefit=label(book, benefit))
        ask = facts.decides if facts else Authority.MUNICIPALITY
        return Verdict(
            Outcome.UNDETERMINED, None, False, as_of, why, ask, None, tried=tuple(t.tried for t in trials)
        )
    if not existed:
        best = national[0] if national else best
    return _verdict(best, trials, situation, benefit, as_of, book)


def _verdict(
    best: _Trial, trials: list[_Trial], situation: Situation, benefit: Benefit, as_of: date, book: RuleBook
) -> Verdict:
    outcome = best.tried.outcome
    assert outcome is not None  # noqa: S101  # the best of the trials applies; judge_situation made sure
    by_experiment = best.rule.kind is RuleKind.EXPERIMENT
    eligible = outcome in (Outcome.FREE, Outcome.CAPPED)
    hours = {Outcome.CAPPED: best.hours, Outcome.DEDUCTED: Fraction(0)}.get(outcome)
    duties, notes = _duties(best, situation, benefit, outcome, as_of, book)
    return Verdict(
        outcome=outcome,
        hours_per_month=hours,
        exempted=by_experiment and eligible,
        as_of=as_of,
        reason=_reason(best, outcome),
        ask=best.ask,
        question=best.question,
        duties=(*best.rule.duties, *duties) if eligible else duties,
        notes=_notes(best, trials, situation, as_of, book) + notes,
        tried=_tried(best, trials),
    )


def _national_rules(situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> list[Rule]:
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


def _tried(best: _Trial, trials: list[_Trial]) -> tuple[TriedRule, ...]:
    """All rules tried, the one that the verdict rests on first."""
    others = tuple(trial.tried for trial in trials if trial is not best)
    return (replace(best.tried, decisive=True), *others)


def _try_national(rule: Rule, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook) -> _Trial:
    facts = book.benefits.get(benefit)
    if facts is not None and not facts.existed(as_of):
        early = facts.start is not None and as_of < facts.start
        name = facts.before if early else facts.after
        key = ("not_yet" if early else "no_longer") + ("_named" if name else "")
        why = both(f"reason.{key}", benefit=facts.label, date=as_of, name=name)
        tried = _outline(rule, Outcome.UNDETERMINED, why)
        question = both("question.which_benefit", benefit=facts.label, date=as_of)
        return _Trial(rule, tried, None, Authority.MENTOR, question)
    period = rule.in_force(benefit, situation.host, situation.work, as_of)
    if period is None:
        why = _outside(rule.periods(benefit, situation.host, situation.work), as_of)
        tried = _outline(rule, Outcome.UNDETERMINED, why)
        ask = facts.decides if facts else Authority.MUNICIPALITY
        question = both(
            "question.date", benefit=label(book, benefit), host=both(f"host.{situation.host}"), date=as_of
        )
        return _Trial(rule, tried, None, ask, question)
    return _apply(rule, period, situation, benefit, as_of, book)


def _try_experiment(
    rule: Rule, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook
) -> _Trial:
    if rule.recorded_only:
        return _idle(rule, both("reason.recorded_only"))
    if benefit not in rule.scope.benefits:
        return _idle(rule, both("reason.not_benefit", benefits=labels(book, rule.scope.benefits)))
    periods = rule.periods(benefit, situation.host, situation.work)
    if not periods:
        return _idle(rule, both("reason.not_situation"))
    period = next((one for one in periods if one.holds(as_of)), None)
    if period is None:
        first, last = periods[0], periods[-1]
        if first.start is not None and as_of < first.start:
            return _idle(rule, both("reason.not_started", start=first.start))
        if last.until is not None and last.until < as_of:
            return _idle(rule, both("reason.period_ended", until=last.until))
        return _idle(rule, both("reason.nothing_in_force", date=as_of))
    return _apply(rule, period, situation, benefit, as_of, book)


def _idle(rule: Rule, reason: Text) -> _Trial:
    return _Trial(rule, _outline(rule, None, reason))


def _outline(rule: Rule, outcome: Outcome | None, reason: Text) -> TriedRule:
    """A rule of which no value is in force: its references still tell where to look."""
    return TriedRule(rule.id, rule.title, rule.kind, outcome, reason, references=rule.references)


def _outside(periods: tuple[Period, ...], as_of: date) -> Text:
    starts = [period.start for period in periods]
    ends = [period.until for period in periods]
    if None not in starts and as_of < (first := min(start for start in starts if start)):
        return both("reason.known_from", date=as_of, start=first)
    if None not in ends and (last := max(end for end in ends if end)) < as_of:
        return both("reason.known_until", date=as_of, until=last)
    return both("reason.known_gap", date=as_of)


def _apply(
    rule: Rule, period: Period, situation: Situation, benefit: Benefit, as_of: date, book: RuleBook
) -> _Trial:
    """Weigh the conditions of a period that holds, and say what the rule gives."""
    standings = tuple(
        stand(condition, rule, situation, as_of)
        for condition in rule.conditions
        if condition.scope.covers(benefit, situation.host, situation.work)
    )
    outcome = period.outcome
    reason = _what_it_gives(period)
    ask, question = period.ask, period.question
    unmet = [
        s for s in standings if s.state is ConditionState.UNMET and not s.condition.undetermined_if_unmet
    ]
    open_ones = [
        s
        for s in standings
        if s.state is ConditionState.UNKNOWN
        or (s.state is ConditionState.UNMET and s.condition.undetermined_if_unmet)
    ]
    facts = book.benefits.get(benefit)
    if unmet:
        outcome, reason, ask, question = None, joined(s.reason for s in unmet), None, None
    elif open_ones:
        outcome, reason = Outcome.UNDETERMINED, joined(s.reason for s in open_ones)
        ask = open_ones[0].ask or (facts.decides if facts else Authority.MUNICIPALITY)
        question = open_ones[0].question or question
    elif outcome is Outcome.UNDETERMINED and ask is None:
        ask = facts.decides if facts else Authority.MUNICIPALITY
    if outcome is Outcome.UNDETERMINED and question is None:
        question = both(
            "question.date", benefit=label(book, benefit), host=both(f"host.{situation.host}"), date=as_of
        )
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
        references=period.references(as_of),
        verified=period.verified and period.from_verified and all(term.verified for term in terms),
        confidence=period.confidence_on(as_of),
        conditions=tuple(TriedCondition(s.condition.text, s.state) for s in standings),
    )
    return _Trial(rule, tried, period, ask, question, standings)


def _what_it_gives(period: Period) -> Text:
    if period.outcome is Outcome.CAPPED:
        return both("gives.capped", hours=period.hours_per_month)
    if period.outcome is Outcome.UNDETERMINED and period.text is not None:
        return period.text
    return both(f"gives.{period.outcome}")


def _reason(best: _Trial, outcome: Outcome) -> Text:
    if best.rule.kind is RuleKind.EXPERIMENT and outcome is not Outcome.UNDETERMINED:
        return both(f"reason.exempted_{outcome}", hours=best.hours, rule=best.rule.title)
    if outcome is Outcome.CAPPED:
        return both("reason.capped", hours=best.hours, rule=best.rule.title)
    if outcome is Outcome.UNDETERMINED:
        why = Text(best.tried.reason.da.rstrip("."), best.tried.reason.en.rstrip("."))
        return both("reason.undetermined", why=why, rule=best.rule.title)
    return both(f"reason.{outcome}", rule=best.rule.title)


def _duties(
    best: _Trial, situation: Situation, benefit: Benefit, outcome: Outcome, as_of: date, book: RuleBook
) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """The duties and notes of the duty files that go with this verdict."""
    duties: list[Text] = []
    notes: list[Text] = []
    for rule in book.of_kind(RuleKind.DUTY):
        period = rule.in_force(benefit, situation.host, situation.work, as_of)
        if period is None or period.text is None or outcome not in rule.outcomes:
            continue
        if rule.with_rules and best.rule.id not in rule.with_rules:
            continue
        if rule.done_when_reported and situation.reported:
            continue
        (duties if rule.is_duty else notes).append(period.text)
    return tuple(duties), tuple(notes)


def _notes(
    best: _Trial, trials: list[_Trial], situation: Situation, as_of: date, book: RuleBook
) -> tuple[Text, ...]:
    """What goes with a verdict: other rules, assumptions, doubts, and what the sources disagree about."""
    rule, period = best.rule, best.period
    notes: list[Text] = []
    if rule.kind is RuleKind.EXPERIMENT:
        notes += [
            both("note.otherwise", outcome=both(f"outcome.{t.tried.outcome}"), rule=t.rule.title)
            for t in trials
            if t.rule.kind is RuleKind.NATIONAL and t.tried.outcome is not None
        ]
    for trial in trials:
        asks_where = trial is not best and any(s.ask is Authority.MENTOR for s in trial.standings)
        if asks_where and trial.tried.outcome is not None and best.tried.outcome is not Outcome.FREE:
            places = ", ".join(t.name for t in trial.rule.municipalities if as_of <= t.last_day)
            notes.append(both("note.residence_could_help", municipalities=places, rule=trial.rule.title))
    notes += [
        both("note.assumed", condition=s.condition.text)
        for s in best.standings
        if s.state is ConditionState.ASSUMED
    ]
    if situation.unsigned and rule.scope.work != frozenset(WorkCategory):
        notes.append(both("note.not_signed", work=both(f"work.{situation.work}")))
    if period is not None:
        if period.unit is Unit.HOURS_PER_WEEK and best.tried.outcome is Outcome.CAPPED:
            notes.append(both("note.weekly", value=period.value, hours=best.hours))
        if not best.tried.verified and best.tried.outcome is not Outcome.UNDETERMINED:
            notes.append(_doubt(best, period))
        notes += [period.note] if period.note else []
        notes += [s.note for s in period.sources if s.note and (s.since is None or s.since <= as_of)]
    terms = {s.term.name: s.term for s in best.standings if s.term is not None}
    notes += [term.note for term in terms.values() if term.note is not None]
    notes += rule.notes
    notes += _conflicts(rule, situation, as_of)
    facts = None if situation.benefit is None else book.benefits.get(situation.benefit)
    if facts is not None and not facts.verified:
        notes.append(both("note.lifetime_unverified"))
    return tuple(notes)


def _doubt(best: _Trial, period: Period) -> Text:
    only_start = period.verified and not any(s.term and not s.term.verified for s in best.standings)
    if only_start and period.start is not None:
        return both("note.start_unverified", start=period.start, rule=best.rule.title)
    confidence = both(f"confidence.{best.tried.confidence}")
    return both("note.unverified", rule=best.rule.title, confidence=confidence)


def _conflicts(rule: Rule, situation: Situation, as_of: date) -> list[Text]:
    here = {situation.residence, situation.host_municipality if situation.host is Host.MUNICIPALITY else None}
    return [
        both(
            "note.conflict",
            about=conflict.about,
            claims=joined(
                both("note.claim", title=claim.reference.title, says=claim.says) for claim in conflict.claims
            ),
            used=conflict.used,
        )
        for conflict in rule.conflicts
        if conflict.holds(as_of) and (not conflict.municipalities or conflict.municipalities & here)
    ]
