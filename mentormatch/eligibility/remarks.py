"""What goes along with a verdict: duties, warnings, assumptions, doubts, and where the sources disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentormatch.domain import Benefit, WorkCategory

from .conditions import Situation
from .rule_parts import ConditionKind, Conflict, Nature, Period
from .rulebook import Rule, RuleBook
from .trying import Trial, conflict_fits
from .verdict import Authority, ConditionState, Confidence, Outcome, RuleKind, Text, Unit
from .wording import both, joined, tensed


@dataclass(frozen=True, slots=True)
class Along:
    """What the duty files send along with a verdict."""

    duties: tuple[Text, ...]
    advice: tuple[Text, ...]
    notes: tuple[Text, ...]


def duties_and_notes(
    best: Trial, situation: Situation, benefit: Benefit, outcome: Outcome, as_of: date, book: RuleBook
) -> Along:
    """Return the duties, advice and notes of the duty files that go with this verdict."""
    found: dict[str, tuple[Rule, Text]] = {}
    for rule in book.of_kind(RuleKind.DUTY):
        period = rule.in_force(benefit, situation.host, situation.work, as_of)
        if period is None or period.text is None or outcome not in rule.outcomes:
            continue
        if rule.with_rules and best.rule.id not in rule.with_rules:
            continue
        if rule.done_when_reported and situation.reported:
            continue
        found[rule.id] = rule, period.text.on(book.is_past(as_of))
    for rule, _ in tuple(found.values()):
        for other in rule.instead_of:
            found.pop(other, None)
    of = {nature: tuple(text for rule, text in found.values() if rule.nature is nature) for nature in Nature}
    return Along(of[Nature.DUTY], of[Nature.ADVICE], of[Nature.NOTE])


def notes_on(
    best: Trial, trials: list[Trial], situation: Situation, benefit: Benefit, as_of: date, book: RuleBook
) -> tuple[Text, ...]:
    """What goes with a verdict: other rules, assumptions, doubts, and what the sources disagree about."""
    rule, period = best.rule, best.period
    past = book.is_past(as_of)
    facts = book.benefits.get(benefit)
    notes: list[Text] = []
    if facts is not None and facts.closed(as_of) and facts.closing is not None:
        notes.append(facts.closing)
    if rule.kind is RuleKind.EXPERIMENT:
        notes += [
            both("note.otherwise", outcome=both(f"outcome.{t.tried.outcome}"), rule=t.rule.title)
            for t in trials
            if t.rule.kind is RuleKind.NATIONAL and t.tried.outcome is not None
        ]
    for trial in trials:
        asks_where = trial is not best and any(s.ask is Authority.MENTOR for s in trial.standings)
        if asks_where and trial.tried.outcome is not None and best.tried.outcome is not Outcome.FREE:
            places = ", ".join(t.name for t in trial.rule.municipalities if as_of <= t.last_possible_day)
            notes.append(
                tensed("note.residence_could_help", past, municipalities=places, rule=trial.rule.title)
            )
        elif trial is not best and _could_exempt(trial, best):
            notes.append(tensed("note.could_exempt", past, rule=trial.rule.title, why=trial.tried.reason))
    notes += [
        both("note.assumed", condition=s.condition.text.on(past))
        for s in best.standings
        if s.state is ConditionState.ASSUMED
    ]
    notes += [s.note for s in best.standings if s.note is not None]
    if situation.unsigned and rule.scope.work != frozenset(WorkCategory):
        notes.append(both("note.not_signed", work=both(f"work.{situation.work}")))
    if period is not None:
        if period.unit is Unit.HOURS_PER_WEEK and best.tried.outcome is Outcome.CAPPED:
            notes.append(both("note.weekly", value=period.value, hours=best.hours))
        if _doubtful(best):
            notes.append(_doubt(best, period))
        notes += [period.note] if period.note else []
        notes += [s.note for s in period.sources if s.note and (s.since is None or s.since <= as_of)]
    terms = {s.term.name: s.term for s in best.standings if s.term is not None}
    notes += [term.note for term in terms.values() if term.note is not None]
    notes += rule.notes
    notes += [
        both(
            "note.conflict",
            about=conflict.about,
            claims=joined(
                both("note.claim", title=claim.reference.title, says=claim.says) for claim in conflict.claims
            ),
            used=conflict.used,
        )
        for conflict in conflicts_here(best, trials, situation, benefit, as_of)
    ]
    if facts is not None and not facts.verified:
        notes.append(both("note.lifetime_unverified"))
        notes += [facts.note] if facts.note else []
    return tuple(dict.fromkeys(notes))


def _could_exempt(trial: Trial, best: Trial) -> bool:
    """Whether an experiment that is left open would give more than what the verdict rests on."""
    return (
        trial.rule.kind is RuleKind.EXPERIMENT
        and trial.tried.outcome is Outcome.UNDETERMINED
        and best.tried.outcome is not Outcome.FREE
        and trial.period is not None
        and trial.period.outcome in (Outcome.FREE, Outcome.CAPPED)
    )


def _doubtful(best: Trial) -> bool:
    """Whether the value is in doubt. What is sure without a source (nothing is deducted where there is no benefit)
    is not, although no source confirms it.
    """
    tried = best.tried
    sure_of_itself = not tried.references and tried.confidence is Confidence.HIGH
    return not tried.verified and tried.outcome is not Outcome.UNDETERMINED and not sure_of_itself


def _doubt(best: Trial, period: Period) -> Text:
    only_start = period.verified and not any(s.term and not s.term.verified for s in best.standings)
    if only_start and period.start is not None:
        return both("note.start_unverified", start=period.start, rule=best.rule.title)
    confidence = both(f"confidence.{best.tried.confidence}")
    return both("note.unverified", rule=best.rule.title, confidence=confidence)


def conflicts_here(
    best: Trial, trials: list[Trial], situation: Situation, benefit: Benefit, as_of: date
) -> list[Conflict]:
    """Return what sources disagree about here: all of the deciding rule, and of others what names this place."""
    return [
        conflict
        for trial in (best, *(one for one in trials if one is not best))
        for conflict in trial.rule.conflicts
        if (trial is best or conflict.municipalities)
        and conflict_fits(conflict, trial.rule, situation, benefit, as_of)
        and (conflict.unmet is None or _fails(trial, conflict.unmet))
    ]


def _fails(trial: Trial, kind: ConditionKind) -> bool:
    return any(one.condition.kind is kind and one.state is ConditionState.UNMET for one in trial.standings)
