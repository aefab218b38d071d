"""``compare``: two results side by side: who got, lost or changed a mentor, and each goal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.report.compare import Comparison, compare_plans

from .guard import standing_against

if TYPE_CHECKING:
    from mentormatch.workbook.result.reader import ResultRecord


def compare(before: Path, after: Path) -> Comparison:
    """Compare two result workbooks, the earlier one first.

    Raises:
        InputProblem: one of the files is not a result workbook.
    """
    from mentormatch.workbook.result.reader import read_people, read_result

    first, second = read_result(before), read_result(after)
    return compare_plans(
        dict(first.pairs),
        dict(second.pairs),
        people=(read_people(before).youths, read_people(after).youths),
        levels=(first.levels, second.levels),
        points=(_points(first), _points(second)),
        lang=second.lang,
    )


def save_comparison(found: Comparison, before: Path, after: Path, out: Path, *, force: bool = False) -> Path:
    """Write a comparison as a workbook; return where it is.

    Raises:
        OutputProblem: it exists (without ``force``) or cannot be written.
    """
    from mentormatch.workbook.books.comparison import render_comparison
    from mentormatch.workbook.files.save import probe, save

    probe(out, force=force)
    return save(
        render_comparison(found, (before.name, after.name)),
        out,
        force=force,
        against=standing_against(out) if force else None,
    ).path


def _points(result: ResultRecord) -> dict[str, int]:
    return {match.youth: match.points for match in result.matches if match.points is not None}
