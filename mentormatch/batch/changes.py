"""What a result says in figures, and what is different from last month's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentormatch.errors import InputProblem
from mentormatch.issues import Severity

from .outcome import Changes, Figures, VerdictChange

if TYPE_CHECKING:
    from mentormatch.report.model import Report

    from .jobs import Job


def figures_of(report: Report) -> Figures:
    """Return the figures of a result."""
    counts = report.counts
    return Figures(
        youths=counts.youths_read,
        eligible=counts.youths_eligible,
        matched=counts.youths_matched,
        mentors=counts.mentors_read,
        mentors_eligible=counts.mentors_eligible,
        places=counts.places,
        undetermined=counts.mentors_undetermined,
        worries=sum(bool(line.worries) for line in report.matches),
        optimal=report.optimal,
        warnings=sum(issue.severity is Severity.WARNING for issue in report.issues),
    )


def changes_since(report: Report, job: Job, contents: Mapping[Path, bytes]) -> Changes | None:
    """Return what is different from a job's last result; ``contents`` are the bytes that were read.

    ``None`` where there is none, or where a person has rebuilt it so that it can be read as an input but no
    longer be compared.
    """
    from mentormatch.workbook.result.reader import read_people

    if job.last is None or job.since is None:
        return None
    try:
        before = read_people(job.last, contents.get(job.last))
    except InputProblem:
        return None
    pairs = {(line.youth.id, line.mentor.id) for line in report.matches}
    youths = {line.youth.id for line in report.matches} | {line.youth.id for line in report.unmatched}
    now = {line.mentor.id for line in report.verdicts}
    return Changes(
        since=job.since,
        matched_before=len({youth for youth, _ in before.pairs}),
        pairs_new=len(pairs - before.pairs),
        pairs_same=len(pairs & before.pairs),
        pairs_gone=len(before.pairs - pairs),
        youths_arrived=len(youths - before.youths),
        youths_left=len(before.youths - youths),
        mentors_arrived=len(now - before.verdicts.keys()),
        mentors_left=len(before.verdicts.keys() - now),
        verdicts=tuple(
            VerdictChange(one.mentor.id, one.was.value, one.now.value, one.mentor.name)
            for one in report.changed
        ),
    )


def with_names(changes: Changes | None, result: Path) -> Changes | None:
    """Return changes with the names of the mentors whose verdict changed, as the result has them.

    The record of a run holds no names: whoever repeats what stands there finds them in the result.
    """
    from mentormatch.workbook.result.reader import read_people

    if changes is None or all(one.name for one in changes.verdicts):
        return changes
    try:
        names = read_people(result).mentor_names
    except (InputProblem, OSError):
        return changes
    named = (replace(one, name=one.name or names.get(one.mentor)) for one in changes.verdicts)
    return replace(changes, verdicts=tuple(named))
