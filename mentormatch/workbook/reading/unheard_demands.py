"""Columns that are not read and would shape the plan: hours, leave, times of their own, a level of a language.

Nothing here is read or proposed. It is said where the column stands, so that nobody takes the plan for one that knew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import time
from typing import Any

from mentormatch.domain import fold
from mentormatch.issues import Kind, Said
from mentormatch.issues import headings as kinds
from mentormatch.workbook.catalogue import Column, SheetKind
from mentormatch.workbook.catalogue.choices.statuses import MATCH_STATUS, PERSON_STATUS, TAKEN
from mentormatch.workbook.cells.language_names import danish_names, languages_by_name
from mentormatch.workbook.cells.parsers import Fault, find_choice, minutes, shown
from mentormatch.workbook.cells.text import key

from .choice_columns import is_mark
from .fits import MOST, fits
from .headings import Headings, columns_of, recognise
from .likeness import denies, likeness
from .proposing import Guesses
from .sheet import Sheet

Unheard = tuple[Kind, dict[str, object]]

_WEEKLY = re.compile(
    r"\b(?:timer|hours?)\b.*\b(?:uge|ugen|ugentligt?|week|weekly)\b|\b(?:ugentlige timer|weekly hours|t\.?/uge)\b"
)
_HOURS = re.compile(r"\b(?:timer|timetal|hours?)\b")
_OTHER_HOURS = re.compile(r"\b(?:andre|job|arbejd\w*|løn\w*|work|school|skole|other|brugt|spent|used)\b")
_OVER = re.compile(r"\b(?:afslut\w*|slut|slutdato|stopdato|ophørt|ophør|ended|end date|closed|finished)\b")
_AWAY = re.compile(
    r"\b(?:orlov|ferie|fravær|pauser?|barsel|på rejse|bortrejst|rejser (?:væk|bort)|udrejst|inaktiv"
    r"|leave|vacations?|holidays?|away|absences?|paused?|travell?ing|inactive)\b"
)
_OF_THE_PAST = re.compile(r"\b(?:børn|tidligere|sidste|interesser|job|aktivitet)")
_LEVEL = re.compile(
    r"^(?:taler(?: du)? |speaks? |do you speak |niveau i |forstår )?([^\W\d_]+?)"
    r"(?:[ -]?(?:niveau|kundskaber|færdigheder|level|skills|proficiency))?[ ?]*$"
)
_SAID_TO_SPEAK = re.compile(r"niveau|kundskab|færdighed|level|skill|proficien|^taler|speak")
_OF_THE_CLOCK = re.compile(r"\b(?:fra|til|from|to|until|kl|klokken|tidspunkt|tidsrum|start|slut|time|hour)\b")
_CLOCK = re.compile(r"^(?:kl\.? ?)?\d{1,2}(?:[.:]\d{2})?(?: ?[-–] ?\d{1,2}(?:[.:]\d{2})?)?$")
_WHEN_MATCHED = re.compile(
    r"\bmatch(?:et|ed)?[ -]?(?:dato|date|den|on|siden|since)\b|\bmentor (?:siden|since)\b"
    r"|\b(?:dato|date) (?:for|of) match"
)
_HAS_NOW = re.compile(
    r"\b(?:unge|mentees|matches|youths|students|forløb)\b.*\b(?:nu|lige nu|p\.? ?t\.?|i dag|now|currently|at present)\b"
    r"|\b(?:current|nuværende) (?:number|antal|mentees|unge|matches)\b|\b(?:number of|antal) (?:current|nuværende)\b"
    r"|\bheraf (?:optaget|brugt|i brug)\b"
)
_READ_ONCE = frozenset(
    {
        "meeting_times",
        "languages",
        "wished_gender",
        "places",
        "minutes_per_month",
        "status",
        "consent",
        "benefit",
    }
    | {"record_check", "priority"}
)
"""Columns that act as demands: a second one that is like them is not passed over."""
_STATES = frozenset(
    map(key, ("i gang", "ikke startet", "ikke i gang", "in progress", "not started", "unmatched"))
)
_LOOKED_AT = 500
"""Different answers that are looked at: what a column is about shows in the first of them."""
_DEMANDED = ("meeting_times", "languages", "wished_gender")
_HOURS_OF_A_DAY = 24


def unheard_demand(sheet: Sheet, headings: Headings, guessed: Guesses, number: int) -> Unheard | None:
    """Return what to say of a column that is not read and would shape the plan, with its values; else ``None``."""
    values = list(dict.fromkeys(sheet.values(headings, number)))[:_LOOKED_AT]
    if not values:
        return None
    said = fold(headings.questions[number])
    if (contrary := _contrary(sheet, headings, number, values)) is not None:
        return kinds.COLUMN_DENIED, {"nearest": Said(contrary.da, contrary.en)}
    if "minutes_per_month" not in headings.keys and _WEEKLY.search(said):
        return kinds.WEEKLY_HOURS, {}
    if number in guessed.likely:
        return None
    if "matched_with" in headings.keys and _OVER.search(said):
        return kinds.END_UNREAD, {"heading": _heading(headings, "matched_with")}
    if _AWAY.search(said) and not _OF_THE_PAST.search(said):
        return (kinds.AWAY_UNREAD, {}) if any(is_mark(value) is not False for value in values) else None
    if "matched_with" not in headings.keys and _WHEN_MATCHED.search(said):
        return kinds.MATCHED_UNREAD, {}
    if "status" not in headings.keys and _is_state(values):
        return kinds.STATUS_UNREAD, {}
    if headings.target is SheetKind.MENTORS and _HAS_NOW.search(said):
        return kinds.PLACES_TAKEN, {}
    if (other := _like_another(sheet, headings, number, values)) is not None:
        return kinds.ALSO_LIKE, {
            "nearest": Said(other.da, other.en),
            "heading": _heading(headings, other.key),
        }
    if _of_the_clock(said, values):
        return kinds.TIMES_APART, {}
    if (language := _language_of(said)) is not None:
        return kinds.LANGUAGE_LEVEL, {"language": language}
    if "minutes_per_month" not in headings.keys and _HOURS.search(said) and not _OTHER_HOURS.search(said):
        read = [value for value in values if not isinstance(minutes()(value), Fault)]
        return (kinds.HOURS_UNREAD, {}) if len(read) >= MOST * len(values) else None
    return None


def leave_days_without_times(sheet: Sheet, headings: Headings, guessed: Guesses) -> None:
    """Do not propose a column of days as the meeting times where the times stand in columns of their own."""
    days = next((at for at, guess in guessed.likely.items() if guess.column.key == "meeting_times"), None)
    if days is None:
        return
    for number, text in enumerate(headings.questions):
        unread = headings.keys[number] is None and number != days and number not in guessed.likely
        if unread and text and _of_the_clock(fold(text), sheet.values(headings, number)):
            del guessed.likely[days]
            return


def _of_the_clock(said: str, values: Sequence[Any]) -> bool:
    """Whether a column holds times of the day and nothing else."""
    return _OF_THE_CLOCK.search(said) is not None and bool(values) and all(map(_is_clock, values))


def _is_clock(value: Any) -> bool:
    if isinstance(value, time):
        return True
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 0 <= value <= _HOURS_OF_A_DAY
    return isinstance(value, str) and _CLOCK.match(fold(value)) is not None


def _language_of(said: str) -> Said | None:
    """Return the language that a heading asks about by itself: ``Danskniveau``, ``Taler dansk?``, ``Arabisk``."""
    match = _LEVEL.match(said)
    if match is None:
        return None
    code = languages_by_name().get(key(match[1]))
    if code is None or not (_SAID_TO_SPEAK.search(said) or key(match[1]) == key(said)):
        return None
    return Said(danish_names().get(code, match[1]), match[1])


def _contrary(sheet: Sheet, headings: Headings, number: int, values: Sequence[Any]) -> Column | None:
    """Return the column that a heading asks the contrary of, by the answers."""
    if not denies(headings.questions[number]):
        return None
    demanded = (column for column in columns_of(headings.target) if column.key in _DEMANDED)
    epoch = sheet.raw.epoch_1904
    return next((one for one in demanded if fits(one, values, len(values), epoch_1904=epoch)), None)


def _heading(headings: Headings, column: str) -> str:
    number = headings.column(column)
    return shown(headings.questions[number]) if number is not None else ""


def _is_state(values: Sequence[Any]) -> bool:
    """Whether answers say how it stands with somebody or with a match: several different ones, and little else."""
    words = [fold(value).strip(" .") for value in values if isinstance(value, str) and is_mark(value) is None]
    known = [
        word
        for word in words
        if word in TAKEN
        or key(word) in _STATES
        or find_choice(PERSON_STATUS, word) is not None
        or find_choice(MATCH_STATUS, word) is not None
    ]
    return len(set(words)) > 1 and len(known) >= MOST * len(values)


def _like_another(sheet: Sheet, headings: Headings, number: int, values: Sequence[Any]) -> Column | None:
    """Return the column that another heading was read as and that this one is like, its answers too."""
    epoch = sheet.raw.epoch_1904
    return next(
        (
            column
            for column in columns_of(headings.target)
            if column.key in _READ_ONCE
            and column.key in headings.keys
            and recognise(headings.questions[number], headings.target) != column.key  # a double: said as such
            and likeness(headings.questions[number], column) >= _MUCH_ALIKE
            and fits(column, values, len(values), epoch_1904=epoch)
        ),
        None,
    )


_MUCH_ALIKE = 0.5
