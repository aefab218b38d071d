"""The decisions of earlier runs, where the user's own sheets stay as they are: the sheet Beslutninger."""

from __future__ import annotations

from typing import cast

from mentormatch.domain import Match
from mentormatch.locale import Language, Texts
from mentormatch.report.model import Report
from mentormatch.workbook.catalogue import SHEETS, CellType, SheetKind
from mentormatch.workbook.layout.table import Cell, Kind, Table, TableColumn

from .match_cells import match_cells


def decided(report: Report, t: Texts) -> Table:
    """Return the matches to hand on as a table, its columns those of the match history."""
    spec = SHEETS[SheetKind.MATCHES]
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
        [_row(match, t.lang) for match in ordered],
        t("workbook.empty.decided"),
    )


def _row(match: Match, lang: Language) -> tuple[Cell, ...]:
    values = match_cells(match, lang)
    return tuple(cast("Cell", values[column.key]) for column in SHEETS[SheetKind.MATCHES].columns)
