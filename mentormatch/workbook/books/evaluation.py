"""The evaluation as a workbook: the answer with charts, groups, ways, mentors, rules, method."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mentormatch.report import kind_words
from mentormatch.report.evaluation.making_up import told_kinds
from mentormatch.report.evaluation.masking import Shown
from mentormatch.report.evaluation.words import SERIES, RuleRow, Words
from mentormatch.workbook.layout.style import BLUE, DATE, GREEN, LIGHT_GREY, NAVY, ORANGE, Styles
from mentormatch.workbook.layout.table import HEAD_ROW, Cell, Kind, Table, TableColumn, WebLink, write_table

from .evaluation_summary import Summary

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from mentormatch.locale import Texts


WHOLE_STEPS = 8
"""Up to so many people, the axis of a chart has a line for each."""


def render(words: Words) -> bytes:
    """Return the workbook as an .xlsx file; the same words give the same bytes.

    Masked words name no mentor, and the sheet of mentors is left out: its lines are about single people.
    """
    from xlsxwriter import Workbook

    t = words.t
    out = BytesIO()
    book = Workbook(out, {"in_memory": True})
    _describe(book, words)
    styles = Styles(book)
    summary = book.add_worksheet(t("evaluate.book.summary"))
    summary.set_tab_color(NAVY)
    Summary(book, summary, words, styles).write()
    for name, table in _tables(words):
        sheet = book.add_worksheet(t(f"evaluate.book.{name}"))
        sheet.set_tab_color(NAVY)
        write_table(sheet, table, styles, t)
        if name == "series":
            _draw_series(book, sheet, words)
    summary.activate()
    book.close()
    return out.getvalue()


def _draw_series(book: Workbook, sheet: Worksheet, words: Words) -> None:
    """Draw the youths matched, and how it goes, over the months beneath their table.

    A line that is hidden in a month is not drawn: its ends would tell what is hidden between them. Nor is one that
    there is nothing to tell about: where nobody has answered, 0 in education would read as a bad end.
    """
    last = HEAD_ROW + len(words.e.series)
    drawn = (("chart", ("with", "without")), ("fared", ("left", "ended_early", "still")))
    about = {"ended_early": "ended", "still": "answered"}
    at, months = 0, words.months()
    for title, names in drawn:
        whole = [
            name
            for name in names
            if all(isinstance(row[name], int) for row in months)
            and any(row[about.get(name, name)] != 0 for row in months)
        ]
        if whole:
            sheet.insert_chart(
                last + 2,
                at,
                _lines(book, words, title, whole),
                {"description": words.t("evaluate.book.series_note")},
            )
            at += 6


_COLOURS = {"with": BLUE, "without": ORANGE, "left": BLUE, "ended_early": ORANGE, "still": GREEN}
"""A line has its own colour, whichever others are drawn."""


def _lines(book: Workbook, words: Words, title: str, names: list[str]) -> Chart:
    first, last = HEAD_ROW + 1, HEAD_ROW + len(words.e.series)
    sheet = words.t("evaluate.book.series")
    made = book.add_chart({"type": "line"})
    made.set_title(
        {"name": words.t(f"evaluate.heading.{title}"), "overlay": False, "name_font": {"size": 11}}
    )
    made.set_legend({"position": "bottom"})
    made.set_x_axis({"num_format": DATE, "text_axis": True})
    top = max(int(str(row[name])) for row in words.months() for name in names)
    made.set_y_axis(
        {
            "min": 0,
            "num_format": "0",
            "major_unit": 1 if top <= WHOLE_STEPS else None,  # people are not counted in halves
            "major_gridlines": {"visible": True, "line": {"color": LIGHT_GREY}},
        }
    )
    heads = _series_heads(words)
    # The sides lie close, and their numbers would cover each other; elsewhere a 0 would cover the axis.
    sides = ("above", "below" if title == "chart" else "above", "above")
    for name, side in zip(names, sides, strict=False):
        column = SERIES.index(name) + 1
        made.add_series(
            {
                "name": heads[name],
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                # Where both sides are alike, the line below is seen through the gaps of the one above.
                "line": {
                    "color": _COLOURS[name],
                    "width": 2.25,
                    "dash_type": "dash" if name == "without" else "solid",
                },
                "marker": {
                    "type": "diamond" if name == "without" else "circle",
                    "size": 6,
                    "fill": {"color": _COLOURS[name]},
                },
                "data_labels": {"value": True, "position": side},
            }
        )
    made.set_size({"width": 560, "height": 300})
    return made


def _series_heads(words: Words) -> dict[str, str]:
    heads = {"with": words.with_, "without": words.without}
    return {name: heads.get(name) or words.t(f"evaluate.series.{name}") for name in SERIES}


def _describe(book: Workbook, words: Words) -> None:
    """Set the file's properties: nobody's name, and the as-of date for the day it was made."""
    day = words.e.as_of
    made = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # no zone in the file
    book.set_properties({"title": words.title, "author": "", "created": made})


def _tables(words: Words) -> list[tuple[str, Table]]:
    tables = [("groups", _groups(words)), ("ways", _ways(words))]
    if told_kinds(words):
        tables.append(("new", _new_mentors(words)))
    if not words.mask:
        tables.append(("mentors", _mentors(words)))
    if words.e.series:
        tables.append(("series", _series(words)))
    return [*tables, ("rules", _rules(words)), ("proof", _proof(words)), ("method", _method(words))]


def _columns(*parts: tuple[str, Kind, int], least: int = 7) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(heading, kind, most=most, least=least) for heading, kind, most in parts)


def _groups(words: Words) -> Table:
    t = words.t
    rows: list[list[Cell]] = []
    for group in words.e.groups:
        for line in words.group_rows(group):
            cells = (_cell(number, words) for number in line.cells)
            rows.append([t(f"evaluate.group.{group.name}"), line.label, *cells])
    notes = (t(f"evaluate.{key}") for key in ("book.groups_note", "group.by_draw", "group.several"))
    note = " ".join((*notes, *words.hidden_note()))
    return Table(
        "Groups",
        t("evaluate.heading.groups"),
        note,
        _columns(
            (t("evaluate.group.group"), Kind.TEXT, 32),
            (t("evaluate.group.value"), Kind.TEXT, 40),
            (t("evaluate.group.youths"), Kind.INTEGER, 14),
            *((head, Kind.INTEGER, 16) for head in words.heads()),
        ),
        rows,
        t("evaluate.book.empty"),
        frozen=2,
    )


def _cell(shown: Shown, words: Words) -> Cell:
    return shown if isinstance(shown, int) else words.show(shown)


def _ways(words: Words) -> Table:
    t = words.t
    rows: list[list[Cell]] = [
        [
            t(f"eligibility.host.{way.host.value}"),
            t(f"eligibility.work.{way.work.value}"),
            *(_cell(number, words) for number in shown),
        ]
        for way, shown in zip(words.e.ways, words.p.ways, strict=True)
    ]
    return Table(
        "Ways",
        t("evaluate.heading.ways"),
        " ".join([*words.making_up(), t("evaluate.way.note")]),
        _columns(
            (t("evaluate.way.host"), Kind.TEXT, 30),
            (t("evaluate.way.work"), Kind.TEXT, 34),
            (t("evaluate.way.low"), Kind.INTEGER, 30),
            (t("evaluate.way.high"), Kind.INTEGER, 30),
            least=20,
        ),
        rows,
        t("evaluate.book.empty"),
    )


def _new_mentors(words: Words) -> Table:
    t, told = words.t, isinstance(words.p.matched.difference, int)
    asked = ("language", "slot", "gender", "trade", "postcode")
    rows: list[list[Cell]] = [
        [
            one.mentors if told else t("evaluate.hidden"),
            one.places,
            one.language or "",
            kind_words.day_slot(one.slot, t) if one.slot else "",
            t(f"explain.recruit.{one.gender.value}") if one.gender else "",
            one.trade or "",
            one.postcode or "",
        ]
        for one in told_kinds(words)
    ]
    note = t("evaluate.book.new_note") + (f" {t('evaluate.book.new_general')}" if words.mask else "")
    return Table(
        "NewMentors",
        t("evaluate.heading.new"),
        note,
        _columns(
            *((t(f"evaluate.new.{name}"), Kind.INTEGER, 14) for name in ("mentors", "places")),
            *((t(f"evaluate.new.{name}"), Kind.TEXT, 24) for name in asked),
        ),
        rows,
        t("evaluate.book.empty"),
    )


def _mentors(words: Words) -> Table:
    t = words.t
    rows: list[list[Cell]] = [
        [
            line.mentor,
            t(f"eligibility.outcome.{line.with_.value}"),
            t(f"eligibility.outcome.{line.without.value}"),
            words.hours(line.allowed_with, line.with_),
            words.hours(line.allowed_without, line.without),
            line.planned_with / 60,
            line.planned_without / 60,
            line.youths_with,
            line.depends,
            words.mentor_sentence(line),
        ]
        for line in words.e.mentors
    ]
    sides = (words.with_, words.without)
    return Table(
        "Mentors",
        t("evaluate.heading.mentors"),
        t("evaluate.book.mentors_note"),
        _columns(
            (t("evaluate.mentor.mentor"), Kind.TEXT, 16),
            *((f"{t('evaluate.mentor.outcome')}: {side}", Kind.TEXT, 18) for side in sides),
            *((f"{t('evaluate.mentor.allowed')}: {side}", Kind.TEXT, 18) for side in sides),
            *((f"{t('evaluate.mentor.planned')}: {side}", Kind.DECIMAL, 18) for side in sides),
            (f"{t('evaluate.mentor.youths')}: {words.with_}", Kind.INTEGER, 14),
            (t("evaluate.mentor.depends"), Kind.INTEGER, 18),
            (t("evaluate.book.text"), Kind.TEXT, 50),
        ),
        rows,
        t("evaluate.mentor.none"),
    )


def _series(words: Words) -> Table:
    t = words.t
    rows: list[list[Cell]] = [
        [one.as_of, *(number if isinstance(number, str) else _cell(number, words) for number in row.values())]
        for one, row in zip(words.e.series, words.months(), strict=True)
    ]
    return Table(
        "Series",
        t("evaluate.heading.series"),
        t("evaluate.book.series_note"),
        _columns(
            (t("evaluate.series.as_of"), Kind.DATE, 18),
            *((head, Kind.INTEGER, 16) for head in _series_heads(words).values()),
        ),
        rows,
        t("evaluate.book.empty"),
    )


def _rules(words: Words) -> Table:
    t = words.t
    rows: list[list[Cell]] = [
        [
            rule.title,
            rule.gives,
            rule.side,
            rule.when,
            "\n".join(rule.references),
            _verified(rule, t),
            rule.confidence,
        ]
        for rule in words.rules()
    ]
    return Table(
        "Rules",
        t("evaluate.heading.rules"),
        t("evaluate.book.rules_note"),
        _columns(
            (t("evaluate.rule.rule"), Kind.TEXT, 22),
            (t("evaluate.rule.gives"), Kind.TEXT, 34),
            (t("evaluate.rule.side"), Kind.TEXT, 13),
            (t("evaluate.rule.when"), Kind.TEXT, 18),
            (t("evaluate.rule.reference"), Kind.TEXT, 30),
            (t("evaluate.rule.verified"), Kind.TEXT, 11),
            (t("evaluate.rule.confidence"), Kind.TEXT, 11),
        ),
        rows,
        t("evaluate.book.empty"),
    )


def _verified(rule: RuleRow, t: Texts) -> Cell:
    """Say whether all of it was seen in a source; the cell leads there. It is short, for some programs wrap no link."""
    if rule.verified is None:
        return "–"
    said = t("common.yes" if rule.verified else "common.no")
    return WebLink(t("workbook.verdicts.see", said=said), rule.href) if rule.href else said


def _proof(words: Words) -> Table:
    t = words.t
    hidden = t("evaluate.book.proof_hidden", hidden=t("evaluate.hidden"))
    return Table(
        "Proof",
        t("evaluate.heading.proof"),
        t("evaluate.book.proof_note") + (f" {hidden}" if words.mask else ""),
        _columns(
            (t("evaluate.by.plan"), Kind.TEXT, 26),
            (t("workbook.overview.head_goal"), Kind.TEXT, 40),
            (t("workbook.overview.head_value"), Kind.TEXT, 22),
            (t("workbook.overview.head_bound"), Kind.TEXT, 22),
            (t("workbook.overview.head_by"), Kind.TEXT, 50),
        ),
        [[one.side, one.goal, one.value, one.bound, one.by] for one in words.proofs()],
        t("evaluate.book.empty"),
    )


def _method(words: Words) -> Table:
    t = words.t
    parts = (("method", words.method()), ("limits", words.limits()), ("doubts", words.doubts()))
    rows = [[t(f"evaluate.heading.{name}"), text] for name, said in parts for text in said]
    return Table(
        "Method",
        t("evaluate.heading.method"),
        t("evaluate.book.method_note"),
        _columns((t("evaluate.book.topic"), Kind.TEXT, 40), (t("evaluate.book.text"), Kind.TEXT, 60)),
        rows,
        t("evaluate.book.empty"),
    )
