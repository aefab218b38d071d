"""Earlier matches and decisions: the sheet Forløb, and the decisions taken in a result."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from mentormatch.domain import Match, MatchStatus, Source
from mentormatch.issues import Said, matches
from mentormatch.workbook.catalogue.choices.statuses import DECISIONS, MATCH_STATUS
from mentormatch.workbook.cells.dates import date_parser
from mentormatch.workbook.cells.parsers import allowed, choice, identity, text
from mentormatch.workbook.cells.privacy import cpr_digits

from .id_index import IdIndex
from .rows import Rows, parsed


@dataclass(slots=True)
class Matches:
    """The matches of one sheet."""

    rows: Rows
    matches: list[Match]
    records: list[int]
    """The record that each match stands in."""
    result: bool
    """Whether they come from a result's sheet of matches."""
    from_result: bool = False
    """Whether the file is a result."""
    handed_on: bool = False
    """Whether they stand on the sheet of decisions that ``--in-place`` has added: newer than the user's own."""
    people_elsewhere: bool = False
    """Whether it is a result whose people are those of another file: then somebody may well be gone."""

    def forget(self, status: MatchStatus) -> None:
        """Leave out the matches of one status."""
        kept = [(m, r) for m, r in zip(self.matches, self.records, strict=True) if m.status is not status]
        self.matches, self.records = [match for match, _ in kept], [record for _, record in kept]


def read_matches(rows: Rows, *, result: bool, cpr_ids: Mapping[str, str]) -> Matches:
    """Return the matches of a sheet, those with errors left out.

    Args:
        rows: the sheet's rows.
        result: whether it is a result's sheet of matches: its decision column may be blank (a proposal).
        cpr_ids: ids that stand for CPR numbers.
    """
    dates = date_parser(epoch_1904=rows.sheet.epoch_1904)
    youths, mentors = (ids(rows, side, cpr_ids) for side in ("youth", "mentor"))
    status_key, choices = ("decision", DECISIONS) if result else ("status", MATCH_STATUS)
    states = parsed(rows, status_key, choice(choices, MatchStatus))
    said = rows.columns.get(status_key, ("",) * len(rows.records))
    starts, ends, days = (parsed(rows, name, dates) for name in ("start", "end", "decided_on"))
    reasons, by = (parsed(rows, name, text) for name in ("reason", "by"))
    found = Matches(rows, [], [], result)
    for record, number in enumerate(rows.numbers):
        youth, mentor, status = youths[record], mentors[record], states[record]
        if youth is None and mentor is None:
            continue
        if record not in rows.bad:
            if youth is None or mentor is None:
                rows.report(matches.ID_MISSING, record, "mentor" if mentor is None else "youth")
            elif status is None and not result:
                rows.report(matches.STATUS_MISSING, record, "status", allowed=allowed(MATCH_STATUS))
        if record in rows.bad or youth is None or mentor is None:
            continue
        if status is None and result and str(said[record]).strip():
            continue
        source = Source(rows.sheet.file, rows.sheet.name, number)
        found.matches.append(
            Match(
                youth,
                mentor,
                status or MatchStatus.PROPOSED,
                starts[record],
                ends[record],
                reasons[record],
                by[record],
                days[record],
                source,
            )
        )
        found.records.append(record)
    return found


def ids(rows: Rows, side: str, cpr_ids: Mapping[str, str]) -> list[Any]:
    """Return the ids of one side, those that stand for CPR numbers in their place."""

    def one(value: Any) -> Any:
        digits = cpr_digits(value) if cpr_ids else None
        return cpr_ids.get(digits, identity(value)) if digits else identity(value)

    return parsed(rows, side, one)


def settle(
    sheets: Sequence[Matches],
    youths: IdIndex,
    mentors: IdIndex,
    left_out: frozenset[tuple[str, str]],
    *,
    complete: bool,
) -> tuple[tuple[Match, ...], list[tuple[Matches, int]]]:
    """Bring the matches of all sheets together; where two speak of the same pair, say which one holds.

    In order: a decision in a result, what ``--in-place`` has handed on, the sheet of matches of a result,
    that of a list, a result's proposal.

    Args:
        sheets: the matches of every sheet that has any.
        youths: the ids of the youths.
        mentors: the ids of the mentors.
        left_out: ``("youth" | "mentor", id)`` of people left out on request.
        complete: whether both lists of people were read; else an id that nobody has is no news.

    Returns:
        The matches that hold, and the records left out because of the people they name.
    """
    dropped: list[tuple[Matches, int]] = []
    held: dict[tuple[str, str], list[tuple[int, Match, Matches, int]]] = {}
    for sheet in sheets:
        for match, record in zip(sheet.matches, sheet.records, strict=True):
            pair = _pair(sheet, match, record, youths, mentors) if complete else None
            if pair is None:
                continue
            if ("youth", pair[0]) in left_out or ("mentor", pair[1]) in left_out:
                dropped.append((sheet, record))
                continue
            named = (
                match
                if pair == (match.youth, match.mentor)
                else replace(match, youth=pair[0], mentor=pair[1])
            )
            held.setdefault(pair, []).append((_rank(sheet, match), named, sheet, record))
    settled: list[Match] = []
    for candidates in held.values():
        settled += _holding(candidates)
    return tuple(settled), dropped


