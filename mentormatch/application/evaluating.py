"""``evaluate``: what an exemption made possible, from a workbook to a report."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.errors import OutputProblem, UsageProblem
from mentormatch.locale import Language, texts

from .guard import standing_against
from .planning import Progress, judge
from .run import Request, as_of, day_gone, read

if TYPE_CHECKING:
    from mentormatch.issues import Issue
    from mentormatch.report.evaluation import Evaluation, People
    from mentormatch.workbook.reading.book import LeftOut

PDF_SECONDS = 120
"""How long LibreOffice may take for a page."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A finished evaluation, and where it was written."""

    evaluation: Evaluation
    lang: Language
    output: Path | None
    page: Path | None
    left_out: tuple[LeftOut, ...]
    issues: tuple[Issue, ...] = ()
    """What is odd about the date."""


def evaluate(
    request: Request,
    *,
    against: date | Path | None = None,
    output: Path | None = None,
    page: Path | None = None,
    earlier: Sequence[Path] = (),
    keep_running: bool = False,
    mask: bool = True,
    force: bool = False,
    command: str = "",
    progress: Progress = lambda *_, **__: None,
) -> Evaluated:
    """Evaluate what the rules in force make possible, and write it where asked.

    Args:
        request: what to read and how.
        against: a day whose rules to compare with, or a folder of rule files to add; ``None``: the same rules
            less every experiment.
        output: a workbook to write (.xlsx).
        page: a page for a committee to write: .docx, or .pdf where LibreOffice is installed.
        earlier: workbooks of earlier months, for a series; each with its own as-of date.
        keep_running: whether running matches that only the rules in force allow go on under the others.
        mask: hide small counts, and name nobody, in what is written.
        force: replace files that exist, keeping a backup.
        command: how to repeat this, for the report.
        progress: told what is being done.

    Raises:
        InputStopped: the input has errors.
        NobodyMatched: earlier decisions contradict each other.
        RuleFileError: the folder of rules cannot be used.
        EngineProblem: no plan in time.
        UsageProblem: a file name that nothing can be written under; or an earlier month without a day of its own.
        OutputProblem: a file could not be written where it should be.
    """
    from mentormatch.eligibility import load_rules
    from mentormatch.report.evaluation import People, series, without_experiments
    from mentormatch.report.evaluation import evaluate as work_out
    from mentormatch.report.evaluation.model import Against
    from mentormatch.report.evaluation.words import Words
    from mentormatch.workbook.files.save import probe, save

    if output is not None:
        probe(output, force=force)
    if page is not None:
        _probe_page(page, force=force)
    rules = load_rules()
    others, kind, day = without_experiments(rules), Against.NATIONAL, None
    if isinstance(against, Path):
        others, kind = load_rules(against), Against.RULES
    elif against is not None:
        others, kind, day = rules, Against.DATE, against
    progress("cli.match.reading")
    book = read(request)
    lang = request.lang or book.language
    today = as_of(book.settings, request.today)
    progress("cli.match.judging", as_of=today)
    months = _months(request, earlier, today)
    settings = replace(book.settings, as_of=today)
    judge(book.youths, book.mentors, book.matches, settings, today)  # names contradictions, as match does
    progress("cli.match.solving")
    people = People.of(book.youths, book.mentors, book.matches, settings, today, book.follow_ups)
    found = work_out(people, rules, others, against=kind, against_date=day, keep_running=keep_running)
    if earlier or people.follow_ups:
        line = series((*months, people), rules, others, against_date=day, keep_running=keep_running)
        found = replace(found, series=line)
    words = Words(found, texts(lang), mask=mask, command=command)
    written: dict[str, Path | None] = {"output": None, "page": None}
    if output is not None or page is not None:
        progress("cli.match.writing")
    if output is not None:
        from mentormatch.workbook.books.evaluation import render

        standing = standing_against(output, (*request.books, *earlier)) if force else None
        data = render(words)
        written["output"] = save(data, output, force=force, fallback=request.fallback, against=standing).path
    if page is not None:
        from mentormatch.report.evaluation.page import render as render_page

        data = render_page(words)
        if page.suffix.casefold() == ".pdf":
            data = _pdf(data)
        written["page"] = save(data, page, force=force, fallback=request.fallback).path
    return Evaluated(
        found,
        lang,
        written["output"],
        written["page"],
        book.left_out,
        day_gone(book, request, today),
    )


def _months(request: Request, earlier: Sequence[Path], today: date) -> list[People]:
    """Read the earlier months of a series. Each has a day of its own, before ``today``: two workbooks of one day
    would be one month told twice, and nobody could say which of them came first."""
    months: list[People] = []
    books: dict[date, str] = {}
    for path in earlier:
        month = _people(request, path)
        if month.as_of in books:
            raise UsageProblem(
                "evaluate.error.same_date", one=books[month.as_of], other=path.name, as_of=month.as_of
            )
        if month.as_of >= today:
            raise UsageProblem("evaluate.error.not_earlier", book=path.name, as_of=month.as_of, today=today)
        books[month.as_of] = path.name
        months.append(month)
    return months


def _people(request: Request, path: Path) -> People:
    """Read an earlier month's workbook; its as-of date is its own, whatever the caller's."""
    from mentormatch.report.evaluation import People

    settings = {key: value for key, value in request.settings.items() if key != "as_of"}
    book = read(replace(request, books=(path,), settings=settings))
    if book.settings.as_of is None:
        raise UsageProblem("evaluate.error.no_date", book=path.name)
    judge(book.youths, book.mentors, book.matches, book.settings, book.settings.as_of)
    day = book.settings.as_of
    return People.of(book.youths, book.mentors, book.matches, book.settings, day, book.follow_ups)


def _probe_page(page: Path, *, force: bool) -> None:
    """Find out before the work whether the page can be written."""
    if page.suffix.casefold() not in (".docx", ".pdf"):
        raise UsageProblem("evaluate.error.page", target=page.name)
    if page.suffix.casefold() == ".pdf" and _office() is None:
        raise UsageProblem("evaluate.error.no_office", target=page.name)
    if page.exists() and not force:
        raise OutputProblem("evaluate.error.exists", target=str(page))


def _office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _pdf(data: bytes) -> bytes:
    """Return a .docx as PDF, made by LibreOffice with a profile of its own, offline."""
    office = _office()
    assert office is not None  # noqa: S101  # probed before the work
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.joinpath("page.docx").write_bytes(data)
        words = [office, "--headless", f"-env:UserInstallation={folder.joinpath('profile').as_uri()}"]
        words += ["--convert-to", "pdf", "--outdir", name, str(folder / "page.docx")]
        try:
            subprocess.run(words, check=True, capture_output=True, timeout=PDF_SECONDS)  # noqa: S603
            return folder.joinpath("page.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as fault:
            raise OutputProblem("evaluate.error.pdf") from fault
