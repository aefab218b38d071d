"""The sheets about a plan: its pairs, who has no mentor, and the mentors' places."""

from __future__ import annotations

from mentormatch.report.model import (
    MatchLine,
    MentorLine,
    PairState,
    Person,
    Report,
    UnmatchedLine,
    UnmatchedReason,
)
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.choices.statuses import DECISIONS
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.table import Cell, Kind, Table, TableColumn

from . import words
from .context import Context, by_id

MOST_DOTS = 12
"""A mentor with more places gets figures instead of a dot for each."""

_DECIDED = {PairState.APPROVED: "approved", PairState.LOCKED: "locked"}


def matches(report: Report, context: Context) -> Table:
    """Return the pairs of the plan, with room for a person's decision."""
    t, spec = context.t, RESULT_SHEETS[ResultSheet.MATCHES]
    labels = {choice.value: choice.label(t.lang) for choice in DECISIONS}

    def fill_in(
        key: str, kind: Kind = Kind.TEXT, most: int = 14, choices: tuple[str, ...] = ()
    ) -> TableColumn:
        return TableColumn(
            spec.column(key).heading(t.lang),
            kind,
            most,
            11,
            fill_in=True,
            choices=choices,
            hint=t(f"workbook.hint.{key}"),
        )

    columns = (
        context.ids("youth"),
        TableColumn(t("workbook.head.youth_name"), most=28),
        context.ids("mentor"),
        TableColumn(t("workbook.head.mentor_name"), most=28),
        TableColumn(t("workbook.head.state"), most=16),
        TableColumn(t("workbook.head.points"), Kind.INTEGER, 8),
        TableColumn(t("workbook.head.reasons"), most=52),
        TableColumn(t("workbook.head.unknown"), most=14, least=10),
        TableColumn(t("workbook.head.hours"), Kind.DECIMAL, 9),
        fill_in("decision", choices=tuple(labels.values())),
        fill_in("reason", most=18),
        fill_in("by"),
        fill_in("decided_on", Kind.DATE),
    )
    ordered = sorted(report.matches, key=lambda line: (not line.worries, by_id(line.youth.id)))

    def row(line: MatchLine) -> tuple[Cell, ...]:
        return (
            *context.who(SheetKind.YOUTHS, line.youth),
            *context.who(SheetKind.MENTORS, line.mentor),
            t(f"workbook.state.{line.shown_state}"),
            line.points,
            words.pair_reasons(line, t),
            words.pair_unknown(line, t),
            words.hours(line.minutes) if line.minutes else None,
            labels.get(_DECIDED.get(line.state, "")),
            line.reason,
            line.by,
            line.decided_on,
        )

    return Table(
        "mm_matches",
        t("workbook.title.matches"),
        t("workbook.note.matches", as_of=report.as_of, decision=spec.column("decision").heading(t.lang)),
        columns,
        [row(line) for line in ordered],
        t("workbook.empty.matches"),
        frozen=2,
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
    )


def _dots(used: int, whole: int) -> str:
    shown = max(used, whole)
    return "●" * used + "○" * (shown - used) if shown <= MOST_DOTS else f"{used}/{whole}"
