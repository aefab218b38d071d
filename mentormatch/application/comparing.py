"""``compare``: two results side by side: who got, lost or changed a mentor, and each goal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.report.compare import Comparison, Names, compare_plans

from .guard import standing_against
from .passwords import Ask, contents_of, protected, unprotected_copies

if TYPE_CHECKING:
    from mentormatch.issues import Issue
    from mentormatch.workbook.result.reader import ResultRecord


def compare(before: Path, after: Path, password: Ask | None = None) -> Comparison:
    """Compare two result workbooks, the earlier one first.

    Args:
        before: the earlier result.
        after: the later one.
        password: asked for the password of a file that has one; ``None``: nobody can be asked.

    Raises:
        InputProblem: one of the files is not a result workbook, tells no date, or has a password that is not known.
    """
    from mentormatch.workbook.result.reader import day_of, read_people, read_result

    opened = contents_of([before, after], password)
    first, second = (read_result(path, opened.get(path)) for path in (before, after))
    people = [read_people(path, opened.get(path)) for path in (before, after)]
    return compare_plans(
        dict(first.pairs),
        dict(second.pairs),
        people=(people[0].youths, people[1].youths),
        levels=(first.levels, second.levels),
        points=(_points(first), _points(second)),
        lang=second.lang,
        names=Names(
            {**people[0].youth_names, **people[1].youth_names},
            {**people[0].mentor_names, **people[1].mentor_names},
        ),
        days=(day_of(first, before.name), day_of(second, after.name)),
    )


def save_comparison(
    found: Comparison, before: Path, after: Path, out: Path, *, force: bool = False
) -> tuple[Path, tuple[Issue, ...]]:
    """Write a comparison as a workbook; return where it is, and what there is to say where a result has a password.

    Raises:
        OutputProblem: it exists (without ``force``) or cannot be written.
    """
    from mentormatch.workbook.books.comparison import render_comparison
    from mentormatch.workbook.files.save import probe, save

    probe(out, force=force)
    saved = save(
        render_comparison(found, (before.name, after.name)),
        out,
        force=force,
        against=standing_against(out) if force else None,
    )
    return saved.path, unprotected_copies(protected([before, after]))


def _points(result: ResultRecord) -> dict[str, int]:
    return {match.youth: match.points for match in result.matches if match.points is not None}
