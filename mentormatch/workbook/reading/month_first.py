"""Days that can be read in two ways, in a sheet whose other days prove that the month stands first."""

from __future__ import annotations

import re

from mentormatch.issues import Issue, cells
from mentormatch.workbook.catalogue import SHEETS, CellType, SheetKind
from mentormatch.workbook.cells.parsers import shown

from .rows import Rows

_DAY = re.compile(r"(?:^|\|)(\d{1,2})/(\d{1,2})/\d{4}(?!\d)")
_MONTHS = 12


def month_first(rows: Rows, kind: SheetKind) -> list[Issue]:
    """Return a warning for every column of days that were read day first though the sheet writes the month first."""
    if "/" not in rows.sheet.joined:
        return []
    pairs = [(int(one[1]), int(one[2])) for one in _DAY.finditer(rows.sheet.joined)]
    proved = any(first <= _MONTHS < second for first, second in pairs)
    if not proved or any(first > _MONTHS for first, _ in pairs):
        return []
    found: list[Issue] = []
    for column in SHEETS[kind].columns:
        number = rows.headings.column(column.key) if column.type is CellType.DATE else None
        if number is None:
            continue
        given = [value for value in rows.columns[column.key] if isinstance(value, str)]
        read = list(filter(_in_doubt, given))
        if read:  # also where the column proves it itself: the error at such a day leads to that cell alone
            values = {"n": len(read), "value": shown(read[0])}
            found.append(Issue(cells.MONTH_FIRST, rows.cell_place(None, number), values))
    return found


def _in_doubt(value: str) -> bool:
    match = _DAY.match(value.strip())
    return match is not None and match[1] != match[2] and int(match[2]) <= _MONTHS
