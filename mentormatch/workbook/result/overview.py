"""The first sheet: how many got a mentor, what to look at, what to do now, how the plan was found."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from mentormatch.locale import Texts
from mentormatch.report import kind_words
from mentormatch.report.model import Report
from mentormatch.workbook.catalogue import ResultSheet
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.measure import lines
from mentormatch.workbook.layout.page import set_up_page
from mentormatch.workbook.layout.table import Link
from mentormatch.workbook.layout.text import clean

from . import change_words, words
from .charts import CHART_ROWS, TREND, Figure, figures, fill_chart, make_chart, make_trend
from .contact_words import (
    contact_lines,
    declined_lines,
    hours_lines,
    rescue_line,
    substitute_lines,
    unsafe_lines,
)
from .context import Context, by_id
from .ended_words import ended_lines
from .missing_words import missing
from .overview_texts import assumptions, changed, next_steps, worries
from .unanswered_words import unanswered_lines

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.workbook.layout.style import Styles

COLUMNS = 12
ROOM = 12.9
"""The sheet is a grid of equal columns, a little wider together than an A4 page lying down."""

ROW = 15.0
"""Points of height of a row that nobody made another."""

PAGE_HEIGHT = 550.0
"""Points of rows that an A4 page lying down takes at the size that makes the sheet as wide as the page."""

FULL_SIZE = 90
"""Percent at which the sheet is as wide as the page."""

SMALLEST = 55
"""Percent below which nobody reads what is printed: more pages then."""

CHARTS_PER_ROW = 3
SPAN = COLUMNS // CHARTS_PER_ROW
MOST_TROUBLES = 12
"""More than so many pairs in trouble are named in one line, lest nothing else can be seen."""
MOST_MONTHS = 12


class Overview:
    """Writes the overview from the top down; ``row`` is the next free row."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, report: Report, context: Context, styles: Styles
    ) -> None:
        self.book = book
        self.sheet = sheet
        self.report = report
        self.context = context
        self.styles = styles
        self.t: Texts = context.t
        self.row = 0
        self._parts: list[int] = []
        """Rows where the parts of the sheet begin."""
        self._heights: dict[int, float] = {}

    def write(self) -> None:
        """Write the whole sheet."""
        self.sheet.set_column(0, 2 * COLUMNS, ROOM)
        self.sheet.hide_gridlines(2)
        self._head()
        self._unsafe()
        self._worries()
        self._changed()
        self._missing()
        self._unanswered()
        self._hours()
        self._substitutes()
        self._ended()
        self._contact()
        self._next_steps()
        self._troubles()
        self._recruits()
        self._decisions()
        self._own_demands()
        self._assumptions()
        self._charts()
        self._trend()
        self._ladder()
        breaks, scale = self._pages()
        self.sheet.print_area(
            0, 0, self.row - 1, COLUMNS - 1
        )  # the numbers beside the charts are for the screen
        self.sheet.set_h_pagebreaks(breaks)
        set_up_page(self.sheet, self.t, scale=scale)

    def _merged(self, row: int, first: int, last: int, text: str, form: Format) -> None:
        """Write a text over several columns."""
        if first == last:
            self.sheet.write_string(row, first, clean(text), form)
        else:
            self.sheet.merge_range(row, first, row, last, "", form)
            self.sheet.write_string(row, first, clean(text), form)

    def _set_row(self, row: int, height: float) -> None:
        self.sheet.set_row(row, height)
        self._heights[row] = height

    def _pages(self) -> tuple[list[int], int]:
        """Return the rows before which a new page begins, and the size in percent: two pages where they can be read.

        No part is cut that a page can hold.
        """
        tall = [0.0] * (self.row + 1)
        for row in range(self.row):
            tall[row + 1] = tall[row] + self._heights.get(row, ROW)
        second = min(self._parts, key=lambda row: max(tall[row], tall[self.row] - tall[row]))
        deepest = max(tall[second], tall[self.row] - tall[second])
        scale = int(FULL_SIZE * min(1.0, PAGE_HEIGHT / deepest))
        if scale >= SMALLEST:
            return [second], scale
        breaks, begun, room = [], 0, PAGE_HEIGHT * FULL_SIZE / SMALLEST
        for first, after in pairwise([*self._parts, self.row]):
            if tall[after] - tall[begun] > room and first > begun:
                breaks.append(first)
                begun = first
        return breaks, SMALLEST

    def _tall(self, row: int, *cells: tuple[str, int], size: float = 11) -> None:
        """Make a row high enough for its wrapped texts, each given with the columns that it spans."""
        most = max(lines(text, (span * (ROOM + 0.7) - 2) * 11 / size) for text, span in cells)
        self._set_row(row, 5 + most * size * 1.36)

    def _heading(self, text: str) -> None:
        self._parts.append(self.row)
        self._set_row(self.row, 10)
        self.row += 1
        form = self.styles(bold=True, font_size=13, font_color=style.NAVY, bottom=2, bottom_color=style.NAVY,
                           valign="bottom", text_wrap=True)  # fmt: skip
        self._merged(self.row, 0, COLUMNS - 1, text, form)
        self._tall(self.row, (text, COLUMNS), size=13)
        self.row += 1

    def _head(self) -> None:
        t, report, counts = self.t, self.report, self.report.counts
        municipality = report.settings.municipality
        title = (
            t("workbook.overview.title_in", municipality=municipality)
            if municipality
            else t("workbook.overview.title")
        )
        self._merged(0, 0, 7, title, self.styles(bold=True, font_size=24, font_color=style.NAVY))
        as_of = t("workbook.overview.as_of", as_of=report.as_of)
        form = self.styles(font_size=14, font_color=style.GREY, align="right", valign="vcenter")
        self._merged(0, 8, COLUMNS - 1, as_of, form)
        self._set_row(0, 34)
        waiting = counts.youths_eligible - counts.youths_matched
        if not counts.youths_eligible:
            key = "headline_empty"
        elif not counts.youths_matched:
            key = "headline_nobody"
        else:
            key = "headline" if waiting else "headline_all"
        values = {"matched": counts.youths_matched, "n": counts.youths_eligible, "waiting": waiting}
        said = t(f"workbook.overview.{key}", **values)
        if counts.youths_eligible and (out := counts.youths_read - counts.youths_eligible):
            said = t("workbook.overview.headline_out", said=said, n=out)
        self._merged(1, 0, COLUMNS - 1, said, self.styles(font_size=14))
        self._set_row(1, 24)
        self._set_row(2, 8)
        of = t("workbook.overview.of", n=counts.youths_matched, whole=counts.youths_eligible)
        places = t("workbook.overview.of", n=counts.places_used, whole=counts.places)
        ask = counts.mentors_undetermined
        tiles = (
            (of, t("workbook.overview.tile_matched"), style.BLUE, style.PALE_BLUE),
            (
                t.number(waiting),
                t("workbook.overview.tile_waiting", n=waiting),
                style.VERMILLION,
                style.PALE_VERMILLION,
            ),
            (places, t("workbook.overview.tile_places"), style.NAVY, style.PALE),
            (t.number(ask), t("workbook.overview.tile_ask", n=ask), style.BROWN, style.PALE_ORANGE),
        )
        for number, (figure, label, colour, back) in enumerate(tiles):
            first = number * 3
            edge = {"bg_color": back, "align": "center", "left": 5, "left_color": colour}
            large = self.styles(bold=True, font_size=24, font_color=colour, valign="vcenter", **edge)
            self._merged(3, first, first + 2, figure, large)
            self._merged(4, first, first + 2, label, self.styles(font_size=11, **edge))
        self._set_row(3, 36)
        self._set_row(4, 22)
        self.row = 5

    def _alert(self, heading: str, texts: Sequence[str], back: str, edge: str) -> None:
        """Write what a person must look at before everything else; nothing where there is nothing."""
        if not texts:
            return
        self._heading(heading)
        look = {"bg_color": back, "left": 5, "left_color": edge, "indent": 1}
        form = self.styles(text_wrap=True, valign="vcenter", **look)
        for text in texts:
            self._merged(self.row, 0, COLUMNS - 1, text, form)
            self._tall(self.row, (text, COLUMNS))
            self.row += 1

    def _unsafe(self) -> None:
        """Matches in which somebody did not feel safe: before everything else."""
        said = unsafe_lines(self.report.unsafe, self.t)
        self._alert(self.t("workbook.contact.unsafe_head"), said, style.PALE_VERMILLION, style.VERMILLION)

    def _hours(self) -> None:
        """Mentors who near or have passed the law's limit by the hours really spent."""
        said = hours_lines(self.report.hours, self.t)
        self._alert(self.t("workbook.hours.head"), said, style.PALE_VERMILLION, style.VERMILLION)

    def _substitutes(self) -> None:
        """Mentors who stand in for a time."""
        said = substitute_lines(self.report.substitutes, self.t)
        self._alert(self.t("workbook.substitute.head"), said, style.PALE_ORANGE, style.BROWN)

    def _contact(self) -> None:
        """Pairs that somebody should have heard from, and those who parted after the first meeting."""
        said = contact_lines(self.report.contact, self.t) + declined_lines(self.report.declined, self.t)
        self._alert(self.t("workbook.contact.head"), said, style.PALE_ORANGE, style.BROWN)

    def _worries(self) -> None:
        """Running and approved matches that would not be proposed any more."""
        heading = self.t("workbook.overview.worry")
        self._alert(heading, worries(self.report, self.t), style.PALE_VERMILLION, style.VERMILLION)

    def _changed(self) -> None:
        """Mentors whose verdict is another than in the last result."""
        heading = self.t("workbook.overview.changed", sheet=self.context.name(ResultSheet.ELIGIBILITY))
        self._alert(heading, changed(self.report, self.t), style.PALE_ORANGE, style.BROWN)

    def _missing(self) -> None:
        """Who was left out, has fallen out since the last result, or was decided for and cannot be kept."""
        heading = self.t("workbook.overview.missing")
        self._alert(heading, missing(self.report.missing, self.t), style.PALE_ORANGE, style.BROWN)

    def _unanswered(self) -> None:
        """Whose consent or record check nobody has said anything of."""
        heading = self.t("workbook.overview.unanswered")
        said = unanswered_lines(self.report.unanswered, self.report.settings, self.t)
        self._alert(heading, said, style.PALE_ORANGE, style.BROWN)

    def _ended(self) -> None:
        """Youths whose match has ended: whether they wait again."""
        heading = self.t("workbook.overview.ended")
        self._alert(heading, ended_lines(self.report.ended, self.t), style.PALE_ORANGE, style.BROWN)

    def _troubles(self) -> None:
        """Pairs for which a follow-up gives cause for concern, the lowest answer first."""
        if not self.report.troubles:
            return
        self._heading(self.t("workbook.overview.trouble"))
        form = self.styles(
            bg_color=style.PALE_ORANGE,
            left=5,
            left_color=style.BROWN,
            text_wrap=True,
            valign="vcenter",
            indent=1,
        )
        go = self.styles(
            bg_color=style.PALE_ORANGE, font_color=style.BLUE, underline=1, align="right", valign="vcenter"
        )
        ordered = sorted(self.report.troubles, key=lambda one: (words.lowest(one), by_id(one.youth)))
        people = {(line.youth.id, line.mentor.id): (line.youth, line.mentor) for line in self.report.matches}
        rescues = {(line.youth.id, line.mentor.id): line for line in self.report.rescues}
        for trouble in ordered[:MOST_TROUBLES]:
            pair = (trouble.youth, trouble.mentor)
            youth, mentor = map(words.called, people[pair])
            text = self.t(
                "workbook.overview.trouble_line",
                youth=youth,
                mentor=mentor,
                why=words.trouble(trouble, self.t),
                day=trouble.day,
            )
            if next_ones := rescue_line(rescues.get(pair), self.t):
                text = f"{text}. {next_ones}"
            sheet, cell = self.context.follow_ups.get(pair, (self.context.name(ResultSheet.MATCHES), "A1"))
            link = Link(self.t("workbook.overview.go", sheet=sheet), sheet, cell)
            self._merged(self.row, 0, 9, text, form)
            self.sheet.merge_range(self.row, 10, self.row, COLUMNS - 1, "", go)
            self.sheet.write_url(self.row, 10, link.url, go, link.text)
            self._tall(self.row, (text, 10), (link.text, 2))
            self.row += 1
        if rest := ordered[MOST_TROUBLES:]:
            ids = ", ".join("–".join(map(words.called, people[one.youth, one.mentor])) for one in rest)
            text = self.t("workbook.overview.trouble_more", n=len(rest), ids=ids)
            self._merged(self.row, 0, COLUMNS - 1, text, form)
            self._tall(self.row, (text, COLUMNS))
            self.row += 1

    def _next_steps(self) -> None:
        t = self.t
        self._heading(t("workbook.overview.next"))
        count = self.styles(bold=True, font_color=style.NAVY, align="center", valign="vcenter", font_size=12)
        for number, (text, target) in enumerate(next_steps(self.report, self.context), 1):
            self.sheet.write_number(self.row, 0, number, count)
            self._merged(self.row, 1, 9, text, self.styles(text_wrap=True, valign="vcenter"))
            if target:
                link = Link(t("workbook.overview.go", sheet=target), target)
                form = self.styles(font_color=style.BLUE, underline=1, valign="vcenter")
                self.sheet.merge_range(self.row, 10, self.row, 11, "", form)
                self.sheet.write_url(self.row, 10, link.url, form, link.text)
            self._tall(self.row, (text, 9))
            self.row += 1

    def _recruits(self) -> None:
        """Which kinds of mentor would bring most, each worked out as if one like that stood in the list."""
        t, found = self.t, self.report.recruit
        if not found:
            return
        self._heading(t("workbook.overview.recruit"))
        note = t("workbook.overview.recruit_note", n=found[0].places)
        grey = self.styles(font_color=style.GREY, text_wrap=True, valign="vcenter")
        self._merged(self.row, 0, COLUMNS - 1, note, grey)
        self._tall(self.row, (note, COLUMNS))
        self.row += 1
        head = self.styles(bold=True, bg_color=style.PALE, bottom=1, bottom_color=style.NAVY)
        spans = ((0, 5, "kind"), (6, 6, "fits"), (7, 9, "brings"), (10, 11, "youths"))
        for first, last, key in spans:
            self._merged(self.row, first, last, t(f"workbook.overview.recruit_{key}"), head)
        self._set_row(self.row, 18)
        self.row += 1
        form = self.styles(text_wrap=True, valign="vcenter", bottom=1, bottom_color=style.LIGHT_GREY)
        for line in found:
            kind = change_words.capital(kind_words.kind(line, t))
            cells = (
                (0, 5, kind),
                (6, 6, t("workbook.overview.recruit_of", n=line.fits)),
                (7, 9, change_words.effect(line.effect, t)),
                (10, 11, change_words.winners(line, t)),
            )
            for first, last, text in cells:
                self._merged(self.row, first, last, text, form)
            self._tall(self.row, *((text, last - first + 1) for first, last, text in cells))
            self.row += 1

    def _decisions(self) -> None:
        """What the decisions that hold cost, where they cost anything."""
        said = change_words.decisions(self.report, self.t)
        if not said:
            return
        self._heading(self.t("workbook.overview.decisions"))
        form = self.styles(text_wrap=True, valign="vcenter")
        for text in said:
            self._merged(self.row, 0, COLUMNS - 1, f"• {text}", form)
            self._tall(self.row, (f"• {text}", COLUMNS))
            self.row += 1

    def _own_demands(self) -> None:
        """What the demands cost that are the corps's own choice."""
        said = change_words.own_demands(self.report, self.t)
        if not said:
            return
        self._heading(self.t("workbook.overview.own_demands"))
        form = self.styles(text_wrap=True, valign="vcenter")
        for text in said:
            self._merged(self.row, 0, COLUMNS - 1, f"• {text}", form)
            self._tall(self.row, (f"• {text}", COLUMNS))
            self.row += 1

    def _ladder(self) -> None:
        t, report = self.t, self.report
        self._heading(t("workbook.overview.ladder"))
        proof = self.context.name(ResultSheet.PROOF)
        key = "ladder_optimal" if report.optimal else "ladder_gap"
        text = t(f"workbook.overview.{key}", sheet=proof)
        form = self.styles(bold=True, valign="vcenter")
        self._merged(self.row, 0, COLUMNS - 1, ("✓ " if report.optimal else "⚠ ") + text, form)
        self._set_row(self.row, 24)
        self.row += 1
        head = self.styles(bold=True, bg_color=style.PALE, bottom=1, bottom_color=style.NAVY)
        spans = ((0, 0, "number"), (1, 3, "goal"), (4, 6, "value"), (7, 8, "bound"), (9, 11, "by"))
        for first, last, key in spans:
            self._merged(self.row, first, last, t(f"workbook.overview.head_{key}"), head)
        self.row += 1
        form = self.styles(text_wrap=True, valign="vcenter", bottom=1, bottom_color=style.LIGHT_GREY)
        for number, level in enumerate(report.levels, 1):
            unit = t(f"workbook.goal_unit.{level.goal}")
            # The draw's number says nothing to a person; that it was drawn does.
            value = words.level_value(level.value, t) if unit else "–"
            cells = (
                (0, 0, str(number)),
                (1, 3, t(f"workbook.goal.{level.goal}")),
                (4, 6, f"{value} {unit}".strip()),
                (7, 8, words.level_value(level.bound, t) if unit else "–"),
                (9, 11, words.level_statement(level, t)),
            )
            for first, last, text in cells:
                self._merged(self.row, first, last, text, form)
            self._tall(self.row, *((text, last - first + 1) for first, last, text in cells))
            self.row += 1

    def _charts(self) -> None:
        """Place the charts, three beside each other, and their numbers to the right of the page."""
        at = self.row + 1
        self._heading(self.t("workbook.overview.charts"))
        shown = [(figure, make_chart(self.book, figure)) for figure in figures(self.report, self.t)]
        for number, (figure, made) in enumerate(shown):
            down, across = divmod(number, CHARTS_PER_ROW)
            described = "; ".join(f"{label}: {value}" for label, value in figure.rows)
            made.set_size({"width": 376, "height": CHART_ROWS * 20})
            self.sheet.insert_chart(
                self.row + down * (CHART_ROWS + 1),
                across * SPAN,
                made,
                {"x_offset": 3, "y_offset": 8, "description": f"{figure.title}. {described}"},
            )
        self.row += -(-len(shown) // CHARTS_PER_ROW) * (CHART_ROWS + 1)
        self._numbers(shown, at)

    def _trend(self) -> None:
        """Show the follow-ups by month: as figures, and from two months on as a chart beside them."""
        months = self.report.months[-MOST_MONTHS:]
        if not months:
            return
        t, left = self.t, 7
        self._heading(t("workbook.overview.trend"))
        head = self.styles(
            bold=True, bg_color=style.PALE, bottom=1, bottom_color=style.NAVY, text_wrap=True, valign="bottom"
        )
        right = self.styles(
            bold=True,
            bg_color=style.PALE,
            bottom=1,
            bottom_color=style.NAVY,
            text_wrap=True,
            align="right",
            valign="bottom",
        )
        heads = [t(f"workbook.overview.trend_{key}") for key in ("month", *TREND, "pairs", "still")]
        for number, text in enumerate(heads):
            # Figures stand to the right of their cells; their headings do the same.
            form = right if number else head
            self.sheet.write_string(self.row, left + number, text, form)
        self._tall(self.row, *((text, 1) for text in heads))
        line = {"bottom": 1, "bottom_color": style.LIGHT_GREY}
        for number, month in enumerate(months, 1):
            row = self.row + number
            self.sheet.write_string(row, left, words.month(month.first, t), self.styles(**line))
            cells = (
                (month.wellbeing, style.DECIMAL_1),
                (month.cooperation, style.DECIMAL_1),
                (month.pairs, style.INTEGER),
                (month.share, style.PERCENT),
            )
            for at, (value, form) in enumerate(cells, left + 1):
                if value is None:
                    self.sheet.write_blank(row, at, None, self.styles(**line))
                else:
                    self.sheet.write_number(row, at, float(value), self.styles(num_format=form, **line))
        if len(months) > 1:
            names = [t(f"workbook.overview.trend_{key}") for key in TREND]
            name = self.context.name(ResultSheet.OVERVIEW)
            made = make_trend(
                self.book, t("workbook.overview.trend_chart"), names, name, (self.row + 1, left), months
            )
            self.sheet.insert_chart(
                self.row, 0, made, {"x_offset": 3, "y_offset": 4, "description": words.trend(months, t)}
            )
            self.row += max(len(months) + 2, CHART_ROWS + 1)
        else:
            self.row += len(months) + 2

    def _numbers(self, shown: list[tuple[Figure, Chart]], at: int) -> None:
        """Write the numbers that the charts show beside them, for those who would rather read them."""
        name = self.context.name(ResultSheet.OVERVIEW)
        form = self.styles(bottom=1, bottom_color=style.LIGHT_GREY)
        number_form = self.styles(bottom=1, bottom_color=style.LIGHT_GREY, num_format=style.INTEGER)
        left = COLUMNS + 1
        title = self.t("workbook.overview.figures")
        self._merged(at, left, left + 2, title, self.styles(bold=True, font_size=13, font_color=style.NAVY))
        for start in range(0, len(shown), CHARTS_PER_ROW):
            row, first = at + 1, left + start // CHARTS_PER_ROW * SPAN
            last = first + SPAN - 2
            for figure, made in shown[start : start + CHARTS_PER_ROW]:
                self._merged(row, first, last, figure.title, self.styles(bold=True, valign="bottom"))
                for number, (label, value) in enumerate(figure.rows, 1):
                    self._merged(row + number, first, last - 1, label, form)
                    self.sheet.write_number(row + number, last, value, number_form)
                fill_chart(made, figure, name, (row + 1, first, last))
                row += len(figure.rows) + 1

    def _assumptions(self) -> None:
        self._heading(self.t("workbook.overview.assumptions"))
        form = self.styles(text_wrap=True, valign="vcenter")
        for text in assumptions(self.report, self.t):
            shown = f"• {text}"
            self._merged(self.row, 0, COLUMNS - 1, shown, form)
            self._tall(self.row, (shown, COLUMNS))
            self.row += 1
