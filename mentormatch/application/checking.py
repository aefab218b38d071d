"""The verdicts alone: read a workbook and judge its mentors, without a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from .guard import standing_against
from .planning import rules_age
from .run import Request, as_of, day_gone, read

if TYPE_CHECKING:
    from mentormatch.domain import Mentor
    from mentormatch.eligibility import Verdict
    from mentormatch.issues import Issue
    from mentormatch.locale import Language


@dataclass(frozen=True, slots=True)
class Checked:
    """Everybody's verdict at a date, in the order of the sheet."""

    as_of: date
    lang: Language
    verdicts: tuple[tuple[Mentor, Verdict], ...]
    issues: tuple[Issue, ...]
    output: Path | None


def check(
    request: Request, *, rules: Sequence[Path] = (), output: Path | None = None, force: bool = False
) -> Checked:
    """Read the input and judge its mentors; with ``output`` write the verdicts as a workbook too.

    Args:
        request: what to read and how.
        rules: folders of rule files that are added to the program's own.
        output: where to write; ``None``: nothing is written.
        force: replace an output that exists, keeping a backup.

    Raises:
        InputStopped: the input has errors.
        RuleFileError: a folder or file of rules cannot be used.
        OutputProblem: the workbook could not be written.
    """
    from mentormatch.eligibility import judge_all, load_rules

    book_of_rules = load_rules(*rules)
    if output is not None:
        from mentormatch.workbook.files.save import probe

        probe(output, force=force)
    book = read(request)
    lang = request.lang or book.language
    day = as_of(book.settings, request.today)
    issues = (*rules_age(day, book_of_rules), *day_gone(book, request, day), *book.issues)
    verdicts = judge_all(book.mentors, day, book.settings, book_of_rules)
    judged = tuple(zip(book.mentors, verdicts, strict=True))
    written = None
    if output is not None:
        from mentormatch.workbook.books.verdicts import render_verdicts
        from mentormatch.workbook.files.save import save

        data = render_verdicts(judged, replace(book.settings, as_of=day), day, issues, lang)
        against = standing_against(output, request.books) if force else None
        written = save(data, output, force=force, fallback=request.fallback, against=against).path
    return Checked(day, lang, judged, issues, written)
