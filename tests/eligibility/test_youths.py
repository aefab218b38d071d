"""Youths: 18-29 by the calendar, residence where it is demanded, consent, status."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.domain import Demand, EndedMatch, PersonStatus, Settings, Youth
from mentormatch.eligibility import YouthFault, YouthVerdict, age_on, judge_youth

DAY = date(2026, 11, 1)
YOUNG = date(2005, 5, 5)


def _judged(youth: Youth, *demands: Demand, unknown_fails: frozenset[Demand] = frozenset()) -> YouthVerdict:
    settings = Settings(municipality="Gladsaxe", demands=frozenset(demands), unknown_fails=unknown_fails)
    return judge_youth(youth, DAY, settings)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2000, 5, 5), date(2018, 5, 4), 17),
        (date(2000, 5, 5), date(2018, 5, 5), 18),
        (date(2000, 2, 29), date(2018, 2, 28), 17),
        (date(2000, 2, 29), date(2018, 3, 1), 18),
        (date(2000, 2, 29), date(2020, 2, 28), 19),
        (date(2000, 2, 29), date(2020, 2, 29), 20),
        (date(1996, 2, 29), date(2026, 2, 28), 29),
        (date(1996, 2, 29), date(2026, 3, 1), 30),
        (date(2000, 12, 31), date(2018, 12, 30), 17),
        (date(2000, 1, 1), date(2000, 1, 1), 0),
        (date(2000, 1, 2), date(2000, 1, 1), -1),
    ],
)
def test_age_by_the_calendar(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(born=st.dates(date(1900, 1, 1), date(2020, 1, 1)), days=st.integers(0, 40_000))
def test_age_never_falls_and_gains_one_a_year(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    assert age_on(born, day) <= age_on(born, day + timedelta(days=1)) <= age_on(born, day) + 1
    assert abs(age_on(born, day) - days / 365.2425) < 1.01


@pytest.mark.parametrize(
    ("born", "eligible"),
    [
        (date(2008, 11, 2), False),
        (date(2008, 11, 1), True),
        (date(1996, 11, 2), True),
        (date(1996, 11, 1), False),
    ],
)
def test_from_the_18th_birthday_to_the_day_before_the_30th(born: date, eligible: bool) -> None:
    verdict = _judged(Youth("1", birth_date=born))
    assert verdict.eligible is eligible
    assert verdict.reasons == (() if eligible else (YouthFault.AGE,))


@pytest.mark.parametrize(("age", "eligible"), [(17, False), (18, True), (29, True), (30, False)])
def test_age_of_the_sheet_counts_where_no_birth_date_is_known(age: int, eligible: bool) -> None:
    assert _judged(Youth("1", age=age)).eligible is eligible
    assert _judged(Youth("1", birth_date=YOUNG, age=age)).eligible, "the birth date goes first"


def test_unknown_age_fails() -> None:
    verdict = _judged(Youth("1"))
    assert (verdict.eligible, verdict.reasons, verdict.age) == (False, (YouthFault.AGE,), None)


@pytest.mark.parametrize(
    ("consent", "demanded", "eligible"),
    [
        (True, False, True),
        (True, True, True),
        (None, False, True),
        (None, True, False),
        (False, False, False),
        (False, True, False),
    ],
)
def test_consent(consent: bool | None, demanded: bool, eligible: bool) -> None:
    demands = [Demand.CONSENT] if demanded else []
    verdict = _judged(Youth("1", birth_date=YOUNG, consent=consent), *demands)
    assert verdict.eligible is eligible
    assert verdict.reasons == (() if eligible else (YouthFault.CONSENT,))


@pytest.mark.parametrize("status", PersonStatus)
def test_only_the_active_take_part(status: PersonStatus) -> None:
    verdict = _judged(Youth("1", birth_date=YOUNG, status=status))
    assert verdict.eligible is (status is PersonStatus.ACTIVE)
    assert (YouthFault.STATUS in verdict.reasons) is (status is not PersonStatus.ACTIVE)


def test_residence_counts_only_where_it_is_demanded() -> None:
    elsewhere = Youth("1", birth_date=YOUNG, municipality="Herlev")
    assert _judged(elsewhere).eligible
    assert _judged(elsewhere, Demand.RESIDENCE).reasons == (YouthFault.RESIDENCE,)
    assert _judged(Youth("1", birth_date=YOUNG, municipality="gladsaxe kommune"), Demand.RESIDENCE).eligible


def test_unknown_residence_fails_only_where_the_settings_say_so() -> None:
    unknown = Youth("1", birth_date=YOUNG)
    assert _judged(unknown, Demand.RESIDENCE).eligible
    strict = _judged(unknown, Demand.RESIDENCE, unknown_fails=frozenset({Demand.RESIDENCE}))
    assert strict.reasons == (YouthFault.RESIDENCE,)
    assert _judged(unknown, unknown_fails=frozenset({Demand.RESIDENCE})).eligible


def test_everything_that_fails_is_told() -> None:
    youth = Youth("1", age=40, consent=False, municipality="Herlev", status=PersonStatus.LEFT)
    settings = Settings("Gladsaxe", demands=frozenset({Demand.RESIDENCE}), ended_waits=False)
    assert judge_youth(youth, DAY, settings, EndedMatch("M1", DAY)).reasons == tuple(YouthFault)


@pytest.mark.parametrize(
    ("since", "on", "waits"),
    [(None, DAY, False), (DAY, DAY, False), (DAY + timedelta(1), DAY, True), (DAY, None, False)],
)
def test_a_later_day_of_waiting_answers_where_ended_youths_do_not_wait(
    since: date | None, on: date | None, waits: bool
) -> None:
    youth = Youth("1", birth_date=YOUNG, waiting_since=since)
    verdict = judge_youth(youth, DAY, Settings(ended_waits=False), EndedMatch("M1", on))
    assert verdict.reasons == (() if waits else (YouthFault.ENDED,))
    assert judge_youth(youth, DAY, Settings(), EndedMatch("M1", on)).eligible
