"""The matches of all sheets brought together: who is meant, and which row holds where two speak of one pair."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mentormatch.domain import Match, MatchStatus, Source, fold
from mentormatch.issues import Said, matches, people

from .book import Lapsed
from .course import differing, with_course
from .id_index import IdIndex
from .matches import Matches, MatchRow
from .rows import Rows

_DECISION, _HANDED_ON, _OF_RESULT, _OF_LIST, _PROPOSAL, _OF_PEOPLE = range(6)
"""Where a row stands, the one that holds first."""
_OPEN = frozenset({MatchStatus.PROPOSED, MatchStatus.APPROVED, MatchStatus.LOCKED})
"""What a match that runs has behind it."""
_DECIDED = frozenset({MatchStatus.APPROVED, MatchStatus.LOCKED})


@dataclass(slots=True)
class Settled:
    """The matches that hold."""

    matches: tuple[Match, ...] = ()
    dropped: list[tuple[Matches, int]] = field(default_factory=list)
    """The records left out because of the people they name."""
    lapsed: tuple[Lapsed, ...] = ()
    """What was decided about people who are not among those used."""
    amended: frozenset[Source] = frozenset()
    """Rows that hold with more than stands in them: what other rows about the same pair had to add."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one row says of one pair."""

    rank: int
    match: Match
    sheet: Matches
    record: int


def settle(
    sheets: Sequence[Matches],
    youths: IdIndex,
    mentors: IdIndex,
    left_out: frozenset[tuple[str, str]],
    *,
    complete: bool,
) -> Settled:
    """Bring the matches of all sheets together; where two speak of the same pair, say which one holds.

    In order: a decision in a result, what ``--in-place`` has handed on, the sheet of matches of a result,
    that of a list, a result's proposal, a column of a list of people.

    Args:
        sheets: the matches of every sheet that has any.
        youths: the ids and names of the youths.
        mentors: the ids and names of the mentors.
        left_out: ``("youth" | "mentor", id)`` of people left out on request.
        complete: whether both lists of people were read; else an id that nobody has is no news.
    """
    found = Settled()
    held: dict[tuple[str, str], list[_Said]] = {}
    lost: dict[tuple[str, str], list[tuple[int, Lapsed]]] = {}
    for sheet in sheets:
        for line in sheet.lines:
            for rank, match, side in _told(sheet, line, mentors):
                pair = _pair(sheet, line, match, side, youths, mentors) if complete else None
                missing = _missing(match, pair, youths, mentors, left_out) if complete else ()
                if missing:
                    lapsed = Lapsed(
                        *(pair or (match.youth, match.mentor)), match.status, missing, *_names(line)
                    )
                    lost.setdefault((fold(lapsed.youth), fold(lapsed.mentor)), []).append((rank, lapsed))
                if pair is None:
                    continue
                if missing:
                    found.dropped.append((sheet, line.record))
                    continue
                if pair != (match.youth, match.mentor):
                    match = replace(match, youth=pair[0], mentor=pair[1])  # noqa: PLW2901  # the same, by its ids
                held.setdefault(pair, []).append(_Said(rank, match, sheet, line.record))
    amended: set[Source] = set()
    settled: list[Match] = []
    for candidates in held.values():
        settled += _in_progress(_going_on(_holding(candidates), candidates, amended), amended)
    found.matches, found.amended = tuple(settled), frozenset(amended)
    found.lapsed = tuple(one for said in lost.values() if (one := _still_decided(said)))
    return found


def _missing(
    match: Match,
    pair: tuple[str, str] | None,
    youths: IdIndex,
    mentors: IdIndex,
    left_out: frozenset[tuple[str, str]],
) -> tuple[str, ...]:
    """Return which of a pair is not among the people used, and why: on no list (``youth_gone``), or left out."""
    if pair is None:
        sides = (("youth", youths, match.youth), ("mentor", mentors, match.mentor))
        return tuple(f"{side}_gone" for side, known, given in sides if not known.meant(given))
    both = (("youth", pair[0]), ("mentor", pair[1]))
    return tuple(f"{side}_left_out" for side, one in both if (side, one) in left_out)


def _names(line: MatchRow) -> tuple[str | None, str | None]:
    """Return the names beside the ids of a row; another mentor's is not known."""
    return line.youth_name, None if line.other else line.mentor_name


