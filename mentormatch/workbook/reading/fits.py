"""Whether what stands in a column fits what its heading seems to mean, and what answers alone look like."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from typing import Any

from mentormatch.issues import Said
from mentormatch.workbook.catalogue import CellType, Column
from mentormatch.workbook.catalogue.choices.answers import YES_NO
from mentormatch.workbook.cells.answers import consent, record_check, yes_no
from mentormatch.workbook.cells.dates import date_parser
from mentormatch.workbook.cells.languages import is_language, languages
from mentormatch.workbook.cells.municipality import MUNICIPALITIES, municipality
from mentormatch.workbook.cells.parsers import (
    Fault,
    Noted,
    find_choice,
    identity,
    minutes,
    names,
    postcode,
    shown,
    text,
    texts,
    whole,
)
from mentormatch.workbook.cells.slots import slots
from mentormatch.workbook.cells.text import clean, is_blank, key

from .people import OLDEST, YOUNGEST

OPEN = frozenset({CellType.TEXT, CellType.TEXTS})
"""What takes nearly any answer."""
MOST = 0.8
"""So much of what is answered must be understood for a heading to be proposed for a column."""
NEARLY_ALL = 0.9
"""The same where nothing but the answers speaks for it."""
_BETWEEN_IDS = re.compile(r"[;,/&\s]+|\bog\b|\band\b")
_LOOKED_AT = 500
_FEW = 2
_GREATEST: dict[str, int] = {"places": 20}
"""Numbers greater than these are about something else than what a heading seems to say."""
_LONG_ANSWER = 60
_LONGEST_ID = 64
_CODE_AND_TOWN = re.compile(r"\s*(?:DK[- ]?)?\d{4}\s+[^\W\d_]")
"""A postcode with its town; behind a street it is a home address, which is not ours to ask for."""
_FIRST_YEAR, _LAST_YEAR = 1920, 2012
"""Birth dates lie between these; days of signing up lie after."""


def fits(column: Column, values: Sequence[Any], rows: int, *, epoch_1904: bool = False) -> bool:
    """Whether a column's answers, nearly all of them, can be what a heading seems to say."""
    return fitting(column, values, rows, epoch_1904=epoch_1904) >= MOST


def fitting(column: Column, values: Sequence[Any], rows: int, *, epoch_1904: bool = False) -> float:
    """Return the share of a column's answers that can be what a heading seems to say: 0 none, 1 all.

    Args:
        column: what the heading seems to mean.
        values: what stands in the column, without blanks.
        rows: how many rows there are.
        epoch_1904: the workbook's epoch.
    """
    if not values:
        return 0.0
    if column.type is CellType.ID and column.required:
        return float(is_identity(values, rows))
    return _share(column, values[:_LOOKED_AT], epoch_1904)


def is_identity(values: Sequence[Any], rows: int) -> bool:
    """Whether values can be ids: one in every row, short, and no two alike."""
    found = [identity(value) for value in values]
    words = [word for word in found if isinstance(word, str)]
    return (
        len(words) == rows
        and len({word.casefold() for word in words}) == rows
        and all(len(word) <= _LONGEST_ID and word.count(" ") <= _FEW for word in words)
    )


def _understood(column: Column, *, epoch_1904: bool) -> Callable[[Any], bool]:
    """Return what tells whether a single answer is understood as one of a column."""
    dates = date_parser(epoch_1904=epoch_1904)
    parse: Callable[[Any], Any]
    match column.type:
        case CellType.DATE:
            parse = dates
        case CellType.WHOLE:
            parse = (
                whole(YOUNGEST, OLDEST)
                if column.key == "age"
                else whole(
                    column.low or 0,
                    column.high or _GREATEST.get(column.key, 1000),
                    limit=column.limit,
                    worded=column.worded,
                )
            )
        case CellType.HOURS:
            parse = minutes()
        case CellType.CHOICE | CellType.CHOICES:
            return lambda value: _is_choice(column, value)
        case CellType.YES_NO:
            parse = yes_no(YES_NO)
        case CellType.CONSENT:
            parse = consent(epoch_1904=epoch_1904)
        case CellType.RECORD_CHECK:
            parse = record_check(epoch_1904=epoch_1904)
        case CellType.SLOTS:
            parse = slots
        case CellType.POSTCODE:
            parse = postcode
        case CellType.MUNICIPALITY:
            return lambda value: municipality(value) in MUNICIPALITIES
        case CellType.IDS if column.key == "not_with":
            return _is_short_text  # a name is read as well, and whoever is barred must not be passed over
        case CellType.IDS:
            return _may_be_ids
        case CellType.ID:
            parse = identity
        case CellType.TEXTS if column.names:
            parse = languages
        case _:
            return _is_short_text
    return lambda value: _is_blank(value) or not isinstance(parse(value), Fault | Noted)


def _is_blank(value: Any) -> bool:
    return isinstance(value, str) and is_blank(clean(value))


