"""When a follow-up is due, and when a pair is silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentormatch.domain import Answered, EndReason, FollowUp, Match, MatchStatus, Settings, Span, Unit
from mentormatch.encoding.decisions import standing
from mentormatch.report.contact import Quiet, last_due, quiet
from mentormatch.report.follow_up import by_month
from mentormatch.report.model import PairState
from mentormatch.workbook.cells.spans import spans, spans_text

START = date(2026, 1, 31)
SETTINGS = Settings()
RUNS = Match("U1", "M1", MatchStatus.RUNNING, start=START)
APPROVED = Match("U1", "M1", MatchStatus.APPROVED, decided_on=START)


def heard(*days: date) -> list[FollowUp]:
    return [FollowUp("U1", "M1", day, wellbeing=7) for day in days]


def test_follow_ups_fall_due_at_six_weeks_three_and_five_months_and_then_every_three() -> None:
    days = [START + timedelta(days=n) for n in range(500)]
    due = {found.on for day in days if (found := last_due(START, day, SETTINGS))}
    assert sorted(due) == [
        date(2026, 3, 14),
        date(2026, 4, 30),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 31),
        date(2027, 3, 31),
    ]
    assert last_due(START, date(2026, 3, 13), SETTINGS) is None
    only = replace(SETTINGS, follow_up_due=(Span(2, Unit.WEEKS),), follow_up_every=0)
    found = [last_due(START, day, only) for day in days]
    assert {one.on for one in found if one} == {date(2026, 2, 14)}
    none = replace(SETTINGS, follow_up_due=(), follow_up_every=0)
    assert last_due(START, date(2030, 1, 1), none) is None


@pytest.mark.parametrize(
    ("answers", "as_of", "silent"),
    [
        ((), date(2026, 3, 13), False),
        ((), date(2026, 3, 14), True),
        ((date(2026, 2, 2),), date(2026, 3, 14), True),  # nearer to the start than to the follow-up
        ((date(2026, 3, 5),), date(2026, 3, 14), False),
        ((date(2026, 3, 20),), date(2026, 3, 19), True),  # not known yet
        ((date(2026, 3, 20),), date(2026, 3, 20), False),
        ((date(2026, 3, 20),), date(2026, 4, 29), False),
        ((date(2026, 3, 20),), date(2026, 4, 30), True),  # was the answer to the one before
        ((date(2026, 4, 20),), date(2026, 4, 30), False),
    ],
)
def test_silence_begins_on_the_day_a_follow_up_is_due_and_ends_with_an_answer(
    answers: tuple[date, ...], as_of: date, silent: bool
) -> None:
    found = quiet(RUNS, PairState.RUNNING, heard(*answers), as_of, SETTINGS)
    assert bool(found) is silent
    assert found is None or found[0] is Quiet.FOLLOW_UP


def test_a_running_match_without_a_start_is_said_and_the_first_meeting_can_be_it() -> None:
    bare = replace(RUNS, start=None)
    assert quiet(bare, PairState.RUNNING, [], START, SETTINGS) == (Quiet.NO_START, None)
    met = replace(bare, first_meeting=START)
    assert quiet(met, PairState.RUNNING, [], date(2026, 3, 14), SETTINGS) == (
        Quiet.FOLLOW_UP,
        date(2026, 3, 14),
    )


@pytest.mark.parametrize(
    ("course", "day", "why"),
    [
        ({}, date(2026, 2, 13), None),
        ({}, date(2026, 2, 14), Quiet.FIRST_MEETING),
        ({"first_meeting": date(2026, 2, 20)}, date(2026, 2, 19), None),
        ({"first_meeting": date(2026, 2, 20)}, date(2026, 2, 20), Quiet.ANSWERS),
        ({"first_meeting": date(2026, 2, 1), "youth_agrees": True}, date(2026, 2, 2), Quiet.ANSWERS),
        (
            {"first_meeting": date(2026, 2, 1), "youth_agrees": True, "mentor_agrees": True},
            date(2026, 2, 2),
            Quiet.AGREED,
        ),
    ],
)
def test_between_approved_and_running_stands_the_first_meeting(
    course: dict[str, object], day: date, why: Quiet | None
) -> None:
    found = quiet(replace(APPROVED, **course), PairState.APPROVED, [], day, SETTINGS)
    assert (found and found[0]) is why


def test_a_no_holds_nothing_and_bans_nobody_and_unsafe_bans_whatever_the_status() -> None:
    for answers in ({"youth_agrees": False}, {"mentor_agrees": False, "youth_agrees": True}):
        stands = standing([replace(APPROVED, **answers)])["U1", "M1"]
        assert (stands.held, stands.rejected, stands.ended) == (None, False, False)
    for status in (MatchStatus.RUNNING, MatchStatus.ENDED, MatchStatus.LOCKED):
        stands = standing([Match("U1", "M1", status, end_reason=EndReason.UNSAFE)])["U1", "M1"]
        assert (stands.held, stands.rejected) == (None, True)
    other = standing([Match("U1", "M1", MatchStatus.ENDED, end_reason=EndReason.MOVED)])["U1", "M1"]
    assert not other.rejected


def test_nobody_is_no_answer() -> None:
    rows = [FollowUp("U1", "M1", START, answered_by=Answered.NOBODY, wellbeing=3)]
    assert by_month(rows) == ()


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("6 uger; 3 måneder; 5 måneder", SETTINGS.follow_up_due),
        ("6 weeks, 3 and 5 months", SETTINGS.follow_up_due),
        ("6w, 3m, 5m", SETTINGS.follow_up_due),
        ("14 dage", (Span(14, Unit.DAYS),)),
        ("snart", None),
        ("3", None),
        ("0 uger", None),
    ],
)
def test_spans_are_read_in_words(word: str, read: tuple[Span, ...] | None) -> None:
    assert spans(word) == read
    if read:
        assert spans(spans_text(read, "da")) == spans(spans_text(read, "en")) == read
