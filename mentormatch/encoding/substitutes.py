"""Substitutes: a second mentor for one youth, for a time, by a person's decision.

While the substitute stands in, the youth's own match rests: it holds nobody to the youth, and its place and hours are
kept for the day on which it goes on. So are those of a substitute who begins later. No plan proposes two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentormatch.domain import Match, MatchStatus

from .decisions import standing

_STANDS_IN = frozenset({MatchStatus.RUNNING, MatchStatus.LOCKED})
_HOLDS = frozenset({MatchStatus.RUNNING, MatchStatus.LOCKED, MatchStatus.APPROVED})

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class InForce:
    """The rows that hold on a day, and what is kept for later."""

    matches: tuple[Match, ...]
    resting: tuple[tuple[Match, Match], ...] = ()
    """The youth's own match that rests, and the substitute's, by id."""
    coming: tuple[Match, ...] = ()
    """Substitutes who begin later."""

    @property
    def kept(self) -> tuple[Pair, ...]:
        """The pairs (by ids) for which a place, and the youth's hours, are kept."""
        own = [(match.youth, match.mentor) for match, _ in self.resting]
        return tuple(sorted({*own, *((match.youth, match.mentor) for match in self.coming)}))


def in_force(matches: Iterable[Match], as_of: date) -> InForce:
    """Return which rows hold on a day where some are about substitutes; without any, all of them."""
    said = list(matches)
    subs = [match for match in said if match.substitute]
    if not subs:
        return InForce(tuple(said))
    over = {
        (match.youth, match.mentor): match.end or match.decided_on or date.max
        for match in subs
        if match.status is MatchStatus.ENDED
    }
    open_ones = [
        match
        for match in subs
        if match.status in _STANDS_IN
        and not (over.get((match.youth, match.mentor), date.min) >= (match.start or date.min))
    ]
    now = [match for match in open_ones if _on(match, as_of)]
    coming = [match for match in open_ones if match.start is not None and match.start > as_of]
    others = [match for match in said if not match.substitute]
    others += [match for match in subs if match.status is MatchStatus.REJECTED]
    stands_in = {match.youth: match for match in sorted(now, key=lambda match: match.mentor)}
    resting = {
        pair: stands.held
        for pair, stands in standing(others).items()
        if stands.held is not None and pair[0] in stands_in and pair[1] != stands_in[pair[0]].mentor
    }
    kept = [
        match for match in others if (match.youth, match.mentor) not in resting or match.status not in _HOLDS
    ]
    ordered = sorted(resting.items())
    return InForce(
        (*kept, *now),
        tuple((held, stands_in[pair[0]]) for pair, held in ordered),
        tuple(sorted(coming, key=lambda match: (match.youth, match.mentor))),
    )


def _on(match: Match, day: date) -> bool:
    return (match.start is None or match.start <= day) and (match.end is None or day <= match.end)
