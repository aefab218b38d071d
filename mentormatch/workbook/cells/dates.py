"""Dates as sheets have them: day first, never month first, never a guessed century.

A moment with its distance from UTC is the day that it is in Denmark.

Read: Excel's own dates; serial numbers of both epochs; ``3-5-2001``, ``3.5.2001``, ``3/5/2001``,
``3/5 2001``, ``03 05 2001``, ``2001-05-03`` (also with a time after it), ``03052001``, ``20010503``, ``3. maj 2001``,
``May 3, 2001``. A year of two digits, a day that does not exist and everything else is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any

from mentormatch.domain import fold
from mentormatch.issues import cells as kinds

from .parsers import Fault, Noted, Parser, fault
from .privacy import birth_date, cpr_digits
from .text import clean, is_nothing, key

FIRST_SERIAL, LAST_SERIAL = 10_000, 109_574
"""Serial numbers read as dates: 18-5-1927 to 31-12-2199. Smaller ones could be a year or an age."""

_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)

_LAST_SHORT = 311_299
_MONTHS = 12
_CLOCK = r"(?:[t ,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:z|[+-]\d{2}:?\d{2})?)?"
_DAY_FIRST = re.compile(rf"^(\d{{1,2}})([-./ ])\s*(\d{{1,2}})(?:\2\s*|[-./]|\s+)(\d{{4}}|\d{{2}}){_CLOCK}$")
_ISO = re.compile(rf"^(\d{{4}})([-./])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}$")
_WITH_ZONE = re.compile(
    r"^\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s?(?:z|[+-]\d{2}:?\d{2})$"
)
"""A moment as programs write it; most keep a day as the midnight of Denmark, written in UTC."""
_ABOUT = re.compile(r"^(?:ca\.?|cirka|omkring|about|around|approx\.?)\s*")
_DAY_MONTH = re.compile(r"^(\d{1,2})\s*[/.-]\s*(\d{1,2})\.?$")
_DAY_IN_WORDS = re.compile(r"^(?:den |d\. ?)?(\d{1,2})\.?(?:st|nd|rd|th)?[ -]*(?:of )?([a-zæøå]+)\.?$")
_EIGHT = re.compile(r"^\d{8}$")
_SIX = re.compile(r"^\d{6}$")
_IN_WORDS = re.compile(
    rf"^(?:den |d\. ?)?(\d{{1,2}})\.?(?:st|nd|rd|th)?[ -]*(?:of )?([a-zæøå]+)\.?,?[ -]*(\d{{4}}|\d{{2}}){_CLOCK}$"
)
_MONTH_NAME_FIRST = re.compile(rf"^([a-zæøå]+)\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}|\d{{2}}){_CLOCK}$")
_WEEKDAY = re.compile(
    r"^(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|man|tir|tirs|ons|tor|tors|fre|lør|søn"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\.?,? (?=\D|\d)"
)
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan",
            "februar february feb febr",
            "marts march mar",
            "april apr",
            "maj may",
            "juni june jun",
            "juli july jul",
            "august aug",
            "september sep sept",
            "oktober october okt oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}


def day(value: Any, *, epoch_1904: bool = False, century: int | None = None) -> date | Fault | None:
    """Return the date that a cell holds.

    ``century``: what is added to a year of two digits; ``None``: such a year is a fault.

    >>> day("3. maj 2001")
    datetime.date(2001, 5, 3)
    >>> day("01/02/2001")
    datetime.date(2001, 2, 1)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return _from_text(value, century)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return fault(kinds.NOT_A_DATE, value)
    return _from_number(value, epoch_1904)


CENTURY = 2000
"""The century of a year of two digits in a column about the corps: it has no days from before it."""
_YEARS_AHEAD = 10


