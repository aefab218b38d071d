"""What files hold of one person, as a workbook to hand out to them: GDPR article 15."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO

from mentormatch.locale import Texts
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.layout.table import Table, TableColumn, write_table

Line = tuple[str, str, str]
"""Where it stands (file, sheet and row), under which heading, and what."""


def render_person(
    who: str, lines: Sequence[Line], files: Sequence[tuple[str, str]], day: date, t: Texts
) -> bytes:
    """Return what is known of a person, and the files that hold it (path and what it is), as an .xlsx file."""
    from xlsxwriter import Workbook

    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # no zone in the file
    workbook.set_properties({"title": t("person.book.title"), "author": "", "created": made})
    styles = Styles(workbook)
    known = Table(
        "mm_known",
        t("person.book.title"),
        t("person.book.note", who=who, date=day),
        tuple(
            TableColumn(t(f"person.book.{key}"), most=most, least=16)
            for key, most in (("where", 50), ("heading", 34), ("value", 70))
        ),
        [tuple(line) for line in lines],
        t("person.book.empty"),
    )
    held = Table(
        "mm_files",
        t("person.book.files"),
        t("person.book.files_note"),
        tuple(
            TableColumn(t(f"person.book.{key}"), most=most, least=16)
            for key, most in (("file", 90), ("kind", 40))
        ),
        [tuple(file) for file in files],
        t("person.book.empty"),
    )
    for name, table in ((t("person.book.known_sheet"), known), (t("person.book.files_sheet"), held)):
        write_table(workbook.add_worksheet(name), table, styles, t)
    workbook.close()
    return out.getvalue()
