"""The result's own sheets, in the order of the workbook."""

from __future__ import annotations

from collections.abc import Callable

from mentormatch.report.model import Report
from mentormatch.workbook.catalogue import ResultSheet
from mentormatch.workbook.layout.table import Table

from .context import Context
from .extra import with_prices
from .issues_sheet import issues
from .plan_sheets import matches, places, unmatched
from .verdict_sheets import eligibility, rulings, to_ask


def tables(report: Report, context: Context) -> dict[ResultSheet, Table]:
    """Return the tables of a result's own sheets, in the order of the workbook.

    A sheet with nothing on it that a person must know is left out.
    """
    makers: dict[ResultSheet, Callable[[Report, Context], Table]] = {
        ResultSheet.MATCHES: matches,
        ResultSheet.UNMATCHED: unmatched,
        ResultSheet.PLACES: places,
        ResultSheet.ELIGIBILITY: eligibility,
        ResultSheet.TO_ASK: to_ask,
        ResultSheet.ISSUES: issues,
    }
    if any(line.ruling for line in report.verdicts):
        makers[ResultSheet.RULINGS] = rulings
    made = {sheet: make(report, context) for sheet, make in makers.items()}
    kept = {ResultSheet.MATCHES, ResultSheet.PLACES, ResultSheet.ELIGIBILITY}
    if report.matches and not report.priced:
        kept.add(ResultSheet.ALTERNATIVES)  # it says why nothing was priced
    return {
        sheet: table
        for sheet, table in with_prices(made, report, context).items()
        if table.rows or sheet in kept
    }