def _rank(sheet: Matches, match: Match) -> int:
    if sheet.result:
        return 4 if match.status is MatchStatus.PROPOSED else 0
    if sheet.handed_on:
        return 1
    return 2 if sheet.from_result else 3


def _pair(
    sheet: Matches, match: Match, record: int, youths: IdIndex, mentors: IdIndex
) -> tuple[str, str] | None:
    """Return the ids that a row means, or report those that nobody has."""
    youth, mentor = youths.find(match.youth), mentors.find(match.mentor)
    if youth is not None and mentor is not None:
        return youth, mentor
    for found, given, side, kind, known in (
        (youth, match.youth, "youth", matches.UNKNOWN_YOUTH, youths),
        (mentor, match.mentor, "mentor", matches.UNKNOWN_MENTOR, mentors),
    ):
        if found is None and sheet.people_elsewhere:
            sheet.rows.report(matches.PERSON_GONE, record, side, who=given)
        elif found is None:
            sheet.rows.report(kind, record, side, id=given, nearest=known.near(given))
    return None


def _elsewhere(rows: Rows, source: Source | None) -> Said:
    """Return the words for another sheet than the one a fault is found in, empty where it is the same."""
    if source is None or (source.file, source.sheet) == (rows.sheet.file, rows.sheet.name):
        return Said("", "")
    return Said(f" i arket {source.sheet} ({source.file})", f" of the sheet {source.sheet} ({source.file})")


def _holding(candidates: list[tuple[int, Match, Matches, int]]) -> list[Match]:
    """Return what the first source says of one pair, each status once, and what has happened since by the others.

    A list kept over months has a proposal, its approval and the match that ran beside each other: which of them
    holds, and what contradicts what, is for ``mentormatch.decisions`` to say.
    """
    best = min(rank for rank, *_ in candidates)
    first = [candidate for candidate in candidates if candidate[0] == best]
    later = [candidate for candidate in candidates if candidate[0] != best]
    found: dict[MatchStatus, Match] = {}
    for _, match, sheet, record in first:
        if match.status in found:
            continue
        current = [status for status in found if status is not MatchStatus.ENDED]
        if match.status is not MatchStatus.ENDED and current:
            other = found[current[0]].source
            sheet.rows.report(
                matches.PAIR_TWICE,
                record,
                youth=match.youth,
                mentor=match.mentor,
                other=str(other.row) if other else "",
                where=_elsewhere(sheet.rows, other),
            )
        found[match.status] = match
    held = list(found.values())
    held += _events(later, found.keys())
    if best == 0 and later:
        older = min(later, key=lambda candidate: candidate[0])
        if older[1].status is not MatchStatus.PROPOSED and older[1].status is not held[0].status:
            rows, record = first[0][2].rows, first[0][3]
            rows.report(matches.DECISION_WINS, record, youth=held[0].youth, mentor=held[0].mentor)
        held[0] = replace(held[0], start=held[0].start or older[1].start, end=held[0].end or older[1].end)
    return held


def _events(later: list[tuple[int, Match, Matches, int]], said: Collection[MatchStatus]) -> list[Match]:
    """Return the ends and beginnings that only a lower source knows.

    Somebody who keeps the list up notes there that a match has ended, or that an approved one has begun; the last
    result cannot know. Which of an end and a beginning came later, their dates tell.
    """
    decided = {MatchStatus.PROPOSED, MatchStatus.APPROVED, MatchStatus.LOCKED}
    wanted = {MatchStatus.ENDED} - set(said) | ({MatchStatus.RUNNING} if decided.issuperset(said) else set())
    found: dict[MatchStatus, Match] = {}
    for _, match, _, _ in sorted(later, key=lambda candidate: candidate[0]):
        if match.status in wanted:
            found.setdefault(match.status, match)
    return list(found.values())
