"""A workbook made of tables that a caller holds in memory, so that they are read like a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from io import BytesIO

Table = Sequence[Sequence[object]]
"""Rows of cells, the headings first."""

_MADE = datetime(2000, 1, 1)  # noqa: DTZ001  # no clock may show in the file


def workbook_of(sheets: Mapping[str, Table]) -> bytes:
    """Return an .xlsx with these sheets; the same tables give the same bytes.

    Dates, times, numbers and truth values are written as such, ``None`` as a blank, and
    everything else as text: nothing becomes a formula or a link.

    Raises:
        ValueError: a sheet's name is one that no workbook can have.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxInputError

    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": _MADE})
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "hh:mm:ss"}),
    }
    for name, rows in sheets.items():
        try:
            sheet = book.add_worksheet(name)
        except XlsxInputError as error:
            raise ValueError(str(error)) from error
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is None:
                    continue
                if isinstance(value, bool):
                    sheet.write_boolean(at, column, value)
                elif isinstance(value, int | float):
                    sheet.write_number(at, column, value)
                elif isinstance(value, datetime | date | time):
                    kind = next(kind for kind in formats if isinstance(value, kind))
                    sheet.write_datetime(at, column, value, formats[kind])
                else:
                    sheet.write_string(at, column, str(value))
    book.close()
    return out.getvalue()
