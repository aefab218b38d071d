"""The sheet about what is wrong with the lists."""

from __future__ import annotations

from collections.abc import Iterator

from mentormatch.issues import Issue, Severity
from mentormatch.report.model import Report
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.table import Cell, Link, Table, TableColumn
from mentormatch.workbook.reading.headings import PEOPLE
from mentormatch.workbook.reading.receipt import SheetReceipt

from .context import Context

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def issues(report: Report, context: Context) -> Table:
    """Return how each column was read, and below it what is wrong with the lists, the worst first, with links."""
    t = context.t
    columns = (
        TableColumn(t("workbook.head.severity"), most=13, least=11),
        TableColumn(t("workbook.head.sheet"), most=20),
        TableColumn(t("workbook.head.cell"), most=10),
        TableColumn(t("workbook.head.column"), most=24),
        TableColumn(t("workbook.head.person"), most=24),
        TableColumn(t("workbook.head.cause"), most=56),
        TableColumn(t("workbook.head.remedy"), most=56),
        TableColumn(t("workbook.head.code"), most=10),
    )

    def row(issue: Issue) -> tuple[Cell, ...]:
        at = issue.place
        sheet = context.sheets.get((at.file, at.sheet)) if at.sheet else None
        cell = at.cell or (f"A{at.row}" if at.row else None)
        where: Cell = Link(cell, sheet, cell) if cell and sheet else cell
        return (
            t(f"workbook.severity.{issue.severity.value}"),
            sheet or at.sheet or at.file,
            where,
            at.heading or at.column,
            at.person,
            issue.cause(t.lang),
            issue.remedy(t.lang),
            issue.code,
        )

    ordered = sorted(report.issues, key=lambda issue: _RANK[issue.severity])  # as on the screen
    read = [line for sheet in context.receipt for line in _receipt(sheet, context)]
    tints = {Severity.ERROR: style.PALE_VERMILLION, Severity.WARNING: style.PALE_ORANGE}
    return Table(
        "mm_issues",
        t("workbook.title.issues"),
        t("workbook.note.issues"),
        columns,
        [*read, *map(row, ordered)],
        t("workbook.empty.issues"),
        tints={
            n: tints[issue.severity] for n, issue in enumerate(ordered, len(read)) if issue.severity in tints
        },
    )


def _receipt(sheet: SheetReceipt, context: Context) -> Iterator[tuple[Cell, ...]]:
    """Return a row for each column of a list that holds anything: what it was taken for, or that it was not read."""
    t = context.t
    name = context.sheets.get((sheet.file, sheet.sheet))
    if sheet.kind not in PEOPLE:
        return
    for one in sheet.columns:
        if not one.filled:
            continue
        said = t("workbook.receipt.filled", n=one.filled)
        if one.name is not None:
            called = one.name.da if t.lang == "da" else one.name.en
            said = t("workbook.receipt.read_as", column=called, filled=said)
        if one.faulty:
            said += t("workbook.receipt.faulty", n=one.faulty)
        rare = "; ".join(t("workbook.receipt.rare", word=word, other=other) for word, other in one.rare)
        cell = f"{one.column}{sheet.header_row}"
        yield (
            t("workbook.receipt.read" if one.key else "workbook.receipt.not_read"),
            name or sheet.sheet,
            Link(cell, name, cell) if name else cell,
            one.heading,
            None,
            said,
            rare,
            "",
        )
