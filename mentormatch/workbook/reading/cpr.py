"""CPR numbers in a sheet of people: the birth date is used, the number goes nowhere."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentormatch.issues import Issue, privacy
from mentormatch.workbook.cells.dates import FromCpr, birthday_parser, six_digits
from mentormatch.workbook.cells.privacy import birth_date, cpr_digits

from .rows import Rows


def read_cpr(
    rows: Rows,
    values: dict[str, list[Any]],
    ids: dict[str, str],
    only: dict[int, date],
    reference: date | None = None,
) -> None:
    """Take birth dates from CPR numbers wherever they stand, and warn once per column.

    Args:
        rows: the sheet.
        values: parsed columns; ``birth_date`` is filled in, an ``id`` that is a CPR number replaced.
        ids: filled with the id that stands for each CPR number that was used as one, by its ten digits.
        only: filled with the birth dates that stand nowhere else, by row of the sheet (as Excel counts).
        reference: the day on which ages are counted; it settles centuries.
    """
    born = values["birth_date"]
    _note_dates(rows, [record for record, value in enumerate(born) if isinstance(value, FromCpr)])
    digits_in_cpr = _column(rows, "cpr")
    for record, digits in digits_in_cpr.items():
        found = birth_date(digits)
        if born[record] is None:
            born[record] = FromCpr(found)
            _keep(rows, record, found, only)
        elif (
            not isinstance(born[record], FromCpr)
            and born[record] != found
            and rows.report(privacy.CPR_CONTRADICTS, record, "birth_date")
        ):
            born[record] = None
    _note_column(rows, "cpr", len(digits_in_cpr))
    for record in digits_in_cpr:
        value = rows.columns["cpr"][record]
        if isinstance(value, int | float) and value < 10**9:
            rows.report(privacy.CPR_ZERO_LOST, record, "cpr")
    _twice(rows, digits_in_cpr, "cpr")
    _dates_among(rows, digits_in_cpr, born, only, reference)
    digits_in_id = _column(rows, "id")
    if digits_in_id:
        _replace_ids(rows, values, digits_in_id, ids, only)


def _keep(rows: Rows, record: int, found: date | None, only: dict[int, date]) -> None:
    """Keep a birth date for the sheet that is handed back, where no answer of the user's stands in its place."""
    own = rows.columns.get("birth_date")
    if found is not None and (own is None or record not in rows.bad or not str(own[record]).strip()):
        only[rows.numbers[record]] = found


def _column(rows: Rows, key: str) -> dict[int, str]:
    column = rows.columns.get(key, ())
    found: dict[int, str] = {}
    number = rows.headings.column(key)
    if number is None or not any(map(cpr_digits, rows.distinct[number])):
        return found
    for record, value in enumerate(column):
        if digits := cpr_digits(value):
            found[record] = digits
    return found


def _note_column(rows: Rows, key: str, count: int) -> None:
    if count:
        rows.issues.append(
            Issue(privacy.CPR_COLUMN, rows.cell_place(None, rows.headings.column(key)), {"n": count})
        )


_MOST_ROWS = 5


def _note_dates(rows: Rows, records: list[int]) -> None:
    """Say which answers in a column of birth dates are CPR numbers; nobody is told to delete the birth dates."""
    if not records:
        return
    place = rows.cell_place(None, rows.headings.column("birth_date"))
    named = ", ".join(str(rows.numbers[record]) for record in records[:_MOST_ROWS])
    more = ", …" if len(records) > _MOST_ROWS else ""
    rows.issues.append(Issue(privacy.CPR_AMONG_DATES, place, {"n": len(records), "rows": named + more}))


def _dates_among(
    rows: Rows, read: dict[int, str], born: list[Any], only: dict[int, date], reference: date | None
) -> None:
    """Read what is a birth date in a column of CPR numbers as one, also the first six digits alone; of what is neither,
    none can be told."""
    parse = birthday_parser(epoch_1904=rows.sheet.epoch_1904, reference=reference)
    for record, value in enumerate(rows.columns.get("cpr", ())):
        if record in read or not str(value).strip():
            continue
        found = (six_digits(value, reference) if reference else None) or parse(value)
        if not isinstance(found, date):
            rows.report(privacy.CPR_UNREADABLE, record, "cpr")
        elif born[record] is None:
            born[record] = found
            _keep(rows, record, found, only)  # the column is not handed back


def _twice(rows: Rows, read: dict[int, str], key: str) -> None:
    first: dict[str, int] = {}
    for record, digits in read.items():
        other = first.setdefault(digits, record)
        if other != record:
            rows.report(privacy.CPR_TWICE, record, key, other=str(rows.numbers[other]))


def _replace_ids(
    rows: Rows,
    values: dict[str, list[Any]],
    read: dict[int, str],
    ids: dict[str, str],
    only: dict[int, date],
) -> None:
    """Let the birth date stand for a CPR number used as id; two of the same day need ids of their own."""
    rows.issues.append(
        Issue(privacy.CPR_AS_ID, rows.cell_place(None, rows.headings.column("id")), {"n": len(read)})
    )
    _twice(rows, read, "id")
    taken: dict[str, tuple[str, int]] = {}
    for record, digits in read.items():
        found = birth_date(digits)
        if found is None:
            continue
        if values["birth_date"][record] is None:
            values["birth_date"][record] = found
            _keep(rows, record, found, only)
        substitute = found.isoformat()
        other, first = taken.setdefault(substitute, (digits, record))
        if other != digits:
            rows.report(privacy.CPR_ID_CLASH, first, "id")
            rows.report(privacy.CPR_ID_CLASH, record, "id")
        ids[digits] = substitute
        values["id"][record] = substitute
