"""What stands on each of the result's own sheets. A mentor's benefit stands on that of eligibility alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from mentormatch.domain import Benefit
from mentormatch.eligibility import Outcome, Text, TriedRule, load_rules, unnamed
from mentormatch.issues import Issue, Severity
from mentormatch.locale import Texts
from mentormatch.report.model import (
    MatchLine,
    MentorLine,
    PairState,
    Person,
    Report,
    UnmatchedLine,
    UnmatchedReason,
    VerdictLine,
)
from mentormatch.workbook.catalogue import RESULT_SHEETS, SHEETS, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.choices.benefits import BENEFITS
from mentormatch.workbook.catalogue.choices.statuses import DECISIONS
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.table import Cell, Kind, Link, Table, TableColumn, WebLink

from . import words
from .extra import with_prices

MOST_DOTS = 12
"""A mentor with more places gets figures instead of a dot for each."""

_TINTS = {
    Outcome.FREE: style.PALE_GREEN,
    Outcome.CAPPED: style.PALE_BLUE,
    Outcome.DEDUCTED: style.PALE_VERMILLION,
    Outcome.UNDETERMINED: style.PALE_ORANGE,
}
_DECIDED = {PairState.APPROVED: "approved", PairState.LOCKED: "locked"}
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Context:
    """What the sheets need beside the report: the language, and where people stand in the input sheets."""

    t: Texts
    rows: Mapping[tuple[SheetKind, str], tuple[str, str]]
    """Sheet name and cell in this workbook for a person of a kind with an id."""
    sheets: Mapping[tuple[str | None, str | None], str]
    """Name in this workbook of an input file's sheet."""
    follow_ups: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Sheet name and cell in this workbook of a pair's last follow-up."""
    sheet_of: Mapping[SheetKind, str] = field(default_factory=dict)
    """Name in this workbook of the first input sheet of a kind."""
    day: str | None = None
    """What the setting of the as-of date is called, where the input's own sheet of settings fixes a date."""
    fixed: date | None = None
    """The date that it fixes, whatever date this run was told."""

    @property
    def day_sheet(self) -> str | None:
        """What the sheet is called in this workbook that fixes the as-of date; ``None`` where none does."""
        return self.sheet_of.get(SheetKind.SETTINGS) if self.day else None

    def name(self, sheet: ResultSheet) -> str:
        """Return what one of our sheets is called."""
        return RESULT_SHEETS[sheet].name(self.t.lang)

    @property
    def follow_up_sheet(self) -> str:
        """What the sheet of follow-ups is called in this workbook."""
        return self.sheet_of.get(SheetKind.FOLLOW_UP) or SHEETS[SheetKind.FOLLOW_UP].name(self.t.lang)

    def to_row(self, kind: SheetKind, person: Person, text: str | None) -> Cell:
        """Return a text that leads to a person's row, where it is in this workbook."""
        target = self.rows.get((kind, person.id))
        return Link(text, *target) if text and target else text


