"""Copies of the sheets as they were, to be handed back; CPR numbers are the one thing that is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from mentormatch.workbook.catalogue import SHEETS, CellType
from mentormatch.workbook.cells.dates import day
from mentormatch.workbook.cells.privacy import MASK, birth_date, cpr_digits, mask
from mentormatch.workbook.files.raw import RawSheet

from .book import SheetCopy
from .headings import Headings
from .rows import Rows, copy_rows
from .sheet import Sheet


def copy_sheet(
    sheet: Sheet, rows: Rows | None, cpr_ids: Mapping[str, str], other: Sheet | None = None
) -> SheetCopy:
    """Return a sheet as it was, except that a CPR number is not carried on.

    A column of CPR numbers comes back empty, an id that is one as the id that stands for it, a birth date
    that is one as the date, and one in free text masked. ``other``: its other side, where it holds both.
    """
    headings, raw = sheet.headings, sheet.whole or sheet.raw
    keys = tuple(headings.keys) if headings else ()
    copied = copy_rows(raw)
    start = headings.row + 1 if headings else 0
    if _holds_any(raw):
        copied = tuple(
            row if number < start else tuple(_without_cpr(row, keys, cpr_ids))
            for number, row in enumerate(copied)
        )
    if raw.epoch_1904:
        copied = _in_days(copied, sheet, other, start)
    del rows
    return SheetCopy(
        raw.name,
        sheet.kind,
        copied,
        headings.row if headings else None,
        keys,
        raw.file,
        sheet.result,
        raw.hidden,
        sheet.handed_on,
        both=sheet.whole is not None,
        as_mentors=tuple(other.headings.keys) if other is not None and other.headings else (),
        read_as=_read_as(headings, other.headings if other is not None else None),
        headings=tuple(map(mask, headings.texts)) if headings else (),
    )


_DAYS = frozenset({CellType.DATE, CellType.CONSENT, CellType.RECORD_CHECK})


def _in_days(
    copied: tuple[tuple[Any, ...], ...], sheet: Sheet, other: Sheet | None, start: int
) -> tuple[tuple[Any, ...], ...]:
    """Return rows with the days that are bare numbers as dates: a copy counts from 1900, a 1904 workbook does not."""
    columns = {
        number
        for side in (sheet, other)
        if side is not None and side.headings is not None and side.kind is not None
        for number, key in enumerate(side.headings.keys)
        if key is not None and SHEETS[side.kind].column(key).type in _DAYS
    }
    return tuple(
        row
        if at < start
        else tuple(_as_day(value) if number in columns else value for number, value in enumerate(row))
        for at, row in enumerate(copied)
    )


def _as_day(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    read = day(value, epoch_1904=True)
    return read if isinstance(read, date) else value


def _read_as(*sides: Headings | None) -> tuple[str | None, ...]:
    """Return the key that each column was read for by any of the sides: alone, or as a part of one answer."""
    width = max((len(side.texts) for side in sides if side is not None), default=0)
    found: list[str | None] = [None] * width
    for side in filter(None, sides):
        parts = {number: name for name, numbers in side.joined.items() for number in numbers}
        for number in range(len(side.texts)):
            own = (
                side.keys[number] or parts.get(number) or ("meeting_times" if number in side.slots else None)
            )
            found[number] = found[number] or own
    return tuple(found)


def _holds_any(raw: RawSheet) -> bool:
    return raw.may_hold_cpr or any(
        value.__class__ is float and value >= 1e8 and cpr_digits(value) for value in raw.distinct
    )


def _without_cpr(row: tuple[Any, ...], keys: tuple[str | None, ...], cpr_ids: Mapping[str, str]) -> list[Any]:
    clean: list[Any] = []
    for number, value in enumerate(row):
        key = keys[number] if number < len(keys) else None
        digits = cpr_digits(value)
        if key == "cpr":
            clean.append(None)
        elif digits is None:
            clean.append(mask(value) if isinstance(value, str) else value)
        elif key in {"id", "youth", "mentor"}:
            clean.append(cpr_ids.get(digits, mask(f"{digits[:6]}-{digits[6:]}")))
        elif key == "birth_date":
            clean.append(birth_date(digits))
        else:
            # Also a number in a column that is not ours: it may be something else, but nobody can know that.
            clean.append(mask(value) if isinstance(value, str) else MASK)
    return clean
