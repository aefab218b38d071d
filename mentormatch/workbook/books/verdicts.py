"""The workbook of ``check``: the sheets about eligibility of a result, without a plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from io import BytesIO

from mentormatch.domain import Mentor, Settings
from mentormatch.eligibility import Verdict
from mentormatch.issues import Issue
from mentormatch.locale import Language, texts
from mentormatch.report.model import Counts, Person, Proof, Report, VerdictLine
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.layout.style import Styles
from mentormatch.workbook.layout.table import write_table
from mentormatch.workbook.result.context import Context
from mentormatch.workbook.result.issues_sheet import issues
from mentormatch.workbook.result.verdict_sheets import eligibility, to_ask


def render_verdicts(
    judged: Iterable[tuple[Mentor, Verdict]],
    settings: Settings,
    as_of: date,
    found: Iterable[Issue],
    lang: Language,
) -> bytes:
    """Return the verdicts as an .xlsx file: eligibility, whom to ask, data issues.

    The same verdicts and language give the same bytes.
    """
    from xlsxwriter import Workbook

    t = texts(lang)
    report = _report(judged, settings, as_of, found)
    # The input's sheets are not in this workbook, so nothing leads to a person's row.
    context = Context(t, rows={}, sheets={})
    tables = {
        ResultSheet.ELIGIBILITY: eligibility(report, context),
        ResultSheet.TO_ASK: to_ask(report, context)
        if any(one.verdict.ask for one in report.verdicts)
        else None,
        ResultSheet.ISSUES: issues(report, context) if report.issues else None,
    }
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    # No wall clock in the file: the as-of date stands for the day it was made.
    made = datetime(as_of.year, as_of.month, as_of.day)  # noqa: DTZ001  # no zone in the file
    workbook.set_properties({"title": t("cli.check.title"), "author": "", "created": made})
    styles = Styles(workbook)
    for kind, table in tables.items():
        if table is not None:
            write_table(workbook.add_worksheet(RESULT_SHEETS[kind].name(lang)), table, styles, t)
    workbook.close()
    return out.getvalue()


def _report(
    judged: Iterable[tuple[Mentor, Verdict]], settings: Settings, as_of: date, found: Iterable[Issue]
) -> Report:
    """A report that knows the verdicts and nothing else: the sheets of a result are made from a report."""
    lines = tuple(
        VerdictLine(mentor=Person(mentor.id, mentor.name), benefit=mentor.benefit, verdict=verdict)
        for mentor, verdict in judged
    )
    return Report(
        as_of=as_of,
        settings=settings,
        counts=Counts(*([0] * len(Counts.__dataclass_fields__))),
        matches=(),
        unmatched=(),
        mentors=(),
        verdicts=lines,
        levels=(),
        optimal=False,
        issues=tuple(found),
        proof=Proof(goals=(), potentials=()),
    )
