"""The workbook of ``compare``: who got, lost or changed a mentor, and every goal side by side."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from mentormatch.locale import Texts, texts
from mentormatch.report.compare import Changed, Comparison, Difference, LevelPair
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.layout.table import Cell, Kind, Table, TableColumn, write_table
from mentormatch.workbook.result import words

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  # a constant for the file's properties, which have no zone
_TINTS = {
    Difference.GOT: style.PALE_GREEN,
    Difference.LOST: style.PALE_VERMILLION,
    Difference.CHANGED: style.PALE_ORANGE,
    Difference.CAME: style.PALE_BLUE,
}


def render_comparison(found: Comparison, names: tuple[str, str]) -> bytes:
    """Return a comparison as an .xlsx file; the same comparison and names give the same bytes.

    Args:
        found: the comparison; it says in which language.
        names: file names of the two results, the earlier one first.
    """
    from xlsxwriter import Workbook

    t = texts(found.lang)
    names = dated(names, found, t)
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"title": t("compare.book.title"), "author": "", "created": _MADE})
    styles = Styles(workbook)
    for sheet, table in (("people", people(found, names, t)), ("goals", goals(found, names, t))):
        made = workbook.add_worksheet(t(f"compare.book.{sheet}"))
        made.set_tab_color(style.NAVY)
        write_table(made, table, styles, t)
    workbook.close()
    return out.getvalue()


def dated(names: tuple[str, str], found: Comparison, t: Texts) -> tuple[str, str]:
    """Return the names of two results with the dates that they were made as of."""
    if found.days is None:
        return names
    before, after = (
        t("compare.dated", path=name, as_of=day) for name, day in zip(names, found.days, strict=True)
    )
    return before, after


def people(found: Comparison, names: tuple[str, str], t: Texts) -> Table:
    """Return who has another mentor than before; a word says what became of each, the colour says it again."""

    def row(one: Changed) -> tuple[Cell, ...]:
        return (
            found.names.youth(one.youth),
            t(f"compare.kind.{one.kind.value}"),
            found.names.mentor(one.before) if one.before else t("compare.none"),
            one.points_before,
            found.names.mentor(one.after) if one.after else t("compare.none"),
            one.points_after,
        )

    counted = [t("compare.count.kept", n=found.kept)]
    counted += [t(f"compare.count.{kind.value}", n=n) for kind in Difference if (n := found.count(kind))]
    said = [t("compare.people", path=name, matched=n) for name, n in zip(names, found.matched, strict=True)]
    swapped = [t("compare.newer_first")] if found.newer_first else []
    return Table(
        "mm_compare_people",
        t("compare.book.title"),
        " ".join([*(f"{one}." for one in said), *swapped, *counted]),
        (
            TableColumn(t("compare.head.who"), most=18, least=10),
            TableColumn(t("compare.head.kind"), most=36, least=26),
            TableColumn(t("compare.head.before"), most=18, least=12),
            TableColumn(t("compare.head.points_before"), Kind.INTEGER, 12),
            TableColumn(t("compare.head.after"), most=18, least=12),
            TableColumn(t("compare.head.points_after"), Kind.INTEGER, 12),
        ),
        [row(one) for one in found.changed],
        t("compare.same"),
        tints={at: _TINTS[one.kind] for at, one in enumerate(found.changed) if one.kind in _TINTS},
    )


def goals(found: Comparison, names: tuple[str, str], t: Texts) -> Table:
    """Return what each plan reached of every goal, the most important goal first."""

    def shown(value: int | tuple[int, ...] | None) -> str:
        return "–" if value is None else words.level_value(value, t)

    def row(number: int, level: LevelPair) -> tuple[Cell, ...]:
        # The draw's number says nothing to a person; that it was drawn does.
        unit = t(f"workbook.goal_unit.{level.goal}")
        values = (shown(level.before), shown(level.after)) if unit else ("–", "–")
        return (number, t(f"workbook.goal.{level.goal}"), *values, unit)

    return Table(
        "mm_compare_goals",
        t("compare.book.goals"),
        t("compare.book.note", before=names[0], after=names[1]),
        (
            TableColumn(t("workbook.overview.head_number"), Kind.INTEGER, 6),
            TableColumn(t("compare.head.goal"), most=44, least=30),
            TableColumn(t("compare.head.before"), most=24, least=14),
            TableColumn(t("compare.head.after"), most=24, least=14),
            TableColumn(t("compare.head.unit"), most=40, least=14),
        ),
        [row(number, level) for number, level in enumerate(found.levels, 1)],
        t("compare.same"),
    )
