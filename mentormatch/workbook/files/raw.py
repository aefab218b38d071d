"""Sheets as rows of values, before anybody knows what they are about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import InitVar, dataclass, field
from itertools import chain
from typing import Any

from mentormatch.issues import Issue
from mentormatch.workbook.cells.privacy import may_hold_cpr

from .notes import SheetNotes

RawRow = Sequence[Any]
"""Values from column A: text (blank is the empty text), float, bool, date, datetime, time, timedelta."""


@dataclass(slots=True)
class RawSheet:
    """A sheet before anybody knows what it is about."""

    file: str
    name: str
    given: InitVar[Iterable[RawRow]]
    """The rows, gone through once where it is known that no cell holds true or false."""
    hidden: bool = False
    epoch_1904: bool = False
    notes: SheetNotes = field(default_factory=SheetNotes)
    rows: list[RawRow] = field(init=False)
    """The rows, in which equal values are one object."""
    distinct: frozenset[Any] = field(init=False)
    """The sheet's different values: to look for something rare without looking at every cell."""
    _joined: str | None = None
    _may_hold_cpr: bool | None = None

    def __post_init__(self, given: Iterable[RawRow]) -> None:
        self.rows, self.distinct = _shared(given, booleans=self.notes.booleans)

    @property
    def joined(self) -> str:
        """All the sheet's different texts as one, to look for something rare at one go."""
        if self._joined is None:
            self._joined = "|".join([value for value in self.distinct if value.__class__ is str])
        return self._joined

    @property
    def may_hold_cpr(self) -> bool:
        """Whether any of the texts has ten digits that could be a CPR number."""
        if self._may_hold_cpr is None:
            self._may_hold_cpr = may_hold_cpr(self.joined)
        return self._may_hold_cpr


def _shared(rows: Iterable[RawRow], *, booleans: bool) -> tuple[list[RawRow], frozenset[Any]]:
    """Return rows in which equal values are one object, and the different values.

    That spares memory, and every later look at a value finds it at once. Row by row, as the values lie in memory:
    going down the columns takes twice as long.
    """
    known: dict[Any, Any] = {}
    shared: list[RawRow] = [tuple(map(known.setdefault, row, row)) for row in rows]
    if booleans and (0 in known or 1 in known) and bool in set(map(type, chain.from_iterable(rows))):
        shared = [tuple(row) for row in rows]  # 1.0 and True are one key, but not one value
    return shared, frozenset(known)


@dataclass(slots=True)
class RawFile:
    """A file that was read: its sheets, and what there is to say about it."""

    name: str
    sha256: str
    sheets: list[RawSheet]
    issues: list[Issue] = field(default_factory=list)


class CannotReadError(Exception):
    """The file cannot be read at all; ``issue`` says why."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue
