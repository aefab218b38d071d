"""People of the other list who are named where nobody reads them: a match, a wish or a no would go unheard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mentormatch.domain import fold
from mentormatch.issues import Issue, Said
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import shown

from .people import People

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LONGEST_NAME = 5
_MOST_ROWS = 5000
"""So many rows of a long list are looked at: who is named in one place is named in others."""


def name_others(found: Mapping[SheetKind, People]) -> None:
    """Warn of every column that is not read and names people of the other list by their full name."""
    if not {SheetKind.YOUTHS, SheetKind.MENTORS} <= found.keys():
        return
    for kind, other in ((SheetKind.YOUTHS, SheetKind.MENTORS), (SheetKind.MENTORS, SheetKind.YOUTHS)):
        unread = dict(_unread(found[kind]))
        if unread:
            _look(found[kind], kind, unread, {**_first_names(found[other]), **_full_names(found[other])})


def _unread(people: People) -> Iterator[tuple[int, list[str]]]:
    """Yield the columns that are not read, by their number, with the texts in them."""
    headings, rows = people.rows.headings, people.rows
    joined = {number for numbers in headings.joined.values() for number in numbers}
    passed = {*joined, *headings.slots, *headings.dropped, *headings.further}
    for number, text in enumerate(headings.texts):
        if text and headings.keys[number] is None and number not in passed:
            answers = [row[number] for row in rows.records[:_MOST_ROWS] if number < len(row)]
            if worded := [one for one in answers if isinstance(one, str) and one]:
                yield number, worded


def _full_names(people: People) -> dict[tuple[str, ...], str]:
    return {
        tuple(fold(person.name).split()): person.id
        for person in people.persons
        if person.name and " " in person.name.strip()
    }


def _first_names(people: People) -> dict[tuple[str, ...], str]:
    """Return the first names that one person alone has; they count where they are all that is said."""
    found: dict[str, list[str]] = {}
    for person in people.persons:
        if person.name:
            found.setdefault(fold(person.name).partition(" ")[0], []).append(person.id)
    return {(name,): same[0] for name, same in found.items() if len(same) == 1}


def _look(
    people: People, kind: SheetKind, unread: Mapping[int, list[str]], names: dict[tuple[str, ...], str]
) -> None:
    firsts = {words[0] for words in names}
    found: dict[int, list[str]] = {}
    for number, answers in unread.items():
        named = {value: _named(value, names, firsts) for value in set(answers)}
        if told := [one for value in answers if (one := named[value]) is not None]:
            found[number] = told
    if not found:
        return
    own = _full_names(people)
    shared = {identifier for words, identifier in names.items() if words in own}
    wish = Said("", "")
    if kind is SheetKind.YOUTHS:
        column = SHEETS[kind].column("wished_mentors")
        wish = Said(f"; et ønske: {column.da}", f"; a wish: {column.en}")
    for number, told in found.items():
        if others := [one for one in told if one not in shared]:  # a name of both lists may be anybody's
            place = people.rows.cell_place(people.rows.headings.row + 2 - people.rows.headings.depth, number)
            values = {"n": len(others), "such": shown(others[0]), "wish": wish}
            people.rows.issues.append(Issue(heading_kinds.PEOPLE_ELSEWHERE, place, values))


def _named(value: str, names: Mapping[tuple[str, ...], str], firsts: set[str]) -> str | None:
    """Return whom a text names in full, the last name first or last; ``None``: nobody."""
    words: Sequence[str] = [fold(word) for word in _WORD.findall(value)]
    if len(words) == 1:
        return names.get((words[0],)) if words[0] == fold(value).strip(" ?!.") else None
    for at, word in enumerate(words):
        if word in firsts:
            for length in range(2, min(_LONGEST_NAME, len(words) - at) + 1):
                if (called := names.get(tuple(words[at : at + length]))) is not None:
                    return called
    turned = tuple(words[1:]) + tuple(words[:1])
    return names.get(turned) if "," in value else None
