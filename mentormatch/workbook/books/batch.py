"""The summary of a batch as a workbook: the verdicts that changed, and a line per municipality."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mentormatch.locale import Texts
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.layout.table import Cell, Kind, Table, TableColumn, write_table

if TYPE_CHECKING:
    from mentormatch.batch import Done, Summary


def render(summary: Summary, t: Texts) -> bytes:
    """Return the summary as an .xlsx file, with the sheet of changed verdicts first where there are any."""
    from xlsxwriter import Workbook

    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    # The batch's date, not the clock's: the same batch gives the same file.
    workbook.set_properties({"created": datetime.fromisoformat(summary.as_of)})
    styles = Styles(workbook)
    if summary.verdicts:
        sheet = workbook.add_worksheet(t("batch.summary.verdicts"))
        sheet.set_tab_color(style.VERMILLION)
        write_table(sheet, _verdicts(summary, t), styles, t)
    write_table(workbook.add_worksheet(t("batch.summary.sheet")), _workbooks(summary, t), styles, t)
    workbook.close()
    return out.getvalue()


def _verdicts(summary: Summary, t: Texts) -> Table:
    heads = ("workbook", "mentor", "was", "now")
    rows: list[tuple[Cell, ...]] = [
        (label, one.mentor, t(f"batch.verdict.{one.was}"), t(f"batch.verdict.{one.now}"))
        for label, one in summary.verdicts
    ]
    columns = tuple(TableColumn(t(f"batch.head.{head}"), least=16) for head in heads)
    note = t("batch.summary.verdicts_note")
    return Table("mm_verdicts", t("batch.summary.verdicts"), note, columns, rows, note)


def _workbooks(summary: Summary, t: Texts) -> Table:
    numbers = ("matched", "eligible", "mentors", "places", "undetermined", "worries")
    columns = (
        TableColumn(t("batch.head.workbook"), least=18),
        TableColumn(t("batch.head.state"), least=12),
        TableColumn(t("batch.head.exit_code"), Kind.INTEGER),
        *(TableColumn(t(f"batch.head.{head}"), Kind.INTEGER, least=9) for head in numbers),
        *(TableColumn(t(f"batch.head.{head}"), Kind.INTEGER) for head in ("new", "same", "gone")),
        TableColumn(t("batch.head.codes"), most=50, least=20),
    )

    def row(one: Done) -> tuple[Cell, ...]:
        figures, changes = one.figures, one.changes
        counted = ", ".join(f"{code} x {count}" for code, count in one.counts.items())
        return (
            one.label,
            t(f"batch.state.{one.state.value}"),
            one.exit_code,
            *(getattr(figures, name) if figures else None for name in numbers),
            *(getattr(changes, f"pairs_{name}") if changes else None for name in ("new", "same", "gone")),
            one.fault or counted,
        )

    bad = {number: style.PALE_VERMILLION for number, one in enumerate(summary.done) if one.exit_code}
    return Table(
        "mm_batch",
        t("batch.summary.title"),
        t("batch.summary.note", as_of=date.fromisoformat(summary.as_of)),
        columns,
        [row(one) for one in summary.done],
        t("batch.summary.empty"),
        tints=bad,
    )
