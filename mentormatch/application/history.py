"""``history``: figures over the months, from the results that are there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.errors import InputProblem, UsageProblem
from mentormatch.locale import Language, texts

from .run import InputStopped, Request, read

if TYPE_CHECKING:
    from mentormatch.report.history import PastRun
    from mentormatch.report.history_words import HistoryWords


@dataclass(frozen=True, slots=True)
class Recounted:
    """The figures in words, what was written, and the files that could not be used."""

    words: HistoryWords
    lang: Language
    output: Path | None
    page: Path | None
    skipped: tuple[str, ...]


def results_in(folder: Path) -> list[Path]:
    """Return the results in a folder and those below it, by path; what cannot be read is none."""
    from mentormatch.workbook.result.reader import is_result

    found = []
    for path in sorted(folder.rglob("*.xlsx")):
        if path.name.startswith("~$") or ".backup-" in path.name:
            continue
        try:
            if is_result(path):
                found.append(path)
        except InputProblem:
            continue
    return found


def history(
    request: Request,
    results: Iterable[tuple[Path, str | None]],
    *,
    output: Path | None = None,
    page: Path | None = None,
    mask: bool = True,
    force: bool = False,
) -> Recounted:
    """Work out the figures over the months, and write them as a workbook and a page.

    Args:
        request: how to read; its books are not looked at.
        results: paths of results, each with the municipality; ``None``: as the result's settings say, else the folder.
        output: where the workbook goes; ``None``: nowhere.
        page: where the page (.docx) goes; ``None``: nowhere.
        mask: whether counts under five are hidden.
        force: replace what exists, keeping a backup.

    Raises:
        UsageProblem: there is no result.
        OutputProblem: a file exists (without ``force``) or cannot be written.
    """
    from mentormatch.report.history import history as work_out
    from mentormatch.report.history_words import HistoryWords
    from mentormatch.workbook.books.history import render
    from mentormatch.workbook.files.save import probe, save

    for path, suffix in ((output, ".xlsx"), (page, ".docx")):
        if path is not None:
            probe(path, force=force, suffixes=(suffix,))
    runs, skipped, lang = [], [], request.lang
    for path, municipality in results:
        try:
            run, spoken = _past_run(request, path, municipality)
        except (InputProblem, InputStopped):
            skipped.append(path.name)
            continue
        runs.append(run)
        lang = lang or spoken
    if not runs:
        raise UsageProblem("history.none")
    lang = lang or request.spoken
    words = HistoryWords(work_out(runs), texts(lang), mask=mask)
    written = []
    for path, make in ((output, render), (page, render_page)):
        written.append(None if path is None else save(make(words), path, force=force).path)
    return Recounted(words, lang, written[0], written[1], tuple(skipped))


def _past_run(request: Request, path: Path, municipality: str | None) -> tuple[PastRun, Language]:
    """Return what a result says, and its language."""
    from mentormatch.report.history import PastRun
    from mentormatch.workbook.result.reader import day_of, read_people, read_result

    record = read_result(path)
    people = read_people(path)
    day = day_of(record, path.name)
    book = read(replace(request, books=(path,), today=day))  # as it was seen then
    paired = {youth for youth, _ in people.pairs}
    name = municipality or book.settings.municipality or path.resolve().parent.name
    return (
        PastRun(
            municipality=name,
            as_of=day,
            youths=book.youths,
            matches=book.matches,
            follow_ups=book.follow_ups,
            waiting=people.youths - paired - people.not_eligible,
        ),
        book.language,
    )


def render_page(words: HistoryWords) -> bytes:
    """Return the page as a .docx file; the same words give the same bytes."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm, Pt

    from mentormatch.docx_package import new_document, undated

    t, last = words.t, words.found.last
    page = new_document()
    section = page.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1.9)
    normal = page.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(9.5)
    page.add_heading(t("history.title"), level=1)
    for line in words.answer():
        page.add_paragraph(line)
    for grid in words.grids():
        page.add_heading(t(f"history.sheet.{grid.key}"), level=2)
        table = page.add_table(rows=1, cols=len(grid.heads))
        table.style = "Table Grid"
        for cell, head in zip(table.rows[0].cells, grid.heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        for row in grid.rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value if isinstance(value, str) else t.number(value or 0)
    core = page.core_properties
    core.title, core.author, core.comments = t("history.title"), "", ""
    core.created = core.modified = datetime(last.year, last.month, last.day)  # noqa: DTZ001  # no zone in the file
    core.language = t.lang
    out = BytesIO()
    page.save(out)
    return undated(out.getvalue())
