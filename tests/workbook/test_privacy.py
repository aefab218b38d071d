"""CPR numbers: recognised, read for the birth date, shown nowhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.workbook.cells.privacy import MASK, birth_date, century, cpr_digits, holds_cpr, mask


@pytest.mark.parametrize(
    ("year", "seventh", "full"),
    [
        (0, 0, 1900),
        (99, 3, 1999),
        (36, 4, 2036),
        (37, 4, 1937),
        (36, 9, 2036),
        (37, 9, 1937),
        (57, 5, 2057),
        (58, 5, 1858),
        (57, 8, 2057),
        (58, 8, 1858),
        (62, 5, 1862),
    ],
)
def test_the_seventh_digit_tells_the_century(year: int, seventh: int, full: int) -> None:
    assert century(year, seventh) == full


@pytest.mark.parametrize(
    ("digits", "born"),
    [
        ("0101900000", date(1990, 1, 1)),
        ("6101951234", date(1995, 1, 1)),
        ("9101951234", date(1995, 1, 31)),
        ("2902004000", date(2000, 2, 29)),
        ("2902010000", None),
        ("3113900000", None),
        ("0000000000", None),
    ],
)
def test_the_birth_date_of_ordinary_substitute_and_impossible_numbers(digits: str, born: date | None) -> None:
    assert birth_date(digits) == born


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("610195-1234", "6101951234"),
        ("610195 1234", "6101951234"),
        (" 6101951234 ", "6101951234"),
        (6101951234.0, "6101951234"),
        (101951234.0, "0101951234"),
        ("1234567890", None),
        (12345678.0, None),
        ("tlf 6101951234", None),
        (float("inf"), None),
        (float("nan"), None),
        (True, None),
        (1.5, None),
    ],
)
def test_a_cell_that_holds_a_cpr_number_and_nothing_else(value: object, digits: str | None) -> None:
    assert cpr_digits(value) == digits


def test_numbers_in_running_text_are_found_and_made_unreadable() -> None:
    text = "Eva (610195-1234) og Ib, 6201951234."
    assert holds_cpr(text)
    assert mask(text) == f"Eva ({MASK}) og Ib, {MASK}."


@pytest.mark.parametrize("text", ["tlf. 12345678", "sag 2016-1234567890", "31-12-1999", "1234567890", ""])
def test_other_numbers_stay(text: str) -> None:
    assert not holds_cpr(text)
    assert mask(text) == text


@given(st.dates(min_value=date(1937, 1, 1), max_value=date(1999, 12, 31)), st.integers(0, 3999))
def test_no_number_of_any_day_survives_masking(born: date, serial: int) -> None:
    for hyphen in ("-", "", " "):
        number = f"{born:%d%m%y}{hyphen}{serial:04d}"
        assert number not in mask(f"x {number} y")
