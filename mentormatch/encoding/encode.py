"""From people, verdicts, settings and decisions to arrays."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

import numpy as np

from mentormatch.domain import Excluded, Match, MatchStatus, Mentor, PersonStatus, Settings, Youth, fold
from mentormatch.eligibility import Verdict
from mentormatch.eligibility.youths import YouthVerdict
from mentormatch.report.model import PairState

from .candidates import FlagType, Ints, Pairs, exclusions
from .decisions import standing
from .encoded import Encoded
from .held import hold
from .points import MENTOR_RANKS, YOUTH_RANKS, points
from .substitutes import in_force
from .traits import limits, mentor_bars, sides
from .waivers import waived_flags

_STATES = {
    MatchStatus.RUNNING: PairState.RUNNING,
    MatchStatus.LOCKED: PairState.LOCKED,
    MatchStatus.APPROVED: PairState.APPROVED,
}
_DRAW_BITS = 63


def encode(
    youths: Iterable[Youth],
    mentors: Iterable[Mentor],
    verdicts: Mapping[str, Verdict],
    settings: Settings,
    matches: Iterable[Match],
    as_of: date,
    youth_verdicts: Mapping[str, YouthVerdict],
    waivers: Mapping[tuple[str, str], frozenset[str]] = MappingProxyType({}),
) -> Encoded:
    """Return a run as numbers.

    ``verdicts`` (by mentor id) and ``youth_verdicts`` (by youth id) are those of the rule book at ``as_of``;
    there is one for everybody. The ids of each side are unique. The order of people and rows changes nothing.
    ``waivers``: demands (by their keys) that do not hold for a pair, beside those that its own row waives.
    """
    known = {person.id: person for person in youths}
    mentor_list = sorted(mentors, key=lambda mentor: mentor.id)
    mentor_row = {mentor.id: row for row, mentor in enumerate(mentor_list)}
    about_us: list[Match] = []
    ignored: list[Match] = []
    for match in matches:
        (about_us if match.youth in known and match.mentor in mentor_row else ignored).append(match)
    force = in_force(about_us, as_of)
    said = standing(force.matches)
    held = {pair: stands.held for pair, stands in said.items() if stands.held}
    waived = {pair: stands.waived for pair, stands in said.items() if stands.waived}
    waived |= {pair: waived.get(pair, frozenset()) | keys for pair, keys in waivers.items()}
    agreed = {youth for (youth, _), match in held.items() if match.status is not MatchStatus.LOCKED}
    taking_part = sorted(person for person in known if youth_verdicts[person].eligible or person in agreed)
    youth_list = [known[person] for person in taking_part]
    youth_row = {person: row for row, person in enumerate(taking_part)}

    minutes, legal, cut = limits(mentor_list, verdicts)
    bars = [mentor_bars(mentor, verdicts[mentor.id], settings, as_of) for mentor in mentor_list]
    both = sides(youth_list, mentor_list, youth_verdicts, minutes, np.array(bars, FlagType), settings, as_of)
    rejected = {pair for pair, stands in said.items() if stands.rejected}
    not_with = _not_with(youth_list, mentor_list)
    pairs = Pairs(
        banned=_rows([*rejected, *not_with], youth_row, mentor_row),
        ended=_rows([pair for pair, stands in said.items() if stands.ended], youth_row, mentor_row),
        wished=_wished(youth_list, mentor_list),
    )
    worth = points(
        both.youths,
        both.mentors,
        settings.weights,
        age_gap=settings.min_age_gap,
        max_distance=settings.max_distance,
        pairs=pairs,
    )
    excluded = exclusions(
        both.youths,
        both.mentors,
        demands=settings.demands,
        unknown_fails=settings.unknown_fails,
        min_age_gap=settings.min_age_gap,
        max_distance=settings.max_distance,
        pairs=pairs,
        points=worth,
        min_points=settings.min_points,
    )
    passes = excluded.copy() if waived else excluded
    for (youth, mentor), keys in waived.items():
        if youth in youth_row and mentor in mentor_row:
            passes[youth_row[youth], mentor_row[mentor]] &= ~waived_flags(keys)
    offered = [settings.default_places if mentor.places is None else mentor.places for mentor in mentor_list]
    kept: dict[str, list[tuple[str, int]]] = {}
    for youth, mentor in force.kept:
        column, row = mentor_row[mentor], youth_row.get(youth)
        offered[column] -= 1
        held_back = 0
        if row is not None and minutes[column] >= 0:
            held_back = min(int(minutes[column]), int(both.youths.minutes[row]))
            minutes[column] -= held_back
        kept.setdefault(mentor, []).append((youth, held_back))
    binding = hold(
        held,
        youth_row,
        mentor_row,
        passes,
        np.maximum(np.array(offered, np.int64), 0),
        both.youths.minutes,
        minutes,
        verdicts,
    )
    locked = _rows(binding.pairs, youth_row, mentor_row)
    allowed = passes == 0
    allowed[locked[:, 0], locked[:, 1]] = True
    proposed = _rows([pair for pair, stands in said.items() if stands.proposed], youth_row, mentor_row)
    return Encoded(
        youth_ids=tuple(youth_row),
        mentor_ids=tuple(mentor_row),
        youth_row=youth_row,
        mentor_row=mentor_row,
        points=worth,
        excluded=excluded,
        allowed=allowed,
        places=binding.places,
        hours=both.youths.minutes,
        hours_limit=binding.limit,
        places_offered=np.maximum(np.array(offered, np.int64), 0),
        hours_offered=minutes,
        limit_is_legal=legal,
        offer_cut=cut,
        away=tuple(_away(mentor, bar) for mentor, bar in zip(mentor_list, bars, strict=True)),
        priority=np.array([_priority(youth, settings) for youth in youth_list], np.int64),
        waiting=np.array([_waited(youth, as_of) for youth in youth_list], np.int64),
        youth_draw=_draws("youth", youth_row, settings.draw_seed),
        mentor_draw=_draws("mentor", mentor_row, settings.draw_seed),
        keep=_tuples(proposed[allowed[proposed[:, 0], proposed[:, 1]]]),
        proposed=_tuples(proposed),
        rejected=frozenset(_tuples(_rows(rejected - set(not_with), youth_row, mentor_row))),
        locked=_tuples(locked),
        states={pair: _STATES[match.status] for pair, match in binding.pairs.items()},
        decisions=binding.pairs,
        waived=MappingProxyType(waived),
        worries=binding.worries,
        conflicts=binding.conflicts,
        kept=MappingProxyType({mentor: tuple(those) for mentor, those in kept.items()}),
        ignored=tuple(sorted(ignored, key=lambda match: (match.youth, match.mentor, repr(match)))),
        settings=settings,
        _youths=youth_list,
        _sides=both,
        _pairs=pairs,
    )


def _rows(
    pairs: Iterable[tuple[str, str]], youth_row: Mapping[str, int], mentor_row: Mapping[str, int]
) -> Ints:
    """Return pairs of ids as rows (k, 2), each once, sorted; pairs about anybody else are left out."""
    found = {(youth_row[a], mentor_row[b]) for a, b in pairs if a in youth_row and b in mentor_row}
    return np.array(sorted(found), np.int64).reshape(-1, 2)


def _tuples(rows: Ints) -> tuple[tuple[int, int], ...]:
    return tuple((int(a), int(b)) for a, b in rows)


def _not_with(youths: Sequence[Youth], mentors: Sequence[Mentor]) -> list[tuple[str, str]]:
    """Return the pairs of which either side said "not with"."""
    mentor_of, youth_of = _spelled(mentors), _spelled(youths)
    by_youths = [
        (youth.id, meant) for youth in youths for other in youth.not_with for meant in mentor_of(other)
    ]
    return by_youths + [
        (meant, mentor.id) for mentor in mentors for other in mentor.not_with for meant in youth_of(other)
    ]


def _wished(youths: Sequence[Youth], mentors: Sequence[Mentor]) -> Ints:
    """Return who asked for whom (k, 3): rows of youth and mentor, and the steps that it reaches, each pair once."""
    found: dict[tuple[int, int], int] = {}
    for row, other, steps in _ranked([one.wished_mentors for one in youths], mentors, YOUTH_RANKS):
        found[row, other] = steps
    for row, other, steps in _ranked([one.wished_youths for one in mentors], youths, MENTOR_RANKS):
        found[other, row] = found.get((other, row), 0) + steps
    return np.array(sorted((*pair, steps) for pair, steps in found.items()), np.int64).reshape(-1, 3)


def _ranked(
    wishes: Sequence[Sequence[str]], people: Sequence[Youth | Mentor], ranks: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield for each who wishes (a row) the rows of those named, the one wished most first, and their steps."""
    meant = _spelled(people)
    row_of = {person.id: row for row, person in enumerate(people)}
    for row, named in enumerate(wishes):
        known = dict.fromkeys(row_of[one] for word in named for one in meant(word))
        for at, other in enumerate(known):
            yield row, other, ranks[min(at, len(ranks) - 1)]