def date_parser(
    *, epoch_1904: bool, short: bool = False, recent: bool = False, past: date | None = None
) -> Parser:
    """Return the parser of dates for a workbook of one of Excel's two epochs.

    Args:
        epoch_1904: which of them.
        short: bare numbers are days without a century (:func:`short_numbers`).
        recent: the column is about the corps, so that a year of two digits is of this century.
        past: for a column about what has happened, the day until which: ``3/9`` without a year is the last such day
            before it, and said.
    """
    century = CENTURY if recent else None

    def parse(value: Any) -> date | Noted | Fault | None:
        if short and _is_five_digits(value):
            return fault(kinds.SHORT_YEAR, value)
        read = day(value, epoch_1904=epoch_1904, century=century)
        if isinstance(read, Fault) and past is not None and isinstance(value, str):
            return _last_such_day(value, past) or read
        if recent and isinstance(value, str) and isinstance(read, date) and _in_far_future(value, read):
            return fault(kinds.SHORT_YEAR, value)
        return read

    return parse


_NOW_WORDS = (
    "straks; nu; med det samme; snarest; hurtigst muligt; asap; now; immediately; as soon as possible"
)
_NOW = frozenset(map(key, _NOW_WORDS.split(";")))


def from_now_on(usual: Parser) -> Parser:
    """Return a parser of first days for which ``straks`` and ``asap`` are no day at all."""

    def parse(value: Any) -> Any:
        return None if isinstance(value, str) and key(value) in _NOW else usual(value)

    return parse


def _in_far_future(value: str, read: date) -> bool:
    """Whether a year of two digits cannot be of this century: ``15.10.98`` is no day of 2098."""
    return str(read.year) not in value and read.year >= CENTURY + 50 + _YEARS_AHEAD


def _last_such_day(given: str, past: date) -> Noted | None:
    """Return the last day before another that is called so, or ``None``: ``3/9``, ``ca. 1. sept``."""
    word = _ABOUT.sub("", fold(clean(given)))
    if match := _DAY_MONTH.match(word):
        number, month = int(match[1]), int(match[2])
    elif (match := _DAY_IN_WORDS.match(word)) and match[2] in MONTHS:
        number, month = int(match[1]), MONTHS[match[2]]
    else:
        read = day(word, century=CENTURY) if word != fold(clean(given)) else None
        return Noted(read, fault(kinds.DAY_UNSURE, given, read=read)) if isinstance(read, date) else None
    for year in (past.year, past.year - 1):
        try:
            found = date(year, month, number)
        except ValueError:
            continue
        if found <= past:
            return Noted(found, fault(kinds.DAY_UNSURE, given, read=found))
    return None


