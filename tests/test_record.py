"""The run record: the same people give the same digest, and any change of what is known gives another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mentormatch import record
from mentormatch.domain import Match, MatchStatus, Mentor, Settings, Source, Youth
from mentormatch.workbook.reading.settings_text import settings_text

YOUTHS = (Youth("U1", birth_date=date(2000, 1, 1), interests=("fodbold",)), Youth("U2", age=20))
MENTORS = (Mentor("M1"), Mentor("M2", places=2))
MATCHES = (Match("U1", "M1", MatchStatus.REJECTED), Match("U2", "M1", MatchStatus.ENDED))


def test_where_somebody_stands_is_not_who_they_are() -> None:
    moved = tuple(replace(youth, source=Source("x.xlsx", "Unge", 9)) for youth in reversed(YOUTHS))
    assert record.people_digest(moved, MENTORS[::-1], MATCHES[::-1]) == record.people_digest(
        YOUTHS, MENTORS, MATCHES
    )


@pytest.mark.parametrize(
    ("youths", "mentors", "matches"),
    [
        ((YOUTHS[0], replace(YOUTHS[1], age=21)), MENTORS, MATCHES),
        (YOUTHS, (MENTORS[0], replace(MENTORS[1], places=1)), MATCHES),
        (YOUTHS, MENTORS, MATCHES[:1]),
        (YOUTHS[:1], MENTORS, MATCHES),
    ],
)
def test_any_change_of_what_is_known_shows(
    youths: tuple[Youth, ...], mentors: tuple[Mentor, ...], matches: tuple[Match, ...]
) -> None:
    assert record.people_digest(youths, mentors, matches) != record.people_digest(YOUTHS, MENTORS, MATCHES)


def test_a_plan_is_its_pairs_in_any_order() -> None:
    assert record.plan_digest([("U1", "M1"), ("U2", "M2")]) == record.plan_digest(
        [("U2", "M2"), ("U1", "M1")]
    )
    assert record.plan_digest([("U1", "M1"), ("U2", "M2")]) != record.plan_digest(
        [("U1", "M2"), ("U2", "M1")]
    )


def test_a_record_holds_the_settings_in_force() -> None:
    settings = settings_text(Settings(municipality="Gladsaxe"))
    rows = record.make(
        as_of=date(2026, 11, 1), settings=settings, people="p", plan="q", files=[], rules="r", engine="highs"
    )
    assert record.settings_of(dict(rows)) == settings
