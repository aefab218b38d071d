"""Hours really spent against the law: per mentor and calendar month, hours elsewhere included. Plain data, no language.

A-kasser count the average over a payout period; it is taken to be the calendar month, as benefits are paid monthly.
What a row of the sheet of follow-ups says counts in the month of its date; of several rows about one pair and day,
which mentor and youth may both have filled in, the greatest number of hours counts, and no sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from mentormatch.domain import FollowUp, Mentor, Settings, Span, Unit
from mentormatch.eligibility import Outcome, RuleBook, Verdict, judge_all

from .model import HoursLine, Person, Report

NEAR = Fraction(4, 5)
"""A mentor who has used this share of the month's limit is named before it is passed."""
_WEEKS_OF_A_MONTH = Fraction(52, 12)


@dataclass(frozen=True, slots=True)
class MentorMonth:
    """One mentor's hours in one calendar month, and what the law says of them."""

    first: date
    """The first day of the month."""
    minutes: int
    """Spent in the corps, by the sheet of follow-ups."""
    elsewhere: int
    """Given elsewhere, by the mentor's own row; 0 where the law sets no limit to all together."""
    limit: int | None
    """Minutes without deduction in the month; ``None``: no limit, or not decided."""
    verdict: Verdict

    @property
    def total(self) -> int:
        """What counts against the limit."""
        return self.minutes + self.elsewhere

    @property
    def average_per_week(self) -> Fraction:
        """Minutes a week, on the average of the month."""
        return self.total / _WEEKS_OF_A_MONTH

    @property
    def over(self) -> bool:
        """Whether more was spent than the law lets pass without deduction."""
        return self.limit is not None and self.minutes > 0 and self.total > self.limit

    @property
    def near(self) -> bool:
        """Whether the limit is nearly reached."""
        return self.limit is not None and self.minutes > 0 and self.limit * NEAR <= self.total <= self.limit


def spent(follow_ups: Iterable[FollowUp]) -> Mapping[str, Mapping[date, int]]:
    """Return the minutes that each mentor (by id) spent, by the day of the row that says so."""
    by_row: dict[tuple[str, str, date], int] = {}
    for one in follow_ups:
        if one.minutes:
            key = one.mentor, one.youth, one.day
            by_row[key] = max(by_row.get(key, 0), one.minutes)
    found: dict[str, dict[date, int]] = {}
    for (mentor, _, day), minutes in sorted(by_row.items()):
        days = found.setdefault(mentor, {})
        days[day] = days.get(day, 0) + minutes
    return found


def months_of(
    mentor: Mentor,
    days: Mapping[date, int],
    months: Sequence[date],
    as_of: date,
    settings: Settings,
    rules: RuleBook | None = None,
) -> list[MentorMonth]:
    """Return a mentor's hours in some months, each judged by the rules of that month.

    Where a limit changes within a month, the lower one counts.

    Args:
        mentor: as the list has them now; what was otherwise then is not known.
        days: minutes by day, of :func:`spent`.
        months: the first day of each month.
        as_of: a month that is not over is judged by this day.
        settings: of the corps.
        rules: the rule book; ``None``: the program's own.
    """
    found = []
    for first in months:
        last = min(Span(1, Unit.MONTHS).after(first) - timedelta(days=1), max(as_of, first))
        verdicts = [judge_all([mentor], day, settings, rules)[0] for day in dict.fromkeys((first, last))]
        verdict = min(verdicts, key=_limit_first)
        limit = verdict.minutes_per_month if verdict.outcome is not Outcome.UNDETERMINED else None
        capped = verdict.outcome is Outcome.CAPPED
        minutes = sum(n for day, n in days.items() if first == day.replace(day=1))
        elsewhere = (mentor.minutes_elsewhere or 0) if capped else 0
        found.append(MentorMonth(first, minutes, elsewhere, limit, verdict))
    return found


def _limit_first(verdict: Verdict) -> tuple[bool, int]:
    limit = verdict.minutes_per_month
    return limit is None, limit or 0


def with_hours(
    report: Report, follow_ups: Iterable[FollowUp], mentors: Iterable[Mentor], rules: RuleBook | None = None
) -> Report:
    """Return a report with the mentors who near or have passed their limit, this month or the one before."""
    this = report.as_of.replace(day=1)
    months = ((this - timedelta(days=1)).replace(day=1), this)
    told = spent(follow_ups)
    lines: list[HoursLine] = []
    for mentor in sorted(mentors, key=lambda one: one.id):
        days = told.get(mentor.id, {})
        if not any(day.replace(day=1) in months for day in days):
            continue
        person = Person(mentor.id, mentor.name)
        lines += [
            HoursLine(person, month.first, month.minutes, month.elsewhere, month.limit or 0)
            for month in months_of(mentor, days, months, report.as_of, report.settings, rules)
            if month.over or (month.near and month.first == this)
        ]
    return replace(report, hours=tuple(lines))
