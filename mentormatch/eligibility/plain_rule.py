"""A rule as plain data, for JSON and for ``mentormatch rules``."""

from __future__ import annotations

from datetime import date

from mentormatch.domain import Benefit, Host, WorkCategory
from mentormatch.locale import Language

from .plain import number
from .rule_parts import Period, Source
from .rulebook import Rule


def plain_rule(rule: Rule, as_of: date, lang: Language) -> dict[str, object]:
    """Return everything that a rule file says as JSON types, its texts in one language.

    ``in_force`` holds the periods that hold at ``as_of``: several where benefits, hosts or work differ.
    """
    return {
        "rule": rule.id,
        "kind": rule.kind.value,
        "title": rule.title.get(lang),
        "summary": rule.summary.get(lang),
        "benefits": [benefit.value for benefit in Benefit if benefit in rule.scope.benefits],
        "hosts": [host.value for host in Host if host in rule.scope.hosts],
        "work": [work.value for work in WorkCategory if work in rule.scope.work],
        "as_of": as_of.isoformat(),
        "in_force": [_period(period, as_of, lang) for period in rule.in_force_on(as_of)],
        "history": [_period(period, period.until or as_of, lang) for period in rule.history],
        "conditions": [condition.text.get(lang) for condition in rule.conditions],
        "municipalities": [
            {
                "name": term.name,
                "last_day": term.last_day.isoformat(),
                "disputed_until": None if term.disputed_until is None else term.disputed_until.isoformat(),
                "disputed": term.disputed.get(lang) if term.disputed else None,
                "verified": term.verified,
                "confidence": term.confidence.value,
                "note": term.note.get(lang) if term.note else None,
                "references": [_source(source, lang) for source in term.sources],
            }
            for term in rule.municipalities
        ],
        "duties": [text.get(lang) for text in rule.duties],
        "notes": [text.get(lang) for text in rule.notes],
        "conflicts": [
            {
                "about": conflict.about.get(lang),
                "claims": [
                    {
                        "says": claim.says.get(lang),
                        "title": claim.reference.title,
                        "href": claim.reference.href,
                        "eli": claim.reference.eli,
                    }
                    for claim in conflict.claims
                ],
                "used": conflict.used.get(lang),
            }
            for conflict in rule.conflicts
        ],
        "events": [
            {
                "when": event.when,
                "text": event.text.get(lang),
                "reference": _source(event.source, lang) if event.source else None,
            }
            for event in rule.events
        ],
        "recorded_only": rule.recorded_only,
    }


def _period(period: Period, day: date, lang: Language) -> dict[str, object]:
    return {
        "from": None if period.start is None else period.start.isoformat(),
        "from_verified": period.from_verified,
        "until": None if period.until is None else period.until.isoformat(),
        "benefits": [benefit.value for benefit in Benefit if benefit in period.scope.benefits],
        "hosts": [host.value for host in Host if host in period.scope.hosts],
        "work": [work.value for work in WorkCategory if work in period.scope.work],
        "outcome": None if period.outcome is None else period.outcome.value,
        "value": number(period.value),
        "unit": None if period.unit is None else period.unit.value,
        "text": None if period.text is None else period.text.get(lang),
        "note": None if period.note is None else period.note.get(lang),
        "status": period.status.value,
        "verified": period.verified and period.from_verified,
        "seen_in": period.seen_in,
        "last_seen_to_hold": None if period.last_seen is None else period.last_seen.isoformat(),
        "confidence": period.confidence_on(day).value,
        "references": [_source(source, lang) for source in period.sources],
    }


def _source(source: Source, lang: Language) -> dict[str, object]:
    return {
        "title": source.reference.title,
        "href": source.reference.href,
        "eli": source.reference.eli,
        "year": source.reference.year,
        "proves": source.proves,
        "since": None if source.since is None else source.since.isoformat(),
        "note": None if source.note is None else source.note.get(lang),
    }
