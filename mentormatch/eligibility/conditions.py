"""How a condition of a rule stands in a situation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentormatch.domain import Benefit, Host, WorkCategory

from .rulebook import Condition, ConditionKind, MunicipalityTerm, Rule
from .verdict import Authority, ConditionState, Text
from .wording import both


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything that the rules ask about a mentor. Municipalities are comparison keys; ``None``: unknown."""

    benefit: Benefit | None
    host: Host
    work: WorkCategory
    residence: str | None
    host_municipality: str | None
    usually_paid: bool | None = None
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


def stand(condition: Condition, rule: Rule, situation: Situation, as_of: date) -> Standing:
    """Return how a condition stands at a date."""
    match condition.kind:
        case ConditionKind.RESIDENCE:
            return _place(condition, rule, situation.residence, as_of, "residence", Authority.MENTOR)
        case ConditionKind.HOST_MUNICIPALITY:
            return _place(condition, rule, situation.host_municipality, as_of, "host", Authority.CORPS)
        case ConditionKind.NOT_USUALLY_PAID:
            return _usual_pay(condition, situation.usually_paid)
        case ConditionKind.ASSUMED:
            return Standing(condition, ConditionState.ASSUMED, condition.text)


def _place(
    condition: Condition, rule: Rule, key: str | None, as_of: date, what: str, ask: Authority
) -> Standing:
    """A municipality's part may have ended while another's has not; an unknown one could still be in."""
    if key is None:
        if rule.last_day is None or rule.last_day < as_of:
            reason = both("reason.ended", last_day=rule.last_day)
            return Standing(condition, ConditionState.UNKNOWN, reason, rules_out=True)
        question = both("question.residence" if what == "residence" else "question.host_municipality")
        return Standing(
            condition, ConditionState.UNKNOWN, both(f"reason.{what}_unknown"), ask=ask, question=question
        )
    term = rule.terms.get(key)
    if term is None:
        return Standing(condition, ConditionState.UNMET, both(f"reason.{what}_outside"))
    if term.last_day < as_of:
        reason = both(f"reason.{what}_ended", last_day=term.last_day, municipality=term.name)
        return Standing(condition, ConditionState.UNMET, reason)
    return Standing(condition, ConditionState.MET, condition.text, term)


def _usual_pay(condition: Condition, usually_paid: bool | None) -> Standing:
    if usually_paid is None:
        return Standing(condition, ConditionState.ASSUMED, condition.text)
    if usually_paid:
        return Standing(condition, ConditionState.UNMET, both("reason.usually_paid"))
    return Standing(condition, ConditionState.MET, condition.text)
