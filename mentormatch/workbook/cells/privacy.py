"""CPR numbers: recognised so that they are shown nowhere, and read for their birth date only.

The form is six digits of the birth date (day first; a substitute number has 60 added to the day), something that
divides or nothing, four digits; the seventh digit tells the century. What divides is a hyphen by the book, and any
dash, blank, dot, stroke or underscore in people's lists; the birth date may be divided as dates are. The check digit is
not looked at: numbers without it are valid since 2007 (cpr.dk).
"""

from __future__ import annotations

import re
from datetime import date

_BLANK = r"[\s\u00ad\u200b-\u200d\u2060\ufeff]{0,3}"
"""Blanks of any width, none included, and signs that do not show."""
_DASH = rf"{_BLANK}[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]{_BLANK}"
_DIVIDED = rf"{_BLANK}(?:[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d_./]{_BLANK})?"
_TOGETHER = rf"(\d\d)(\d\d)(\d\d){_DIVIDED}(\d{{4}})"
_DATE = rf"(\d\d)([-./])(\d\d)\2(\d\d){_DIVIDED}(\d{{4}})"
_DATE_AND_DASH = rf"(\d\d)([-./ ])(\d\d)\2(\d\d){_DASH}(\d{{4}})"

_ANYWHERE = tuple(
    re.compile(rf"(?<!\d)(?<!\d[.,]){form}(?!\d)") for form in (_TOGETHER, _DATE, _DATE_AND_DASH)
)
"""In running text; not the decimals of a number."""
_WHOLE = tuple(re.compile(form) for form in (_TOGETHER, _DATE_AND_DASH))
"""As all that a cell holds; a date and a time of day (01-02-26 1400) is none."""
_MAYBE = re.compile(rf"\d{{6}}{_DIVIDED}\d{{4}}|\d\d[-./ ]\d\d[-./ ]\d\d{_DIVIDED}\d{{4}}")
_MAYBE_BYTES = re.compile(rb"000000-{0,7}0000|00-00-00-{0,7}0000")
_AS_FORM = bytes.maketrans(b"123456789 \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\xad_./", b"0" * 9 + b"-" * 16)

MASK = "••••••-••••"


def century(year: int, seventh: int) -> int:
    """Return the full year of a two-digit year by the seventh digit.

    0-3: 1900s. 4 and 9: 2000s up to year 36, else 1900s. 5-8: 2000s up to year 57, else 1800s.
    """
    if seventh <= 3:
        return 1900 + year
    if seventh in {4, 9}:
        return (2000 if year <= 36 else 1900) + year
    return (2000 if year <= 57 else 1800) + year


def birth_date(digits: str) -> date | None:
    """Return the birth date of ten digits, or ``None`` where they are no CPR number."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if day > 60:
        day -= 60
    try:
        return date(century(year, int(digits[6])), month, day)
    except ValueError:
        return None


def cpr_digits(value: object) -> str | None:
    """Return the ten digits of a cell that holds a CPR number and nothing else, or ``None``.

    A number of nine digits has lost the zero in front to Excel.
    """
    if isinstance(value, float | int) and not isinstance(value, bool):
        if not 10**8 <= value < 10**10 or value != int(value):
            return None
        digits = f"{int(value):010d}"
    elif isinstance(value, str) and len(value) >= 10:
        text = value.strip()
        found = next((match for form in _WHOLE if (match := form.fullmatch(text))), None)
        if found is None:
            return None
        digits = _digits(found)
    else:
        return None
    return digits if birth_date(digits) else None


def _digits(found: re.Match[str]) -> str:
    """Return the ten digits of a match, digits of other scripts as ours."""
    return "".join(str(int(sign)) for sign in found[0] if sign.isdecimal())


def may_hold_cpr(text: str) -> bool:
    """Whether ten digits stand as those of a CPR number may: in most texts, however long, they do not, and that is
    all it takes to know. Digits of other scripts are digits too.
    """
    try:
        form = text.encode("latin-1").translate(_AS_FORM)
    except UnicodeEncodeError:
        return _MAYBE.search(text) is not None
    return _MAYBE_BYTES.search(form) is not None


def holds_cpr(text: str) -> bool:
    """Whether a text seems to hold a CPR number."""
    return may_hold_cpr(text) and any(
        birth_date(_digits(match)) for form in _ANYWHERE for match in form.finditer(text)
    )


def mask(text: str) -> str:
    """Return a text with every CPR number in it made unreadable."""
    if not may_hold_cpr(text):
        return text

    def hide(match: re.Match[str]) -> str:
        return MASK if birth_date(_digits(match)) else match[0]

    for form in _ANYWHERE:
        text = form.sub(hide, text)
    return text