def _spelled(people: Sequence[Youth | Mentor]) -> Callable[[str], Sequence[str]]:
    """Return what finds the ids that a word means: the one spelled so, else those that differ in case only."""
    ids = {person.id for person in people}
    alike: dict[str, list[str]] = {}
    for identifier in sorted(ids):
        alike.setdefault(fold(identifier), []).append(identifier)
    return lambda word: (word,) if word in ids else alike.get(fold(word), ())


def _away(mentor: Mentor, bars: Excluded) -> tuple[str, ...]:
    resting = mentor.status is not PersonStatus.ACTIVE
    reasons = {
        "verdict": Excluded.VERDICT in bars,
        "consent": Excluded.CONSENT in bars,
        "status": Excluded.MENTOR_AWAY in bars and resting,
        "period": Excluded.MENTOR_AWAY in bars and not resting,
        "record_check": Excluded.RECORD_CHECK in bars,
        "places": Excluded.PLACES in bars,
    }
    return tuple(reason for reason, holds in reasons.items() if holds)


def _priority(youth: Youth, settings: Settings) -> int:
    """The class: the sheet's own priority, and within it whether an education is missing, if that counts."""
    first = settings.education_first and youth.has_qualifying_education is False
    return 2 * (youth.priority or 0) + first


def _waited(youth: Youth, as_of: date) -> int:
    return 0 if youth.waiting_since is None else max(0, (as_of - youth.waiting_since).days)


def draw_number(side: str, person: str, seed: str) -> int:
    """Return somebody's number in the draw; ``side`` is ``youth`` or ``mentor``."""
    return int(_draws(side, (person,), seed)[0])


def _draws(side: str, ids: Iterable[str], seed: str) -> Ints:
    """Return everybody's number in the draw: the first 63 bits of a hash that anyone can compute again."""
    hashes = (hashlib.sha256(f"{seed}\n{side}\n{person}".encode()).digest() for person in ids)
    return np.array([int.from_bytes(digest[:8]) >> (64 - _DRAW_BITS) for digest in hashes], np.int64)