def _still_decided(said: Sequence[tuple[int, Lapsed]]) -> Lapsed | None:
    """Return what was decided about two of whom one is missing, or ``None`` where that is over or nobody decided."""
    best = min(rank for rank, _ in said)
    by_status = {one.status: one for rank, one in reversed(said) if rank == best}
    if MatchStatus.REJECTED in by_status or any(one.status is MatchStatus.ENDED for _, one in said):
        return None
    order = (MatchStatus.RUNNING, MatchStatus.LOCKED, MatchStatus.APPROVED)
    return next((by_status[status] for status in order if status in by_status), None)


def _told(sheet: Matches, line: MatchRow, mentors: IdIndex) -> Iterator[tuple[int, Match, str]]:
    """Yield what a row says of which pair: its rank, the match, and the column that names the mentor.

    Another mentor in the row takes the place of the one proposed: the decision is then about that one, an approval
    where none is written, and what was decided about the first is taken back, or said of it (rejected, ended).
    """
    match = line.match
    if line.other is None or mentors.find(line.other) == mentors.find(match.mentor) is not None:
        if line.other is not None and match.status is MatchStatus.PROPOSED:
            match = replace(match, status=MatchStatus.APPROVED)
        yield _DECISION if line.withdrawn else _rank(sheet, match), match, "mentor"
        return
    over = match.status in {MatchStatus.REJECTED, MatchStatus.ENDED}
    status = MatchStatus.APPROVED if over or match.status is MatchStatus.PROPOSED else match.status
    yield _DECISION, replace(match, mentor=line.other, status=status), "other_mentor"
    if over:
        yield _DECISION, replace(match, waived=frozenset()), "mentor"
    else:
        yield _DECISION, Match(match.youth, match.mentor, MatchStatus.PROPOSED, source=match.source), "mentor"


def _rank(sheet: Matches, match: Match) -> int:
    if sheet.of_people:
        return _OF_PEOPLE
    if sheet.result:
        return _PROPOSAL if match.status is MatchStatus.PROPOSED else _DECISION
    if sheet.handed_on:
        return _HANDED_ON
    return _OF_RESULT if sheet.from_result else _OF_LIST


def _pair(
    sheet: Matches, line: MatchRow, match: Match, side: str, youths: IdIndex, mentors: IdIndex
) -> tuple[str, str] | None:
    """Return the ids that a row means, or report those that nobody has, and names that are somebody else's."""
    youth, mentor = youths.find(match.youth), mentors.find(match.mentor)
    other = side == "other_mentor"
    sides = (
        (youth, match.youth, "youth", matches.UNKNOWN_YOUTH, youths, line.youth_name),
        (mentor, match.mentor, side, matches.UNKNOWN_MENTOR, mentors, None if other else line.mentor_name),
    )
    wrong = False
    for found, given, column, kind, known, name in sides:
        if found is not None:
            if name is not None and not known.has_name(found, name):
                sheet.rows.report(matches.NAME_OF_ANOTHER, line.record, f"{column}_name", id=found, name=name)
                wrong = True
        elif len(alike := known.meant(given)) > 1:
            sheet.rows.report(people.AMBIGUOUS_ID, line.record, column, id=given, alike=", ".join(alike))
        elif column == "other_mentor":
            near = known.near(given)
            sheet.rows.report(matches.UNKNOWN_OTHER_MENTOR, line.record, column, given=given, nearest=near)
        elif sheet.people_elsewhere:
            sheet.rows.report(matches.PERSON_GONE, line.record, column, who=given)
        else:
            values = {"status": _status_words(match.status), "nearest": known.near(given)}
            sheet.rows.report(kind, line.record, column, id=given, **values)
    return (youth, mentor) if youth is not None and mentor is not None and not wrong else None


def _status_words(status: MatchStatus) -> Said:
    from mentormatch.workbook.catalogue.choices.statuses import MATCH_STATUS

    found = next(choice for choice in MATCH_STATUS if choice.value == status)
    return Said(found.da, found.en)


def _elsewhere(rows: Rows, source: Source | None) -> Said:
    """Return the words for another sheet than the one a fault is found in, empty where it is the same."""
    if source is None or (source.file, source.sheet) == (rows.sheet.file, rows.sheet.name):
        return Said("", "")
    return Said(f" i arket {source.sheet} ({source.file})", f" of the sheet {source.sheet} ({source.file})")


