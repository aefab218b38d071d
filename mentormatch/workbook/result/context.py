"""What the sheets of a result need beside the report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mentormatch.locale import Texts
from mentormatch.report.model import Person
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.layout.table import Cell, Link, TableColumn
from mentormatch.workbook.reading.receipt import SheetReceipt


@dataclass(frozen=True, slots=True)
class Context:
    """What the sheets need beside the report: the language, and where people stand in the input sheets."""

    t: Texts
    rows: Mapping[tuple[SheetKind, str], tuple[str, str]]
    """Sheet name and cell in this workbook for a person of a kind with an id."""
    sheets: Mapping[tuple[str | None, str | None], str]
    """Name in this workbook of an input file's sheet."""
    follow_ups: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Sheet name and cell in this workbook of a pair's last follow-up."""
    sheet_of: Mapping[SheetKind, str] = field(default_factory=dict)
    """Name in this workbook of the first input sheet of a kind."""
    day: str | None = None
    """What the setting of the as-of date is called, where the input's own sheet of settings fixes a date."""
    fixed: date | None = None
    """The date that it fixes, whatever date this run was told."""

    receipt: Sequence[SheetReceipt] = ()
    """What each sheet and column of the input was taken for."""

    follow_up_ready: bool = True
    """Whether the sheet of follow-ups is ours to fill with a row for each pair."""

    @property
    def day_sheet(self) -> str | None:
        """What the sheet is called in this workbook that fixes the as-of date; ``None`` where none does."""
        return self.sheet_of.get(SheetKind.SETTINGS) if self.day else None

    def name(self, sheet: ResultSheet) -> str:
        """Return what one of our sheets is called."""
        return RESULT_SHEETS[sheet].name(self.t.lang)

    @property
    def follow_up_sheet(self) -> str:
        """What the sheet of follow-ups is called in this workbook."""
        return self.sheet_of.get(SheetKind.FOLLOW_UP) or SHEETS[SheetKind.FOLLOW_UP].name(self.t.lang)

    def to_row(self, kind: SheetKind, person: Person, text: str | None) -> Cell:
        """Return a text that leads to a person's row, where it is in this workbook."""
        target = self.rows.get((kind, person.id))
        return Link(text, *target) if text and target else text

    def who(self, kind: SheetKind, person: Person) -> tuple[Cell, Cell]:
        """Return the first two cells of a row about a person: the id, and the name, which leads to the person's row."""
        return person.id, self.to_row(kind, person, person.name)

    def ids(self, key: str) -> TableColumn:
        """Return the column of the ids: ``youth`` or ``mentor``."""
        return TableColumn(RESULT_SHEETS[ResultSheet.MATCHES].column(key).heading(self.t.lang), most=16)


def by_id(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the key under which ids are sorted: numbers in them by size, ``U2`` before ``U10``."""
    parts = re.split(r"(\d+)", text)
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts if part
    )
