"""The sheets about a plan: its pairs, who has no mentor, and the mentors' places."""

from __future__ import annotations

from typing import cast

from mentormatch.report.model import (
    MatchLine,
    MentorLine,
    PairState,
    Person,
    Report,
    UnmatchedLine,
    UnmatchedReason,
)
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, CellType, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.choices.demands import WAIVABLE_DEMANDS
from mentormatch.workbook.catalogue.choices.statuses import DECISIONS
from mentormatch.workbook.catalogue.course import COURSE
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.choices import offered
from mentormatch.workbook.layout.table import LISTED_COLUMN, Cell, CellRange, Kind, Table, TableColumn

from . import words
from .context import Context, by_id
from .match_cells import course_cells, waived_cell

MOST_DOTS = 12
"""A mentor with more places gets figures instead of a dot for each."""

TO_THE_DECISION = 5
"""Columns of the matches that stay where they are: the two people and the decision about them."""

_DECIDED = {PairState.APPROVED: "approved", PairState.LOCKED: "locked"}


def matches(report: Report, context: Context) -> Table:
    """Return the pairs of the plan, with room for a person's decision."""
    t, spec = context.t, RESULT_SHEETS[ResultSheet.MATCHES]
    labels = {choice.value: choice.label(t.lang) for choice in DECISIONS}

    def fill_in(
        key: str,
        kind: Kind = Kind.TEXT,
        most: int = 14,
        choices: tuple[str, ...] = (),
        offered: CellRange | None = None,
        others: bool = False,
    ) -> TableColumn:
        return TableColumn(
            spec.column(key).heading(t.lang),
            kind,
            most,
            11,
            fill_in=True,
            choices=choices,
            offered=offered,
            others=others or offered is not None,
            hint=t(f"workbook.hint.{key}"),
        )

    columns = (
        context.ids("youth"),
        TableColumn(spec.column("youth_name").heading(t.lang), most=22),
        context.ids("mentor"),
        TableColumn(spec.column("mentor_name").heading(t.lang), most=22),
        fill_in("decision", choices=tuple(labels.values())),
        TableColumn(spec.column("state").heading(t.lang), most=16),
        fill_in("other_mentor", most=20, offered=mentor_list(report, context)),
        fill_in("waived", most=18, choices=tuple(one.label(t.lang) for one in WAIVABLE_DEMANDS), others=True),
        fill_in("reason", most=18),
        fill_in("by"),
        fill_in("decided_on", Kind.DATE),
        TableColumn(t("workbook.head.points"), Kind.INTEGER, 8),
        TableColumn(t("workbook.head.reasons"), most=52),
        TableColumn(t("workbook.head.unknown"), most=14, least=10),
        TableColumn(t("workbook.head.hours"), Kind.DECIMAL, 9),
        *(
            fill_in(
                column.key,
                Kind.DATE if column.type is CellType.DATE else Kind.TEXT,
                choices=tuple(choice.label(t.lang) for choice in offered(column.type, column.choices)),
            )
            for column in COURSE
        ),
    )
    ordered = sorted(report.matches, key=lambda line: (not line.worries, by_id(line.youth.id)))

    def row(line: MatchLine) -> tuple[Cell, ...]:
        return (
            *context.who(SheetKind.YOUTHS, line.youth),
            *context.who(SheetKind.MENTORS, line.mentor),
            labels.get(_DECIDED.get(line.state, "")),
            t(f"workbook.state.{line.shown_state}"),
            None,
            waived_cell((*line.waived, *line.waived_in_vain), t.lang),
            line.reason,
            line.by,
            line.decided_on,
            line.points,
            "\n".join(filter(None, (words.pair_reasons(line, t), words.waivers(line, t)))),
            words.pair_unknown(line, t),
            words.hours(line.minutes) if line.minutes else None,
            *(cast("Cell", value) for value in course_cells(line.decision, t.lang).values()),
        )

    return Table(
        "mm_matches",
        t("workbook.title.matches"),
        t("workbook.note.matches", as_of=report.as_of, decision=spec.column("decision").heading(t.lang)),
        columns,
        [row(line) for line in ordered],
        t("workbook.empty.matches"),
        frozen=TO_THE_DECISION,
        tints={n: style.PALE_VERMILLION for n, line in enumerate(ordered) if line.worries},
    )