def short_numbers(values: Iterable[Any]) -> bool:
    """Whether bare numbers in a column can be days without a century: ``030501``, of which Excel made 30501.

    As a serial number that is another day, of 1983. It is certain where a day of six digits stands beside, and may
    be so where each number can be read in both ways.

    >>> short_numbers([30501.0, 311299.0]), short_numbers([30501.0, 37014.0])
    (True, False)
    """
    five, six = [], False
    for value in values:
        if _is_five_digits(value):
            five.append(int(value))
        elif isinstance(value, str):
            six = six or (_SIX.match(clean(value)) is not None)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            six = six or 100_000 <= value <= _LAST_SHORT
    return bool(five) and (six or all(1 <= number // 100 % 100 <= _MONTHS for number in five))


def _is_five_digits(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and 10_000 <= value <= 99_999 and float(value).is_integer()


def _from_number(value: float, epoch_1904: bool) -> date | Fault:
    epoch, shift = (_EPOCH_1904, 1462) if epoch_1904 else (_EPOCH, 0)
    if FIRST_SERIAL <= value + shift < LAST_SERIAL + 1:
        return epoch + timedelta(days=int(value))
    if value > 0 and float(value).is_integer():
        digits = str(int(value))
        if len(digits) in {7, 8}:  # ddmmyyyy without its zero, or eight digits
            return _eight(digits.zfill(8), value)
        if 100_000 <= value <= _LAST_SHORT:
            return fault(kinds.SHORT_YEAR, value)
    return fault(kinds.NOT_A_DATE, value)


def _from_text(given: str, century: int | None = None) -> date | Fault | None:
    word = fold(clean(given))
    if is_nothing(word):
        return None
    word = _WEEKDAY.sub("", word)
    if _WITH_ZONE.match(word):
        return _in_denmark(word, given)
    if match := _DAY_FIRST.match(word):
        return _day(match[4], match[3], match[1], given, century)
    if match := _ISO.match(word):
        return _day(match[1], match[3], match[4], given)
    if _EIGHT.match(word):
        return _eight(word, given)
    if _SIX.match(word):
        return fault(kinds.SHORT_YEAR, given)
    if (match := _IN_WORDS.match(word)) and match[2] in MONTHS:
        return _day(match[3], str(MONTHS[match[2]]), match[1], given, century)
    if (match := _MONTH_NAME_FIRST.match(word)) and match[1] in MONTHS:
        return _day(match[3], str(MONTHS[match[1]]), match[2], given, century)
    return fault(kinds.NOT_A_DATE, given)


def _in_denmark(word: str, given: str) -> date | Fault:
    """Return the day in Denmark of a moment that says how far it is from UTC: ``1996-11-30T23:00:00.000Z``."""
    try:
        moment = datetime.fromisoformat(word.upper().replace(" ", "T", 1).replace(" ", ""))
    except ValueError:
        return fault(kinds.NO_SUCH_DAY, given)
    return moment.astimezone(_denmark()).date()


@lru_cache(maxsize=1)
def _denmark() -> tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Copenhagen")


def _eight(digits: str, given: object) -> date | Fault:
    """Read ``ddmmyyyy`` or ``yyyymmdd``: for the years 1900 to 2199 no eight digits can be both."""
    for year, month, day_of_month in (
        (digits[4:], digits[2:4], digits[:2]),
        (digits[:4], digits[4:6], digits[6:]),
    ):
        if "1900" <= year <= "2199":
            return _day(year, month, day_of_month, given)
    return fault(kinds.NOT_A_DATE, given)


def _day(year: str, month: str, day_of_month: str, given: object, century: int | None = None) -> date | Fault:
    if len(year) == 2 and century is None:
        return fault(kinds.SHORT_YEAR, given)
    try:
        return date(
            (century or 0) + int(year) if len(year) == 2 else int(year), int(month), int(day_of_month)
        )
    except ValueError:
        return fault(kinds.NO_SUCH_DAY, given)


_ALIVE = range(10, 100)
"""Ages that people in the lists can have, whoever they are: one for each year of two digits."""


def birthday_parser(*, epoch_1904: bool, short: bool = False, reference: date | None = None) -> Parser:
    """Return the parser of birth dates: a CPR number in the cell gives its birth date and a warning.

    ``reference``: the day on which ages are counted; it settles the century of ``12.03.05``.
    """
    other = date_parser(epoch_1904=epoch_1904, short=short)

    def parse(value: Any) -> Any:
        if digits := cpr_digits(value):
            return FromCpr(birth_date(digits))
        read = other(value)
        if isinstance(read, Fault) and read.kind is kinds.SHORT_YEAR and reference and isinstance(value, str):
            return _of_a_living(value, reference) or read
        return read

    return parse


def _of_a_living(given: str, reference: date) -> date | None:
    """Return a birth date without its century as that of somebody who is alive and no small child."""
    for century in (CENTURY - 100, CENTURY):
        read = day(given, century=century)
        if isinstance(read, date) and reference.year - read.year in _ALIVE:
            return read
    return None


def six_digits(value: Any, reference: date) -> date | None:
    """Return the birth date of the first six digits of a CPR number, ``ddmmyy``, where nothing follows them."""
    word = (
        clean(value) if isinstance(value, str) else str(int(value)) if isinstance(value, int | float) else ""
    )
    if not word.isdecimal() or len(word) not in {5, 6}:
        return None
    digits = word.zfill(6)
    return _of_a_living(f"{digits[:2]}-{digits[2:4]}-{digits[4:]}", reference)


class FromCpr:
    """A birth date that came out of a CPR number."""

    __slots__ = ("date",)

    def __init__(self, found: date | None) -> None:
        self.date = found
