"""What a report promises is true: every change that it names is made, and solved again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mentormatch.application.planning import Judged
from mentormatch.domain import WEEKDAYS, Benefit, Match, MatchStatus, Mentor, PersonStatus, Slot
from mentormatch.report.asking import opened, with_answer
from mentormatch.report.model import Effect, Help, PairState, UnmatchedReason, Way
from mentormatch.report.pricing import Pricing
from mentormatch.report.recruit import NEW_ID
from mentormatch.solver import Problem, Solution, solve
from mentormatch.workbook.result.change_words import costs
from tests.report.corps import AS_OF, Corps, corps, made_of, points

PLAIN = [(seed, False, False) for seed in range(1, 7)]
HOURS = [(seed, True, False) for seed in range(1, 3)]
DECIDED = [(seed, False, True) for seed in range(1, 5)]


def holds(
    effect: Effect | None, one: Corps, judged: Judged | None, solution: Solution, table: object
) -> None:
    """An effect is what solving again gives: how many, by how many points, and everybody who has another mentor."""
    assert effect is not None
    assert (effect.people, effect.points) == (
        len(solution.pairs) - one.matched,
        points(solution, table) - one.points,
    )
    before, now = one.case.encoded, judged.encoded if judged else one.case.encoded
    had = {before.youth_ids[row]: before.mentor_ids[column] for row, column in one.case.solution.pairs}
    has = {now.youth_ids[row]: now.mentor_ids[column] for row, column in solution.pairs}
    changed = {youth for youth in had.keys() | has.keys() if had.get(youth) != has.get(youth)}
    assert {change.youth.id for change in effect.changes} == changed
    for change in effect.changes:
        after = has.get(change.youth.id)
        assert (change.before and change.before.id) == had.get(change.youth.id)
        assert (change.after and (change.after.id or NEW_ID)) == after


def applied(one: Corps, youth: int, way: Help) -> Problem:
    """The problem in which a change that was offered has been made."""
    case, problem = one.case, one.case.problem
    mentor = case.encoded.mentor_row[way.mentor.id]
    here = np.arange(problem.mentors) == mentor
    allowed = problem.allowed.copy()
    if Way.ANSWER in way.ways:
        pricing = Pricing.of(case)
        assert pricing is not None
        allowed = with_answer(pricing, mentor, opened(pricing, mentor)).allowed.copy()
    if Way.WAIVE in way.ways or Way.HOURS in way.ways:
        allowed[youth, mentor] = True
    limit = problem.hours_limit
    return replace(
        problem,
        allowed=allowed,
        places=problem.places + (here if Way.PLACE in way.ways else 0),
        hours_limit=None if limit is None else np.where(here & (limit >= 0), limit + way.minutes, limit),
        locked=(*problem.locked, (youth, mentor)) if way.lock else problem.locked,
    )


@pytest.mark.parametrize(("seed", "hours", "decided"), [*PLAIN, *HOURS, *DECIDED])
def test_every_change_that_is_offered_gives_that_youth_a_mentor(
    seed: int, hours: bool, decided: bool
) -> None:
    one = corps(seed, hours=hours, decided=decided)
    rows = one.case.encoded.youth_row
    for line in one.report.unmatched:
        for way in line.help:
            after = applied(one, rows[line.youth.id], way)
            solution = solve(after, prove=False)
            assert rows[line.youth.id] in dict(solution.pairs)
            holds(way.effect, one, None, solution, after.points)


def test_everybody_who_waits_is_offered_something_and_of_several_kinds() -> None:
    ways: Counter[tuple[Way, ...]] = Counter()
    locks = set()
    offered = 0
    for seed, hours, decided in [*PLAIN, *HOURS, *DECIDED]:
        for line in corps(seed, hours=hours, decided=decided).report.unmatched:
            if line.reason is UnmatchedReason.NOT_ELIGIBLE:
                assert line.help == ()
                continue
            # Whom nothing helps is shut out by what is not the corps's own to give up.
            assert line.help or line.reason is UnmatchedReason.NOBODY_ALLOWED
            offered += bool(line.help)
            kinds = [way.ways for way in line.help]
            assert len(set(kinds)) == len(kinds)
            ways.update(kinds)
            locks |= {way.lock for way in line.help}
    assert offered > 50
    assert {one for kind in ways for one in kind} == set(Way)
    assert locks == {True, False}


@pytest.mark.parametrize(("seed", "hours", "decided"), [*PLAIN, *HOURS])
def test_what_a_yes_brings_is_what_solving_with_it_brings(seed: int, hours: bool, decided: bool) -> None:
    one = corps(seed, hours=hours, decided=decided)
    for line in one.report.ask:
        accepted = one.settings.accept_undetermined | {line.mentor.id}
        yes = replace(one, settings=replace(one.settings, accept_undetermined=accepted))
        judged, solution = yes.again()
        holds(line.effect, one, judged, solution, judged.problem.points)
        got = {judged.encoded.youth_ids[row] for row, _ in solution.pairs}
        had = {one.case.encoded.youth_ids[row] for row, _ in one.case.solution.pairs}
        assert {youth.id for youth in line.youths} == got - had


def test_the_answer_that_brings_most_stands_first() -> None:
    for seed, _, _ in PLAIN:
        worth = [
            tuple(number for _, number in line.effect.goals) for line in corps(seed).report.ask if line.effect
        ]
        assert worth == sorted(worth, reverse=True)


@pytest.mark.parametrize(("seed", "hours", "decided"), [*PLAIN[:4], *HOURS[:1]])
def test_a_recruit_brings_what_is_said_when_such_a_mentor_joins(
    seed: int, hours: bool, decided: bool
) -> None:
    one = corps(seed, hours=hours, decided=decided)
    assert 1 <= len(one.report.recruit) <= 5
    for line in one.report.recruit:
        day, _, part = (line.slot or "").partition(".")
        recruit = Mentor(
            id=NEW_ID,
            birth_date=AS_OF.replace(year=AS_OF.year - 60, month=1, day=1),
            benefit=Benefit.WAGE,
            places=line.places,
            gender=line.gender,
            languages=(line.language,) if line.language else (),
            trades=(line.trade,) if line.trade else (),
            meeting_times=frozenset({Slot(WEEKDAYS.index(day), part)} if line.slot else ()),  # type: ignore[arg-type]
            postcode=line.postcode,
            residence=_home(one, line.postcode),
            status=PersonStatus.ACTIVE,
        )
        judged, solution = one.again(more=[recruit])
        holds(line.effect, one, judged, solution, judged.problem.points)
        assert line.effect.people > 0
        assert len(line.youths) >= line.effect.people


def _home(one: Corps, postcode: str | None) -> str | None:
    return next((youth.municipality for youth in one.youths if youth.postcode == postcode), None)


@pytest.mark.parametrize(("seed", "hours", "decided"), [*PLAIN[:3], *HOURS[:1], *DECIDED[:1]])
def test_an_alternative_costs_what_locking_it_costs(seed: int, hours: bool, decided: bool) -> None:
    one = corps(seed, hours=hours, decided=decided)
    assert {line.youth.id for line in one.report.alternatives} == {
        line.youth.id for line in one.report.matches if line.state in (PairState.NEW, PairState.KEPT)
    }
    for line in one.report.alternatives[:8]:
        for option in line.options:
            assert option.mentor.id != line.mentor.id
            lock = Match(line.youth.id, option.mentor.id, MatchStatus.LOCKED)
            judged, solution = one.again(matches=[*one.matches, lock])
            holds(option.effect, one, judged, solution, judged.problem.points)


@pytest.mark.parametrize(("seed", "hours", "decided"), DECIDED)
def test_a_decision_costs_what_solving_without_it_gains(seed: int, hours: bool, decided: bool) -> None:
    one = corps(seed, hours=hours, decided=decided)
    priced = {(line.youth.id, line.mentor.id): line.price for line in one.report.matches if line.price}
    rejected = {(line.youth.id, line.mentor.id): line.effect for line in one.report.rejections}
    statuses = {(match.youth, match.mentor): match.status for match in one.matches}
    assert {statuses[pair] for pair in priced} == {MatchStatus.LOCKED, MatchStatus.APPROVED}
    # Two who said "not with" themselves have decided that, nobody else.
    assert rejected.keys() == {pair for pair, status in statuses.items() if status is MatchStatus.REJECTED}
    for pair, effect in {**priced, **rejected}.items():
        # Without the decision a held pair is a proposal again, as an emptied cell in the result makes it.
        others = [m for m in one.matches if (m.youth, m.mentor) != pair]
        if pair in priced:
            others.append(Match(*pair, MatchStatus.PROPOSED))
        judged, solution = one.again(matches=others)
        holds(effect, one, judged, solution, judged.problem.points)


@pytest.mark.parametrize("fails", ["away", "places", "hours", "youth"])
def test_an_approval_that_life_has_overtaken_is_priced_as_what_would_go_with_it(fails: str) -> None:
    """Without it the youth loses the mentor, for nobody would propose the two again: that is not "no difference"."""
    one = corps(3, hours=fails == "hours", decided=True)
    approved = next(match for match in one.matches if match.status is MatchStatus.APPROVED)
    change: dict[str, Any] = {
        "away": {"status": PersonStatus.PAUSED},
        "places": {"places": 0},
        "hours": {"minutes_per_month": 1},
    }.get(fails, {})
    mentors = [replace(m, **change) if m.id == approved.mentor else m for m in one.mentors]
    youths = [
        replace(y, consent=False) if fails == "youth" and y.id == approved.youth else y for y in one.youths
    ]
    after = made_of(tuple(youths), tuple(mentors), one.matches, one.settings)
    line = next(line for line in after.report.matches if line.youth.id == approved.youth)
    assert line.worries
    assert line.price
    judged, solution = after.again(matches=[m for m in after.matches if m != approved])
    has = {judged.encoded.youth_ids[row]: judged.encoded.mentor_ids[column] for row, column in solution.pairs}
    assert line.price.people == len(solution.pairs) - after.matched
    moved = {change.youth.id: change.after and change.after.id for change in line.price.changes}
    assert moved[approved.youth] == has.get(approved.youth) != approved.mentor
    assert costs(line.price) is False
    assert after.report.counts.places_used <= after.report.counts.places


def test_a_case_without_people_is_described_without_prices() -> None:
    one = corps(1, youths=0, mentors=3)
    assert not one.report.priced
    assert one.report.alternatives == ()
    assert not corps(1, youths=3, mentors=0).report.priced
