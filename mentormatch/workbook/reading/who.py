"""Who stands in the row that an issue is about: what a person looks for in the list, the name with the id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from mentormatch.issues import Place
from mentormatch.workbook.catalogue import SheetKind
from mentormatch.workbook.cells.parsers import identity, text
from mentormatch.workbook.cells.privacy import mask

from .id_index import IdIndex
from .people import People
from .rows import Rows

_NAMES = (("name",), ("first_name", "last_name"))
_SIDES = {"youth": SheetKind.YOUTHS, "mentor": SheetKind.MENTORS}


def name_people(found: People) -> None:
    """Let every issue of a list of people say who stands in its row: the name with the id, or what there is of them."""
    rows = found.rows
    if not any(issue.place.row for issue in rows.issues):
        return
    who = {
        rows.numbers[record]: _called(person.id, person.name)
        for person, record in zip(found.persons, found.records, strict=True)
    }
    at = {number: record for record, number in enumerate(rows.numbers)}
    _name(rows, who, lambda row: _name_in(rows, at[row]) if row in at else "")


def name_pairs(rows: Rows, people: Mapping[SheetKind, People], known: Mapping[SheetKind, IdIndex]) -> None:
    """Let every issue of a sheet about pairs, or about mentors, say whom its row is about."""
    sides = [(rows.columns[side], kind) for side, kind in _SIDES.items() if side in rows.columns]
    if not sides or not any(issue.place.row for issue in rows.issues):
        return
    names = {
        kind: {person.id: person.name for person in found.persons} if (found := people.get(kind)) else {}
        for _, kind in sides
    }
    at = {number: record for record, number in enumerate(rows.numbers)}

    def whom(row: int) -> str:
        if row not in at:
            return ""
        said = []
        for column, kind in sides:
            given = identity(column[at[row]])
            if isinstance(given, str):
                one = (known[kind].find(given) if kind in known else None) or given
                said.append(_called(one, names[kind].get(one)))
        return "–".join(said)

    _name(rows, {}, whom)


def _name(rows: Rows, who: Mapping[int, str], otherwise: Any) -> None:
    def place(at: Place) -> Place:
        if at.row is None or at.person:
            return at
        return replace(at, person=who.get(at.row) or otherwise(at.row) or None)

    rows.issues = [replace(issue, place=place(issue.place)) for issue in rows.issues]


def _name_in(rows: Rows, record: int) -> str:
    """Return the name that stands in a row of nobody whose id is known."""
    for keys in _NAMES:
        said = [text(rows.columns[one][record]) for one in keys if one in rows.columns]
        if any(said):
            return mask(" ".join(filter(None, said)))
    return ""


def _called(identifier: str, name: str | None) -> str:
    return f"{mask(name)} ({identifier})" if name and name != identifier else identifier
