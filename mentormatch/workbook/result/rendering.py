"""The result workbook: what a report says, laid out for a person, with the input sheets handed back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from mentormatch.domain import Settings
from mentormatch.locale import Language, texts
from mentormatch.report.model import Report
from mentormatch.workbook.catalogue import RESULT_SHEETS, SETTINGS, ResultSheet
from mentormatch.workbook.catalogue.sheets import HANDED_ON
from mentormatch.workbook.layout.choices import LIST_SHEET, ChoiceLists
from mentormatch.workbook.layout.style import NAVY, Styles
from mentormatch.workbook.layout.table import write_table
from mentormatch.workbook.reading.book import Book, SheetCopy
from mentormatch.workbook.reading.receipt import receipt
from mentormatch.workbook.reading.settings import parse_settings

from .context import Context
from .decided import decided
from .digests import SHEET, noted_sheet, record_field
from .follow_up import own_sheet, pairs_under_way
from .inputs import Handed, follow_up_rows, handed_back, kinds, person_rows, sheet_names, write_copy
from .overview import Overview
from .record import proof_rows, run_table, write_proof
from .sheets import tables

if TYPE_CHECKING:
    from xlsxwriter import Workbook


def render(report: Report, book: Book, lang: Language) -> bytes:
    """Return the result as an .xlsx file.

    The same report, book and language give the same bytes: no wall clock and no author stands in the file.

    Args:
        report: what to say.
        book: the input, whose sheets are handed back as they are, so that the result is next month's input.
        lang: the language of our own sheets.
    """
    return _render(report, book, lang)


def own_names(report: Report, book: Book, lang: Language, follow_up: str | None = None) -> list[str]:
    """Return the names of our own sheets that this report fills; ``follow_up`` as in :func:`render_own`."""
    handed = _handed_in_place(report, book, follow_up)
    context = Context(
        texts(lang),
        person_rows(book, handed),
        sheet_names(handed),
        follow_up_rows(handed),
        kinds(handed),
    )
    filled = {ResultSheet.OVERVIEW, ResultSheet.RUN, ResultSheet.PROOF, *tables(report, context)}
    names = [RESULT_SHEETS[kind].name(lang) for kind in ResultSheet if kind in filled]
    return [*names, follow_up] if follow_up else names


def _handed_in_place(report: Report, book: Book, follow_up: str | None) -> list[Handed]:
    """Return the sheets of a workbook that is written into; the sheet of follow-ups that is ours stands last."""
    copies: Sequence[SheetCopy] = book.sheets
    own: list[SheetCopy] = []
    if follow_up:
        copies, made = own_sheet(copies, follow_up, pairs_under_way(report), book.language)
        own = [made]
    return [Handed(copy.name, copy) for copy in (*copies, *own)]


def render_own(
    report: Report,
    book: Book,
    lang: Language,
    *,
    epoch_1904: bool,
    decisions: bool,
    follow_up: str | None = None,
) -> bytes:
    """Return a package of our own sheets alone, to be put into the user's workbook beside their sheets.

    Args:
        report: what to say.
        book: the input; its sheets stay where they are and are linked to.
        lang: the language of our sheets.
        epoch_1904: whether that workbook counts days from 1904.
        decisions: whether to add the sheet of the decisions handed on.
        follow_up: the name of the sheet of follow-ups that is ours; ``None``: the user has one of their own.
    """
    return _render(
        report, book, lang, own=True, epoch_1904=epoch_1904, decisions=decisions, follow_up=follow_up
    )


def _render(
    report: Report,
    book: Book,
    lang: Language,
    *,
    own: bool = False,
    epoch_1904: bool = False,
    decisions: bool = False,
    follow_up: str | None = None,
) -> bytes:
    from xlsxwriter import Workbook

    t = texts(lang)
    names = {sheet: spec.name(lang) for sheet, spec in RESULT_SHEETS.items()}
    # What is added to the input's own sheets speaks their language, whatever the result's.
    theirs = texts(book.language)
    taken = (*names.values(), LIST_SHEET[book.language])
    if own:
        handed = _handed_in_place(report, book, follow_up)
    else:
        handed = handed_back(book, taken, report.decisions, pairs_under_way(report))
    # A date that was fixed for this month is still there next month: the first sheet says so.
    name = next(one.name(book.language) for one in SETTINGS if one.key == "as_of")
    fixed = parse_settings(book.settings_of_sheets, Settings())[0].as_of
    context = Context(
        t,
        person_rows(book, handed),
        sheet_names(handed),
        follow_up_rows(handed),
        kinds(handed),
        name if fixed else None,
        fixed,
        receipt(book),
        follow_up_ready=not own or follow_up is not None,
    )
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True, "date_1904": epoch_1904})
    _describe(workbook, report, t("workbook.overview.title"))
    styles = Styles(workbook)
    overview = workbook.add_worksheet(names[ResultSheet.OVERVIEW], noted_sheet())
    overview.set_tab_color(NAVY)
    Overview(workbook, overview, report, context, styles).write()
    digests = [(ResultSheet.OVERVIEW, record_field(overview, ResultSheet.OVERVIEW, None, lang))]
    for kind, table in tables(report, context).items():
        sheet = workbook.add_worksheet(names[kind], noted_sheet())
        sheet.set_tab_color(NAVY)
        write_table(sheet, table, styles, t)
        digests.append((kind, record_field(sheet, kind, table, lang)))
    choices = ChoiceLists(workbook, theirs, literal=own)
    for one in [one for one in handed if one.name == follow_up] if own else handed:
        write_copy(workbook, one, styles, choices, theirs)
    if decisions:
        write_table(workbook.add_worksheet(HANDED_ON[lang]), decided(report, t), styles, t)
    choices.write()
    fields = [(SHEET + kind, field) for kind, field in digests]
    write_table(workbook.add_worksheet(names[ResultSheet.RUN]), run_table(report, t, fields), styles, t)
    write_proof(workbook.add_worksheet(names[ResultSheet.PROOF]), proof_rows(report.proof), styles, t)
    overview.activate()
    workbook.close()
    return out.getvalue()


def _describe(workbook: Workbook, report: Report, title: str) -> None:
    """Set the file's properties: nobody's name, and the as-of date for the day it was made."""
    made = datetime(report.as_of.year, report.as_of.month, report.as_of.day)  # noqa: DTZ001  # no zone in the file
    workbook.set_properties({"title": title, "author": "", "created": made})
