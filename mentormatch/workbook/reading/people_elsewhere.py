"""People of the other list who are named where nobody reads them: a match, a wish or a no would go unheard."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

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
        names = {
            tuple(fold(person.name).split()): person.id
            for person in found[other].persons
            if person.name and " " in person.name.strip()
        }
        own = {fold(person.name) for person in found[kind].persons if person.name}
        names = {words: called for words, called in names.items() if " ".join(words) not in own}
        if names:
            _look(found[kind], kind, names)


def _look(people: People, kind: SheetKind, names: Mapping[tuple[str, ...], str]) -> None:
    headings, rows = people.rows.headings, people.rows
    joined = {number for numbers in headings.joined.values() for number in numbers}
    passed = {*joined, *headings.slots, *headings.dropped, *headings.further}
    firsts = {words[0] for words in names}
    wish = Said("", "")
    if kind is SheetKind.YOUTHS:
        column = SHEETS[kind].column("wished_mentors")
        wish = Said(f"; et ønske: {column.da}", f"; a wish: {column.en}")
    for number, text in enumerate(headings.texts):
        if not text or headings.keys[number] is not None or number in passed:
            continue
        answers = [row[number] for row in rows.records[:_MOST_ROWS] if number < len(row)]
        told = [
            found for value in answers if isinstance(value, str) and (found := _named(value, names, firsts))
        ]
        if told:
            place = rows.cell_place(headings.row + 2 - headings.depth, number)
            values = {"n": len(told), "such": shown(told[0]), "wish": wish}
            rows.issues.append(Issue(heading_kinds.PEOPLE_ELSEWHERE, place, values))


def _named(value: str, names: Mapping[tuple[str, ...], str], firsts: set[str]) -> str | None:
    """Return whom a text names in full, the last name first or last; ``None``: nobody."""
    words: Sequence[str] = [fold(word) for word in _WORD.findall(value)]
    for at, word in enumerate(words):
        if word in firsts:
            for length in range(2, min(_LONGEST_NAME, len(words) - at) + 1):
                if (called := names.get(tuple(words[at : at + length]))) is not None:
                    return called
    turned = tuple(words[1:]) + tuple(words[:1])
    return names.get(turned) if "," in value else None
