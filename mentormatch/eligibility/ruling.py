"""An authority's answer put to a verdict: it decides what the rules leave open, and nothing that they decide."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from fractions import Fraction

from mentormatch.domain import Mentor, Ruling, RulingAnswer, fold

from .verdict import Outcome, Reference, RuleKind, Text, TriedRule, Unit, Verdict
from .wording import both

_OUTCOMES = {
    RulingAnswer.FREE: Outcome.FREE,
    RulingAnswer.CAPPED: Outcome.CAPPED,
    RulingAnswer.NO: Outcome.DEDUCTED,
}


def situation_code(mentor: Mentor) -> str:
    """Return a short code of what an authority is asked about: benefit, work category and residence.

    It tells that an answer is about something else by now, and shows nobody's benefit.
    """
    said = (mentor.id, mentor.benefit, mentor.work, fold(mentor.residence or ""))
    return hashlib.sha256("\n".join(str(one) for one in said).encode()).hexdigest()[:8]


def with_ruling(verdict: Verdict, ruling: Ruling) -> Verdict:
    """Return the verdict with an answer behind it, where the rules leave it undetermined."""
    if verdict.outcome is not Outcome.UNDETERMINED:
        return verdict
    outcome = _OUTCOMES[ruling.answer]
    hours = None if ruling.minutes_per_month is None else Fraction(ruling.minutes_per_month, 60)
    if outcome is Outcome.DEDUCTED:
        hours = Fraction(0)
    by = Text(da=ruling.by, en=ruling.by) if ruling.by else both("ruling.nobody")
    day = both("ruling.no_day") if ruling.decided_on is None else both("ruling.day", day=ruling.decided_on)
    reason = both(f"ruling.{ruling.answer.value}", by=by, day=day, hours=hours or 0)
    rule = TriedRule(
        rule="ruling",
        title=both("ruling.title", by=by),
        kind=RuleKind.NATIONAL,
        outcome=outcome,
        reason=reason,
        value=hours if outcome is Outcome.CAPPED else None,
        unit=Unit.HOURS_PER_MONTH if outcome is Outcome.CAPPED else None,
        in_force_from=ruling.decided_on,
        references=(Reference(ruling.reference),) if ruling.reference else (),
        decisive=True,
    )
    tried = (rule, *(replace(one, decisive=False) for one in verdict.tried))
    return replace(
        verdict, outcome=outcome, hours_per_month=hours, reason=reason, ask=None, question=None, tried=tried
    )
