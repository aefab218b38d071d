"""How it goes with the pairs: the trend by month, and the pairs in trouble. Plain data, no language.

Mentor and youth may both fill in a row after the same meeting: the rows of one pair and day are one observation,
of which the lowest answer counts. So neither the order of the rows nor a row that stands twice decides anything.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from mentormatch.domain import FollowUp

MEASURES = ("wellbeing", "cooperation")
"""The answers on a scale of 0 to 10."""

Pair = tuple[str, str]
Answer = TypeVar("Answer", bound=int)


@dataclass(frozen=True, slots=True)
class Month:
    """The follow-ups of one calendar month. Every pair counts once, however often it was followed up."""

    first: date
    """The first day of the month."""
    pairs: int
    """Pairs with an answer of any kind."""
    wellbeing: Fraction | None
    """Mean over the pairs of each pair's mean in the month; ``None``: nobody answered."""
    cooperation: Fraction | None
    in_education_or_work: int
    """Pairs whose last answer in the month is yes."""
    left: int
    """Pairs whose last answer in the month is no."""

    @property
    def share(self) -> Fraction | None:
        """The share still in education or work of those with an answer; ``None``: nobody answered."""
        answered = self.in_education_or_work + self.left
        return Fraction(self.in_education_or_work, answered) if answered else None


@dataclass(frozen=True, slots=True)
class Sign:
    """An answer that gives cause for concern."""

    measure: str
    """One of ``MEASURES``."""
    value: int
    before: int | None
    """The pair's answer before; ``None``: there is none."""
    low: bool
    fell: bool


@dataclass(frozen=True, slots=True)
class Trouble:
    """A pair to look at."""

    youth: str
    mentor: str
    day: date
    """Of the last answer that gives cause."""
    signs: tuple[Sign, ...]
    left: bool
    """Whether the youth's last answer is: no longer in education or work."""
    not_met: bool = False
    """Whether the last answer is that the two have not met."""


def by_month(rows: Iterable[FollowUp]) -> tuple[Month, ...]:
    """Return the months that have follow-ups, the oldest first.

    Public for whoever evaluates: give it the follow-ups of one workbook, or of several together.
    """
    found = []
    days = sorted(_observations(rows), key=lambda one: (one.day, one.youth, one.mentor))
    for first, month in groupby(days, key=lambda one: one.day.replace(day=1)):
        pairs = list(_by_pair(month).values())
        last = [_last(own, lambda one: one.in_education_or_work) for own in pairs]
        found.append(
            Month(
                first=first,
                pairs=len(pairs),
                wellbeing=_mean(pairs, "wellbeing"),
                cooperation=_mean(pairs, "cooperation"),
                in_education_or_work=last.count(True),
                left=last.count(False),
            )
        )
    return tuple(found)


def last_answers(rows: Iterable[FollowUp]) -> dict[str, bool]:
    """Return whether each youth is in education or work by the last answer; those without an answer are left out."""
    found: dict[str, bool] = {}
    for _, same in groupby(_observations(rows), key=lambda one: one.day):
        today: dict[str, bool] = {}
        for one in same:
            if (
                one.in_education_or_work is not None
            ):  # of several mentors' answers on one day the lowest counts
                today[one.youth] = today.get(one.youth, True) and one.in_education_or_work
        found |= today
    return found


def in_trouble(
    rows: Iterable[FollowUp], pairs: Collection[Pair], *, low: int, fall: int
) -> tuple[Trouble, ...]:
    """Return the pairs to look at, by ids.

    Args:
        rows: the follow-ups.
        pairs: the pairs that are together now; others are past helping.
        low: an answer at or below this gives cause, when it is the last one.
        fall: so does a fall of this much or more from the answer before to the last one.
    """
    wanted = frozenset(pairs)
    found = []
    for pair, own in _by_pair(_observations(rows)).items():
        if pair not in wanted:
            continue
        causes: list[date] = []
        signs = []
        for measure in MEASURES:
            answered = [one for one in own if getattr(one, measure) is not None]
            if not answered:
                continue
            value = getattr(answered[-1], measure)
            before = getattr(answered[-2], measure) if len(answered) > 1 else None
            sign = Sign(measure, value, before, value <= low, before is not None and before - value >= fall)
            if sign.low or sign.fell:
                signs.append(sign)
                causes.append(answered[-1].day)
        said = [one for one in own if one.in_education_or_work is not None]
        left = bool(said) and not said[-1].in_education_or_work
        if left:
            causes.append(said[-1].day)
        met = [one for one in own if one.met is not None]
        not_met = bool(met) and not met[-1].met
        if not_met:
            causes.append(met[-1].day)
        if causes:
            found.append(Trouble(*pair, max(causes), tuple(signs), left, not_met))
    return tuple(sorted(found, key=lambda one: (one.youth, one.mentor)))


def _observations(rows: Iterable[FollowUp]) -> list[FollowUp]:
    """Return one row for each pair and day, by day: the lowest of what was answered."""
    by_day: dict[tuple[str, str, date], list[FollowUp]] = {}
    for row in rows:
        if not row.answered:
            continue
        by_day.setdefault((row.youth, row.mentor, row.day), []).append(row)
    found = [
        FollowUp(
            *key,
            wellbeing=_lowest(one.wellbeing for one in same),
            cooperation=_lowest(one.cooperation for one in same),
            in_education_or_work=_lowest(one.in_education_or_work for one in same),
            met=_lowest(one.met for one in same),
        )
        for key, same in by_day.items()
    ]
    return sorted(found, key=lambda one: (one.day, one.youth, one.mentor))


def _lowest(answers: Iterable[Answer | None]) -> Answer | None:
    return min((answer for answer in answers if answer is not None), default=None)


def _by_pair(observations: Iterable[FollowUp]) -> Mapping[Pair, list[FollowUp]]:
    found: dict[Pair, list[FollowUp]] = {}
    for one in observations:
        found.setdefault((one.youth, one.mentor), []).append(one)
    return found


def _last(own: Sequence[FollowUp], answer: Callable[[FollowUp], bool | None]) -> bool | None:
    return next((said for one in reversed(own) if (said := answer(one)) is not None), None)


def _mean(pairs: Sequence[Sequence[FollowUp]], measure: str) -> Fraction | None:
    each = []
    for own in pairs:
        answers = [value for one in own if (value := getattr(one, measure)) is not None]
        if answers:
            each.append(Fraction(sum(answers), len(answers)))
    return sum(each, Fraction()) / len(each) if each else None
