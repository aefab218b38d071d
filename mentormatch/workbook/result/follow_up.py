"""The sheet of follow-ups handed on: what was answered stays, and a row waits for every pair that is under way."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from mentormatch.domain import fold
from mentormatch.locale import Language
from mentormatch.report.model import PairState, Report
from mentormatch.workbook.catalogue import SHEETS, SheetKind
from mentormatch.workbook.cells.parsers import identity
from mentormatch.workbook.reading.book import CellValue, SheetCopy

Row = tuple[CellValue, ...]
Pair = tuple[str, str]

_UNDER_WAY = frozenset({PairState.RUNNING, PairState.APPROVED, PairState.LOCKED})
_IDS = frozenset({"youth", "mentor"})


def pairs_under_way(report: Report) -> tuple[Pair, ...]:
    """Return the pairs that meet, or will: a mere proposal gets no row, for nobody has agreed to it yet."""
    found = {(line.youth.id, line.mentor.id) for line in report.matches if line.state in _UNDER_WAY}
    return tuple(sorted(found))


def with_follow_up(copies: Sequence[SheetCopy], pairs: Collection[Pair], lang: Language) -> list[SheetCopy]:
    """Return the input sheets with exactly one row to fill in for each of ``pairs``.

    The sheet is made where the input has none. Several (this month's list and last month's result) become one,
    a row that stands in both once; one with columns of the coordinator's own that hold something stays as it is.
    """
    spec = SHEETS[SheetKind.FOLLOW_UP]
    names = {fold(spec.name("da")), fold(spec.name("en"))}
    found = [
        copy
        for copy in copies
        if copy.kind is not None or copy.header_row is not None or copy.rows or fold(copy.name) not in names
    ]
    mine = [at for at, copy in enumerate(found) if _is_follow_up(copy)]
    if not mine:
        heads = tuple(column.heading(lang) for column in spec.columns)
        keys = tuple(column.key for column in spec.columns)
        at = next((n for n, copy in enumerate(found) if copy.kind is SheetKind.SETTINGS), len(found))
        found.insert(at, SheetCopy(spec.name(lang), SheetKind.FOLLOW_UP, (heads,), 0, keys))
        mine = [at]
    first, *others = mine
    base = found[first]
    gone = set()
    for at in others:
        joined = _joined(base, found[at], lang)
        if joined is not None:
            base = joined
            gone.add(at)
    found[first] = base
    for at in mine:
        found[at] = _answered(found[at])
    found[first] = _waiting(found[first], pairs)
    return [copy for at, copy in enumerate(found) if at not in gone]


def own_sheet(
    copies: Sequence[SheetCopy], name: str, pairs: Collection[Pair], lang: Language
) -> tuple[list[SheetCopy], SheetCopy]:
    """Return the sheets without the sheet of follow-ups that is ours, by its name, and that sheet made anew.

    What was answered stays, and a row waits for each of ``pairs``.
    """
    mine = [copy for copy in copies if _is_follow_up(copy) and copy.name == name]
    made = with_follow_up(mine, pairs, lang)[0]
    return [copy for copy in copies if copy not in mine], replace(made, name=name)


def is_empty(copy: SheetCopy) -> bool:
    """Return whether a sheet of follow-ups or of matches holds nothing but headings that are ours."""
    kinds = (SheetKind.FOLLOW_UP, SheetKind.MATCHES)
    return (
        copy.kind in kinds
        and copy.header_row is not None
        and all(
            value is None
            or (at == copy.header_row and column < len(copy.columns) and copy.columns[column] is not None)
            for at, row in enumerate(copy.rows)
            for column, value in enumerate(row)
        )
    )


def last_rows(copies: Sequence[tuple[str, SheetCopy]]) -> Mapping[Pair, tuple[str, str]]:
    """Return sheet and cell of each pair's last row with an answer, by the pair's ids as they are written."""
    found: dict[Pair, tuple[CellValue, str, str]] = {}
    for name, copy in copies:
        if not _is_follow_up(copy):
            continue
        day = copy.columns.index("day")
        for at, row in _data(copy):
            pair = _pair(copy, row)
            if pair is None or not _holds_more(copy, row):
                continue
            value = row[day] if day < len(row) else None
            older = found.get(pair)
            if older is None or _order(value) >= _order(older[0]):
                found[pair] = (value, name, f"A{at + 1}")
    return {pair: (name, cell) for pair, (_, name, cell) in found.items()}


def _order(value: CellValue) -> str:
    return value.isoformat()[:10] if isinstance(value, date) else ""


def _is_follow_up(copy: SheetCopy) -> bool:
    return copy.kind is SheetKind.FOLLOW_UP and copy.header_row is not None


def _data(copy: SheetCopy) -> list[tuple[int, Row]]:
    assert copy.header_row is not None  # noqa: S101  # the callers have looked
    start = copy.header_row + 1
    return list(enumerate(copy.rows[start:], start))


def _pair(copy: SheetCopy, row: Row) -> Pair | None:
    ids = []
    for side in ("youth", "mentor"):
        at = copy.columns.index(side)
        given = identity(row[at]) if at < len(row) and row[at] is not None else None
        if not isinstance(given, str):
            return None
        ids.append(given)
    return ids[0], ids[1]


def _holds_more(copy: SheetCopy, row: Row) -> bool:
    """Whether a row holds anything but ids."""
    return any(
        value is not None
        for at, value in enumerate(row)
        if at >= len(copy.columns) or copy.columns[at] not in _IDS
    )


def _answered(copy: SheetCopy) -> SheetCopy:
    """Return the sheet without the rows that nobody has filled in; they are made anew."""
    assert copy.header_row is not None  # noqa: S101  # the callers have looked
    kept = [row for _, row in _data(copy) if _holds_more(copy, row)]
    return replace(copy, rows=(*copy.rows[: copy.header_row + 1], *kept))


def _waiting(copy: SheetCopy, pairs: Collection[Pair]) -> SheetCopy:
    rows = tuple(
        tuple(pair[0] if key == "youth" else pair[1] if key == "mentor" else None for key in copy.columns)
        for pair in sorted(pairs)
    )
    return replace(copy, rows=(*copy.rows, *rows))


def _joined(base: SheetCopy, other: SheetCopy, lang: Language) -> SheetCopy | None:
    """Return one sheet with the rows of both; ``None`` where ``other`` holds what ``base`` has no column for."""
    assert base.header_row is not None  # noqa: S101  # the callers have looked
    rows = [row for _, row in _data(other) if _holds_more(other, row)]
    for row in rows:
        for at, value in enumerate(row):
            if value is not None and (at >= len(other.columns) or other.columns[at] is None):
                return None
    spec = SHEETS[SheetKind.FOLLOW_UP]
    used = {key for row in rows for key, value in zip(other.columns, row, strict=False) if value is not None}
    missing = [column for column in spec.columns if column.key in used and column.key not in base.columns]
    size = max(len(base.columns), *(len(row) for row in base.rows))
    columns = base.columns + (None,) * (size - len(base.columns)) + tuple(one.key for one in missing)
    head = base.rows[base.header_row]
    head = (*head, *(None,) * (size - len(head)), *(one.heading(lang) for one in missing))
    lines = [*base.rows[: base.header_row], head, *base.rows[base.header_row + 1 :]]
    seen = {_said(base.columns, row) for _, row in _data(base)}
    for row in rows:
        said = _said(other.columns, row)
        if said not in seen:
            seen.add(said)
            values = dict(zip(other.columns, row, strict=False))
            lines.append(tuple(values.get(key) if key else None for key in columns))
    return replace(base, rows=tuple(lines), columns=columns)


def _said(columns: Sequence[str | None], row: Row) -> frozenset[tuple[str, str]]:
    """Return what a row says, so that the same row of two files can be known: ``7`` and ``7.0`` are one answer."""
    return frozenset(
        (key, _plain(value)) for key, value in zip(columns, row, strict=False) if key and value is not None
    )


def _plain(value: CellValue) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
