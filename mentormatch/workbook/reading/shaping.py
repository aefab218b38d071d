"""What was not found in the lists, or was taken for granted, and shapes the plan: the few lines that ``match`` says."""

from __future__ import annotations

import re

from mentormatch.domain import fold
from mentormatch.issues import Issue, Place, Said, shaping
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import Fault, Noted, shown, whole

from .book import Book, SheetCopy
from .headings import PEOPLE
from .likeness import capacity
from .priorities import is_number, one_goes_first

_ASKED_OF_BOTH = ("meeting_times", "languages")
_SMALL = 20
_OF_SOMETHING_ELSE = re.compile(
    r"timer|hours?|\bkm\b|afstand|distance|alder|\bage\b|år\b|years?|hold\b|klasse|grade"
)
_LEAST = 2
_LISTS = {SheetKind.YOUTHS: Said("unge", "youths"), SheetKind.MENTORS: Said("mentorer", "mentors")}


def not_found(book: Book) -> tuple[Issue, ...]:
    """Return what the plan of a book rests on without its being read: places, times, languages, ages, municipality."""
    lists = {kind: [copy for copy in book.sheets if _is_list(copy, kind)] for kind in PEOPLE}
    found: list[Issue] = []
    mentors = lists[SheetKind.MENTORS]
    numbers = _small_numbers(mentors)
    if mentors and not _has(mentors, "places"):
        at = Place(mentors[0].file, mentors[0].name)
        maybe = Said("", "")
        numbers = [one for one in numbers if capacity(one)] or [
            one for one in numbers if len(numbers) == 1 and not _OF_SOMETHING_ELSE.search(fold(one))
        ]
        if numbers:
            maybe = Said(f' Er det kolonnen "{numbers[0]}"?', f' Is it the column "{numbers[0]}"?')
        values = {"default": book.settings.default_places, "maybe": maybe}
        found.append(Issue(shaping.PLACES_NOT_FOUND, at, values))
    elif numbers:
        at = Place(mentors[0].file, mentors[0].name)
        found.append(Issue(shaping.NUMBERS_UNREAD, at, {"heading": numbers[0]}))
    lacking = _lacking(lists)
    if lacking is not None:
        found.append(Issue(shaping.NOT_FOUND, values={"what": lacking}))
    if (order := _order_of_priorities(lists[SheetKind.YOUTHS])) is not None:
        found.append(order)
    if book.settings.municipality is None:
        found.append(Issue(shaping.MUNICIPALITY_NOT_SAID))
    return tuple(found)


def _order_of_priorities(youths: list[SheetCopy]) -> Issue | None:
    """Return which number of the priorities goes first, where they are several numbers: lists use both ways."""
    for copy in youths:
        for number, read_as in enumerate(copy.read_as):
            if read_as != "priority":
                continue
            values = {row[number] for row in copy.rows[(copy.header_row or 0) + 1 :] if number < len(row)}
            numbers = sorted({float(str(one)) for one in values if is_number(one)})
            if len(numbers) < _LEAST:
                return None
            heading = copy.headings[number]
            first, last = (numbers[0], numbers[-1]) if one_goes_first(heading) else (numbers[-1], numbers[0])
            named = {"heading": shown(heading), "first": f"{first:g}", "last": f"{last:g}"}
            return Issue(shaping.PRIORITY_ORDER, Place(copy.file, copy.name), named)
    return None


def _is_list(copy: SheetCopy, kind: SheetKind) -> bool:
    return copy.result is None and (copy.kind is kind or copy.both) and copy.header_row is not None


def _has(copies: list[SheetCopy], *keys: str) -> bool:
    """Whether any of the sheets has a column, with anything in it, that was read as one of these."""
    return any(
        read_as in keys
        and any(
            number < len(row) and row[number] is not None for row in copy.rows[(copy.header_row or 0) + 1 :]
        )
        for copy in copies
        for number, read_as in enumerate(copy.read_as)
    )


def _lacking(lists: dict[SheetKind, list[SheetCopy]]) -> Said | None:
    """Return the columns that the lists do not have, each with the list that lacks it."""
    da: list[str] = []
    en: list[str] = []
    for key in _ASKED_OF_BOTH:
        without = [kind for kind in PEOPLE if lists[kind] and not _has(lists[kind], key)]
        if without:
            column = SHEETS[SheetKind.YOUTHS].column(key)
            da.append(f"{column.da} ({' og '.join(_LISTS[kind].da for kind in without)})")
            en.append(f"{column.en} ({' and '.join(_LISTS[kind].en for kind in without)})")
    mentors = lists[SheetKind.MENTORS]
    if mentors and not _has(mentors, "birth_date", "age", "cpr"):
        da.append("Alder (mentorer)")
        en.append("Age (mentors)")
    return Said(", ".join(da), ", ".join(en)) if da else None


def _small_numbers(copies: list[SheetCopy]) -> list[str]:
    """Return the headings of columns that were not read and hold nothing but small whole numbers."""
    parse = whole(0, _SMALL, limit=True)
    found: list[str] = []
    for copy in copies:
        below = copy.rows[(copy.header_row or 0) + 1 :]
        for number, heading in enumerate(copy.headings):
            if not heading or number >= len(copy.read_as) or copy.read_as[number] is not None:
                continue
            values = [row[number] for row in below if number < len(row) and row[number] is not None]
            if len(values) >= _LEAST and not any(isinstance(parse(one), Fault | Noted) for one in values):
                found.append(shown(heading))
    return found
