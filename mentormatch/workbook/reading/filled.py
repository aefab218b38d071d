"""Days that the program has worked out, filled in on the sheet that is handed on, so that the next run knows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from mentormatch.locale import Language
from mentormatch.workbook.catalogue import SHEETS, SheetKind

from .book import SheetCopy


def fill_in(copy: SheetCopy, key: str, filled: Mapping[int, date], lang: Language) -> SheetCopy:
    """Return a copy of a sheet of people with days filled in, in a column of their own if it has none.

    Args:
        copy: the sheet.
        key: the column.
        filled: the days by row, as Excel counts.
        lang: the language of the heading.
    """
    if not filled or copy.header_row is None:
        return copy
    if key in copy.columns:
        column = copy.columns.index(key)
        columns = copy.columns
    else:
        column = max(len(row) for row in copy.rows)
        columns = (*copy.columns, *(None,) * (column - len(copy.columns)), key)
    rows = []
    for number, row in enumerate(copy.rows, 1):
        value: str | date | None = filled.get(number)
        if number == copy.header_row + 1 and columns is not copy.columns:
            value = SHEETS[copy.kind or SheetKind.YOUTHS].column(key).heading(lang)
        wide = (*row, *(None,) * (column + 1 - len(row)))
        rows.append(row if value is None else (*wide[:column], value, *wide[column + 1 :]))
    return replace(copy, rows=tuple(rows), columns=columns)