def unmatched(report: Report, context: Context) -> Table:
    """Return the youths without a mentor, with the reason."""
    t, input_sheet = context.t, SHEETS[SheetKind.YOUTHS]
    columns = (
        context.ids("youth"),
        TableColumn(t("workbook.head.name"), most=20),
        TableColumn(t("workbook.head.class"), most=16),
        TableColumn(input_sheet.column("priority").heading(t.lang), Kind.INTEGER, 9),
        TableColumn(input_sheet.column("has_qualifying_education").heading(t.lang), most=12),
        TableColumn(t("workbook.head.waiting"), Kind.INTEGER, 9),
        TableColumn(t("workbook.head.allowed"), Kind.INTEGER, 10),
        TableColumn(t("workbook.head.why"), most=46),
        TableColumn(t("workbook.head.shut_out"), most=28, least=20),
    )
    last = UnmatchedReason.NOT_ELIGIBLE
    # As the goals have it: the most urgent first, then whoever has waited longest.
    ordered = sorted(
        report.unmatched,
        key=lambda line: (
            line.reason is last,
            -line.urgency,
            -(line.waiting_days or 0),  # an unknown wait counts as none, as in the goals
            by_id(line.youth.id),
        ),
    )

    def row(line: UnmatchedLine) -> tuple[Cell, ...]:
        return (
            *context.who(SheetKind.YOUTHS, line.youth),
            t(f"workbook.none_short.{line.reason.value}"),
            line.priority,
            None if line.educated is None else t(f"workbook.educated.{'yes' if line.educated else 'no'}"),
            line.waiting_days,
            line.allowed,
            words.unmatched_reason(line, t),
            words.shut_out(line, t),
        )

    return Table(
        "mm_unmatched",
        t("workbook.title.unmatched"),
        t("workbook.note.unmatched", as_of=report.as_of),
        columns,
        [row(line) for line in ordered],
        t("workbook.empty.unmatched"),
        frozen=2,
    )


def places(report: Report, context: Context) -> Table:
    """Return each mentor's places and hours, and who has them."""
    t = context.t
    columns = (
        context.ids("mentor"),
        TableColumn(t("workbook.head.name"), most=26),
        TableColumn(t("workbook.head.outcome"), most=22),
        TableColumn(t("workbook.head.bar"), most=14),
        TableColumn(t("workbook.head.places"), Kind.INTEGER, 9),
        TableColumn(t("workbook.head.used"), Kind.INTEGER, 8),
        TableColumn(t("workbook.head.left"), Kind.INTEGER, 8),
        TableColumn(t("workbook.head.hours_used"), Kind.DECIMAL, 8),
        TableColumn(t("workbook.head.hours_limit"), Kind.DECIMAL, 8),
        TableColumn(t("workbook.head.limit_by"), most=16),
        TableColumn(t("workbook.head.youths"), most=30, least=16),
        TableColumn(t("workbook.head.remark"), most=36, least=20),
    )
    has: dict[str, list[Person]] = {}
    for line in sorted(report.matches, key=lambda line: by_id(line.youth.id)):
        has.setdefault(line.mentor.id, []).append(line.youth)
    ordered = sorted(report.mentors, key=lambda line: by_id(line.mentor.id))

    def row(line: MentorLine) -> tuple[Cell, ...]:
        limit = line.minutes_limit
        return (
            *context.who(SheetKind.MENTORS, line.mentor),
            t(f"workbook.outcome.{line.outcome.value}"),
            _dots(line.used, line.used + line.free),
            line.places,
            line.used,
            line.free,
            words.hours(line.minutes_used),
            None if limit is None else words.hours(limit),
            None
            if limit is None
            else t("workbook.limit.law" if line.limit_is_legal else "workbook.limit.own"),
            ", ".join(words.called(youth) for youth in has.get(line.mentor.id, [])),
            words.mentor_remark(line, t),
        )

    return Table(
        "mm_places",
        t("workbook.title.mentors"),
        t("workbook.note.mentors", as_of=report.as_of),
        columns,
        [row(line) for line in ordered],
        t("workbook.empty.mentors"),
        frozen=2,
        tints={
            n: style.PALE_VERMILLION
            for n, line in enumerate(ordered)
            if line.too_many_minutes or line.too_many_places
        },
        listed=_offered_mentors(report),
    )


def _offered_mentors(report: Report) -> tuple[str, ...]:
    """Return the mentors that a person may choose another one from: those who take part, by id."""
    lines = sorted(
        (line for line in report.mentors if line.available), key=lambda line: by_id(line.mentor.id)
    )
    return tuple(words.called(line.mentor) for line in lines)


def mentor_list(report: Report, context: Context) -> CellRange | None:
    """Return where the mentors to choose from are listed: beside the table of places, out of sight."""
    found = _offered_mentors(report)
    return CellRange(context.name(ResultSheet.PLACES), LISTED_COLUMN, len(found)) if found else None


def _dots(used: int, whole: int) -> str:
    shown = max(used, whole)
    return "●" * used + "○" * (shown - used) if shown <= MOST_DOTS else f"{used}/{whole}"
