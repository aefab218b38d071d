"""What the prices of changes put to the result's sheets: what would help, what a yes brings, alternatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mentormatch.report.model import Alternative, AlternativesLine, AskLine, Report
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.layout.table import HEAD_ROW, Cell, Kind, Link, Table, TableColumn

from . import change_words, words
from .context import Context, by_id

if TYPE_CHECKING:
    pass


def with_prices(
    made: Mapping[ResultSheet, Table], report: Report, context: Context
) -> dict[ResultSheet, Table]:
    """Return the tables with what is known about changes, and that of alternatives."""
    tables = {**made, ResultSheet.ALTERNATIVES: alternatives(report, context)}
    if report.alternatives:
        tables[ResultSheet.MATCHES] = _with_best_alternative(tables[ResultSheet.MATCHES], report, context)
    if report.priced:
        if any(line.price for line in report.matches):
            tables[ResultSheet.MATCHES] = _with_decision_prices(tables[ResultSheet.MATCHES], report, context)
        tables[ResultSheet.UNMATCHED] = _with_help(tables[ResultSheet.UNMATCHED], report, context)
        tables[ResultSheet.TO_ASK] = _with_answers(tables[ResultSheet.TO_ASK], report, context)
    order = list(ResultSheet)
    return dict(sorted(tables.items(), key=lambda item: order.index(item[0])))


def alternatives(report: Report, context: Context) -> Table:
    """Return the next best mentors of each match that may still change, a row for each."""
    t, spec = context.t, RESULT_SHEETS[ResultSheet.MATCHES]
    columns = (
        context.ids("youth"),
        TableColumn(spec.column("youth_name").heading(t.lang), most=22),
        TableColumn(spec.column("mentor").heading(t.lang), most=28),
        TableColumn(t("workbook.head.points"), Kind.INTEGER, 8),
        TableColumn(t("explain.sheet.head_option"), most=28),
        TableColumn(t("explain.sheet.head_points"), Kind.INTEGER, 9),
        TableColumn(t("explain.sheet.head_price"), most=40, least=20),
        TableColumn(t("explain.sheet.head_changes"), most=52, least=20),
    )

    def row(line: AlternativesLine, option: Alternative) -> tuple[Cell, ...]:
        return (
            *context.who(SheetKind.YOUTHS, line.youth),
            words.called(line.mentor),
            line.points,
            context.to_row(SheetKind.MENTORS, option.mentor, words.called(option.mentor)),
            option.points,
            change_words.effect(option.effect, t),
            change_words.changes(option.effect.changes, t, leave_out=line.youth),
        )

    ordered = sorted(report.alternatives, key=lambda line: by_id(line.youth.id))
    return Table(
        "mm_alternatives",
        t("explain.sheet.title"),
        t("explain.sheet.note", as_of=report.as_of),
        columns,
        [row(line, option) for line in ordered for option in line.options],
        t("explain.sheet.empty" if report.priced or not report.matches else words.not_priced(report)),
        frozen=2,
    )


def _with_best_alternative(table: Table, report: Report, context: Context) -> Table:
    """Put beside each pair the best other mentor and the price, with the way to the others on the sheet of those."""
    t, sheet = context.t, context.name(ResultSheet.ALTERNATIVES)
    ordered = sorted(report.alternatives, key=lambda line: by_id(line.youth.id))
    best: dict[str, tuple[Cell, Cell]] = {}
    row = HEAD_ROW + 2  # of the first alternative, as Excel counts
    for line in ordered:
        if line.options:
            first = line.options[0]
            link = Link(words.called(first.mentor), sheet, f"A{row}")
            best[line.youth.id] = link, change_words.effect(first.effect, t)
        row += len(line.options)
    columns = (
        TableColumn(t("explain.sheet.head_best"), most=24),
        TableColumn(t("explain.sheet.head_price"), most=24, least=16),
    )
    rows = [(*cells, *best.get(str(cells[0]), (None, None))) for cells in table.rows]
    return replace(table, columns=(*table.columns, *columns), rows=rows)


def _with_decision_prices(table: Table, report: Report, context: Context) -> Table:
    """Put after the decision what the plan would gain without the one that holds."""
    t = context.t
    prices = {(line.youth.id, line.mentor.id): line.price for line in report.matches}
    at = max(number for number, column in enumerate(table.columns) if column.fill_in) + 1
    column = TableColumn(t("explain.sheet.head_without"), most=22, least=16)

    def said(row: Sequence[Cell]) -> str | None:
        price = prices.get((str(row[0]), str(row[2])))
        return None if price is None else change_words.effect(price, t)

    return replace(
        table,
        columns=(*table.columns[:at], column, *table.columns[at:]),
        rows=[(*row[:at], said(row), *row[at:]) for row in table.rows],
    )


def _with_help(table: Table, report: Report, context: Context) -> Table:
    t = context.t
    offers = {line.youth.id: line.help for line in report.unmatched}
    column = TableColumn(t("explain.sheet.head_help"), most=48, least=30)
    rows = [(*row, change_words.gains(offers.get(str(row[0]), ()), t)) for row in table.rows]
    sheet = context.sheet_of.get(SheetKind.MATCHES) or SHEETS[SheetKind.MATCHES].name(t.lang)
    named = [(str(row[0]), way) for row in table.rows for way in offers.get(str(row[0]), ())]
    return replace(
        table,
        columns=(*table.columns, column),
        rows=rows,
        notes_title=t("explain.sheet.how_to"),
        notes=change_words.how_to(named, sheet, t),
    )


def _with_answers(table: Table, report: Report, context: Context) -> Table:
    """Add what a yes brings, and put the answer that would bring most first."""
    t = context.t
    column = TableColumn(t("explain.sheet.head_brings"), most=36, least=20)
    rank = {line.mentor.id: (number, line) for number, line in enumerate(report.ask)}

    def said(line: AskLine) -> str:
        return change_words.effect(line.effect, t)

    known = sorted((row for row in table.rows if str(row[0]) in rank), key=lambda row: rank[str(row[0])][0])
    others = [(*row, None) for row in table.rows if str(row[0]) not in rank]
    rows = [(*row, said(rank[str(row[0])][1])) for row in known]
    return replace(table, columns=(*table.columns, column), rows=[*rows, *others])
