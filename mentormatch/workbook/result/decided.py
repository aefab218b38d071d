"""The decisions of earlier runs, where the user's own sheets stay as they are: the sheet Beslutninger."""

from __future__ import annotations

from mentormatch.locale import Texts
from mentormatch.report.model import Report
from mentormatch.workbook.catalogue import SHEETS, CellType, SheetKind
from mentormatch.workbook.layout.table import Kind, Table, TableColumn


def decided(report: Report, t: Texts) -> Table:
    """Return the matches to hand on as a table, its columns those of the match history."""
    spec = SHEETS[SheetKind.MATCHES]
    labels = {choice.value: choice.label(t.lang) for choice in spec.column("status").choices}
    columns = tuple(
        TableColumn(
            column.heading(t.lang),
            Kind.DATE if column.type is CellType.DATE else Kind.TEXT,
            most=30,
            least=11,
        )
        for column in spec.columns
    )
    ordered = sorted(report.decisions, key=lambda match: (match.youth, match.mentor, match.status))
    return Table(
        "mm_decisions",
        t("workbook.title.decided"),
        t("workbook.note.decided"),
        columns,
        [
            (
                match.youth,
                match.mentor,
                labels[match.status],
                match.start,
                match.end,
                match.reason,
                match.by,
                match.decided_on,
            )
            for match in ordered
        ],
        t("workbook.empty.decided"),
    )
