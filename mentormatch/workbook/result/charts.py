"""The figures of the overview and their charts. Each chart stands for a small table on the same sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from mentormatch.eligibility import Outcome
from mentormatch.locale import Texts
from mentormatch.report.follow_up import Month
from mentormatch.report.model import Report, UnmatchedReason
from mentormatch.workbook.layout import style

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

WIDE_BIN = 100
"""Points per column of the distribution; points run from 0 to 1000."""

CHART_ROWS = 11
"""So many rows high is a chart."""
TREND = ("wellbeing", "cooperation")
"""The lines of the trend."""

_LETTERS: dict[str, Any] = {"name": style.FONT, "size": 9, "color": "#333333"}
_WAITING = ((30, "days_30"), (90, "days_90"), (180, "days_180"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and the numbers it shows; ``colours`` one for each number, or one for all."""

    title: str
    rows: tuple[tuple[str, int], ...]
    shape: Literal["bar", "column"]
    colours: tuple[str, ...]


def figures(report: Report, t: Texts) -> tuple[Figure, ...]:
    """Return the figures of a report, in the order in which the overview shows them."""
    counts = report.counts
    reasons = Counter(line.reason for line in report.unmatched)
    waiting = counts.youths_eligible - counts.youths_matched
    outcomes = Counter(line.verdict.outcome for line in report.verdicts)
    return (
        Figure(
            t("workbook.chart.matched"),
            (
                (t("workbook.chart.matched_yes"), counts.youths_matched),
                (t("workbook.chart.matched_no"), waiting),
                (t("workbook.chart.matched_out"), counts.youths_read - counts.youths_eligible),
            ),
            "bar",
            (style.BLUE, style.ORANGE, style.GREY),
        ),
        Figure(
            t("workbook.chart.reasons"),
            tuple((t(f"workbook.none_short.{reason.value}"), reasons[reason]) for reason in UnmatchedReason),
            "bar",
            (style.GREY, style.VERMILLION, style.ORANGE),
        ),
        Figure(
            t("workbook.chart.waiting"),
            _waiting(
                (
                    line.waiting_days
                    for line in report.unmatched
                    if line.reason is not UnmatchedReason.NOT_ELIGIBLE
                ),
                t,
            ),
            "column",
            (style.ORANGE,),
        ),
        Figure(
            t("workbook.chart.places"),
            (
                (t("workbook.chart.places_used"), counts.places_used),
                (t("workbook.chart.places_left"), max(0, counts.places - counts.places_used)),
            ),
            "bar",
            (style.BLUE, style.LIGHT_GREY),
        ),
        Figure(
            t("workbook.chart.points"),
            _bins([line.points for line in report.matches], t),
            "bar",
            (style.BLUE,),
        ),
        Figure(
            t("workbook.chart.verdicts"),
            tuple((t(f"workbook.outcome_plain.{outcome.value}"), outcomes[outcome]) for outcome in Outcome),
            "bar",
            (style.GREEN, style.BLUE, style.VERMILLION, style.ORANGE),
        ),
    )


def make_chart(book: Workbook, figure: Figure) -> Chart:
    """Return the chart of a figure, still without numbers."""
    made = book.add_chart({"type": figure.shape})
    made.set_title(
        {"name": figure.title, "overlay": False, "name_font": _LETTERS | {"size": 11, "bold": True}}
    )
    made.set_legend({"none": True})
    made.set_chartarea({"border": {"color": style.LIGHT_GREY}})
    named: dict[str, Any] = {"num_font": _LETTERS, "line": {"color": style.LIGHT_GREY}}
    counted: dict[str, Any] = {"visible": False, "major_gridlines": {"visible": False}, "min": 0}
    if figure.shape == "bar":
        # xlsxwriter calls a bar chart's upright axis x, as Excel does. It counts its categories from below;
        # the table of the same numbers is read from above.
        made.set_x_axis(counted)
        made.set_y_axis(named | {"reverse": True})
    else:
        made.set_x_axis(named)
        made.set_y_axis(counted)
    return made


def fill_chart(made: Chart, figure: Figure, sheet: str, at: tuple[int, int, int]) -> None:
    """Tell a chart where its numbers stand: first row, column of labels and column of numbers."""
    first, labels, numbers = at
    last = first + len(figure.rows) - 1
    colours = figure.colours * (len(figure.rows) if len(figure.colours) == 1 else 1)
    made.add_series(
        {
            "name": figure.title,
            "categories": [sheet, first, labels, last, labels],
            "values": [sheet, first, numbers, last, numbers],
            "points": [{"fill": {"color": colour}, "border": {"color": style.GREY}} for colour in colours],
            "data_labels": {"value": True, "font": _LETTERS},
            "gap": 40,
        }
    )


def make_trend(
    book: Workbook, title: str, names: Sequence[str], sheet: str, at: tuple[int, int], months: Sequence[Month]
) -> Chart:
    """Return the chart of the follow-ups by month; ``at``: first row and column of the table of months.

    The two lines differ in their marks and dashes too, for whoever sees or prints no colours.
    """
    made = book.add_chart({"type": "line"})
    made.set_title({"name": title, "overlay": False, "name_font": _LETTERS | {"size": 11, "bold": True}})
    made.set_legend({"position": "bottom", "font": _LETTERS})
    made.set_chartarea({"border": {"color": style.LIGHT_GREY}})
    made.set_x_axis({"num_font": _LETTERS, "line": {"color": style.LIGHT_GREY}})
    made.set_y_axis(
        {
            "num_font": _LETTERS,
            "min": 0,
            "max": 10,
            "major_unit": 2,
            "num_format": "0",
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": style.LIGHT_GREY}},
        }
    )
    row, column = at
    last = row + len(months) - 1
    looks = ((style.BLUE, "solid", "circle"), (style.VERMILLION, "dash", "square"))
    for number, (name, (colour, dash, mark)) in enumerate(zip(names, looks, strict=True), 1):
        made.add_series(
            {
                "name": name,
                "categories": [sheet, row, column, last, column],
                "values": [sheet, row, column + number, last, column + number],
                "line": {"color": colour, "width": 2.25, "dash_type": dash},
                "marker": {"type": mark, "size": 7, "fill": {"color": colour}, "border": {"color": colour}},
            }
        )
    made.show_blanks_as("span")
    made.set_size({"width": 580, "height": CHART_ROWS * 20})
    return made


def _waiting(days: Iterable[int | None], t: Texts) -> tuple[tuple[str, int], ...]:
    found = Counter(_waiting_class(day) for day in days)
    names = [*(name for _, name in _WAITING), "days_more", "days_unknown"]
    return tuple((t(f"workbook.chart.{name}"), found[name]) for name in names)


def _waiting_class(days: int | None) -> str:
    if days is None:
        return "days_unknown"
    return next((name for most, name in _WAITING if days <= most), "days_more")


def _bins(points: list[int], t: Texts) -> tuple[tuple[str, int], ...]:
    found = Counter(min(point, 999) // WIDE_BIN for point in points)
    return tuple(
        (
            t("workbook.chart.range", low=n * WIDE_BIN, high=1000 if n == 9 else (n + 1) * WIDE_BIN - 1)
            .replace(".", "")
            .replace(",", ""),
            found[n],
        )
        for n in range(10)
    )
