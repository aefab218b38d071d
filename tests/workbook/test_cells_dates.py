"""Dates in every form that Danish sheets have them; never month first, never a guessed century."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.issues import Kind, cells
from mentormatch.workbook.cells.dates import FromCpr, birthday_parser, date_parser, day, short_numbers
from mentormatch.workbook.cells.parsers import Fault, Noted

THIRD_OF_MAY = date(2001, 5, 3)
MONTHS = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
]


@pytest.mark.parametrize(
    "value",
    [
        date(2001, 5, 3),
        datetime(2001, 5, 3, 12, 30),  # noqa: DTZ001  # as the reader gives them
        37014.0,
        37014.75,
        "3-5-2001",
        "03-05-2001",
        "03.05.2001",
        "3/5/2001",
        "3/5 2001",
        "3.5 2001",
        "3. 5. 2001",
        "03 05 2001",
        " 3-5-2001 ",
        "03-05-2001 00:00:00",
        "03-05-2001 kl. 12"[:10],
        "2001-05-03",
        "2001/05/03",
        "2001-05-03T12:30:00",
        "2001-05-03 00:00:00",
        "03052001",
        3052001.0,
        "20010503",
        "3. maj 2001",
        "3 maj 2001",
        "3.maj 2001",
        "3-maj-2001",
        "den 3. maj 2001",
        "torsdag den 3. maj 2001",
        "3 May 2001",
        "May 3, 2001",
        "May 3rd, 2001",
        "3. MAJ 2001",
    ],
)
def test_the_third_of_may(value: Any) -> None:
    assert day(value) == THIRD_OF_MAY


def test_the_day_stands_before_the_month() -> None:
    assert day("01-02-2001") == date(2001, 2, 1)


def test_the_1904_system_shifts_serial_numbers_only() -> None:
    assert day(37014.0 - 1462, epoch_1904=True) == THIRD_OF_MAY
    assert day("3-5-2001", epoch_1904=True) == THIRD_OF_MAY


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("3-5-01", cells.SHORT_YEAR),
        ("030501", cells.SHORT_YEAR),
        ("3. maj 01", cells.SHORT_YEAR),
        ("31-02-2001", cells.NO_SUCH_DAY),
        ("29-02-2001", cells.NO_SUCH_DAY),
        ("29-02-1900", cells.NO_SUCH_DAY),
        ("05/25/1995", cells.NO_SUCH_DAY),
        ("2001-13-01", cells.NO_SUCH_DAY),
        ("0-5-2001", cells.NO_SUCH_DAY),
        ("i maj", cells.NOT_A_DATE),
        ("2001", cells.NOT_A_DATE),
        (2001.0, cells.NOT_A_DATE),
        (20.0, cells.NOT_A_DATE),
        (-5.0, cells.NOT_A_DATE),
        (float("nan"), cells.NOT_A_DATE),
        (1e300, cells.NOT_A_DATE),
        (True, cells.NOT_A_DATE),
        (time(12, 0), cells.NOT_A_DATE),
        (timedelta(days=3), cells.NOT_A_DATE),
        ("37014", cells.NOT_A_DATE),
        ("3-5/2001-7", cells.NOT_A_DATE),
    ],
)
def test_what_is_a_fault_and_not_a_guess(value: Any, kind: Kind) -> None:
    result = day(value)
    assert isinstance(result, Fault), result
    assert result.kind is kind


def test_no_answer_is_no_date() -> None:
    assert day("ved ikke") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_can_be_written_in_every_form(when: date) -> None:
    forms = (
        when.strftime("%d-%m-%Y"),
        when.strftime("%d.%m.%Y"),
        when.strftime("%d/%m/%Y"),
        when.isoformat(),
        when.strftime("%Y%m%d"),
        when.strftime("%d%m%Y"),
        f"{when.day}-{when.month}-{when.year}",
        f"{when.day}. {MONTHS[when.month - 1]} {when.year}",
    )
    assert {day(form) for form in forms} == {when}


@given(st.one_of(st.text(max_size=20), st.floats(), st.text(alphabet="0123456789-./ ", max_size=12)))
def test_anything_is_a_date_no_answer_or_a_fault(value: Any) -> None:
    result = day(value)
    assert result is None or isinstance(result, date | Fault)


@pytest.mark.parametrize(
    ("value", "born"), [("610195-1234", date(1995, 1, 1)), ("0301014567", date(2001, 1, 3))]
)
def test_a_cpr_number_gives_its_birth_date(value: str, born: date) -> None:
    result = birthday_parser(epoch_1904=False)(value)
    assert isinstance(result, FromCpr)
    assert result.date == born


@pytest.mark.parametrize(
    ("values", "short"),
    [
        ([30501.0, "311299"], True),
        ([30501.0, 311299.0], True),
        ([37014.0, 150604.0], True),
        ([30501.0], True),
        ([30501.0, 11203.0, "", date(2001, 5, 3)], True),
        ([30501.0, 37014.0], False),
        ([37014.0], False),
        (["3-5-2001"], False),
        ([True, 20.0], False),
    ],
)
def test_the_front_of_a_cpr_number_that_lost_its_zero_is_no_serial_number(
    values: list[Any], short: bool
) -> None:
    """030501 is kept by Excel as 30501, which as a serial number is a day in 1983."""
    assert short_numbers(values) is short


def test_a_day_without_a_century_is_asked_about() -> None:
    for parser in (date_parser, birthday_parser):
        result = parser(epoch_1904=False, short=True)(30501.0)
        assert isinstance(result, Fault)
        assert result.kind is cells.SHORT_YEAR
        assert parser(epoch_1904=False)(30501.0) == date(1983, 7, 4)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1996-11-30T23:00:00.000Z", date(1996, 12, 1)),
        ("1996-12-01T00:00:00Z", date(1996, 12, 1)),
        ("1996-06-30T22:00:00Z", date(1996, 7, 1)),
        ("1996-06-30T21:59:59Z", date(1996, 6, 30)),
        ("1996-11-30 23:00:00+00:00", date(1996, 12, 1)),
        ("1996-12-01T00:00:00+0100", date(1996, 12, 1)),
        ("1996-12-01T00:00:00+02:00", date(1996, 11, 30)),
        ("1996-11-30T23:00", date(1996, 11, 30)),
    ],
)
def test_a_moment_in_utc_is_the_day_that_it_is_in_denmark(value: str, expected: date) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("15.10.26", date(2026, 10, 15)),
        ("3-5-21", date(2021, 5, 3)),
        ("3. maj 21", date(2021, 5, 3)),
        ("3rd of May 2021", date(2021, 5, 3)),
        ("3 September 2026", date(2026, 9, 3)),
        ("Sept. 3, 2026", date(2026, 9, 3)),
        ("den 3. sep. 26", date(2026, 9, 3)),
    ],
)
def test_in_a_column_about_the_corps_the_century_is_certain(value: str, expected: date) -> None:
    assert date_parser(epoch_1904=False, recent=True)(value) == expected


@pytest.mark.parametrize("value", ["15.10.98", "3/9", "3. september", "31/2"])
def test_what_is_not_certain_there_is_a_fault(value: str) -> None:
    assert isinstance(date_parser(epoch_1904=False, recent=True)(value), Fault)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("3/9", date(2026, 9, 3)),
        ("3.9.", date(2026, 9, 3)),
        ("3. september", date(2026, 9, 3)),
        ("ca. 1. sept", date(2026, 9, 1)),
        ("ca. 1-9-2025", date(2025, 9, 1)),
        ("3rd September", date(2026, 9, 3)),
        ("24/12", date(2025, 12, 24)),
        ("30/11", date(2026, 11, 30)),
    ],
)
def test_since_when_somebody_waits_is_the_last_such_day_and_said(value: str, expected: date) -> None:
    read = date_parser(epoch_1904=False, recent=True, past=date(2026, 11, 30))(value)
    assert isinstance(read, Noted)
    assert read.value == expected
    assert read.fault.kind is cells.DAY_UNSURE


def test_a_day_that_does_not_exist_is_a_fault_there_too() -> None:
    assert isinstance(date_parser(epoch_1904=False, recent=True, past=date(2026, 11, 30))("31/2"), Fault)
