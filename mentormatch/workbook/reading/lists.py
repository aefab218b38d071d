"""More than one list in a sheet: headings that come again further down, another list below, above or beside.

Headings that are merely repeated (as on every printed page) are skipped. Of two lists it cannot be told which one is
meant, and the people of one would be lost or read as the other's: that is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from mentormatch.issues import Issue, Place, Said, lists
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import shown
from mentormatch.workbook.cells.text import clean, key
from mentormatch.workbook.files.addresses import column_letters

from .headings import PEOPLE, Headings, columns_of, recognise
from .rows import said_in
from .sheet import Sheet

_ENOUGH = 3
"""So many headings in a row, or in a column, begin a list."""
_MOST_NAMED = 6
_WHO = frozenset({"id", "name", "first_name"})
"""One of these is among the headings of every list of people."""


def settle_lists(sheet: Sheet, headings: Headings) -> None:
    """Find what in a sheet of people does not belong to its list, and say so."""
    repeated: list[int] = []
    first = headings.row + 1 - headings.depth
    above = next((at for at in range(first - 1) if begins_list(sheet.raw.rows[at])), None)
    if above is not None:
        sheet.issues.append(_other(sheet, above, above, first))
    for at in _below(sheet.raw.rows, headings):
        if _is_repeated(sheet.raw.rows[at], headings):
            repeated.append(at)
            sheet.issues.append(Issue(lists.HEADINGS_AGAIN, Place(sheet.raw.file, sheet.raw.name, at + 1)))
        elif begins_list(sheet.raw.rows[at]):
            sheet.issues.append(_other(sheet, at, first, at))
            title = len(said_in(sheet.raw.rows[at - 1])) == 1
            # Whoever stands there is no person of this list.
            repeated += range(at - title, len(sheet.raw.rows))
            break
    sheet.skipped = frozenset(repeated)


def _other(sheet: Sheet, at: int, first: int, second: int) -> Issue:
    seen = ", ".join(map(shown, said_in(sheet.raw.rows[at])[:_MOST_NAMED]))
    return Issue(
        lists.TWO_LISTS,
        Place(sheet.raw.file, sheet.raw.name, at + 1),
        {"first": first + 1, "second": second + 1, "seen": seen},
    )


def _below(rows: Sequence[Sequence[Any]], headings: Headings) -> Iterable[int]:
    """Return the rows below the headings in which a heading stands where an id or a name should."""
    known = _spellings() | {text.casefold() for text in headings.texts if text}
    for number in dict.fromkeys(headings.column(name) for name in ("id", "name")):
        if number is None:
            continue
        found = [
            at
            for at in range(headings.row + 1, len(rows))
            if number < len(rows[at])
            and (value := rows[at][number]).__class__ is str
            and value
            and value.casefold() in known
        ]
        if found:
            return found
    return ()


@lru_cache(maxsize=1)
def _spellings() -> frozenset[str]:
    """Return every heading of a list of people, as a cell may hold it."""
    return frozenset(
        word.casefold()
        for kind in PEOPLE
        for column in columns_of(kind)
        for word in (column.da, column.en, *column.aliases)
    )


def _is_repeated(row: Sequence[Any], headings: Headings) -> bool:
    """Whether a row holds the headings again, and nothing else."""
    texts = headings.texts
    held = [(number, value) for number, value in enumerate(row) if str(value).strip()]
    return bool(held) and all(
        isinstance(value, str) and number < len(texts) and key(clean(value)) == key(texts[number])
        for number, value in held
    )


def begins_list(row: Sequence[Any]) -> bool:
    """Whether a row looks like the headings of a list of people: several that are known, most of what it holds."""
    held = said_in(row)
    if len(held) < _ENOUGH or not all(isinstance(value, str) for value in held):
        return False
    for kind in PEOPLE:
        known = {found for value in held if (found := recognise(clean(value), kind))}
        if len(known) >= max(_ENOUGH, len(held) / 2) and known & _WHO:
            return True
    return False


def lies_across(sheet: Sheet, kind: SheetKind) -> bool:
    """Whether a list lies on its side: the headings one below the other, a person in each column."""
    fronts = [said_in(row)[:1] for row in sheet.raw.rows[: len(columns_of(kind))]]
    words = [clean(value) for front in fronts for value in front if isinstance(value, str)]
    known = {found for word in words if (found := recognise(word, kind))}
    return len(known) >= _ENOUGH and bool(known & _WHO) and 2 * len(known) >= len(words)


def beside(sheet: Sheet, headings: Headings) -> Issue | None:
    """Return the error of two lists that stand side by side, where the id and another heading stand twice."""
    numbers: dict[str, list[int]] = {}
    for number, found in enumerate(headings.keys):
        if found and found != "timestamp" and number not in headings.mapped:
            numbers.setdefault(found, []).append(number)
    twice = {found: at for found, at in numbers.items() if len(at) > 1}
    if len(twice.get("id", ())) != 2 or len(twice) < 2:
        return None
    left, right = twice["id"]
    names = [SHEETS[kind] for kind in PEOPLE]
    return Issue(
        lists.LISTS_BESIDE,
        Place(sheet.raw.file, sheet.raw.name, headings.row + 1),
        {
            "first": column_letters(left),
            "second": column_letters(right),
            "sheets": Said(" og ".join(name.da for name in names), " and ".join(name.en for name in names)),
        },
    )
