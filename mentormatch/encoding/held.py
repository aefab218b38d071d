"""What people have decided, as far as it binds the plan: held pairs, worries, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentormatch.domain import Excluded, Match, MatchStatus
from mentormatch.eligibility import Outcome, Verdict

from .candidates import Flags, Ints

NOTHING = Excluded(0)


class ConflictKind(StrEnum):
    """How decisions can contradict the demands, or each other."""

    DEMAND = "demand"
    """An approved or locked pair fails a demand; ``excluded`` says which."""
    TWO_MENTORS = "two_mentors"
    """A youth is held by more than one mentor."""
    PLACES = "places"
    """A mentor is held by more youths than there are places."""
    HOURS = "hours"
    """A mentor is held by youths who need more hours than the mentor may or will give."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Decisions that cannot all hold: who they are about, and the rows that say so."""

    kind: ConflictKind
    youths: tuple[str, ...]
    mentors: tuple[str, ...]
    matches: tuple[Match, ...]
    excluded: Excluded = NOTHING


@dataclass(frozen=True, slots=True)
class Worry:
    """A running or approved match that is kept although it could not be proposed; a person has to look at it."""

    youth: str
    mentor: str
    reasons: Excluded
    """What the mentor or youth fails; ``PLACES``, ``HOURS``: what the mentor has agreed to is too much."""
    outcome: Outcome
    """The mentor's verdict."""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """The pairs that decisions hold, and what had to give way for the running ones."""

    pairs: Mapping[tuple[str, str], Match]
    """Every pair that is held in the plan, by ids; a decision in conflict is not."""
    places: Ints
    limit: Ints
    worries: tuple[Worry, ...]
    conflicts: tuple[Conflict, ...]


_PERSONAL = (
    Excluded.CONSENT
    | Excluded.RECORD_CHECK
    | Excluded.VERDICT
    | Excluded.MENTOR_AWAY
    | Excluded.PLACES
    | Excluded.YOUTH
)
"""What a person fails, in contrast to what two people do not share: two who meet have settled the latter."""


def hold(
    matches: Mapping[tuple[str, str], Match],
    youth_row: Mapping[str, int],
    mentor_row: Mapping[str, int],
    excluded: Flags,
    places: Ints,
    hours: Ints,
    limit: Ints,
    verdicts: Mapping[str, Verdict],
) -> Held:
    """Return which of the pairs that people decided on can hold together, and which cannot.

    ``matches``: the row that holds each pair (youth id, mentor id); a youth without a ``youth_row`` is not
    eligible. ``excluded`` (youths, mentors); ``hours`` (youths,) and ``limit`` (mentors,) in minutes a month.

    A running match is kept whatever it fails; the mentor's places and limit grow just enough for it, and what
    the two fail as persons becomes a worry. An approval that one of the two has come to fail as a person (the
    benefit rules, age, consent, a place gone, fewer hours) is kept in the same way: what was decided in good faith
    and has been overtaken waits for a person, and nobody else's plan waits with it. A lock that fails any demand,
    an approval of two who do not share what is demanded, a youth held by two, and locks that do not fit beside
    what else is decided are conflicts.
    """
    places, limit = places.copy(), limit.copy()
    pairs = dict(sorted(matches.items()))
    conflicts = _two_mentors(pairs)
    by_mentor = defaultdict(list)
    for (youth, mentor), match in pairs.items():
        fails = _fails(youth, mentor, youth_row, mentor_row, excluded)
        if fails and match.status is not MatchStatus.RUNNING and not _overtaken(match, fails):
            conflicts.append(Conflict(ConflictKind.DEMAND, (youth,), (mentor,), (match,), excluded=fails))
        else:
            by_mentor[mentor].append((youth, match))
    worries = []

    def of(youth: str, column: int) -> Excluded:
        return Excluded(int(excluded[youth_row[youth], column]))

    def needed(youths: Sequence[str]) -> int:
        return sum(int(hours[youth_row[youth]]) for youth in youths)

    def over(youths: Sequence[str], column: int) -> Excluded:
        """Return what of a mentor's youths together are too many for."""
        return (Excluded.PLACES if len(youths) > places[column] else NOTHING) | (
            Excluded.HOURS if 0 <= limit[column] < needed(youths) else NOTHING
        )

    for mentor, said in by_mentor.items():
        column = mentor_row[mentor]
        # A substitute is a second mentor, whom a person decides on knowing the places and hours: as strict as a lock.
        agreed = [
            (youth, match)
            for youth, match in said
            if match.status is not MatchStatus.LOCKED and not match.substitute
        ]
        running = [youth for youth, match in agreed if match.status is MatchStatus.RUNNING]
        kept_on = [youth for youth, _ in agreed]
        too_much = {True: over(running, column), False: over(kept_on, column)}
        places[column] = max(places[column], len(kept_on))
        if Excluded.HOURS in too_much[False]:
            limit[column] = needed(kept_on)
        for youth, match in agreed:
            runs = match.status is MatchStatus.RUNNING
            fails = of(youth, column) & _PERSONAL | too_much[runs]
            if fails:
                worries.append(Worry(youth, mentor, fails, verdicts[mentor].outcome))
        if len(said) > len(agreed):
            youths, rows = zip(*said, strict=True)
            kinds = {Excluded.PLACES: ConflictKind.PLACES, Excluded.HOURS: ConflictKind.HOURS}
            found = over(youths, column)
            conflicts += [
                Conflict(kind, youths, (mentor,), rows) for flag, kind in kinds.items() if flag in found
            ]
    blamed = {id(match) for conflict in conflicts for match in conflict.matches}
    kept: dict[tuple[str, str], Match] = {}
    taken: set[str] = set()
    for (youth, mentor), match in pairs.items():
        goes_on = match.status is MatchStatus.RUNNING and youth not in taken
        if goes_on or (id(match) not in blamed and youth in youth_row):
            kept[youth, mentor] = match
            taken.add(youth)
    return Held(
        kept, places, limit, tuple(sorted(worries, key=lambda w: (w.youth, w.mentor))), tuple(conflicts)
    )


def _overtaken(match: Match, fails: Excluded) -> bool:
    """Whether a pair was approved and fails nothing but what one of the two brings, or can no longer give."""
    return match.status is MatchStatus.APPROVED and not fails & ~(_PERSONAL | Excluded.HOURS)


def _fails(
    youth: str, mentor: str, youth_row: Mapping[str, int], mentor_row: Mapping[str, int], excluded: Flags
) -> Excluded:
    if youth not in youth_row:
        return Excluded.YOUTH
    return Excluded(int(excluded[youth_row[youth], mentor_row[mentor]]))


def _two_mentors(pairs: Mapping[tuple[str, str], Match]) -> list[Conflict]:
    mentors = defaultdict(list)
    for youth, mentor in pairs:
        mentors[youth].append(mentor)
    return [
        Conflict(
            ConflictKind.TWO_MENTORS,
            (youth,),
            tuple(several),
            tuple(pairs[youth, mentor] for mentor in several),
        )
        for youth, several in mentors.items()
        if len(several) > 1
    ]