def _is_choice(column: Column, value: Any) -> bool:
    word = (text(value) or "").rstrip("; ")
    return is_blank(word) or find_choice(column.choices, word, column.fillers) is not None


def _may_be_ids(value: Any) -> bool:
    """Whether an answer can be ids: numbers, codes, addresses, and no plain words."""
    if _is_blank(value):
        return True
    parts = [part for part in _BETWEEN_IDS.split(shown(value)) if part]
    return all(any(sign.isdigit() or sign == "@" for sign in part) for part in parts)


def _is_short_text(value: Any) -> bool:
    """Whether an answer is one of a few words, or several such: no number, no date, no essay."""
    if not isinstance(value, str):
        return False
    answers = texts(value) or ()
    return all(len(one) <= _LONG_ANSWER and any(sign.isalpha() for sign in one) for one in answers)


def looks_like(
    values: Sequence[Any], columns: Sequence[Column], *, epoch_1904: bool = False
) -> tuple[Column, Said] | None:
    """Return what the answers alone look like, and why; ``None`` where they could be many things.

    Args:
        values: what stands in the column, without blanks.
        columns: the columns of the sheet that were not found.
        epoch_1904: the workbook's epoch.
    """
    sample = [value for value in values[:_LOOKED_AT] if not _is_blank(value)]
    if not sample or (len(sample) < _FEW and not any(column.required for column in columns)):
        return None
    for column in columns:
        why = _LOOKS.get(column.key)
        said = why(column, sample, epoch_1904) if why else None
        if said is not None:
            return column, said
    return None


def _share(column: Column, sample: Sequence[Any], epoch_1904: bool) -> float:
    understood = _understood(column, epoch_1904=epoch_1904)
    return sum(map(understood, sample)) / len(sample)


def birth_years(values: Sequence[Any], *, epoch_1904: bool = False) -> list[int]:
    """Return the years of the dates among values."""
    parse = date_parser(epoch_1904=epoch_1904)
    return [found.year for found in map(parse, values) if isinstance(found, date)]


def _as_birth_dates(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    if all(isinstance(value, float | int) for value in sample):
        return None  # numbers that could be dates could be anything
    years = birth_years(sample, epoch_1904=epoch_1904)
    likely = [year for year in years if _FIRST_YEAR <= year <= _LAST_YEAR]
    if len(likely) < NEARLY_ALL * len(sample):
        return None
    low, high = min(likely), max(likely)
    return Said(f"datoer fra {low} til {high}", f"dates from {low} to {high}")


def _as_choices(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    if len({key(str(value)) for value in sample}) < _FEW or _share(column, sample, epoch_1904) < NEARLY_ALL:
        return None
    return _such_as(sample)


def _as_state(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    """Return how a match stands, which a list of matches must have; a person's status can be left out."""
    return _such_as(sample) if column.required and _share(column, sample, epoch_1904) >= NEARLY_ALL else None


def _as_municipalities(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    return _such_as(sample) if _share(column, sample, epoch_1904) >= NEARLY_ALL else None


def _as_postcodes(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    """Return what addresses look like: in every one a postcode, with the town behind it."""
    with_town = [value for value in sample if isinstance(value, str) and _CODE_AND_TOWN.match(value)]
    if len(with_town) < len(sample) or _share(column, sample, epoch_1904) < NEARLY_ALL:
        return None
    return Said("postnummer og by", "postcode and town")


def _as_times(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    worded = [value for value in sample if isinstance(value, str) and any(sign.isalpha() for sign in value)]
    if len(worded) < len(sample) or _share(column, sample, epoch_1904) < NEARLY_ALL:
        return None
    return _such_as(sample)


def _as_languages(column: Column, sample: Sequence[Any], epoch_1904: bool) -> Said | None:
    del column, epoch_1904
    words = [one for value in sample if isinstance(value, str) for one in names(value) or ()]
    if not words or sum(map(is_language, words)) < NEARLY_ALL * len(words):
        return None
    return _such_as(sample)


def _such_as(sample: Sequence[Any]) -> Said:
    """Return the first answers, for a message: they are choices and names of places, not of people."""
    first = list(dict.fromkeys(shown(value).strip("; ") for value in sample))[:3]
    listed = ", ".join(first)
    return Said(f"fx {listed}", f"e.g. {listed}")


_LOOKS: dict[str, Callable[[Column, Sequence[Any], bool], Said | None]] = {
    "birth_date": _as_birth_dates,
    "municipality": _as_municipalities,
    "postcode": _as_postcodes,
    "residence": _as_municipalities,
    "benefit": _as_choices,
    "gender": _as_choices,
    "meeting_times": _as_times,
    "languages": _as_languages,
    "status": _as_state,
}
"""What answers alone can be known by."""


def middle_year(values: Sequence[Any], *, epoch_1904: bool = False) -> float | None:
    """Return the middle birth year of dates; ``None`` where there are none."""
    years = birth_years(values, epoch_1904=epoch_1904)
    return float(median(years)) if years else None
