"""The sheet about what is wrong with the lists."""

from __future__ import annotations

from mentormatch.issues import Issue, Severity
from mentormatch.report.model import Report
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.table import Cell, Link, Table, TableColumn

from .context import Context

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def issues(report: Report, context: Context) -> Table:
    """Return what is wrong with the lists, each with a link to its cell, the worst first."""
    t = context.t
    columns = (
        TableColumn(t("workbook.head.severity"), most=13, least=11),
        TableColumn(t("workbook.head.sheet"), most=20),
        TableColumn(t("workbook.head.cell"), most=10),
        TableColumn(t("workbook.head.column"), most=24),
        TableColumn(t("workbook.head.cause"), most=56),
        TableColumn(t("workbook.head.remedy"), most=56),
        TableColumn(t("workbook.head.code"), most=10),
    )

    def order(issue: Issue) -> tuple[object, ...]:
        at = issue.place
        return (_RANK[issue.severity], at.file or "", at.sheet or "", at.row or 0, len(at.column or ""),
                at.column or "", issue.code, issue.cause(t.lang))  # fmt: skip

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
            issue.cause(t.lang),
            issue.remedy(t.lang),
            issue.code,
        )

    ordered = sorted(report.issues, key=order)
    tints = {Severity.ERROR: style.PALE_VERMILLION, Severity.WARNING: style.PALE_ORANGE}
    return Table(
        "mm_issues",
        t("workbook.title.issues"),
        t("workbook.note.issues"),
        columns,
        [row(issue) for issue in ordered],
        t("workbook.empty.issues"),
        tints={n: tints[issue.severity] for n, issue in enumerate(ordered) if issue.severity in tints},
    )
