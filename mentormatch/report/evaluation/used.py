"""The rules that an evaluation rests on: what each gives, since when, until when, and where all of it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from mentormatch.eligibility import Outcome, RuleKind, Text, TriedRule

from .laws import Law
from .model import UsedRule

if TYPE_CHECKING:
    from mentormatch.eligibility import RuleBook


def used_rules(law: Law, other: Law, rules: RuleBook, other_rules: RuleBook) -> tuple[UsedRule, ...]:
    """Return every rule on which a verdict rests, each once, the experiments first."""
    found: dict[TriedRule, set[int]] = {}
    for number, one in enumerate((law, other)):
        for verdict in one.verdicts.values():
            for tried in verdict.tried:
                if tried.decisive:
                    found.setdefault(replace(tried, conditions=()), set()).add(number)
    order = sorted(found.items(), key=lambda item: (item[0].kind.value, item[0].rule, str(item[0])))
    return tuple(_used(tried, sides, rules if 0 in sides else other_rules) for tried, sides in order)


def _used(tried: TriedRule, sides: set[int], book: RuleBook) -> UsedRule:
    """Look up in the rule's file how sure its first and last day are, and the sources of the last one.

    An experiment ends in each municipality on a day of its own, which other sources tell than those of the rule.
    """
    rule = book.rules[tried.rule]
    periods = [period for period in rule.history if period.start == tried.in_force_from]
    terms = [term for term in rule.municipalities if term.last_day == tried.until]
    of_terms = (source.reference for term in terms for source in term.sources)
    free = rule.kind is RuleKind.EXPERIMENT and tried.outcome is Outcome.FREE
    return UsedRule(
        tried=tried,
        with_=0 in sides,
        without=1 in sides,
        # What an experiment gives is only half of it without whom it is for.
        gives=rule.summary if free else tried.reason,
        references=tuple(dict.fromkeys((*tried.references, *of_terms))),
        start_verified=all(period.from_verified for period in periods),
        until_verified=all(term.verified for term in terms),
    )


def doubts(law: Law, other: Law, mentors: Iterable[str]) -> tuple[Text, ...]:
    """Return what the verdicts on some mentors assume, and what the sources disagree about, each once.

    Those of both sides: what stands open without the rule is as much a part of the difference.
    """
    told = [one.verdicts[mentor].notes for mentor in mentors for one in (law, other)]
    return tuple(dict.fromkeys(note for notes in told for note in notes))
