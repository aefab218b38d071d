"""What the rule is worth for each mentor, and what would make up for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from mentormatch.domain import Host, WorkCategory

from .laws import NOBODY, Law, People, judged_by
from .model import MentorLine, Recruits, Way

if TYPE_CHECKING:
    from datetime import date

    from mentormatch.eligibility import RuleBook

    from .desk import Desk

_TRIES = 24
"""Sets of mentors tried before the smallest is no longer looked for."""


def lost_mentors(people: People, law: Law, other: Law) -> tuple[str, ...]:
    """Return the mentors who may volunteer with and not without, what is open counting as no."""
    return tuple(sorted(m.id for m in people.mentors if law.allows(m.id) and not other.allows(m.id)))


def mentor_lines(desk: Desk, law: Law, other: Law) -> tuple[MentorLine, ...]:
    """Return a line for each mentor on whom the two sides do not say the same, at the reading ``no``."""
    most = desk.most_by(law).reached
    plans = [_planned(desk, law, None), _planned(desk, other, law)]
    encoded = desk.side(law).encoded
    lines = []
    for mentor in sorted(m.id for m in desk.people.mentors):
        one, two = law.verdicts[mentor], other.verdicts[mentor]
        if (one.outcome, one.hours_per_month) == (two.outcome, two.hours_per_month):
            continue
        changed = law.allows(mentor) != other.allows(mentor) or one.minutes_per_month != two.minutes_per_month
        depends = most - desk.most_by(law.giving(other, [mentor]), in_force=law).reached if changed else 0
        lines.append(
            MentorLine(
                mentor=mentor,
                with_=one.outcome,
                without=two.outcome,
                allowed_with=one.minutes_per_month,
                allowed_without=two.minutes_per_month,
                planned_with=plans[0].get(mentor, (0, 0))[0],
                planned_without=plans[1].get(mentor, (0, 0))[0],
                youths_with=plans[0].get(mentor, (0, 0))[1],
                youths_without=plans[1].get(mentor, (0, 0))[1],
                depends=depends,
                places=int(encoded.places[encoded.mentor_row[mentor]]),
            )
        )
    return tuple(lines)


def _planned(desk: Desk, law: Law, in_force: Law | None) -> dict[str, tuple[int, int]]:
    """Return each mentor's minutes a month and youths in the best plan of a side."""
    encoded = desk.side(law, in_force=in_force).encoded
    found: dict[str, tuple[int, int]] = {}
    for youth, mentor in desk.matched_ids(law, in_force).items():
        minutes, youths = found.get(mentor, (0, 0))
        found[mentor] = (minutes + int(encoded.hours[encoded.youth_row[youth]]), youths + 1)
    return found


def recruits(desk: Desk, law: Law, other: Law) -> Recruits:
    """Return how many of the lost mentors would have to be made up for by somebody like them.

    A lost mentor made up for is one whom the other rules let volunteer as those in force do. Sets are tried
    from the smallest that has places enough; if there are too many of them, the greedy choice is returned.
    """
    lost = lost_mentors(desk.people, law, other)
    goal, start = desk.most_by(law).reached, desk.most_by(other, in_force=law).reached
    encoded = desk.side(law).encoded
    places = {mentor: int(encoded.places[encoded.mentor_row[mentor]]) for mentor in lost}

    def reached(some: Iterable[str]) -> int:
        return desk.most_by(other.giving(law, some), in_force=law).reached

    def found(some: Sequence[str], fewest: bool) -> Recruits:
        return Recruits(len(lost), len(some), sum(places[m] for m in some), fewest, tuple(sorted(some)))

    tries = 0
    for size in range(len(lost) + 1):
        for some in combinations(lost, size):
            if sum(places[mentor] for mentor in some) < goal - start:
                continue  # nobody can take more youths than there are places
            tries += 1
            if tries > _TRIES:
                return found(_greedy(lost, goal, reached), fewest=False)
            if reached(some) >= goal:
                return found(some, fewest=True)
    # All of them together do not do it: what is missing are hours that the other rules cap.
    return found((), fewest=False)


def _greedy(lost: Sequence[str], goal: int, reached: Callable[[Iterable[str]], int]) -> list[str]:
    """Take the mentor who helps most, again and again, until the goal is reached or nobody is left."""
    chosen: list[str] = []
    while reached(chosen) < goal and len(chosen) < len(lost):
        rest = [mentor for mentor in lost if mentor not in chosen]
        chosen.append(max(rest, key=lambda mentor: reached([*chosen, mentor])))
    return chosen


def ways(desk: Desk, law: Law, rules: RuleBook, day: date) -> tuple[Way, ...]:
    """Return what the corps could match without the rule, had it another host, or another work category.

    The category is varied only where nobody has decided it; a mentor's own category stays.
    """
    settings = desk.people.settings
    works = [settings.work]
    if settings.work is WorkCategory.UNDECIDED:
        works += [WorkCategory.ACTIVITY, WorkCategory.UNPAID_WORK]
    found = []
    for host in Host:
        for work in works:
            other = judged_by(rules, day, desk.people, replace(settings, host=host, work=work))
            low, high = (
                desk.most_by(other, reading, law).reached for reading in (NOBODY, law.open | other.open)
            )
            found.append(Way(host, work, low, high))
    return tuple(found)
