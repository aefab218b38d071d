"""How a condition of a rule stands in a situation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mentormatch.domain import Benefit, Host, WorkCategory

from .rule_parts import Condition, ConditionKind, MunicipalityTerm
from .rulebook import Rule
from .verdict import AnswerBy, Authority, ConditionState, Text
from .wording import both, joined, tensed


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the rules ask about a mentor. Municipalities are comparison keys; ``None``: unknown."""

    benefit: Benefit | None
    host: Host
    work: WorkCategory
    residence: str | None
    host_municipality: str | None
    usually_paid: bool | None = None
    usually_paid_by: AnswerBy | None = None
    """Whose answer ``usually_paid`` is."""
    reported: bool = False
    """Whether the list says that the a-kasse was told."""
    unsigned: bool = False
    """Whether the mentor has a work category of their own, and the list does not say who decided it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one condition stands; ``ask`` and ``question`` where it is unknown."""

    condition: Condition
    state: ConditionState
    reason: Text
    term: MunicipalityTerm | None = None
    """The municipality that the condition found, where it is met."""
    ask: Authority | None = None
    question: Text | None = None
    rules_out: bool = False
    """Whether the rule is out of the question however the condition stands: it has ended everywhere."""
    answered_by: AnswerBy | None = None
    """Whose answer the state rests on, where nothing else tells."""
    note: Text | None = None
    """What the state rests on, to be shown along with a verdict."""


def stand(
    condition: Condition, rule: Rule, situation: Situation, as_of: date, *, past: bool = False
) -> Standing:
    """Return how a condition stands at a date; ``past``: in words about a date that is past."""
    condition = replace(
        condition,
        text=condition.text.on(past),
        question=None if condition.question is None else condition.question.on(past),
    )
    match condition.kind:
        case ConditionKind.RESIDENCE:
            return _place(condition, rule, situation.residence, as_of, "residence", past)
        case ConditionKind.HOST_MUNICIPALITY:
            return _place(condition, rule, situation.host_municipality, as_of, "host", past)
        case ConditionKind.NOT_USUALLY_PAID:
            return _usual_pay(condition, situation, past)
        case ConditionKind.ASSUMED:
            return Standing(condition, ConditionState.ASSUMED, condition.text)


def _place(condition: Condition, rule: Rule, key: str | None, as_of: date, what: str, past: bool) -> Standing:
    """A municipality's part may have ended while another's has not; an unknown one could still be in."""
    ask = Authority.MENTOR if what == "residence" else Authority.CORPS
    if key is None:
        if rule.last_possible_day is None or rule.last_possible_day < as_of:
            reason = both("reason.ended", last_day=rule.last_day)
            return Standing(condition, ConditionState.UNKNOWN, reason, rules_out=True)
        key = "question.residence" if what == "residence" else "question.host_municipality"
        question = tensed(key, past, date=as_of)
        return Standing(
            condition, ConditionState.UNKNOWN, both(f"reason.{what}_unknown"), ask=ask, question=question
        )
    term = rule.terms.get(key)
    if term is None:
        return Standing(
            condition,
            ConditionState.UNMET,
            tensed(f"reason.{what}_outside", past),
            question=condition.question,
        )
    if as_of <= term.last_day:
        return Standing(condition, ConditionState.MET, condition.text, term)
    if as_of <= term.last_possible_day:
        reason = both("reason.disputed", municipality=term.name, date=as_of)
        if term.disputed is not None:
            reason = joined((reason, term.disputed))
        question = tensed("question.disputed", past, municipality=term.name, date=as_of, rule=rule.title)
        return Standing(condition, ConditionState.UNKNOWN, reason, question=question)
    reason = both(f"reason.{what}_ended", last_day=term.last_day, municipality=term.name)
    return Standing(condition, ConditionState.UNMET, reason, question=condition.question)


def _usual_pay(condition: Condition, situation: Situation, past: bool) -> Standing:
    """An answer goes before a source about the host; without either it is unknown, and the a-kasse is asked."""
    if situation.usually_paid is None:
        at_host = situation.host_municipality if situation.host is Host.MUNICIPALITY else None
        known = condition.known_host(at_host)
        if known is not None:
            note = both("note.known_host", title=known.reference.title, says=known.says)
            return Standing(condition, ConditionState.MET, condition.text, note=note)
        return Standing(
            condition,
            ConditionState.UNKNOWN,
            tensed("reason.usually_paid_unknown", past),
            ask=Authority.A_KASSE,
            question=condition.question or tensed("question.usually_paid", past),
        )
    by = situation.usually_paid_by or AnswerBy.CORPS
    whose = both(f"answer_by.{by}")
    if situation.usually_paid:
        reason = tensed("reason.usually_paid", past, whose=whose)
        return Standing(condition, ConditionState.UNMET, reason, answered_by=by)
    note = both("note.rests_on_answer", whose=whose, condition=condition.text)
    return Standing(condition, ConditionState.MET, condition.text, answered_by=by, note=note)
