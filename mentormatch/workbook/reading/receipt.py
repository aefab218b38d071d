"""The receipt of a reading: what each sheet and column was taken for, how much is filled, not understood, rare."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mentormatch.issues import Said, Severity
from mentormatch.workbook.catalogue import SHEETS, CellType, Column, SheetKind
from mentormatch.workbook.cells.parsers import shown, texts
from mentormatch.workbook.cells.text import key
from mentormatch.workbook.files.addresses import column_letters

from .book import Book, SheetCopy

_MOST_ANSWERS = 400
"""Of more different answers than this, none is looked at for being nearly another."""
_ALIKE = 0.85
_SHORTEST = 4
"""Words shorter than this are alike by chance."""
_MOST_RARE = 5


@dataclass(frozen=True, slots=True)
class ColumnReceipt:
    """What became of one column."""

    column: str
    """Its letter."""
    heading: str
    key: str | None
    """The key of what it was read for; ``None``: it was not read."""
    name: Said | None
    """The same as a sheet writes it."""
    filled: int
    """Cells that hold anything."""
    faulty: int
    """Rows in which the cell was not understood, or only with a warning."""
    rare: tuple[tuple[str, str], ...] = ()
    """Answers that one person gives, each with the answer of others that it is nearly."""


@dataclass(frozen=True, slots=True)
class SheetReceipt:
    """What became of one sheet."""

    file: str
    sheet: str
    kind: SheetKind | None
    """What it was read as; ``None``: it was not read."""
    both: bool
    """Whether it was read as both youths and mentors."""
    header_row: int
    """The row of the headings, as Excel counts."""
    rows: int
    """Rows below the headings that hold anything."""
    columns: tuple[ColumnReceipt, ...]

    def unread(self) -> tuple[ColumnReceipt, ...]:
        """Return the columns that hold something and were not read."""
        return tuple(one for one in self.columns if one.key is None and one.filled)


def receipt(book: Book) -> tuple[SheetReceipt, ...]:
    """Return what each sheet of an input was taken for, in the order of the files; a result's own sheets left out."""
    faults: dict[tuple[str | None, str | None, str | None], set[int]] = defaultdict(set)
    for issue in book.issues:
        at = issue.place
        if at.row and at.column and issue.severity is not Severity.NOTE:
            faults[at.file, at.sheet, at.column].add(at.row)
    rare = _rare(book.sheets)
    return tuple(_of_sheet(copy, faults, rare) for copy in book.sheets if copy.result is None and copy.rows)


def _of_sheet(
    copy: SheetCopy,
    faults: Mapping[tuple[str | None, str | None, str | None], set[int]],
    rare: Mapping[tuple[str, str, int], tuple[tuple[str, str], ...]],
) -> SheetReceipt:
    if copy.kind is None or copy.header_row is None:
        return SheetReceipt(copy.file, copy.name, copy.kind, copy.both, 0, 0, ())
    below = copy.rows[copy.header_row + 1 :]
    known = {kind: {column.key: column for column in _columns(kind)} for kind in _kinds(copy)}
    found: list[ColumnReceipt] = []
    for number, heading in enumerate(copy.headings):
        if not heading:
            continue
        read_as = copy.read_as[number] if number < len(copy.read_as) else None
        column = next((own[read_as] for own in known.values() if read_as in own), None) if read_as else None
        letters = column_letters(number)
        at = faults.get((copy.file, copy.name, letters), set())
        found.append(
            ColumnReceipt(
                letters,
                heading,
                None if read_as == "timestamp" else read_as,
                Said(column.da, column.en) if column and read_as != "timestamp" else None,
                sum(number < len(row) and row[number] is not None for row in below),
                sum(row > copy.header_row + 1 for row in at),
                rare.get((copy.file, copy.name, number), ()),
            )
        )
    held = sum(any(value is not None for value in row) for row in below)
    row = copy.header_row + 1
    return SheetReceipt(copy.file, copy.name, copy.kind, copy.both, row, held, tuple(found))


def _kinds(copy: SheetCopy) -> tuple[SheetKind, ...]:
    if copy.both:
        return SheetKind.YOUTHS, SheetKind.MENTORS
    return (copy.kind,) if copy.kind is not None else ()


def _columns(kind: SheetKind) -> Sequence[Column]:
    spec = SHEETS[kind]
    return (*spec.columns, *spec.also)


def _rare(sheets: Iterable[SheetCopy]) -> dict[tuple[str, str, int], tuple[tuple[str, str], ...]]:
    """Return, by file, sheet and column, the words that one person alone uses and that are nearly another word.

    Words are looked for among all people of both lists, for that is where they would be shared.
    """
    said: dict[str, Counter[str]] = defaultdict(Counter)
    spelled: dict[str, str] = {}
    where: dict[tuple[str, str], tuple[str, str, int]] = {}
    for copy in sheets:
        if copy.result is not None or copy.header_row is None:
            continue
        lists = {
            column.key for kind in _kinds(copy) for column in _columns(kind) if column.type is CellType.TEXTS
        }
        for number, read_as in enumerate(copy.read_as):
            if read_as not in lists or read_as is None:
                continue
            for row in copy.rows[copy.header_row + 1 :]:
                value = row[number] if number < len(row) else None
                for word in (
                    {key(one): one for one in texts(value) or ()}.values() if value is not None else ()
                ):
                    said[read_as][key(word)] += 1
                    spelled[key(word)] = shown(word)
                    where[read_as, key(word)] = (copy.file, copy.name, number)
    found: dict[tuple[str, str, int], list[tuple[str, str]]] = defaultdict(list)
    for column, counted in said.items():
        if len(counted) > _MOST_ANSWERS:
            continue
        for word, times in counted.items():
            if times > 1 or len(word) < _SHORTEST:
                continue
            others = [other for other in counted if other != word and counted[other] >= times]
            near = difflib.get_close_matches(word, others, n=1, cutoff=_ALIKE)
            if near and (counted[near[0]] > 1 or word < near[0]):
                found[where[column, word]].append((spelled[word], spelled[near[0]]))
    return {place: tuple(sorted(words)[:_MOST_RARE]) for place, words in found.items()}
