"""A limit of the law is nobody's to give up: no help asks for hours beyond it, and of an own offer it may."""

from __future__ import annotations

from datetime import date

import pytest

from mentormatch.domain import Benefit, Host, Mentor, Settings, WorkCategory, Youth
from mentormatch.report.model import Way
from tests.report.corps import made_of

TOO_MANY = 60 * 200
"""Minutes a month above every limit of the law and every offer here."""
CORPS = Settings(municipality="Gladsaxe", host=Host.ASSOCIATION, work=WorkCategory.UNPAID_WORK)


@pytest.mark.parametrize(
    ("mentor", "legal"),
    [
        (Mentor("M1", benefit=Benefit.DAGPENGE, residence="Gladsaxe"), True),
        (Mentor("M1", benefit=Benefit.WAGE, residence="Gladsaxe", minutes_per_month=600), False),
    ],
    ids=["the law's limit", "the mentor's own offer"],
)
def test_more_hours_are_asked_for_where_the_mentor_set_the_limit_and_never_beyond_the_law(
    mentor: Mentor, legal: bool
) -> None:
    youth = Youth("U1", birth_date=date(2004, 5, 1), minutes_per_month=TOO_MANY)
    one = made_of((youth,), (mentor,), (), CORPS)
    assert bool(one.case.encoded.limit_is_legal[0]) is legal
    (line,) = one.report.unmatched
    assert line.youth.id == "U1"
    assert any(Way.HOURS in way.ways for way in line.help) is not legal
