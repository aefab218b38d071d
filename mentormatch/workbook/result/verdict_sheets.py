"""The sheets about the rules: the verdict on each mentor, and whom to ask. A benefit stands on the first alone."""

from __future__ import annotations

from mentormatch.domain import Benefit
from mentormatch.eligibility import Outcome, Text, TriedRule, load_rules, unnamed
from mentormatch.locale import Texts
from mentormatch.report.model import Report, VerdictLine
from mentormatch.workbook.catalogue import RESULT_SHEETS, CellType, ResultSheet, SheetKind
from mentormatch.workbook.catalogue.choices.benefits import BENEFITS
from mentormatch.workbook.catalogue.choices.rulings import RULING_ANSWERS
from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.table import Cell, Kind, Table, TableColumn, WebLink

from . import words
from .context import Context, by_id

_TINTS = {
    Outcome.FREE: style.PALE_GREEN,
    Outcome.CAPPED: style.PALE_BLUE,
    Outcome.DEDUCTED: style.PALE_VERMILLION,
    Outcome.UNDETERMINED: style.PALE_ORANGE,
}


def eligibility(report: Report, context: Context) -> Table:
    """Return the verdict on each mentor, with the rule it rests on. The only table with a benefit.

    Duties, reasons and remarks that many mentors share are numbered and stand once, below the table: so a row
    is a few lines high and the sheet a page wide.
    """
    t = context.t
    columns = (
        context.ids("mentor"),
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
        TableColumn(t("workbook.head.last_seen"), Kind.DATE, 12),
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
    """Return whom to ask about mentors on whom the rules do not decide, with room for the answer."""
    t, spec = context.t, RESULT_SHEETS[ResultSheet.TO_ASK]
    offers = {line.mentor.id: line.places for line in report.mentors}
    asked = [line for line in report.verdicts if line.verdict.ask is not None]
    ordered = sorted(asked, key=lambda line: (-offers.get(line.mentor.id, 0), by_id(line.mentor.id)))

    def fill_in(
        key: str, kind: Kind = Kind.TEXT, most: int = 14, choices: tuple[str, ...] = ()
    ) -> TableColumn:
        hint = t(f"workbook.hint.{key}")
        heading = spec.column(key).heading(t.lang)
        return TableColumn(
            heading, kind, most, 11, fill_in=True, choices=choices, hint=hint, others=bool(choices)
        )

    columns = (
        context.ids("mentor"),
        TableColumn(spec.column("mentor_name").heading(t.lang), most=26),
        TableColumn(t("workbook.head.ask"), most=24),
        TableColumn(t("workbook.head.offers"), Kind.INTEGER, 10),
        TableColumn(t("workbook.head.question"), most=60, least=40),
        fill_in("answer", choices=tuple(one.label(t.lang) for one in RULING_ANSWERS)),
        fill_in("hours", Kind.DECIMAL),
        fill_in("by", most=18),
        fill_in("decided_on", Kind.DATE),
        fill_in("reference", most=20),
    )

    rules = load_rules()

    def row(line: VerdictLine) -> tuple[Cell, ...]:
        verdict = line.verdict
        return (
            *context.who(SheetKind.MENTORS, line.mentor),
            t(f"eligibility.authority.{verdict.ask}"),
            offers.get(line.mentor.id),
            unnamed(verdict.question, line.benefit, rules).get(t.lang) if verdict.question else None,
            *(None,) * 5,
        )

    return Table(
        "mm_to_ask",
        t("workbook.title.ask"),
        t("workbook.note.ask", as_of=report.as_of, answer=spec.column("answer").heading(t.lang)),
        columns,
        [row(line) for line in ordered],
        t("workbook.empty.ask"),
        frozen=2,
    )


def rulings(report: Report, context: Context) -> Table:
    """Return the answers that mentors' verdicts rest on; the next run reads them here."""
    t, spec = context.t, RESULT_SHEETS[ResultSheet.RULINGS]
    labels = {choice.value: choice.label(t.lang) for choice in RULING_ANSWERS}
    kinds = {CellType.DATE: Kind.DATE, CellType.HOURS: Kind.DECIMAL}
    columns = tuple(
        TableColumn(column.heading(t.lang), kinds.get(column.type, Kind.TEXT), 26) for column in spec.columns
    )
    answered = sorted(
        (line for line in report.verdicts if line.ruling), key=lambda line: by_id(line.mentor.id)
    )

    def row(line: VerdictLine) -> tuple[Cell, ...]:
        ruling = line.ruling
        assert ruling is not None  # noqa: S101  # chosen so above
        limit = ruling.minutes_per_month
        return (
            *context.who(SheetKind.MENTORS, line.mentor),
            labels[ruling.answer],
            None if limit is None else words.hours(limit),
            ruling.by,
            ruling.decided_on,
            ruling.reference,
            ruling.about,
        )

    return Table(
        "mm_rulings",
        t("workbook.title.rulings"),
        t("workbook.note.rulings"),
        columns,
        [row(line) for line in answered],
        t("workbook.empty.rulings"),
        frozen=2,
    )


def _verdict(line: VerdictLine, context: Context, notes: dict[str, int]) -> tuple[Cell, ...]:
    """Return the row of one verdict; texts new to ``notes`` get the next number there."""
    t, verdict = context.t, line.verdict
    rule = next((tried for tried in verdict.tried if tried.decisive), None)

    def number(text: str) -> str:
        return str(notes.setdefault(text, len(notes) + 1))

    def duty(text: Text) -> str:
        return number(t("workbook.verdicts.duty_note", duty=text.get(t.lang)))

    def advice(text: Text) -> str:
        return number(t("workbook.verdicts.advice_note", advice=text.get(t.lang)))

    def tried_line(tried: TriedRule) -> str:
        mark = "●" if tried.decisive else "○"
        rule, reason = tried.title.get(t.lang), tried.reason.get(t.lang)
        note = number(t("workbook.verdicts.rule_note", rule=rule, reason=reason))
        return t("workbook.verdicts.tried", mark=mark, note=note)

    return (
        *context.who(SheetKind.MENTORS, line.mentor),
        t(f"workbook.outcome.{verdict.outcome.value}"),
        verdict.hours_per_month,
        _benefit(line.benefit, t),
        t("common.yes" if verdict.exempted else "common.no"),
        verdict.reason.get(t.lang),
        ", ".join([*map(duty, verdict.duties), *map(advice, verdict.advice)]),
        rule.title.get(t.lang) if rule else None,
        words.rule_value(rule, t) if rule else None,
        (rule.in_force_from or t("workbook.verdicts.always")) if rule else None,
        _sources(rule, t) if rule else None,
        _verified(rule, t) if rule else None,
        rule.last_seen if rule else None,
        ", ".join(map(tried_line, (tried for tried in verdict.tried if tried.possible))),
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
    seen = rule.seen_in if rule.verified else None
    said = t("common.yes" if rule.verified else "common.no") + (f" ({seen})" if seen else "")
    address = next((reference.address for reference in rule.references if reference.address), None)
    return WebLink(t("workbook.verdicts.see", said=said), address) if address else said


def _benefit(benefit: Benefit | None, t: Texts) -> str:
    found = [choice.label(t.lang) for choice in BENEFITS if choice.value == benefit]
    return found[0] if found else t("workbook.verdicts.unknown_benefit")
