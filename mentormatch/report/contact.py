"""Contact with the pairs: whom nobody has heard from when somebody should have, as plain data.

A follow-up is due so long after the start of a match as the settings say; an answer counts for the one it lies nearest
to. So the first answer after a due date ends the silence, and an early one keeps it from beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from mentormatch.domain import FollowUp, Match, MatchStatus, Settings, Span, Unit
from mentormatch.encoding.substitutes import in_force

from .model import ContactLine, PairState, Person, Report, SubstituteLine, UnsafeLine

SHOWN_FOR = Span(3, Unit.MONTHS)
"""How long a match in which somebody did not feel safe, and a no after a first meeting, stand on the first sheet."""


class Quiet(StrEnum):
    """Why a pair is to be asked."""

    FIRST_MEETING = "first_meeting"
    """Approved, and not met in time."""
    ANSWERS = "answers"
    """They have met; one of the two, or both, have not said whether to go on."""
    AGREED = "agreed"
    """Both have said yes, and nobody has written that the match runs."""
    FOLLOW_UP = "follow_up"
    """A follow-up was due, and nobody has answered."""
    NO_START = "no_start"
    """The match runs, and nobody has written since when: no follow-up can fall due."""


@dataclass(frozen=True, slots=True)
class Due:
    """A follow-up that is due, and the day from which an answer counts for it."""

    on: date
    counts_from: date


def last_due(start: date, as_of: date, settings: Settings) -> Due | None:
    """Return the last follow-up that has fallen due by a date, or ``None`` before the first.

    Args:
        start: the first day of the match.
        as_of: the date.
        settings: ``follow_up_due`` and ``follow_up_every``.
    """
    days = sorted({span.after(start) for span in settings.follow_up_due})
    every, spans = settings.follow_up_every, settings.follow_up_due
    last = max(spans, key=lambda span: span.after(start)) if spans else Span(0, Unit.MONTHS)
    number = 0
    while every and (not days or days[-1] <= as_of):
        number += every
        months = Span(number, Unit.MONTHS)
        # Counted in months from the start where the last of the list is: the 31st does not become the 28th for good.
        if last.unit is Unit.MONTHS:
            days.append(Span(last.number + number, Unit.MONTHS).after(start))
        else:
            days.append(months.after(last.after(start)))
    past = [day for day in days if day <= as_of]
    if not past:
        return None
    before = past[-2] if len(past) > 1 else start
    return Due(past[-1], before + timedelta(days=(past[-1] - before).days // 2 + 1))


def quiet(
    match: Match, state: PairState, answers: Sequence[FollowUp], as_of: date, settings: Settings
) -> tuple[Quiet, date | None] | None:
    """Return why a pair that is held is to be asked, and since when; ``None``: it is not.

    Args:
        match: the row that holds the pair.
        state: whether it runs.
        answers: the pair's follow-ups in which somebody answered.
        as_of: the date; later answers are not known yet.
        settings: the spans.
    """
    heard = [one.day for one in answers if one.day <= as_of]
    if state is PairState.RUNNING:
        start = match.start or match.first_meeting or match.decided_on
        if start is None:
            return Quiet.NO_START, None
        due = last_due(start, as_of, settings)
        if due is None or any(day >= due.counts_from for day in heard):
            return None
        return Quiet.FOLLOW_UP, due.on
    met = match.first_meeting
    if met is not None and met > as_of:
        return None  # agreed on
    if met is None:
        decided = match.decided_on or match.start
        due_on = decided + timedelta(days=settings.first_meeting_days) if decided else None
        if due_on is None or due_on > as_of or heard:
            return None
        return Quiet.FIRST_MEETING, due_on
    if match.youth_agrees and match.mentor_agrees:
        return Quiet.AGREED, met
    return Quiet.ANSWERS, met


def with_contact(
    report: Report,
    follow_ups: Iterable[FollowUp],
    matches: Iterable[Match],
    people: Mapping[tuple[str, str], Person],
) -> Report:
    """Return a report with the pairs to ask, those who parted after the first meeting, and the unsafe endings.

    Args:
        report: a plan described.
        follow_ups: all that were read.
        matches: all rows about pairs that were read.
        people: by ``("youth" | "mentor", id)``.
    """
    answers: dict[tuple[str, str], list[FollowUp]] = {}
    for one in follow_ups:
        if one.answered:
            answers.setdefault((one.youth, one.mentor), []).append(one)
    lines = []
    for line in report.matches:
        if line.decision is None:
            continue
        own = answers.get((line.youth.id, line.mentor.id), [])
        found = quiet(line.decision, line.state, own, report.as_of, report.settings)
        if found:
            heard = max((one.day for one in own if one.day <= report.as_of), default=None)
            lines.append(ContactLine(line.youth, line.mentor, *found, heard, line.decision.first_meeting))
    held = {(line.youth.id, line.mentor.id) for line in report.matches if line.decision is not None}
    all_rows = tuple(matches)
    force = in_force(all_rows, report.as_of)
    rows = sorted(all_rows, key=lambda match: (match.youth, match.mentor, str(match.day)))
    declined = {
        (match.youth, match.mentor): match
        for match in rows
        if match.declined and match.status in (MatchStatus.APPROVED, MatchStatus.LOCKED)
    }
    unsafe = {(match.youth, match.mentor): match for match in rows if match.unsafe}
    over = {
        (match.youth, match.mentor)
        for match in rows
        if match.status in (MatchStatus.REJECTED, MatchStatus.ENDED)
    }

    def lately(day: date | None) -> bool:
        return day is None or SHOWN_FOR.after(day) >= report.as_of

    def both(pair: tuple[str, str]) -> tuple[Person, Person]:
        youth, mentor = pair
        return people.get(("youth", youth), Person(youth)), people.get(("mentor", mentor), Person(mentor))

    return replace(
        report,
        contact=tuple(lines),
        substitutes=tuple(
            SubstituteLine(
                both((match.youth, match.mentor))[0],
                both((match.youth, own.mentor))[1] if own else None,
                both((match.youth, match.mentor))[1],
                match.start,
                match.end,
                coming=own is None,
            )
            for own, match in (*force.resting, *((None, one) for one in force.coming))
        ),
        declined=tuple(
            (*both(pair), match.youth_agrees is False, match.mentor_agrees is False)
            for pair, match in declined.items()
            if pair not in held | over | unsafe.keys() and lately(match.first_meeting or match.day)
        ),
        unsafe=tuple(
            UnsafeLine(*both(pair), match.day, match.status is MatchStatus.ENDED)
            for pair, match in unsafe.items()
            if lately(match.day)
        ),
    )
