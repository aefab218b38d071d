"""Every explanation of the samples is true: each change that is named is made, and solved again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from mentormatch.domain import Youth
from mentormatch.report.model import Ahead, UnmatchedReason
from mentormatch.solver import solve
from tests.report.corps import Corps, of_book
from tests.report.test_prices_of_changes import applied, holds

SAMPLES = Path(__file__).parents[2] / "sample_data"


@pytest.fixture(scope="module", params=["gladsaxe-2016-11.xlsx", "gladsaxe-2026-11.xlsx"])
def one(request: pytest.FixtureRequest) -> Corps:
    return of_book(SAMPLES / request.param)


def test_every_promised_change_gives_that_youth_a_mentor(one: Corps) -> None:
    rows = one.case.encoded.youth_row
    promised = 0
    for line in one.report.unmatched:
        # Nothing is offered to whom only what is nobody's to give up shuts out, nor what was not solved again.
        shut = line.reason in (UnmatchedReason.NOT_ELIGIBLE, UnmatchedReason.NOBODY_ALLOWED)
        assert line.help or shut or one.report.not_solved_again
        for way in line.help:
            after = applied(one, rows[line.youth.id], way)
            solution = solve(after, prove=False)
            assert rows[line.youth.id] in dict(solution.pairs), (line.youth.id, way)
            holds(way.effect, one, None, solution, after.points)
            promised += 1
    assert promised > 0


def test_alternatives_cost_what_is_said(one: Corps) -> None:
    """One in six; all of them are the campaign's (``tests/campaigns/explanations.py``)."""
    free = len(one.report.matches) - len(one.case.problem.locked)
    assert free > 40
    assert one.report.not_solved_again or len(one.report.alternatives) == free
    assert alternatives_hold(one, 6) > 0


def alternatives_hold(one: Corps, step: int = 1) -> int:
    """Lock every alternative of each ``step``-th match in turn and solve again; return how many there were."""
    encoded, problem = one.case.encoded, one.case.problem
    tried = 0
    for line in one.report.alternatives[::step]:
        for option in line.options:
            pair = encoded.youth_row[line.youth.id], encoded.mentor_row[option.mentor.id]
            solution = solve(replace(problem, locked=(*problem.locked, pair)), prove=False)
            holds(option.effect, one, None, solution, problem.points)
            tried += 1
    return tried


def test_every_youth_who_waits_for_a_taken_mentor_is_told_who_has_the_places(one: Corps) -> None:
    plan = {
        one.case.encoded.youth_ids[row]: one.case.encoded.mentor_ids[col]
        for row, col in one.case.solution.pairs
    }
    for line in one.report.unmatched:
        for mentor, holders in line.taken_by:
            places = next(m.places for m in one.report.mentors if m.mentor.id == mentor.id)
            assert {plan[youth.id] for youth in holders} <= {mentor.id}
            limited = one.case.encoded.hours_limit[one.case.encoded.mentor_row[mentor.id]] >= 0
            assert len(holders) == places or limited


def test_every_youth_who_waits_is_told_by_what_those_who_have_the_places_come_first(one: Corps) -> None:
    """Counted again from the people themselves: priority, then education, then the wait, then how well they suit."""
    case = one.case
    rows, columns = case.encoded.youth_row, case.encoded.mentor_row
    by = {"urgent": 0, "education": 0, "waiting": 0}
    for line in one.report.unmatched:
        own, counted = case.youths[line.youth.id], Counter[str]()
        for mentor, holders in line.taken_by:
            for holder in holders:
                has = case.youths[holder.id]
                pair = rows[holder.id], columns[mentor.id]
                room = int(case.encoded.hours_limit[pair[1]])
                needs = sum(int(case.encoded.hours[rows[other.id]]) for other in holders if other != holder)
                if pair in case.problem.locked:
                    counted["held"] += 1
                elif 0 <= room < needs + int(case.encoded.hours[rows[own.id]]):
                    counted["hours"] += 1
                elif (has.priority or 0) != (own.priority or 0):
                    counted["urgent"] += (has.priority or 0) > (own.priority or 0)
                elif (has.has_qualifying_education is False) != (own.has_qualifying_education is False):
                    counted["education"] += has.has_qualifying_education is False
                elif _days(has, one) != _days(own, one):
                    counted["waiting"] += _days(has, one) > _days(own, one)
                else:
                    suits = case.problem.points[[pair[0], rows[own.id]], pair[1]].tolist()
                    counted["points" if suits[0] > suits[1] else "draw"] += 1
        assert dict(line.ahead) == {Ahead(what): n for what, n in counted.items() if n}
        assert sum(n for _, n in line.ahead) == sum(len(holders) for _, holders in line.taken_by)
        for what in by:
            by[what] += counted[what]
    assert all(by.values()), by


def _days(youth: Youth, one: Corps) -> int:
    return max(0, (one.case.as_of - youth.waiting_since).days) if youth.waiting_since else 0
