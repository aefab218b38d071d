"""Yes and no with what people write beside them: a date, who saw it, why not yet.

``ja 11/25``, ``3-2-2026``, ``mundtligt``, ``nej - ikke underskrevet endnu``. What takes a yes back again
(``ja, men ...``) or may turn a no round (``nej, ingen anmærkninger``) is a fault: somebody has to say which.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from mentormatch.domain import CheckAnswer, RecordCheck, fold
from mentormatch.issues import Said, cells
from mentormatch.workbook.catalogue.choices.answers import CHECKS, CONSENTS
from mentormatch.workbook.catalogue.types import Choice

from .dates import CENTURY, MONTHS, day
from .parsers import IN_DOUBT, Fault, Noted, Parser, fault, find_choice, text
from .text import clean, is_blank

WRITE_YES_NO = Said("ja eller nej", "yes or no")
_WRITE_CONSENT = Said(
    "ja eller nej, gerne med dagen (ja 3-2-2026)", "yes or no, with the day if you like (yes 3-2-2026)"
)
_WRITE_CHECK = Said(
    "ja, nej, afventer eller attestens dato (3-2-2026)",
    "yes, no, pending or the day of the certificate (3-2-2026)",
)
_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_MONTHS = 12

_DATE = re.compile(
    r"""(?<![\w./-])(?:den\s+|d\.\s*|pr\.\s*|fra\s+|i\s+|on\s+|in\s+)?(
      \d{4}-\d{1,2}-\d{1,2}
    | \d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*(?:\d{4}|\d{2})
    | \d{1,2}\s*[./-]\s*\d{4}
    | \d{1,2}\s*[./-]\s*\d{1,2}
    | (?:\d{1,2}\.?\s+)?[a-zæøå]{3,}\.?\s+(?:\d{4}|'?\d{2})
    | (?:\d{1,2}\.?\s+)[a-zæøå]{3,}
    | \d{4}
    )(?![\w/-])""",
    re.VERBOSE,
)
_DAY_MONTH = re.compile(r"^(\d{1,2})\s*[./-]\s*(\d{1,2})$")
_MONTH_YEAR = re.compile(r"^(\d{1,2})\s*[./-]\s*(\d{4})$")
_YEAR = re.compile(r"^\d{4}$")
_NAMED = re.compile(r"^(\d{1,2})?\.?\s*([a-zæøå]+)\.?\s*(\d{4}|'?\d{2})?$")
_WORD = re.compile(r"[^\W_]+")
_CONTRADICTING = """
ikke ej men dog kun hvis uden måske nej ingen mangler afventer bestilt betinget undtagen forbehold endnu ansøgt ansøger
bestiller venter udløbet afvist anmærkning anmærkninger bemærkning bemærkninger plet pletter dom dømt
not but only if no none without maybe unless except pending ordered missing waiting expired refused yet remark remarks
conviction convictions
"""
_TAKES_BACK = frozenset(_CONTRADICTING.split())
"""What takes a yes back, or says that it is not one yet."""
_REASSURING = """
ja yes men dog ingen intet problem problemer anmærkning anmærkninger ren plettet ok orden måske
but none clean clear issue issues problems fine maybe
"""
_TURNS_ROUND = frozenset(_REASSURING.split())
"""What may turn a no round: ``nej, ingen anmærkninger`` is a certificate that is in order."""


_REFUSES = re.compile(
    r"\b(?:dele|deles|share)\b"
    r"|^(?:jeg |i )?(?:vil helst ikke|helst ikke|ønsker ikke|(?:would |i'd )?rather not|prefer not)[.!]?$"
)
"""What elsewhere tells nothing, and here may be a no: ``ønsker ikke at dele``, ``helst ikke``."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered: the code of the choice, and the date beside it."""

    value: str
    on: date | None = None
    undated: bool = False
    """Whether a day stands beside it that cannot be told: ``3/2`` without a year."""
    alone: bool = False
    """Whether nothing but the day says so."""


def answer(
    value: Any,
    choices: tuple[Choice, ...],
    write: Said,
    *,
    epoch_1904: bool = False,
    day_says_yes: bool = True,
) -> Answer | Fault | None:
    """Return what a cell answers, ``None`` for no answer, or a fault of a kind.

    ``write`` says what to write instead; ``day_says_yes``: a day alone is the day of a yes.
    """
    if isinstance(value, bool):
        return Answer("yes" if value else "no")
    if not isinstance(value, str):
        read = _not_text(value, choices, epoch_1904=epoch_1904)
        return (
            fault(cells.NOT_YES_NO, value, write=write)
            if read is None or (read.on and not day_says_yes)
            else read
        )
    word = text(value) or ""
    found = find_choice(choices, word) or find_choice(choices, word.rstrip("; "))
    if found is not None:
        return Answer(found.value)
    if is_blank(word):
        return fault(cells.NOT_YES_NO, value, write=write) if _REFUSES.search(fold(word)) else None
    read = _with_remark(fold(clean(word)).rstrip("; "), choices)
    return (
        fault(cells.NOT_YES_NO, value, write=write)
        if read is None or (read.alone and not day_says_yes)
        else read
    )


def _not_text(value: Any, choices: tuple[Choice, ...], *, epoch_1904: bool) -> Answer | None:
    """Read a number or a date of Excel's own: ``1``, ``2026``, the day itself."""
    if isinstance(value, int | float) and (found := find_choice(choices, text(value) or "")):
        return Answer(found.value)
    if isinstance(value, int | float) and _FIRST_YEAR <= value <= _LAST_YEAR and float(value).is_integer():
        return Answer("yes", date(int(value), 1, 1))
    if isinstance(value, date | datetime | int | float):
        on = day(value, epoch_1904=epoch_1904)
        return Answer("yes", on) if isinstance(on, date) else None
    return None


def _with_remark(word: str, choices: tuple[Choice, ...]) -> Answer | None:
    """Read an answer with a date or a remark beside it; ``None``: it does not tell."""
    if IN_DOUBT.search(word):
        return None
    whole = day(word, century=CENTURY)
    if isinstance(whole, date):
        return Answer("yes", whole, alone=True)
    rest, on, undated = _take_date(word)
    dated = on is not None or undated
    words = [one[0] for one in _WORD.finditer(rest)]
    if not words:
        return Answer("yes", on, undated, alone=True) if dated else None
    for count in range(len(words), 0, -1):
        found = find_choice(choices, " ".join(words[:count]))
        if found is None:
            continue
        remark = set(words[count:])
        spoils = _TAKES_BACK if found.value == "yes" else _TURNS_ROUND
        return None if remark & spoils else Answer(found.value, on, undated)
    return None


def _take_date(word: str) -> tuple[str, date | None, bool]:
    """Return what stands beside a date, the date, and whether there is one that cannot be told."""
    for match in _DATE.finditer(word):
        on, is_date = _date_of(match[1])
        if is_date:
            return f"{word[: match.start()]} {word[match.end() :]}", on, on is None
    return word, None, False


def _date_of(word: str) -> tuple[date | None, bool]:
    """Return the day that a few signs name, the first of a month or a year, and whether they name any."""
    read = day(word, century=CENTURY)
    if isinstance(read, date):
        return read, True
    if match := _DAY_MONTH.match(word):
        first, second = int(match[1]), int(match[2])
        if first <= _MONTHS < second <= _LAST_YEAR - CENTURY:
            return date(CENTURY + second, first, 1), True  # ``11/25``: there is no 25th month
        return None, 1 <= first <= 31 and 1 <= second <= _MONTHS
    if (match := _MONTH_YEAR.match(word)) and 1 <= int(match[1]) <= _MONTHS:
        return date(int(match[2]), int(match[1]), 1), True
    if _YEAR.match(word) and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return date(int(word), 1, 1), True
    if (match := _NAMED.match(word)) and match[2] in MONTHS and (match[1] or match[3]):
        if match[3] is None or match[1] is not None:
            return None, match[3] is None
        year = int(match[3].lstrip("'"))
        return date(year if year > _LAST_YEAR - CENTURY else CENTURY + year, MONTHS[match[2]], 1), True
    return None, False


def yes_no(choices: tuple[Choice, ...]) -> Parser:
    """Return a parser of yes and no: words, a cross, 1 and 0, Excel's own true and false, with a remark beside."""

    def parse(value: Any) -> bool | Fault | None:
        read = answer(value, choices, WRITE_YES_NO, day_says_yes=False)
        return read.value == "yes" if isinstance(read, Answer) else read

    return parse


def consent(*, epoch_1904: bool = False) -> Parser:
    """Return a parser of consents: yes and no, ``mundtligt``, or the day on which it was given."""

    def parse(value: Any) -> bool | Fault | None:
        read = answer(value, CONSENTS, _WRITE_CONSENT, epoch_1904=epoch_1904)
        if not isinstance(read, Answer):
            return read
        return None if read.value == "pending" else read.value == "yes"

    return parse


def record_check(*, epoch_1904: bool = False) -> Callable[[Any], RecordCheck | Noted | Fault | None]:
    """Return a parser of criminal records: yes, no, pending, or the day of the certificate.

    >>> record_check()("ja 11/25")
    RecordCheck(answer=<CheckAnswer.YES: 'yes'>, on=datetime.date(2025, 11, 1))
    """

    def parse(value: Any) -> RecordCheck | Noted | Fault | None:
        read = answer(value, CHECKS, _WRITE_CHECK, epoch_1904=epoch_1904)
        if not isinstance(read, Answer):
            return read
        if read.value != "yes":
            return RecordCheck(CheckAnswer(read.value))
        check = RecordCheck(CheckAnswer.YES, read.on)
        return Noted(check, fault(cells.CHECK_UNDATED, value)) if read.undated else check

    return parse
