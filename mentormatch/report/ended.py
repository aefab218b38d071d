"""Youths whose match has ended: what happens now, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from mentormatch.domain import Match, Youth
from mentormatch.eligibility import YouthFault, waits_since_end
from mentormatch.encoding.decisions import ended_youths

from .model import EndedLine, Person, Report


def with_ended(
    report: Report, youths: Iterable[Youth], matches: Iterable[Match], names: Mapping[str, str]
) -> Report:
    """Return a report with the youths whose match has ended, and of whom it was not said since what happens now.

    A day under ``waiting_since`` that is later than the end says it, and so does whatever else keeps a youth out.
    ``names`` are those of mentors who are not on the list any more.
    """
    people = {one.id: one for one in youths}
    mentors = {line.mentor.id: line.mentor for line in report.mentors}
    proposed = {line.youth.id: line.mentor for line in report.matches}
    faults = {line.youth.id: set(line.own_faults) for line in report.unmatched}
    ended = YouthFault.ENDED.value
    lines = [
        EndedLine(
            Person(one, people[one].name),
            mentors.get(last.mentor) or Person(last.mentor, names.get(last.mentor)),
            last.on,
            waits=ended not in faults.get(one, ()),
            proposed=proposed.get(one),
        )
        for one, last in sorted(ended_youths(matches).items())
        if one in people and not waits_since_end(people[one], last) and faults.get(one, set()) <= {ended}
    ]
    return replace(report, ended=tuple(lines))
