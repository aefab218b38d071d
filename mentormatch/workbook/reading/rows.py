"""A sheet's rows as columns of parsed values, with every fault at its cell.

A column's different texts are parsed once each, however many rows repeat them: that, and building the records
from columns, is what keeps the reading close to what the file alone costs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from typing import Any

from mentormatch.issues import Issue, Kind, Place, Severity, cells
from mentormatch.issues import headings as heading_kinds
from mentormatch.workbook.cells.parsers import Fault, Noted, Parser, identity, shown, text
from mentormatch.workbook.cells.privacy import holds_cpr, mask
from mentormatch.workbook.cells.text import key as normalized
from mentormatch.workbook.files.addresses import column_letters
from mentormatch.workbook.files.raw import RawSheet

from .choice_columns import answer
from .headings import Headings

_ERROR_TEXT = re.compile(r"^(?:#(?:N/A|I/T|NV|GETTING_DATA|[A-ZÆØÅ][A-ZÆØÅ0-9_/]*[!?])|Err:\d{3})$")
"""What a formula that went wrong leaves behind in a .csv or .ods file, whatever program and language it was."""


def is_error_text(value: str) -> bool:
    """Whether a text is what a formula that went wrong leaves behind: ``#DIVISION/0!``, ``#SPILL!``, ``Err:502``."""
    return (value[:1] == "#" or value[:4] == "Err:") and _ERROR_TEXT.match(value) is not None


@dataclass(slots=True)
class Rows:
    """The rows below a sheet's headings that hold anything, column by column."""

    sheet: RawSheet
    headings: Headings
    numbers: list[int]
    """Row of each record, as Excel counts."""
    columns: dict[str, Sequence[Any]]
    """Raw values by catalogue key."""
    records: Sequence[Sequence[Any]]
    distinct: Mapping[int, frozenset[Any]] = field(default_factory=dict)
    """The different raw values of each column that is read, by its number."""
    issues: list[Issue] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)
    """Index of every record with an error."""
    soft: frozenset[str] = frozenset()
    """Keys of the columns in which an error costs the cell: it is a warning, and the cell counts as blank."""

    def place(self, record: int, key: str | None = None) -> Place:
        """Return where a record stands, and the cell of one of its columns."""
        number = self.headings.column(key) if key else None
        return self.cell_place(self.numbers[record], number)

    def cell_place(self, row: int | None, number: int | None) -> Place:
        """Return the place of a row (as Excel counts) and a column (from 0)."""
        if number is None:
            return Place(self.sheet.file, self.sheet.name, row)
        texts = self.headings.texts
        heading = texts[number] if number < len(texts) else ""
        return Place(self.sheet.file, self.sheet.name, row, column_letters(number), mask(heading) or None)

    def report(self, kind: Kind, record: int, key: str | None = None, **values: object) -> bool:
        """Note a fault of a record; an error marks its row. Return whether it costs the cell alone, which is then the
        caller's to blank."""
        return self.note(Issue(kind, self.place(record, key), values), record, key)

    def note(self, issue: Issue, record: int, key: str | None) -> bool:
        """Note an issue of a record, at a column if that has a key; see :meth:`report`."""
        error = issue.severity is Severity.ERROR
        blanked = error and key in self.soft
        self.issues.append(replace(issue, blanked=True) if blanked else issue)
        if error and not blanked:
            self.bad.add(record)
        return blanked


def rows_of(
    sheet: RawSheet,
    headings: Headings,
    skipped: frozenset[int] = frozenset(),
    soft: frozenset[str] = frozenset(),
) -> Rows:
    """Return the rows below the headings, without the empty ones and those to be skipped, by their index; ``soft``:
    see :class:`Rows`."""
    start = headings.row + 1
    records = sheet.rows[start:]
    if skipped:
        records = [() if at in skipped else row for at, row in enumerate(records, start)]
    numbers = list(range(start + 1, start + 1 + len(records)))
    columns, distinct = _columns(records, headings)
    if not any(map(_never_blank, distinct.values())):
        held = [(number, row) for number, row in zip(numbers, records, strict=True) if holds_something(row)]
        if len(held) < len(records):
            numbers = [number for number, _ in held]
            records = [row for _, row in held]
            columns, distinct = _columns(records, headings)
    found = {key: columns[number] for number, key in enumerate(headings.keys) if key is not None}
    issues: list[Issue] = []
    bad: set[int] = set()
    rows = Rows(sheet, headings, numbers, found, records, distinct, issues, bad, soft)
    for key, parts in headings.joined.items():
        chosen = [
            columns[number]
            if number not in headings.choices
            else [answer(value, headings.choices[number]) for value in columns[number]]
            for number in parts
        ]
        if parts[0] in headings.branches:
            joined = _one_of(rows, key, parts, chosen)
        else:
            joined = _join(chosen, " " if key == "name" else "; ")
        found[key] = joined
        distinct[parts[0]] = frozenset(joined)
    return rows


