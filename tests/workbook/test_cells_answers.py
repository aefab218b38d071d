"""Yes and no with a date or a remark beside them: consents and criminal records as corps keep them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from mentormatch.domain import CheckAnswer, RecordCheck
from mentormatch.issues import cells
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.cells.answers import consent, record_check, yes_no
from mentormatch.workbook.cells.parsers import Fault, Noted

YES, NO, PENDING = CheckAnswer.YES, CheckAnswer.NO, CheckAnswer.PENDING


@pytest.mark.parametrize(
    ("value", "answer", "on"),
    [
        ("ja", YES, None),
        ("x", YES, None),
        (True, YES, None),
        ("set og vurderet", YES, None),
        ("ingen anmærkninger", YES, None),
        ("nej, ingen anmærkninger", YES, None),
        ("ja, vist 3/2-2026", YES, date(2026, 2, 3)),
        ("3/2-2026", YES, date(2026, 2, 3)),
        ("3-2-26", YES, date(2026, 2, 3)),
        ("15.10.26", YES, date(2026, 10, 15)),
        ("3. februar 2026", YES, date(2026, 2, 3)),
        ("Feb 3, 2026", YES, date(2026, 2, 3)),
        (date(2026, 2, 3), YES, date(2026, 2, 3)),
        (datetime(2026, 2, 3, 12), YES, date(2026, 2, 3)),  # noqa: DTZ001
        (46056.0, YES, date(2026, 2, 3)),
        ("ja 11/25", YES, date(2025, 11, 1)),
        ("11/2025", YES, date(2025, 11, 1)),
        ("ja nov 2025", YES, date(2025, 11, 1)),
        ("ok november 25", YES, date(2025, 11, 1)),
        ("ja 2026", YES, date(2026, 1, 1)),
        (2026.0, YES, date(2026, 1, 1)),
        ("ja (MLK 3/2-26)", YES, date(2026, 2, 3)),
        ("modtaget d. 3/2-2026", YES, date(2026, 2, 3)),
        ("nej", NO, None),
        ("mangler", NO, None),
        ("ikke set", NO, None),
        ("nej - ikke underskrevet endnu", NO, None),
        ("nej, bestilt 3/2-2026", NO, None),
        ("ikke modtaget endnu", NO, None),
        (0.0, NO, None),
        ("bestilt", PENDING, None),
        ("afventer", PENDING, None),
        ("bestilt 3/2-2026", PENDING, None),
        ("Pending", PENDING, None),
        ("på vej", PENDING, None),
    ],
)
def test_a_criminal_record_is_yes_no_pending_or_the_day_of_the_certificate(
    value: Any, answer: CheckAnswer, on: date | None
) -> None:
    assert record_check()(value) == RecordCheck(answer, on)


@pytest.mark.parametrize("value", ["ved ikke", "-", "ukendt", "n/a"])
def test_who_does_not_know_has_not_answered(value: str) -> None:
    assert record_check()(value) is None
    assert consent()(value) is None


@pytest.mark.parametrize("value", ["ja 3/2", "3/2", "ja, 3. feb"])
def test_a_certificate_without_its_year_was_shown_but_its_age_is_not_known(value: str) -> None:
    read = record_check()(value)
    assert isinstance(read, Noted)
    assert read.value == RecordCheck(YES)
    assert read.fault.kind is cells.CHECK_UNDATED


@pytest.mark.parametrize(
    "value",
    [
        "ja?",
        "(ja)",
        "ja, men ikke vurderet",
        "ja, hvis det kræves",
        "ja, mangler",
        "nej, den er ren",
        "nej, men ok",
        "måske",
        "Karen har den",
        12.5,
        3.0,
        "31/2-2026",
    ],
)
def test_a_criminal_record_that_cannot_be_told_is_a_fault(value: Any) -> None:
    read = record_check()(value)
    assert isinstance(read, Fault)
    assert read.kind is cells.NOT_YES_NO


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("ja, mundtligt", True),
        ("mundtligt", True),
        ("17/8-26", True),
        ("2/10", True),
        ("ja 21/9", True),
        ("ja 11/25", True),
        (date(2026, 8, 17), True),
        ("Ja, jeg giver samtykke", True),
        ("ja, på mail", True),
        ("yes, signed 3 Feb 2026", True),
        ("nej - ikke underskrevet endnu", False),
        ("ikke underskrevet", False),
        ("mangler", False),
        ("nej, vil ikke", False),
        ("trukket tilbage 3/2", False),
        ("afventer", None),
        ("sendt 3/2-2026", None),
    ],
)
def test_a_consent_is_yes_or_no_with_what_stands_beside_it(value: Any, expected: bool | None) -> None:
    assert consent()(value) is expected


@pytest.mark.parametrize("value", ["ja, men ikke til billeder", "ja?", "kun mundtligt om navn", "se mappe"])
def test_half_a_consent_is_a_fault(value: str) -> None:
    read = consent()(value)
    assert isinstance(read, Fault)
    assert read.kind is cells.NOT_YES_NO


def test_a_day_beside_another_yes_or_no_changes_nothing_in_it() -> None:
    parse = yes_no(YES_NO)
    assert parse("ja 3/2-2026") is True
    assert parse("nej - ikke endnu") is False
    assert isinstance(parse("3/2-2026"), Fault)
