"""The workbook of ``history``: a sheet for each table, and charts of what changes over the months."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from mentormatch.report.history_words import Grid, HistoryWords
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.layout.table import HEAD_ROW, Kind, Table, TableColumn, write_table

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

_LETTERS: dict[str, Any] = {"name": style.FONT, "size": 9, "color": "#333333"}
_DECIMAL = frozenset({"hours", "wellbeing", "cooperation"})


def render(words: HistoryWords) -> bytes:
    """Return a history as an .xlsx file; the same words give the same bytes."""
    from xlsxwriter import Workbook

    t = words.t
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    last = words.found.last
    made = datetime(last.year, last.month, last.day)  # noqa: DTZ001  # no zone in the file
    book.set_properties({"title": t("history.title"), "author": "", "created": made})
    styles = Styles(book)
    for grid in words.grids():
        name = t(f"history.sheet.{grid.key}")
        sheet = book.add_worksheet(name)
        sheet.set_tab_color(style.NAVY)
        note = " ".join(words.answer()) if grid.key == "matches" else t(f"history.note.{grid.key}")
        write_table(sheet, _table(grid, t(f"history.sheet.{grid.key}"), note, t("history.empty")), styles, t)
        below = HEAD_ROW + len(grid.rows) + 3
        for at, chart in enumerate(_charts(book, grid, name, words)):
            sheet.insert_chart(below + 16 * at, 0, chart)
    book.close()
    return out.getvalue()


def _table(grid: Grid, title: str, note: str, empty: str) -> Table:
    columns = tuple(
        TableColumn(
            head,
            Kind.DECIMAL
            if any(isinstance(row[at], float) for row in grid.rows)
            else Kind.INTEGER
            if any(isinstance(row[at], int) for row in grid.rows)
            else Kind.TEXT,
            most=24,
            least=10,
        )
        for at, head in enumerate(grid.heads)
    )
    return Table(f"mm_history_{grid.key}", title, note, columns, grid.rows, empty)


def _charts(book: Workbook, grid: Grid, sheet: str, words: HistoryWords) -> list[Chart]:
    """Return the charts of a table: begun and ended, hours, and how it goes, by month; ended by reason."""
    if not grid.rows:
        return []
    t = words.t
    if grid.key == "months":
        return [
            _chart(book, "column", t("history.chart.matches"), sheet, grid, (1, 2)),
            _chart(book, "column", t("history.chart.hours"), sheet, grid, (3,)),
            _chart(book, "line", t("history.chart.follow_ups"), sheet, grid, (5, 6)),
        ]
    if grid.key == "matches" and len(grid.rows) > 1:
        return [_chart(book, "column", t("history.chart.municipalities"), sheet, grid, (2, 3))]
    return []


def _chart(book: Workbook, kind: str, title: str, sheet: str, grid: Grid, columns: tuple[int, ...]) -> Chart:
    made = book.add_chart({"type": kind})
    made.set_title({"name": title, "overlay": False, "name_font": _LETTERS | {"size": 11, "bold": True}})
    made.set_legend({"position": "bottom", "font": _LETTERS} if len(columns) > 1 else {"none": True})
    made.set_x_axis({"num_font": _LETTERS})
    limits = {"min": 0, "max": 10} if kind == "line" else {"min": 0}
    made.set_y_axis({"num_font": _LETTERS, **limits})
    first, last = HEAD_ROW + 1, HEAD_ROW + len(grid.rows)
    looks = ((style.BLUE, "solid", "circle"), (style.VERMILLION, "dash", "square"))
    for (colour, dash, mark), column in zip(looks, columns, strict=False):
        series: dict[str, Any] = {
            "name": grid.heads[column],
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, column, last, column],
        }
        if kind == "line":
            series["line"] = {"color": colour, "width": 2.25, "dash_type": dash}
            series["marker"] = {"type": mark, "size": 7, "fill": {"color": colour}}
        else:
            series["fill"] = {"color": colour}
        made.add_series(series)
    made.show_blanks_as("span")
    made.set_size({"width": 620, "height": 300})
    return made
