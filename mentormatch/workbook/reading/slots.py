"""Availability in columns of its own: a column per weekday, or per weekday and time."""

from __future__ import annotations

from typing import Any

from mentormatch.domain import Slot, fold
from mentormatch.issues import Issue, cells
from mentormatch.workbook.cells.parsers import did_you_mean, shown
from mentormatch.workbook.cells.slots import slots
from mentormatch.workbook.cells.text import clean, is_blank

from .choice_columns import is_mark
from .rows import Rows


def slots_in_columns(rows: Rows, known: list[Any]) -> list[Any]:
    """Return each record's meeting times: those known already and those of the columns.

    A cell says yes (a cross, ``ja``, ``1``), no, or when on that day: ``aften``, ``efter kl. 16``.
    """
    found: list[set[Slot]] = [set(value or ()) for value in known]
    answered = [value is not None for value in known]
    for number, offered in rows.headings.slots.items():
        memo: dict[Any, frozenset[Slot] | None] = {}
        for record, row in enumerate(rows.records):
            value = row[number] if number < len(row) else ""
            if value == "" and value.__class__ is str:
                continue
            memo_key = (type(value), value)
            if memo_key not in memo:
                memo[memo_key] = _one(value, offered)
            chosen = memo[memo_key]
            if chosen is None:
                place = rows.cell_place(rows.numbers[record], number)
                rows.issues.append(
                    Issue(cells.NOT_TIMES, place, {"value": shown(value), "nearest": did_you_mean(None)})
                )
                rows.bad.add(record)
                continue
            answered[record] = True
            found[record] |= chosen
    return [frozenset(times) if said else None for times, said in zip(found, answered, strict=True)]


def _one(value: Any, offered: frozenset[Slot]) -> frozenset[Slot] | None:
    """Return which of the offered times a cell chooses, ``None`` where that cannot be told."""
    word = clean(value).rstrip("; ") if isinstance(value, str) else value
    if isinstance(word, str) and is_blank(word):
        return frozenset()
    mark = is_mark(word)
    if mark is not None:
        return offered if mark else frozenset()
    if not isinstance(word, str):
        return None
    if fold(word) in {"hele dagen", "all day", "ledig", "kan", "available", "free"}:
        return offered
    times = slots(word)
    if times is None:
        return frozenset()
    if not isinstance(times, frozenset):
        return None
    chosen = times & offered
    return None if times and not chosen else chosen  # ``onsdag`` below Monday is a slip of the pen