def by_id(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the key under which ids are sorted: numbers in them by size, ``U2`` before ``U10``."""
    parts = re.split(r"(\d+)", text)
    return tuple(
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts if part
    )


def tables(report: Report, context: Context) -> dict[ResultSheet, Table]:
    """Return the tables of a result's own sheets, in the order of the workbook: all of them, empty or not, so that
    whoever reads results by name finds each.
    """
    makers: dict[ResultSheet, Callable[[Report, Context], Table]] = {
        ResultSheet.MATCHES: matches,
        ResultSheet.UNMATCHED: unmatched,
        ResultSheet.PLACES: places,
        ResultSheet.ELIGIBILITY: eligibility,
        ResultSheet.TO_ASK: to_ask,
        ResultSheet.ISSUES: issues,
    }
    made = {sheet: make(report, context) for sheet, make in makers.items()}
    return with_prices(made, report, context, by_id)


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
        TableColumn(spec.column("youth").heading(t.lang), most=16),
        TableColumn(t("workbook.head.youth_name"), most=28),
        TableColumn(spec.column("mentor").heading(t.lang), most=16),
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
            line.youth.id,
            context.to_row(SheetKind.YOUTHS, line.youth, line.youth.name),
            line.mentor.id,
            context.to_row(SheetKind.MENTORS, line.mentor, line.mentor.name),
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
        TableColumn(RESULT_SHEETS[ResultSheet.MATCHES].column("youth").heading(t.lang), most=16),
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
            line.youth.id,
            context.to_row(SheetKind.YOUTHS, line.youth, line.youth.name),
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
        TableColumn(RESULT_SHEETS[ResultSheet.MATCHES].column("mentor").heading(t.lang), most=16),
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
            line.mentor.id,
            context.to_row(SheetKind.MENTORS, line.mentor, line.mentor.name),
            t(f"workbook.outcome.{line.outcome.value}"),
            _dots(line.used, line.places if line.available else 0),
            line.places,
            line.used,
            max(0, line.places - line.used) if line.available else 0,
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
    )


def eligibility(report: Report, context: Context) -> Table:
    """Return the verdict on each mentor, with the rule it rests on. The only table with a benefit.

    Duties, reasons and remarks that many mentors share are numbered and stand once, below the table: so a row
    is a few lines high and the sheet a page wide.
    """
    t = context.t
    columns = (
        TableColumn(RESULT_SHEETS[ResultSheet.MATCHES].column("mentor").heading(t.lang), most=16),
        TableColumn(t("workbook.head.name"), most=24),
        TableColumn(t("workbook.head.outcome"), most=16),
        TableColumn(t("workbook.head.hours"), Kind.DECIMAL, 9),
        TableColumn(t("workbook.head.benefit"), most=18),
        TableColumn(t("workbook.head.exempted"), most=11),
        TableColumn(t("workbook.head.why"), most=36),
        TableColumn(t("workbook.head.duties"), most=12),
        TableColumn(t("workbook.head.rule"), most=22),
        TableColumn(t("workbook.head.value"), most=12),
        TableColumn(t("workbook.head.since"), Kind.DATE, 12),
        TableColumn(t("workbook.head.reference"), most=28),
        TableColumn(t("workbook.head.verified"), most=9),
        TableColumn(t("workbook.head.tried"), most=13),
        TableColumn(t("workbook.head.notes"), most=12),
    )
    ordered = sorted(report.verdicts, key=lambda line: by_id(line.mentor.id))
    notes: dict[str, int] = {}
    return Table(
        "mm_eligibility",
        t("workbook.title.verdicts"),
        t("workbook.note.verdicts", as_of=report.as_of),
        columns,
        [_verdict(line, context, notes) for line in ordered],
        t("workbook.empty.verdicts"),
        frozen=3,
        tints={n: _TINTS[line.verdict.outcome] for n, line in enumerate(ordered)},
        notes_title=t("workbook.verdicts.notes"),
        notes=tuple(notes),
    )


def to_ask(report: Report, context: Context) -> Table:
    """Return whom to ask about mentors on whom the rules do not decide."""
    t = context.t
    offers = {line.mentor.id: line.places for line in report.mentors}
    asked = [line for line in report.verdicts if line.verdict.ask is not None]
    ordered = sorted(asked, key=lambda line: (-offers.get(line.mentor.id, 0), by_id(line.mentor.id)))
    columns = (
        TableColumn(RESULT_SHEETS[ResultSheet.MATCHES].column("mentor").heading(t.lang), most=16),
        TableColumn(t("workbook.head.name"), most=26),
        TableColumn(t("workbook.head.ask"), most=24),
        TableColumn(t("workbook.head.offers"), Kind.INTEGER, 10),
        TableColumn(t("workbook.head.question"), most=60, least=40),
    )

    rules = load_rules()

    def row(line: VerdictLine) -> tuple[Cell, ...]:
        verdict = line.verdict
        return (
            line.mentor.id,
            context.to_row(SheetKind.MENTORS, line.mentor, line.mentor.name),
            t(f"eligibility.authority.{verdict.ask}"),
            offers.get(line.mentor.id),
            unnamed(verdict.question, line.benefit, rules).get(t.lang) if verdict.question else None,
        )

    return Table(
        "mm_to_ask",
        t("workbook.title.ask"),
        t("workbook.note.ask", as_of=report.as_of),
        columns,
        [row(line) for line in ordered],
        t("workbook.empty.ask"),
        frozen=2,
    )


def issues(report: Report, context: Context) -> Table:
    """Return what is wrong with the lists, each with a link to its cell, the worst first."""
    t = context.t
    columns = (
        TableColumn(t("workbook.head.severity"), most=13, least=11),
        TableColumn(t("workbook.head.sheet"), most=20),
        TableColumn(t("workbook.head.cell"), most=10),
        TableColumn(t("workbook.head.column"), most=24),
        TableColumn(t("workbook.head.cause"), most=56),
        TableColumn(t("workbook.head.remedy"), most=56),
        TableColumn(t("workbook.head.code"), most=10),
    )

    def order(issue: Issue) -> tuple[object, ...]:
        at = issue.place
        return (_RANK[issue.severity], at.file or "", at.sheet or "", at.row or 0, len(at.column or ""),
                at.column or "", issue.code, issue.cause(t.lang))  # fmt: skip

    def row(issue: Issue) -> tuple[Cell, ...]:
        at = issue.place
        sheet = context.sheets.get((at.file, at.sheet)) if at.sheet else None
        cell = at.cell or (f"A{at.row}" if at.row else None)
        where: Cell = Link(cell, sheet, cell) if cell and sheet else cell
        return (
            t(f"workbook.severity.{issue.severity.value}"),
            sheet or at.sheet or at.file,
            where,
            at.heading or at.column,
            issue.cause(t.lang),
            issue.remedy(t.lang),
            issue.code,
        )

    ordered = sorted(report.issues, key=order)
    tints = {Severity.ERROR: style.PALE_VERMILLION, Severity.WARNING: style.PALE_ORANGE}
    return Table(
        "mm_issues",
        t("workbook.title.issues"),
        t("workbook.note.issues"),
        columns,
        [row(issue) for issue in ordered],
        t("workbook.empty.issues"),
        tints={n: tints[issue.severity] for n, issue in enumerate(ordered) if issue.severity in tints},
    )


def _verdict(line: VerdictLine, context: Context, notes: dict[str, int]) -> tuple[Cell, ...]:
    """Return the row of one verdict; texts new to ``notes`` get the next number there."""
    t, verdict = context.t, line.verdict
    rule = next((tried for tried in verdict.tried if tried.decisive), None)

    def number(text: str) -> str:
        return str(notes.setdefault(text, len(notes) + 1))

    def duty(text: Text) -> str:
        return number(t("workbook.verdicts.duty_note", duty=text.get(t.lang)))

    def tried_line(tried: TriedRule) -> str:
        mark = "●" if tried.decisive else "○"
        rule, reason = tried.title.get(t.lang), tried.reason.get(t.lang)
        note = number(t("workbook.verdicts.rule_note", rule=rule, reason=reason))
        return t("workbook.verdicts.tried", mark=mark, note=note)

    return (
        line.mentor.id,
        context.to_row(SheetKind.MENTORS, line.mentor, line.mentor.name),
        t(f"workbook.outcome.{verdict.outcome.value}"),
        verdict.hours_per_month,
        _benefit(line.benefit, t),
        t("common.yes" if verdict.exempted else "common.no"),
        verdict.reason.get(t.lang),
        ", ".join(map(duty, verdict.duties)),
        rule.title.get(t.lang) if rule else None,
        words.rule_value(rule, t) if rule else None,
        (rule.in_force_from or t("workbook.verdicts.always")) if rule else None,
        _sources(rule, t) if rule else None,
        _verified(rule, t) if rule else None,
        ", ".join(map(tried_line, verdict.tried)),
        ", ".join(number(note.get(t.lang)) for note in verdict.notes),
    )


def _sources(rule: TriedRule, t: Texts) -> str:
    return "\n".join(reference.title for reference in rule.references) or t("workbook.verdicts.no_source")


def _verified(rule: TriedRule, t: Texts) -> Cell:
    """Say whether the value was seen in the source, where there is one; the cell leads to the newest source with
    an address.
    """
    if not rule.references:
        return "–"
    said = t("common.yes" if rule.verified else "common.no")
    address = next((reference.href for reference in rule.references if reference.href), None)
    return WebLink(t("workbook.verdicts.see", said=said), address) if address else said


def _benefit(benefit: Benefit | None, t: Texts) -> str:
    found = [choice.label(t.lang) for choice in BENEFITS if choice.value == benefit]
    return found[0] if found else t("workbook.verdicts.unknown_benefit")


def _dots(used: int, whole: int) -> str:
    shown = max(used, whole)
    return "●" * used + "○" * (shown - used) if shown <= MOST_DOTS else f"{used}/{whole}"
