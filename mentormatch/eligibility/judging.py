"""The interpreter: tries the rules on a situation, and makes the verdict from what they say.

A verdict depends on a few answers only (benefit, host, work category, residence), so a hundred thousand
mentors are a few hundred situations; each is judged once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from mentormatch.domain import Benefit, BlankBenefit, Mentor, Settings

from .conditions import Situation
from .loading import load_rules
from .remarks import conflicts_here, duties_and_notes, notes_on
from .rulebook import ELSEWHERE, RuleBook
from .ruling import with_ruling
from .trying import Trial, decider, national_rules, try_experiment, try_national
from .verdict import AnswerBy, Authority, Outcome, RuleKind, Text, TriedRule, Verdict
from .wording import both, joined, label, tensed


def judge(mentor: Mentor, as_of: date, settings: Settings, rules: RuleBook | None = None) -> Verdict:
    """Return the verdict on one mentor at a date.

    A blank benefit is unknown (``undetermined``) unless the settings say that it means none; a blank work
    category is that of the corps.
    """
    book = load_rules() if rules is None else rules
    verdict = judge_situation(situation_of(mentor, settings, book), as_of, book)
    return with_ruling(verdict, mentor.ruling) if mentor.ruling else verdict


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
        answers = (
            mentor.benefit,
            mentor.work,
            mentor.residence,
            mentor.reported,
            signed,
            mentor.usually_paid,
        )
        verdict = by_answers.get(answers)
        if verdict is None:
            situation = situation_of(mentor, settings, book)
            verdict = by_situation.get(situation)
            if verdict is None:
                verdict = by_situation[situation] = judge_situation(situation, as_of, book)
            by_answers[answers] = verdict
        verdicts.append(with_ruling(verdict, mentor.ruling) if mentor.ruling else verdict)
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
    own = mentor.usually_paid
    usually_paid = settings.usually_paid if own is None else own
    return Situation(
        benefit=benefit,
        host=settings.host,
        work=mentor.work or settings.work,
        residence=book.place_key(mentor.residence) if placed else ELSEWHERE,
        host_municipality=book.place_key(settings.municipality) if placed else ELSEWHERE,
        usually_paid=usually_paid if placed else None,
        usually_paid_by=_answered_by(own, settings) if placed else None,
        reported=tells and mentor.reported is True,
        unsigned=tells and mentor.work is not None and mentor.decided_by is None,
    )


def _answered_by(own: bool | None, settings: Settings) -> AnswerBy | None:
    if own is not None:
        return AnswerBy.MENTOR_ROW
    return None if settings.usually_paid is None else AnswerBy.CORPS


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
            question=tensed("question.benefit", book.is_past(as_of), date=as_of),
        )
    national = [
        try_national(rule, situation, benefit, as_of, book)
        for rule in national_rules(situation, benefit, as_of, book)
    ]
    experiments = [
        try_experiment(rule, situation, benefit, as_of, book) for rule in book.of_kind(RuleKind.EXPERIMENT)
    ]
    trials = [*national, *experiments]
    best = max(trials, key=lambda trial: trial.merit, default=None)
    facts = book.benefits.get(benefit)
    existed = facts is None or facts.existed(as_of)
    if best is None or best.tried.outcome is None:
        why = both("reason.no_rule", benefit=label(book, benefit))
        ask = decider(benefit, as_of, book)
        name, host = label(book, benefit), both(f"host.{situation.host}")
        question = tensed("question.date", book.is_past(as_of), benefit=name, host=host, date=as_of)
        tried = tuple(trial.tried for trial in trials)
        return Verdict(Outcome.UNDETERMINED, None, False, as_of, why, ask, question, tried=tried)
    if not existed:
        best = national[0] if national else best
    return _verdict(best, trials, situation, benefit, as_of, book)


def _verdict(
    best: Trial, trials: list[Trial], situation: Situation, benefit: Benefit, as_of: date, book: RuleBook
) -> Verdict:
    outcome = best.tried.outcome
    assert outcome is not None  # noqa: S101  # the best of the trials applies; judge_situation made sure
    by_experiment = best.rule.kind is RuleKind.EXPERIMENT
    eligible = outcome in (Outcome.FREE, Outcome.CAPPED)
    hours = {Outcome.CAPPED: best.hours, Outcome.DEDUCTED: Fraction(0)}.get(outcome)
    own = tuple(text.on(book.is_past(as_of)) for text in best.rule.duties)
    along = duties_and_notes(best, situation, benefit, outcome, as_of, book)
    return Verdict(
        outcome=outcome,
        hours_per_month=hours,
        exempted=by_experiment and eligible,
        as_of=as_of,
        reason=_reason(best, outcome, benefit, as_of, book),
        ask=best.ask,
        question=best.question,
        duties=(*own, *along.duties) if eligible else along.duties,
        advice=along.advice,
        notes=notes_on(best, trials, situation, benefit, as_of, book) + along.notes,
        disputes=tuple(one.about for one in conflicts_here(best, trials, situation, benefit, as_of)),
        tried=_tried(best, trials),
        rests_on_answer=_rests_on(best) if by_experiment and eligible else None,
    )


def _rests_on(best: Trial) -> AnswerBy | None:
    """Whose answer a condition of the rule rests on, where one does."""
    return next((one.answered_by for one in best.standings if one.answered_by is not None), None)


def _tried(best: Trial, trials: list[Trial]) -> tuple[TriedRule, ...]:
    """All rules tried, the one that the verdict rests on first."""
    others = tuple(trial.tried for trial in trials if trial is not best)
    return (replace(best.tried, decisive=True), *others)


def _reason(best: Trial, outcome: Outcome, benefit: Benefit, as_of: date, book: RuleBook) -> Text:
    past = book.is_past(as_of)
    if best.rule.kind is RuleKind.EXPERIMENT and outcome in (Outcome.FREE, Outcome.CAPPED):
        said = tensed(f"reason.exempted_{outcome}", past, hours=best.hours, rule=best.rule.title)
    elif outcome is Outcome.CAPPED:
        said = tensed("reason.capped", past, hours=best.hours, rule=best.rule.title)
    elif outcome is Outcome.UNDETERMINED:
        why = Text(best.tried.reason.da.rstrip("."), best.tried.reason.en.rstrip("."))
        said = both("reason.undetermined", why=why, rule=best.rule.title)
    else:
        said = tensed(f"reason.{outcome}", past, rule=best.rule.title)
    facts = book.benefits.get(benefit)
    if facts is not None and facts.closed(as_of):
        return joined((said, both("reason.closed", benefit=facts.label, last=facts.last_new_grant)))
    return said
