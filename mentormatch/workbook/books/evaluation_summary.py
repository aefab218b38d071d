"""The first sheet of an evaluation: the answer, the figures, the charts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentormatch.report.evaluation.words import Words
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.measure import lines
from mentormatch.workbook.layout.page import set_up_page
from mentormatch.workbook.layout.text import clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.workbook.layout.style import Styles

COLUMNS = 12
ROOM = 11.3
"""The sheet is a grid of equal columns, as wide together as an A4 page lying down."""

CHART_ROWS = 13
SPAN = 4
"""Columns that a chart, and its table of numbers, take."""

CHARTED = ("age", "education")
"""Groups with few lines, shown as charts beside that of the whole."""

_LETTERS: dict[str, Any] = {"name": style.FONT, "size": 9, "color": "#333333"}
Series = tuple[tuple[str, tuple[int, ...]], ...]


class Summary:
    """Writes the sheet from the top down; ``row`` is the next free row."""

    def __init__(self, book: Workbook, sheet: Worksheet, words: Words, styles: Styles) -> None:
        self.book = book
        self.sheet = sheet
        self.words = words
        self.styles = styles
        self.t = words.t
        self.row = 0

    def write(self) -> None:
        """Write the whole sheet."""
        self.sheet.set_column(0, COLUMNS - 1, ROOM)
        self.sheet.hide_gridlines(2)
        self._head()
        self._paragraphs("question", [self.words.question])
        self._paragraphs("answer", self.words.answer(), bullet="• ")
        self._figures()
        self._charts()
        names = self.words.e.depends.certain
        if names and not self.words.mask:
            self._paragraphs("names", [", ".join(names)])
        self._paragraphs("ways", self.words.making_up(), bullet="• ")
        self._paragraphs("series", self.words.over_time(), bullet="• ")
        set_up_page(self.sheet, self.t)

    def _merged(self, row: int, first: int, last: int, text: str, form: Format) -> None:
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", form)
        self.sheet.write_string(row, first, clean(text), form)

    def _heading(self, text: str) -> None:
        self.sheet.set_row(self.row, 10)
        form = self.styles(
            bold=True,
            font_size=13,
            font_color=style.NAVY,
            bottom=2,
            bottom_color=style.NAVY,
            valign="bottom",
        )
        self._merged(self.row + 1, 0, COLUMNS - 1, text, form)
        self.sheet.set_row(self.row + 1, 24)
        self.row += 2

    def _head(self) -> None:
        words, t = self.words, self.t
        self._merged(
            0, 0, 8, words.title, self.styles(bold=True, font_size=22, font_color=style.NAVY, shrink=True)
        )
        form = self.styles(font_size=12, font_color=style.GREY, align="right", valign="vcenter")
        self._merged(0, 9, COLUMNS - 1, words.as_of, form)
        self.sheet.set_row(0, 36)
        self.sheet.set_row(1, 8)
        exempted = words.exempted_of_all()
        tiles = (
            (words.show(words.p.matched.with_), words.with_, style.BLUE, style.PALE_BLUE),
            (words.show(words.p.matched.without), words.without, style.NAVY, style.PALE),
            (
                words.show(words.p.matched.difference),
                t("evaluate.table.difference"),
                style.VERMILLION,
                style.PALE_VERMILLION,
            ),
            (exempted, t("evaluate.table.exempted"), style.BROWN, style.PALE_ORANGE),
        )
        for number, (figure, label, colour, back) in enumerate(tiles):
            first = number * 3
            edge = {"bg_color": back, "align": "center", "left": 5, "left_color": colour}
            large = self.styles(bold=True, font_size=24, font_color=colour, valign="vcenter", **edge)
            self._merged(2, first, first + 2, figure, large)
            self._merged(3, first, first + 2, label, self.styles(font_size=11, shrink=True, **edge))
        self.sheet.set_row(2, 40)
        self.sheet.set_row(3, 22)
        self.row = 4

    def _paragraphs(self, heading: str, said: list[str], bullet: str = "") -> None:
        if not said:
            return
        self._heading(self.t(f"evaluate.heading.{heading}"))
        form = self.styles(text_wrap=True, valign="vcenter")
        for text in said:
            shown = bullet + text
            self._merged(self.row, 0, COLUMNS - 1, shown, form)
            self.sheet.set_row(self.row, 6 + 15 * lines(shown, COLUMNS * (ROOM + 0.7) - 2))
            self.row += 1

    def _figures(self) -> None:
        t, words = self.t, self.words
        self._heading(t("evaluate.heading.figures"))
        right: dict[str, Any] = {"align": "right", "indent": 1}
        right["text_wrap"] = words.open
        edges: dict[str, Any] = {"bottom": 1, "bottom_color": style.NAVY, "valign": "bottom"}
        head = self.styles(bold=True, bg_color=style.PALE, **edges)
        head_right = self.styles(bold=True, bg_color=style.PALE, **edges, **right)
        edge = {"bottom": 1, "bottom_color": style.LIGHT_GREY}
        spans: tuple[tuple[int, int], ...] = ((0, 5), (6, 7), (8, 9), (10, 11))
        if words.open:
            spans = ((0, 5), *((at, at) for at in range(6, COLUMNS)))
        heads = (t("evaluate.table.what"), *words.heads())
        for (first, last), text in zip(spans, heads, strict=True):
            self._merged(self.row, first, last, text, head_right if first else head)
        if words.open:
            self.sheet.set_row(self.row, 36)
        self.row += 1
        for line in words.figures():
            cells = (line.label, *(words.show(cell) for cell in line.cells))
            for (first, last), text in zip(spans, cells, strict=True):
                self._merged(
                    self.row,
                    first,
                    last,
                    text,
                    self.styles(**edge, **right) if first else self.styles(**edge),
                )
            self.row += 1
        if words.open:
            note = t("evaluate.table.note", range=words.range())
            form = self.styles(font_color=style.GREY, font_size=9, text_wrap=True, valign="top")
            self._merged(self.row, 0, COLUMNS - 1, note, form)
            self.sheet.set_row(self.row, 4 + 13 * lines(note, COLUMNS * ROOM))
            self.row += 1

    def _charts(self) -> None:
        """Place the charts beside each other, and the numbers that they show beneath."""
        shown = [chart for chart in self._chart_numbers() if len(chart[2]) > 1]
        if not shown:
            return
        self.sheet.set_h_pagebreaks([self.row])
        self._heading(self.t("evaluate.heading.chart"))
        top, below = self.row, self.row + CHART_ROWS + 1
        longest = 0
        for place, (title, series, labels) in enumerate(shown):
            first = place * SPAN
            self._numbers(below, first, title, series, labels)
            made = self._chart(title, series, labels, (below + 2, first))
            described = "; ".join(
                f"{label}: {', '.join(f'{name} {values[n]}' for name, values in series)}"
                for n, label in enumerate(labels)
            )
            self.sheet.insert_chart(
                top, first, made, {"x_offset": 3, "y_offset": 8, "description": f"{title}. {described}"}
            )
            longest = max(longest, len(labels))
        self.row = below + longest + 3

    def _chart_numbers(self) -> list[tuple[str, Series, tuple[str, ...]]]:
        """Return title, series and labels of each chart; what is hidden is in none."""
        words, t = self.words, self.t
        found: list[tuple[str, Series, tuple[str, ...]]] = []
        with_, without = words.p.matched.with_, words.p.matched.without
        if isinstance(with_, int) and isinstance(without, int):
            series = ((t("evaluate.group.youths"), (with_, without)),)
            found.append((t("evaluate.heading.chart"), series, (words.with_, words.without)))
        for group in words.e.groups:
            if group.name not in CHARTED:
                continue
            whole = [
                (row.label, with_, without)
                for row in words.group_rows(group)
                for with_, without in [row.cells[1:3]]
                if isinstance(with_, int) and isinstance(without, int)
            ]
            labels = tuple(label for label, _, _ in whole)
            named = (
                (words.with_, tuple(with_ for _, with_, _ in whole)),
                (words.without, tuple(without for _, _, without in whole)),
            )
            found.append((t(f"evaluate.group.{group.name}"), named, labels))
        return found

    def _numbers(self, row: int, first: int, title: str, series: Series, labels: tuple[str, ...]) -> None:
        form = self.styles(bottom=1, bottom_color=style.LIGHT_GREY, shrink=True)
        right = {"align": "right", "indent": 1}
        number = self.styles(bottom=1, bottom_color=style.LIGHT_GREY, num_format=style.INTEGER, **right)
        head = self.styles(font_color=style.GREY, font_size=9, text_wrap=True, **right)
        self.sheet.set_row(row + 1, 28)
        self._merged(row, first, first + 1, title, self.styles(bold=True, shrink=True))
        for at, (name, _) in enumerate(series):
            self.sheet.write_string(row + 1, first + 2 + at, name, head)
        for line, label in enumerate(labels):
            self._merged(row + 2 + line, first, first + 1, label, form)
            for at, (_, values) in enumerate(series):
                self.sheet.write_number(row + 2 + line, first + 2 + at, values[line], number)

    def _chart(self, title: str, series: Series, labels: tuple[str, ...], at: tuple[int, int]) -> Chart:
        row, first = at
        made = self.book.add_chart({"type": "column"})
        made.set_title({"name": title, "overlay": False, "name_font": _LETTERS | {"size": 11, "bold": True}})
        made.set_chartarea({"border": {"color": style.LIGHT_GREY}})
        made.set_x_axis({"num_font": _LETTERS, "line": {"color": style.LIGHT_GREY}})
        made.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
        made.set_legend({"none": True} if len(series) == 1 else {"position": "bottom", "font": _LETTERS})
        sheet = self.t("evaluate.book.summary")
        last = row + len(labels) - 1
        colours = (style.BLUE, style.ORANGE)
        for number, (name, _) in enumerate(series):
            made.add_series(
                {
                    "name": name,
                    "categories": [sheet, row, first, last, first],
                    "values": [sheet, row, first + 2 + number, last, first + 2 + number],
                    "fill": {"color": colours[number]},
                    "border": {"color": style.GREY},
                    "points": [{"fill": {"color": colours[n % 2]}} for n in range(len(labels))]
                    if len(series) == 1
                    else None,
                    "data_labels": {"value": True, "font": _LETTERS},
                    "gap": 60,
                }
            )
        made.set_size({"width": 334, "height": CHART_ROWS * 20})
        return made
