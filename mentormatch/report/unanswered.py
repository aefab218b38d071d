"""Whose consent or record check nobody has said anything of: counted and named, whatever the settings make of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from mentormatch.domain import CheckAnswer, Demand, Mentor, PersonStatus, Settings, Youth
from mentormatch.encoding.traits import record_cleared

from .model import Person, Report, UnansweredLine


@dataclass(frozen=True, slots=True)
class _Question:
    """An answer that is asked of everybody on a list."""

    side: str
    demand: Demand
    lacks: Callable[[Youth | Mentor, Settings, date], str | None]
    """What is lacking, if anything: ``blank``, ``pending``, ``outdated``."""


def _consent(person: Youth | Mentor, _: Settings, __: date) -> str | None:
    return "blank" if person.consent is None else None


def _record_check(person: Youth | Mentor, settings: Settings, as_of: date) -> str | None:
    check = person.record_check if isinstance(person, Mentor) else None
    if check is None:
        return "blank"
    if check.answer is CheckAnswer.PENDING:
        return "pending"
    cleared = check.answer is CheckAnswer.NO or record_cleared(person, settings, as_of)  # type: ignore[arg-type]
    return None if cleared else "outdated"


_QUESTIONS = (
    _Question("youth", Demand.CONSENT, _consent),
    _Question("mentor", Demand.CONSENT, _consent),
    _Question("mentor", Demand.RECORD_CHECK, _record_check),
)


def unanswered(
    youths: Iterable[Youth],
    mentors: Iterable[Mentor],
    settings: Settings,
    as_of: date,
    matched: Collection[str] = (),
) -> tuple[UnansweredLine, ...]:
    """Return a line for each answer that is lacking, with the people it lacks for, by id.

    Args:
        youths: all of the list; of them those count who take part (no pause, not left), or are in ``matched``.
        mentors: all of the list, likewise.
        settings: say whether a missing answer bars, and how old a certificate may be.
        as_of: the date at which a certificate's age counts.
        matched: ids of those who are in the plan, whatever their status.
    """
    people: dict[str, list[Youth | Mentor]] = {"youth": list(youths), "mentor": list(mentors)}
    found = []
    for question in _QUESTIONS:
        asked = [
            one
            for one in sorted(people[question.side], key=lambda one: one.id)
            if one.status is PersonStatus.ACTIVE or one.id in matched
        ]
        lacking: dict[str, list[Person]] = {}
        for one in asked:
            if what := question.lacks(one, settings, as_of):
                lacking.setdefault(what, []).append(Person(one.id, one.name))
        found += [
            UnansweredLine(
                question.side,
                question.demand.value,
                what,
                tuple(lacking[what]),
                len(asked),
                barred=question.demand in settings.demands,
            )
            for what in ("blank", "pending", "outdated")
            if what in lacking
        ]
    return tuple(found)


def with_unanswered(
    report: Report, youths: Iterable[Youth], mentors: Iterable[Mentor], settings: Settings
) -> Report:
    """Return a report with the answers that are lacking among the people whom it is about."""
    matched = {one.id for line in report.matches for one in (line.youth, line.mentor)}
    return replace(report, unanswered=unanswered(youths, mentors, settings, report.as_of, matched))
