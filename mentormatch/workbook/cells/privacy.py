"""CPR numbers: recognised so that they are shown nowhere, and read for their birth date only.

The form is six digits of the birth date (day first; a substitute number has 60 added to the day), an optional
hyphen, four digits; the seventh digit tells the century. The check digit is not looked at: numbers without it
are valid since 2007 (cpr.dk).
"""

from __future__ import annotations

import re
from datetime import date

_CPR = re.compile(r"(?<![\d.,-])(\d{2})(\d{2})(\d{2})([- ]?)(\d{4})(?![\d-])")
_WHOLE = re.compile(r"(\d{6})[- ]?(\d{4})")
_ALL_DIGITS_ZERO = bytes.maketrans(b"123456789", b"0" * 9)

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
    elif isinstance(value, str) and len(value) >= 10 and (match := _WHOLE.fullmatch(value.strip())):
        digits = match[1] + match[2]
    else:
        return None
    return digits if birth_date(digits) else None


def may_hold_cpr(text: str) -> bool:
    """Whether ten digits stand in a row, or six and four: in most texts, however long, they do not, and that is all
    it takes to know. Digits of other scripts are digits too.
    """
    try:
        zeros = text.encode("latin-1").translate(_ALL_DIGITS_ZERO)
    except UnicodeEncodeError:
        return _WHOLE.search(text) is not None
    return any(form in zeros for form in (b"0" * 10, b"000000-0000", b"000000 0000"))


def holds_cpr(text: str) -> bool:
    """Whether a text seems to hold a CPR number."""
    return may_hold_cpr(text) and any(
        birth_date("".join(match.group(1, 2, 3, 5))) for match in _CPR.finditer(text)
    )


def mask(text: str) -> str:
    """Return a text with every CPR number in it made unreadable."""

    def hide(match: re.Match[str]) -> str:
        return MASK if birth_date("".join(match.group(1, 2, 3, 5))) else match[0]

    return _CPR.sub(hide, text)
