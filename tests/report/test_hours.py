"""Hours really spent against the law's limit, month by month."""

from __future__ import annotations

from datetime import date

import pytest

from mentormatch.domain import Benefit, FollowUp, Host, Mentor, Settings, WorkCategory
from mentormatch.report.hours import months_of, spent

CORPS = Settings(municipality="Gladsaxe", host=Host.ASSOCIATION, work=WorkCategory.UNPAID_WORK)
UNEMPLOYED = Mentor("M1", benefit=Benefit.DAGPENGE, minutes_elsewhere=10 * 60)


def row(day: date, hours: float, youth: str = "U1") -> FollowUp:
    return FollowUp(youth, "M1", day, minutes=int(hours * 60))


def test_rows_add_up_and_two_rows_about_one_meeting_are_one() -> None:
    rows = [row(date(2026, 10, 3), 2), row(date(2026, 10, 3), 3), row(date(2026, 10, 3), 1.5, "U2")]
    rows.append(FollowUp("U1", "M1", date(2026, 10, 9), wellbeing=5))
    assert spent(rows) == spent(rows[::-1]) == {"M1": {date(2026, 10, 3): 270}}


@pytest.mark.parametrize(
    ("hours", "near", "over"), [(25, False, False), (26, True, False), (34, True, False), (34.5, False, True)]
)
def test_hours_elsewhere_count_and_the_limit_is_warned_of_before_it_is_passed(
    hours: float, near: bool, over: bool
) -> None:
    days = {date(2026, 10, 5): int(hours * 60)}
    (month,) = months_of(UNEMPLOYED, days, [date(2026, 10, 1)], date(2026, 11, 1), CORPS)
    assert (month.limit, month.elsewhere) == (44 * 60, 600)
    assert (month.near, month.over) == (near, over)
    assert month.average_per_week * 52 / 12 == month.total


def test_each_month_goes_by_its_own_rules_and_the_lower_limit_where_they_change() -> None:
    months = [date(2017, 2, 1), date(2017, 3, 1), date(2018, 1, 1)]
    found = months_of(UNEMPLOYED, {}, months, date(2018, 2, 1), CORPS)
    assert [month.limit for month in found] == [15 * 60 * 52 // 12, 4 * 60 * 52 // 12, 44 * 60]
    # Later in March 2017 the limit had fallen; seen from the middle of the month it had not.
    (march,) = months_of(UNEMPLOYED, {}, months[1:2], date(2017, 3, 15), CORPS)
    assert march.limit == 15 * 60 * 52 // 12


def test_whom_the_law_does_not_limit_has_no_limit_and_nothing_elsewhere() -> None:
    free = Mentor("M1", benefit=Benefit.WAGE, minutes_elsewhere=600)
    (month,) = months_of(free, {date(2026, 10, 5): 9000}, [date(2026, 10, 1)], date(2026, 11, 1), CORPS)
    assert (month.limit, month.elsewhere, month.near, month.over) == (None, 0, False, False)