def _one_of(rows: Rows, key: str, numbers: Sequence[int], columns: Sequence[Sequence[Any]]) -> list[Any]:
    """Return columns of which each row fills one, as one; two different answers in a row are an error."""
    found: list[Any] = []
    for record, values in enumerate(zip(*columns, strict=True)):
        said = said_in(values)
        different = {normalized(shown(value)): shown(value) for value in said}
        if len(different) > 1:
            place = rows.cell_place(rows.numbers[record], numbers[-1])
            heading = mask(rows.headings.questions[numbers[0]])
            answers = ", ".join(f'"{mask(word)}"' for word in different.values())
            issue = Issue(heading_kinds.ANSWERED_TWICE, place, {"heading": heading, "answers": answers})
            if rows.note(issue, record, key):
                said = []
        found.append(said[0] if said else "")
    return found


def _join(parts: Sequence[Sequence[Any]], sign: str) -> list[Any]:
    """Return several columns as one: what is not blank in a row, with a sign between."""
    joined: list[Any] = []
    for values in zip(*parts, strict=True):
        said = said_in(values)
        joined.append(said[0] if len(said) == 1 else sign.join(map(_as_text, said)))
    return joined


def _as_text(value: Any) -> str:
    """Return a value as text; a text stays as it is."""
    return value if isinstance(value, str) else shown(value)


def _columns(
    records: Sequence[Sequence[Any]], headings: Headings
) -> tuple[dict[int, Sequence[Any]], dict[int, frozenset[Any]]]:
    """Return the columns that are read, by their number, and the different values of each."""
    wanted = {number for number, key in enumerate(headings.keys) if key is not None}
    wanted.update(*headings.joined.values())
    columns: dict[int, Sequence[Any]]
    if len(set(map(len, records))) == 1:
        columns = {
            number: column for number, column in enumerate(zip(*records, strict=True)) if number in wanted
        }
        columns |= dict.fromkeys(wanted - columns.keys(), ("",) * len(records))
    else:
        # One cell far to the right makes one row long: all the others are not to be drawn out to its length.
        columns = {number: [row[number] if number < len(row) else "" for row in records] for number in wanted}
    return columns, {number: frozenset(column) for number, column in columns.items()}


def _never_blank(values: frozenset[Any]) -> bool:
    """Whether a column holds something in every row, so that no row is empty."""
    return bool(values) and "" not in values and not any(_is_space(value) for value in values)


def _is_space(value: Any) -> bool:
    return value.__class__ is str and value.isspace()


def said_in(row: Sequence[Any]) -> list[Any]:
    """Return the cells of a row that say something."""
    return [value for value in row if str(value).strip()]


def holds_something(row: Sequence[Any]) -> bool:
    """Whether any cell of a row says something; blanks alone do not."""
    for value in row:  # noqa: SIM110  # any() costs four times as much, for every row of the sheet
        if value.__class__ is not str or (value and not value.isspace()):
            return True
    return False


