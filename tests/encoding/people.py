"""A small corps, and encode with verdicts that a test can set."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from mentormatch.domain import Match, Mentor, Settings, Youth
from mentormatch.eligibility import Outcome, Verdict, judge_youth
from mentormatch.eligibility.verdict import Text
from mentormatch.encoding import Encoded, encode

AS_OF = date(2016, 11, 1)
POLICY = Settings(municipality="Gladsaxe", demands=frozenset(), default_minutes=6 * 60)


def youth(number: int, **answers: object) -> Youth:
    return replace(Youth(f"U{number}", birth_date=date(1995, 5, 5)), **answers)


def mentor(number: int, **answers: object) -> Mentor:
    return replace(Mentor(f"M{number}"), **answers)


def verdict(outcome: Outcome = Outcome.FREE, hours: int | None = None) -> Verdict:
    said = Text("", "")
    return Verdict(
        outcome, None if hours is None else Fraction(hours), exempted=False, as_of=AS_OF, reason=said
    )


def run(
    youths: Iterable[Youth],
    mentors: Iterable[Mentor],
    *matches: Match,
    settings: Settings = POLICY,
    verdicts: Mapping[str, Verdict] | None = None,
) -> Encoded:
    youths, mentors = list(youths), list(mentors)
    judged = {person.id: verdict() for person in mentors} | dict(verdicts or {})
    young = {person.id: judge_youth(person, AS_OF, settings) for person in youths}
    return encode(youths, mentors, judged, settings, matches, AS_OF, young)
