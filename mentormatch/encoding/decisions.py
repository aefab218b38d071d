"""What holds of a pair, where several rows of the list of matches speak of it.

A list that is kept up over months has old rows beside new ones: a proposal, its approval, the match that
ran, and its end. What happened later counts; no row counts for standing further down.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mentormatch.domain import EndedMatch, Match, MatchStatus

_STRENGTH = (MatchStatus.LOCKED, MatchStatus.APPROVED, MatchStatus.REJECTED)
"""Decisions, the one that binds most first: it gives the state where two are equally new."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of one pair."""

    held: Match | None = None
    """The row that holds the pair together: running, locked or approved."""
    rejected: bool = False
    """Never again. Both ``held`` and ``rejected`` is a contradiction of the list."""
    ended: bool = False
    """The two have met before."""
    proposed: bool = False
    waived: frozenset[str] = frozenset()
    """Demands that do not hold for the two."""


def standing(matches: Iterable[Match]) -> Mapping[tuple[str, str], Standing]:
    """Return what holds of each pair (youth id, mentor id) that the rows name.

    * A running match holds unless a later end is noted.
    * Of approvals, locks and rejections the newest holds; one without a date holds beside it. An end that is
      later than the decision has used it up.
    * An approval or a lock of two of whom one said no after the first meeting holds nothing, and bans nobody.
    * A match in which somebody did not feel safe is over, whatever its row says, and the two are kept apart.
    * Every end is remembered, and a proposal stays one.
    * Demands are waived by the row that holds, or, where none does, by any that still speaks of the two.

    >>> rows = [Match("U1", "M1", MatchStatus.ENDED), Match("U1", "M1", MatchStatus.PROPOSED)]
    >>> standing(rows)[("U1", "M1")]
    Standing(held=None, rejected=False, ended=True, proposed=True, waived=frozenset())
    """
    rows = defaultdict(list)
    for match in matches:
        rows[match.youth, match.mentor].append(match)
    return {pair: _of_pair(said) for pair, said in rows.items()}


def ended_youths(matches: Iterable[Match]) -> Mapping[str, EndedMatch]:
    """Return the youths (by id) whose match has ended and whom no row holds to anybody, with their last match."""
    held: set[str] = set()
    ends: dict[str, list[Match]] = defaultdict(list)
    # A substitute's end is no end of the youth's match.
    said = [match for match in matches if not (match.substitute and match.status is MatchStatus.ENDED)]
    for (youth, _), stands in standing(said).items():
        if stands.held:
            held.add(youth)
    for match in said:
        if match.status is MatchStatus.ENDED and match.youth not in held:
            ends[match.youth].append(match)
    found = {}
    for youth, rows in ends.items():
        last = max(rows, key=lambda match: (match.day or date.min, match.mentor))
        found[youth] = EndedMatch(last.mentor, last.day)
    return found


def _of_pair(said: list[Match]) -> Standing:
    ends = [match for match in said if match.status is MatchStatus.ENDED]
    over = max((day for match in ends if (day := match.day)), default=None)
    unsafe = any(match.unsafe for match in said)
    running = [match for match in said if match.status is MatchStatus.RUNNING and not _before(match, over)]
    decided = [match for match in said if match.status in _STRENGTH and not _before(match, over)]
    if unsafe:
        running = [match for match in running if not match.unsafe]
        decided = [match for match in decided if not match.unsafe]
    newest = max((day for match in decided if (day := match.day)), default=None)
    decided = [match for match in decided if not _before(match, newest)]
    holding = [match for match in decided if match.status is not MatchStatus.REJECTED and not match.declined]
    holding.sort(key=lambda match: (_STRENGTH.index(match.status), *_text(match)))
    held = min(running, key=_text) if running else holding[0] if holding else None
    proposed = [match for match in said if match.status is MatchStatus.PROPOSED]
    waivers = [held] if held else [match for match in proposed if not _before(match, over)]
    return Standing(
        held=held,
        rejected=unsafe or any(match.status is MatchStatus.REJECTED for match in decided),
        ended=bool(ends),
        proposed=bool(proposed),
        waived=frozenset().union(*(match.waived for match in waivers)),
    )


def _before(match: Match, day: date | None) -> bool:
    return match.day is not None and day is not None and match.day < day


def _text(match: Match) -> tuple[str, ...]:
    """An order of rows that does not depend on where they stand."""
    return tuple(str(part) for part in (match.start, match.decided_on, match.by, match.reason, match.end))
