"""Ids that people name: wished mentors, and those somebody must not be with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from mentormatch.issues import Said, people
from mentormatch.workbook.catalogue import SHEETS, SheetKind

from .id_index import IdIndex
from .people import People

_LINKS = (
    (SheetKind.YOUTHS, "wished_mentors", SheetKind.MENTORS),
    (SheetKind.MENTORS, "wished_youths", SheetKind.YOUTHS),
    (SheetKind.YOUTHS, "not_with", SheetKind.MENTORS),
    (SheetKind.MENTORS, "not_with", SheetKind.YOUTHS),
)


def check_links(found: Mapping[SheetKind, People], known: Mapping[SheetKind, IdIndex]) -> None:
    """Report the ids that nobody has (``known``: has); names, and ids that differ in case only, become the person's id.

    Whoever must not be proposed is understood or an error; a wish that is not is left out and said.
    """
    if not {SheetKind.YOUTHS, SheetKind.MENTORS} <= found.keys():
        return
    for kind, column, other in _LINKS:
        if column in found[kind].rows.columns:
            _check(found[kind], column, known[other], other)


def _check(side: People, column: str, known: IdIndex, other: SheetKind) -> None:
    among = Said(
        SHEETS[other].da.lower() if other is SheetKind.YOUTHS else "mentorerne", SHEETS[other].en.lower()
    )
    if other is SheetKind.YOUTHS:
        among = Said("de unge", "youths")
    if known.ids.issuperset(chain.from_iterable(map(attrgetter(column), side.persons))):
        return
    for at, (person, record) in enumerate(zip(side.persons, side.records, strict=True)):
        given: tuple[str, ...] = getattr(person, column)
        if not given or known.ids.issuperset(given):
            continue
        kept: list[str] = []
        for identifier in given:
            meant = known.find(identifier)
            alike = known.meant(identifier)
            if len(alike) > 1:
                side.rows.report(people.AMBIGUOUS_ID, record, column, id=identifier, alike=", ".join(alike))
            elif meant is None:
                side.rows.report(
                    people.UNKNOWN_BANNED if column == "not_with" else people.UNKNOWN_ID,
                    record,
                    column,
                    id=identifier,
                    among=among,
                    nearest=known.near(identifier),
                )
            elif meant not in kept:
                kept.append(meant)
        side.persons[at] = replace(person, **{column: tuple(kept)})