def _holding(candidates: list[_Said]) -> list[Match]:
    """Return what the first source says of one pair, each status once, and what has happened since by the others.

    A list kept over months has a proposal, its approval and the match that ran beside each other: which of them
    holds, and what contradicts what, is for ``mentormatch.encoding.decisions`` to say.
    """
    best = min(said.rank for said in candidates)
    first = [said for said in candidates if said.rank == best]
    later = sorted((said for said in candidates if said.rank != best), key=lambda said: said.rank)
    found: dict[MatchStatus, Match] = {}
    for said in first:
        match, rows = said.match, said.sheet.rows
        if match.status in found:
            # Of two rows of one status the newer holds: the two were approved again after a no, say.
            if (match.day or date.min) > (found[match.status].day or date.min):
                found[match.status] = match
            continue
        current = [status for status in found if status is not MatchStatus.ENDED]
        if match.status is not MatchStatus.ENDED and current:
            other = found[current[0]].source
            rows.report(
                matches.PAIR_TWICE,
                said.record,
                youth=match.youth,
                mentor=match.mentor,
                other=str(other.row) if other else "",
                where=_elsewhere(rows, other),
            )
        found[match.status] = match
    held = list(found.values())
    held += _events(later, found.keys())
    if best == _DECISION and later:
        _overrule(first[0], later, held)
    return held


def _going_on(held: list[Match], candidates: Sequence[_Said], amended: set[Source]) -> list[Match]:
    """Return the matches of one pair with what any row says of how it goes on; a result's sheet of matches counts most.

    Where that and a list say two things, both are named.
    """
    order = sorted(candidates, key=lambda said: (not said.sheet.result, said.rank))
    for newer in order:
        for older in order if newer.sheet.result else ():
            if not older.sheet.result and (key := differing(newer.match, older.match)):
                place = older.match.source
                values = {"youth": newer.match.youth, "mentor": newer.match.mentor}
                where = {"sheet": place.sheet if place else "", "row": place.row if place else ""}
                newer.sheet.rows.report(matches.COURSE_DIFFERS, newer.record, key, **values, **where)
    told = [with_course(match, [said.match for said in order]) for match in held]
    amended.update(new.source for new, old in zip(told, held, strict=True) if new != old and new.source)
    return told


def _overrule(decision: _Said, later: Sequence[_Said], held: list[Match]) -> None:
    """Let a decision in a result go before what the sheets of matches say, and say so."""
    older = later[0]
    status, rows, record = older.match.status, decision.sheet.rows, decision.record
    values = {"youth": held[0].youth, "mentor": held[0].mentor}
    if held[0].status is MatchStatus.PROPOSED:  # taken back
        own = next(
            (
                one
                for one in later
                if one.match.status in _DECIDED and one.sheet.in_place and not one.sheet.handed_on
            ),
            None,
        )
        if own is not None:
            place = own.match.source
            where = {"sheet": place.sheet, "row": place.row} if place else {"sheet": "", "row": ""}
            rows.report(matches.TAKE_BACK_YOURSELF, record, **values, **where)
        elif status in _DECIDED:
            rows.report(matches.TAKEN_BACK, record, **values)
    elif status is not MatchStatus.PROPOSED and status is not held[0].status:
        rows.report(matches.DECISION_WINS, record, **values)
    held[0] = replace(held[0], start=held[0].start or older.match.start, end=held[0].end or older.match.end)


def _events(later: Sequence[_Said], said: Collection[MatchStatus]) -> list[Match]:
    """Return the ends and beginnings that only a lower source knows.

    Somebody who keeps the list up notes there that a match has ended, or that an approved one has begun; the last
    result cannot know. Which of an end and a beginning came later, their dates tell.
    """
    wanted = {MatchStatus.ENDED} - set(said) | ({MatchStatus.RUNNING} if _OPEN.issuperset(said) else set())
    found: dict[MatchStatus, Match] = {}
    for one in later:
        if one.match.status in wanted:
            found.setdefault(one.match.status, one.match)
    return list(found.values())


def _in_progress(held: list[Match], amended: set[Source]) -> list[Match]:
    """Return a match that runs as one row: what was decided before it began goes into that, and is no row any more."""
    running = next((match for match in held if match.status is MatchStatus.RUNNING), None)
    if running is None:
        return held
    ended = max(
        (match.day for match in held if match.status is MatchStatus.ENDED and match.day), default=None
    )
    if ended is not None and running.day is not None and running.day < ended:
        return held
    behind = [match for match in held if match.status in _OPEN]
    order = (MatchStatus.LOCKED, MatchStatus.APPROVED)
    told = running
    for match in sorted(
        (one for one in behind if one.status in order), key=lambda one: order.index(one.status)
    ):
        told = replace(
            told,
            reason=told.reason or match.reason,
            by=told.by or match.by,
            decided_on=told.decided_on or match.decided_on,
            waived=told.waived or match.waived,
        )
    if told != running and running.source is not None:
        amended.add(running.source)
    return [told if match is running else match for match in held if match not in behind]
