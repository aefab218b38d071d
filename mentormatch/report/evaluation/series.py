"""Several months of one corps: a line for each month's workbook, the earliest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from mentormatch.domain import MatchStatus
from mentormatch.report.follow_up import last_answers

from .desk import Desk
from .laws import People, judged_by
from .model import Month

if TYPE_CHECKING:
    from mentormatch.eligibility import RuleBook

Pair = tuple[str, str]

_UNDER_WAY = frozenset({MatchStatus.APPROVED, MatchStatus.LOCKED, MatchStatus.RUNNING})


def series(
    workbooks: Iterable[People],
    rules: RuleBook,
    other_rules: RuleBook,
    *,
    against_date: date | None = None,
    keep_running: bool = False,
) -> tuple[Month, ...]:
    """Return a line for each workbook.

    A match ended early if it ended before the day that an earlier workbook, where it was still under way, gave
    as its end: one workbook alone has no planned end of a match that is over.

    Arguments and errors are those of :func:`.evaluate.evaluate`.
    """
    planned: dict[Pair, date] = {}
    found = []
    for people in sorted(workbooks, key=lambda one: one.as_of):
        desk = Desk(people, keep_running=keep_running)
        found.append(_month(desk, planned, rules, other_rules, against_date or people.as_of))
        for match in people.matches:
            if match.status in _UNDER_WAY and match.end is not None:
                planned[match.youth, match.mentor] = match.end
    return tuple(found)


def _month(desk: Desk, planned: dict[Pair, date], rules: RuleBook, other_rules: RuleBook, day: date) -> Month:
    people = desk.people
    law, other = judged_by(rules, people.as_of, people), judged_by(other_rules, day, people)
    eligible = {youth for youth, verdict in people.verdicts.items() if verdict.eligible}
    matched = desk.matched_ids(law)
    ended = [match for match in people.matches if match.status is MatchStatus.ENDED]
    known = [
        match.end < planned[match.youth, match.mentor]
        for match in ended
        if match.end is not None and (match.youth, match.mentor) in planned
    ]
    answers = last_answers(one for one in people.follow_ups if one.day <= people.as_of)
    return Month(
        as_of=people.as_of,
        mentors=len(people.mentors),
        exempted=sum(verdict.exempted for verdict in law.verdicts.values()),
        with_=desk.most_by(law).reached,
        without=desk.most_by(other, in_force=law).reached,
        left=len(eligible - matched.keys()),
        running=sum(match.status is MatchStatus.RUNNING for match in people.matches),
        ended=len(ended),
        ended_early=sum(known) if known or not ended else None,
        answered=len(answers),
        still=sum(answers.values()),
    )
