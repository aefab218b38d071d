"""Rows that are about somebody: which column holds ids and which names, whatever sheet it is.

This reads any table that has been seen in a list or written by the program, faulty ones as well: a row is found by
its id where the headings tell, and what else mentions the person is found by the text (:mod:`.search`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from mentormatch.domain import fold
from mentormatch.locale import LANGUAGES, texts
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import identity
from mentormatch.workbook.cells.text import key

Side = str
"""``youth``, ``mentor``, or empty where the headings do not tell."""

_SIDES = {SheetKind.YOUTHS: "youth", SheetKind.MENTORS: "mentor"}
_DEEP = 30
"""Rows from the top among which the headings are looked for."""


@dataclass(frozen=True, slots=True)
class IdColumn:
    """A column of ids, and the columns beside it that hold the names of the same people."""

    at: int
    side: Side
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class People:
    """A sheet's row of headings (from 0) and its columns of ids."""

    head: int
    headings: tuple[str, ...]
    columns: tuple[IdColumn, ...]


def people_of(sheet: str, rows: Sequence[Sequence[Any]]) -> People | None:
    """Return where a sheet holds people; ``None``: no row looks like headings with an id among them."""
    best: People | None = None
    for number, row in enumerate(rows[:_DEEP]):
        headings = tuple(_text(cell) for cell in row)
        columns = tuple(_id_columns(headings, _side_of(sheet)))
        if columns and (best is None or len(columns) > len(best.columns)):
            best = People(number, headings, columns)
    return best


def named(row: Sequence[Any], column: IdColumn) -> tuple[str, str]:
    """Return the id in a row and the name beside it; blank where there is none."""
    given = identity(row[column.at]) if column.at < len(row) and row[column.at] != "" else None
    words = [_text(row[at]) for at in column.names if at < len(row)]
    return (given if isinstance(given, str) else "", " ".join(filter(None, words)))


def same_id(one: str, other: str) -> bool:
    """Whether two ids are the same, as lists are read: case and zeros in front make no difference."""
    return bool(one) and key(one) == key(other)


def _text(cell: Any) -> str:
    return " ".join(str(cell).split()) if isinstance(cell, str) else "" if cell is None else str(cell)


def _id_columns(headings: Sequence[str], sheet_side: Side) -> Iterator[IdColumn]:
    ids, names = _spellings()
    folded = [fold(heading) for heading in headings]
    for at, heading in enumerate(folded):
        side = ids.get(heading)
        if side is None:
            continue
        beside = [n for n, other in enumerate(folded) if side in names.get(other, frozenset())]
        yield IdColumn(at, side or sheet_side, tuple(beside))


@cache
def _spellings() -> tuple[dict[str, Side], dict[str, frozenset[Side]]]:
    """Return the side by heading of an id, and the sides whose name a heading may be.

    The headings of the result's own tables are those of the sheets (``Ung``, ``Mentor``, ``Navn``).
    """
    ids: dict[str, Side] = {}
    names: dict[str, set[Side]] = {}
    for kind in (SheetKind.YOUTHS, SheetKind.MENTORS, SheetKind.MATCHES, SheetKind.FOLLOW_UP):
        for column in (*SHEETS[kind].columns, *SHEETS[kind].also):
            words = [fold(word) for word in (column.da, column.en, column.key, *column.aliases)]
            if column.key == "id":
                ids |= dict.fromkeys(words, "")
            elif column.key in ("youth", "mentor"):
                ids |= dict.fromkeys(words, column.key)
            elif column.key in ("name", "first_name", "last_name"):
                for word in words:
                    names.setdefault(word, set()).add("")
            elif column.key in ("youth_name", "mentor_name"):
                for word in words:
                    names.setdefault(word, set()).add(column.key.removesuffix("_name"))
    for word in (fold(texts(lang)("workbook.head.name")) for lang in LANGUAGES):
        names.setdefault(word, set()).update(("youth", "mentor"))
    return ids, {word: frozenset(sides) for word, sides in names.items()}


@cache
def _sheets() -> dict[str, Side]:
    return {
        fold(name): side
        for kind, side in _SIDES.items()
        for name in (SHEETS[kind].da, SHEETS[kind].en, *SHEETS[kind].aliases)
    }


def _side_of(sheet: str) -> Side:
    return _sheets().get(fold(sheet), "")
