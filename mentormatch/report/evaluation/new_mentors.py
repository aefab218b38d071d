"""Which kinds of new mentor would make up for the rule.

One is chosen after another: the kind that brings the plan without the rule most, priced on that plan as a result
prices whom to look for. Each time such a mentor is put in the list and everybody is solved again, so that what
is said of them is a plan, proven like any other, and no estimate.

A kind is made of what waiting youths answered, so it can point at one of them. ``least`` keeps of a kind only
what so many of those who wait have in common; the new mentor is then asked for no more than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mentormatch.domain import Benefit, CheckAnswer, GenderWish, RecordCheck, fold
from mentormatch.report.case import Case
from mentormatch.report.pricing import Pricing
from mentormatch.report.recruit import Kind, slot_name, wanted

from .laws import Law
from .model import NewKind, NewMentors

if TYPE_CHECKING:
    from mentormatch.domain import Mentor, Youth
    from mentormatch.eligibility import Verdict

    from .desk import Desk

MOST = 12
"""New mentors at most; what they do not make up for is said."""

_Placed = tuple[Kind, int]
"""A kind, and the places of a mentor."""

Judge = Callable[["Mentor"], "tuple[Verdict, Verdict]"]
"""The verdict on a mentor under the rules in force, and under the others."""


def new_mentors(desk: Desk, law: Law, other: Law, judge: Judge, *, least: int = 1) -> NewMentors:
    """Return the new mentors who make up for the difference at the reading ``no``, or for as much as they can.

    Args:
        desk: solves the people as they are.
        law: the rules in force.
        other: what they are compared with.
        judge: the verdicts on a new mentor.
        least: how many of the waiting youths must share what is asked of a mentor.
    """
    goal, start = desk.most_by(law).reached, desk.most_by(other, in_force=law).reached
    reached, chosen = start, Counter[_Placed]()
    while reached < goal and chosen.total() < MOST:
        step = _step(desk, law, other, judge, reached, least)
        if step is None:
            break
        desk, law, other, kind = step
        reached = desk.most_by(other, in_force=law).reached
        chosen[kind] += 1
    kinds = tuple(
        NewKind(
            number,
            places,
            kind.language,
            slot_name(kind.slot),
            kind.gender,
            kind.trade,
            kind.postcode,
            kind.municipality,
        )
        for (kind, places), number in chosen.items()
    )
    most_places = max((kind.places for kind in kinds), default=1)
    enough = reached >= goal
    fewest = enough and chosen.total() == -((start - goal) // most_places)
    return NewMentors(kinds, reached, max(0, goal - reached), fewest)


def _step(
    desk: Desk, law: Law, other: Law, judge: Judge, reached: int, least: int
) -> tuple[Desk, Law, Law, _Placed] | None:
    """Return everything with one mentor more; ``None``: no kind gives one youth more a mentor."""
    for kind, places in _wanted(desk, law, other, least):
        joining = _mentor(desk, kind, places)
        one, two = judge(joining)
        larger = desk.joined_by([joining])
        wider, narrower = law.knowing({joining.id: one}), other.knowing({joining.id: two})
        if larger.most_by(narrower, in_force=wider).reached > reached:
            return larger, wider, narrower, (kind, places)
    return None


def _wanted(desk: Desk, law: Law, other: Law, least: int) -> Iterator[_Placed]:
    """Yield the kinds of mentor that bring the plan without the rule most, and their places."""
    people = desk.people
    encoded = desk.side(other, in_force=law).encoded
    problem = encoded.problem()
    case = Case(
        as_of=people.as_of,
        settings=people.settings,
        youths={youth.id: youth for youth in people.youths},
        mentors={mentor.id: mentor for mentor in people.mentors},
        verdicts=other.verdicts,
        youth_verdicts=people.verdicts,
        encoded=encoded,
        problem=problem,
        solution=desk.plan(problem),
        issues=(),
    )
    pricing = Pricing.of(case)
    if pricing is None:
        return
    waiting = [case.youths[encoded.youth_ids[row]] for row in pricing.waiting.tolist()]
    for one in wanted(pricing):
        yield _shared(one.kind, waiting, least), one.places


def _shared(kind: Kind, waiting: list[Youth], least: int) -> Kind:
    """Return a kind with only what so many youths have in common, the language first."""
    if least <= 1:
        return kind
    left = waiting
    kept = Kind(None, None, None)
    for asked in ("language", "slot", "gender", "trade", "postcode"):
        value = getattr(kind, asked)
        if value is None:
            continue
        some = [youth for youth in left if _asks(youth, asked, value)]
        if len(some) >= least:
            left = some
            kept = replace(kept, **{asked: value})
            if asked == "postcode":
                kept = replace(kept, municipality=kind.municipality)
    return kept


def _asks(youth: Youth, asked: str, value: object) -> bool:
    if asked == "slot":
        return value in youth.meeting_times
    if asked == "gender":
        return youth.wished_gender not in (None, GenderWish.ANY) and str(youth.wished_gender) == str(value)
    if asked == "postcode":
        return youth.postcode == value
    words = youth.languages if asked == "language" else youth.trades
    return fold(str(value)) in {fold(word) for word in words}


def _mentor(desk: Desk, kind: Kind, places: int) -> Mentor:
    """Return a mentor of a kind, with wages, so that every set of rules lets them volunteer."""
    taken = {mentor.id for mentor in desk.people.mentors}
    name = next(name for name in (f"+{n}" for n in range(1, len(taken) + 2)) if name not in taken)
    return replace(
        kind.mentor(desk.people.as_of, name),
        benefit=Benefit.WAGE,
        places=places,
        consent=True,
        record_check=RecordCheck(CheckAnswer.YES),
    )
