"""How long somebody has waited, where the list does not say: since an earlier result first knew of them.

A list without ``Venter siden`` says nothing of who has waited longest, but last month's result, read along, knows
who was there. The day is filled in on the sheet that is handed on, so that the next result knows it as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from mentormatch.domain import Match, MatchStatus, fold
from mentormatch.issues import Issue, Place
from mentormatch.issues.people import WAITING_CARRIED
from mentormatch.workbook.catalogue import ResultSheet, SheetKind
from mentormatch.workbook.cells.dates import date_parser
from mentormatch.workbook.cells.parsers import identity

from .matches import Matches
from .people import People
from .rows import parsed, rows_of
from .sheet import Sheet

KEY = "waiting_since"


def carry_waiting(
    found: Sequence[Sheet], youths: People, matches: Sequence[Matches], *, ended_waits: bool
) -> tuple[dict[int, date], list[Issue]]:
    """Give youths without a date the day on which an earlier result first had them waiting.

    Whoever had a running match there was not waiting, and whose match has ended only where such youths wait again
    (``ended_waits``). ``youths`` is changed.

    Returns:
        The dates by row of the sheet (as Excel counts), and what to say about them.
    """
    seen, file = _seen(found, matches)
    if not seen:
        return {}, []
    filled: dict[int, date] = {}
    over: set[str] = set()
    if not ended_waits:
        over = {
            fold(match.youth) for one in matches for match in one.matches if match.status is MatchStatus.ENDED
        }
    for at, (youth, record) in enumerate(zip(youths.persons, youths.records, strict=True)):
        since = seen.get(fold(youth.id)) if fold(youth.id) not in over else None
        if youth.waiting_since is None and since is not None and record not in youths.rows.bad:
            youths.persons[at] = replace(youth, waiting_since=since)
            filled[youths.rows.numbers[record]] = since
    if not filled:
        return {}, []
    return filled, [
        Issue(
            WAITING_CARRIED,
            Place(youths.rows.sheet.file, youths.rows.sheet.name),
            {"n": len(filled), "file": file},
        )
    ]


def _seen(found: Sequence[Sheet], matches: Sequence[Matches]) -> tuple[dict[str, date], str]:
    """Return since when each youth (by folded id) has waited as earlier results tell it, and the file's name."""
    days: dict[str, date] = {}
    files: list[str] = []
    for sheet in found:
        if sheet.kind is not SheetKind.YOUTHS or sheet.used or not sheet.ours or sheet.headings is None:
            continue
        made = next((_as_of(run) for run in found if _is_run(run, sheet.raw.file)), None)
        if made is None:
            continue
        said = [match for one in matches if one.rows.sheet.file == sheet.raw.file for match in one.matches]
        meets = {fold(match.youth) for match in said if _runs(match, said)}
        rows = rows_of(sheet.raw, sheet.headings)
        since = parsed(rows, KEY, date_parser(epoch_1904=rows.sheet.epoch_1904))
        for identifier, said in zip(parsed(rows, "id", identity), since, strict=True):
            if identifier is not None and fold(identifier) not in meets:
                day = min(said or made, days.get(fold(identifier), date.max))
                days[fold(identifier)] = day
        files.append(sheet.raw.file)
    return days, ", ".join(files)


def _runs(match: Match, said: Sequence[Match]) -> bool:
    """Whether a row is a match that runs: no end of the same two is noted that is not older than its start."""
    if match.status is not MatchStatus.RUNNING:
        return False
    ends = [
        one.end
        for one in said
        if one.status is MatchStatus.ENDED and (one.youth, one.mentor) == (match.youth, match.mentor)
    ]
    return all(end is not None and match.start is not None and end < match.start for end in ends)


def _is_run(sheet: Sheet, file: str) -> bool:
    return sheet.result is ResultSheet.RUN and sheet.raw.file == file


def _as_of(run: Sheet) -> date | None:
    """Return the date of a result, from the row of its record that holds the key and, beside it, the value."""
    for row in run.raw.rows:
        for value, name in pairwise(str(cell).strip() for cell in row):
            if name == "as_of":
                try:
                    return date.fromisoformat(value)
                except ValueError:
                    return None
    return None