def parsed(rows: Rows, key: str, parse: Parser) -> list[Any]:
    """Return a column's values as the domain keeps them, ``None`` where the cell is blank or faulty."""
    column = rows.columns.get(key)
    if column is None:
        return [None] * len(rows.records)
    number = rows.headings.keys.index(key)
    distinct = rows.distinct[number]
    faults: dict[Any, Fault] = {}
    # 1, 1.0 and True are the same key to a dict, but not the same answer.
    mixed = (0 in distinct or 1 in distinct) and bool in (types := set(map(type, column))) and len(types) > 1
    if mixed:
        memo = {(type(value), value): _one(value, parse, faults, mixed=True) for value in column}
        found = [memo[type(value), value] for value in column]
    elif parse in _KEEP_TIDY_TEXT and _tidy(distinct):
        found = [value or None for value in column]
    else:
        plain = {value: _one(value, parse, faults, mixed=False) for value in distinct}
        found = list(map(plain.__getitem__, column))
    if faults:
        for record, value in enumerate(column):
            if said := faults.get((type(value), value) if mixed else value):
                place = rows.cell_place(rows.numbers[record], number)
                rows.note(Issue(said.kind, place, said.values), record, key)
    if rows.sheet.notes.errors:
        for one in rows.headings.joined.get(key, (number,)):
            _formula_faults(rows, key, one)
    return found


_KEEP_TIDY_TEXT: frozenset[Parser] = frozenset({text, identity})
"""Parsers that hand on a text that needs no cleaning."""


def _tidy(values: frozenset[Any]) -> bool:
    """Whether all values are texts that stay as they are, seen at all of them joined: no needless blank, no odd sign.

    In doubt the answer is no: each value is then looked at by itself.
    """
    if set(map(type, values)) != {str}:
        return False
    joined = "|".join(filter(None, values))
    return (
        joined.isprintable()
        and (joined.isascii() or unicodedata.is_normalized("NFC", joined))
        and "  " not in joined
        and " |" not in joined
        and "| " not in joined
        and joined == joined.strip()
        and ".0" not in joined
        and not (("#" in joined or "Err:" in joined) and any(map(is_error_text, values)))
        and not holds_cpr(joined)
    )


def _one(value: Any, parse: Parser, faults: dict[Any, Fault], *, mixed: bool) -> Any:
    if value.__class__ is str and (not value or value.isspace()):
        return None
    if value.__class__ is str and is_error_text(value):
        result: Any = Fault(cells.ERROR_VALUE, {"value": value})
    else:
        result = parse(value)
    if isinstance(result, Noted):
        faults[(type(value), value) if mixed else value] = result.fault
        return result.value
    if isinstance(result, Fault):
        faults[(type(value), value) if mixed else value] = result
        return None
    return result


def _formula_faults(rows: Rows, key: str, number: int) -> None:
    """Report the column's formulas that have no value, or an error for one: they must not pass for blank."""
    at = {row - 1: record for record, row in enumerate(rows.numbers)}
    for (row, column), value in rows.sheet.notes.errors.items():
        if column == number and row in at:
            kind, values = (
                (cells.FORMULA_WITHOUT_VALUE, {}) if value is None else (cells.ERROR_VALUE, {"value": value})
            )
            rows.note(Issue(kind, rows.cell_place(row + 1, number), values), at[row], key)


def plain_value(value: Any) -> Any:
    """Return a value as a copy of the sheet keeps it (blank is ``None``)."""
    if value == "" and value.__class__ is str:
        return None
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        if 0 <= seconds < 86_400:
            return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
        return value  # a duration of a day and more is one in the copy, too
    return value


def copy_rows(sheet: RawSheet) -> tuple[tuple[Any, ...], ...]:
    """Return a sheet's rows as a copy keeps them."""
    if timedelta in set(map(type, sheet.distinct)):
        return tuple(tuple(map(plain_value, row)) for row in sheet.rows)
    if len(set(map(len, sheet.rows))) == 1:
        falsy = 0 in sheet.distinct
        columns = zip(*sheet.rows, strict=True)
        return tuple(zip(*(_blank_is_none(column, falsy=falsy) for column in columns), strict=True))
    return tuple(
        tuple([None if value == "" else value for value in row]) if "" in row else tuple(row)
        for row in sheet.rows
    )


def _blank_is_none(column: Sequence[Any], *, falsy: bool) -> Sequence[Any]:
    """Return a column with ``None`` where a cell is blank; ``falsy``: it may hold 0 or ``False``."""
    if "" not in column:
        return column
    if falsy:
        return [None if value == "" else value for value in column]
    return [value or None for value in column]
