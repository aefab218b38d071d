"""A verdict as plain data, for JSON: the one place that says how."""

from __future__ import annotations

from fractions import Fraction

from mentormatch.locale import Language, texts

from .verdict import NOT_APPLICABLE, Authority, TriedRule, Verdict


def plain(verdict: Verdict, lang: Language, *, every: bool = False) -> dict[str, object]:
    """Return a verdict as JSON types, its texts in one language.

    ``hours_per_month`` is a number, ``null`` where there is no limit or none is known, and 0 where hours are
    deducted; ``minutes_per_month`` is the same rounded down. Dates are ISO texts. Rules that cannot matter at the
    place and date are left out unless ``every``.
    """
    return {
        "as_of": verdict.as_of.isoformat(),
        "verdict": verdict.outcome.value,
        "hours_per_month": number(verdict.hours_per_month),
        "minutes_per_month": verdict.minutes_per_month,
        "exempted": verdict.exempted,
        "reason": verdict.reason.get(lang),
        "ask": None if verdict.ask is None else authority_name(verdict.ask, lang),
        "question": None if verdict.question is None else verdict.question.get(lang),
        "duties": [duty.get(lang) for duty in verdict.duties],
        "advice": [advice.get(lang) for advice in verdict.advice],
        "notes": [note.get(lang) for note in verdict.notes],
        "rests_on_answer": None if verdict.rests_on_answer is None else verdict.rests_on_answer.value,
        "rules": [_rule(tried, lang) for tried in verdict.tried if tried.possible or every],
    }


def authority_name(authority: Authority, lang: Language) -> str:
    """Return what an authority is called in a sentence: ``a-kassen``, ``the a-kasse``."""
    return texts(lang)(f"eligibility.authority.{authority}")


def reference_text(tried: TriedRule, lang: Language) -> str:
    """Return the title of the reference to look in, or the words that no source was found."""
    return tried.references[0].title if tried.references else texts(lang)("eligibility.no_source")


def _rule(tried: TriedRule, lang: Language) -> dict[str, object]:
    return {
        "rule": tried.rule,
        "title": tried.title.get(lang),
        "kind": tried.kind.value,
        "outcome": NOT_APPLICABLE if tried.outcome is None else tried.outcome.value,
        "decisive": tried.decisive,
        "value": number(tried.value),
        "unit": None if tried.unit is None else tried.unit.value,
        "in_force_from": None if tried.in_force_from is None else tried.in_force_from.isoformat(),
        "until": None if tried.until is None else tried.until.isoformat(),
        "reference": reference_text(tried, lang),
        "references": [
            {"title": one.title, "href": one.href, "eli": one.eli, "year": one.year}
            for one in tried.references
        ],
        "verified": tried.verified,
        "seen_in": tried.seen_in,
        "last_seen_to_hold": None if tried.last_seen is None else tried.last_seen.isoformat(),
        "possible_here": tried.possible,
        "confidence": tried.confidence.value,
        "reason": tried.reason.get(lang),
        "conditions": [
            {"condition": one.text.get(lang), "state": one.state.value} for one in tried.conditions
        ],
    }


def number(value: Fraction | None) -> int | float | None:
    """Return a number for JSON: a whole one stays whole, a third of an hour gets two decimals."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else round(float(value), 2)
