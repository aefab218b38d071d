"""Candidate pairs: which demands shut a pair out, as bit flags over all pairs at once.

People are rows of integer arrays here, without names. A missing answer is -1 or an empty row of a
membership matrix; it shuts nobody out unless the demand is named in ``unknown_fails``.

Every "the two must share something" demand (a language, a meeting time, an accepted gender) is one question
put to sets packed into 64-bit words: is their intersection empty? What a missing answer means is packed
into the same words, so that the pass over all pairs does not have to ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mentormatch.domain import Demand, Excluded

from .nearness import Homes

FlagType = np.uint32
"""The type of a pair's flags, everywhere: it has room for 32 reasons."""
Flags = NDArray[np.uint32]
Mask = NDArray[np.bool_]
Ints = NDArray[np.int64]
Words = NDArray[np.uint64]

ANY_GENDER = 3
"""Code of the wish "any gender"; the genders themselves are 0, 1 and 2, unknown is -1."""
SOFT_GENDER = 4
"""Code of the softly wished first gender; the others follow. A soft wish shuts nobody out."""

BLOCK_PAIRS = 1 << 17
"""Pairs handled at a time: the temporaries of one block stay in a core's second-level cache."""

_FAR = 1 << 14
"""An age no person reaches; keeps the age comparison within 16 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """What is known about the people of one side, a row each; n people.

    The membership matrices of the two sides have the same columns: column k is the same word on both.
    """

    languages: Mask
    """(n, languages)."""
    interests: Mask
    """(n, interests)."""
    trades: Mask
    """(n, trades)."""
    help: Mask
    """(n, kinds of help): needed by a youth, offered by a mentor."""
    slots: Mask
    """(n, weekly meeting times)."""
    gender: Ints
    """(n,) 0-2, -1 unknown."""
    wish: Ints
    """(n,) gender asked for in the other, 0-2, ``ANY_GENDER``, softly ``SOFT_GENDER`` + 0-2, -1 unknown."""
    postcode: Ints
    """(n,) four digits as a number, -1 unknown."""
    municipality: Ints
    """(n,) code, the same for both sides, -1 unknown."""
    age: Ints
    """(n,) whole years at the as-of date, -1 unknown."""
    minutes: Ints
    """(n,) minutes a month: needed by a youth; the most a mentor can give, -1 no limit."""
    barred: Flags
    """(n,) flags that this person brings to every pair, whoever the other is."""

    def __len__(self) -> int:
        return len(self.age)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Things said about single pairs: arrays (k, 2) of youth row and mentor row, each pair once in ``wished``."""

    banned: Ints
    ended: Ints
    wished: Ints
    """(k, 3): those who asked for each other, with the steps of the criterion that it reaches (1-``WISH_STEPS``)."""


def blocks(youths: int, mentors: int) -> Iterator[slice]:
    """Yield slices of youth rows that hold about ``BLOCK_PAIRS`` pairs each."""
    rows = max(1, BLOCK_PAIRS // max(1, mentors))
    for start in range(0, youths, rows):
        yield slice(start, min(start + rows, youths))


def exclusions(
    youths: Traits,
    mentors: Traits,
    *,
    demands: Collection[Demand],
    unknown_fails: Collection[Demand] = (),
    min_age_gap: int = 0,
    max_distance: int = 0,
    pairs: Pairs | None = None,
    points: NDArray[np.integer] | None = None,
    min_points: int = 0,
) -> Flags:
    """Return why each pair is left out: flags of ``Excluded``, (youths, mentors); 0 is a candidate.

    ``min_age_gap`` is in years, ``max_distance`` in km; ``points`` (youths, mentors) is read only
    where ``min_points`` is above 0.
    A banned pair, a pair whose hours can never fit, and what a person's ``barred`` says hold always; the
    others hold where ``demands`` names them (``consent`` and ``record_check`` come in through ``barred``).
    The array takes 4 bytes a pair; temporaries are of the size of a block.
    """
    flags = np.empty((len(youths), len(mentors)), FlagType)
    meets = _shared_demands(youths, mentors, demands, unknown_fails)
    distance = _distance(youths, mentors, max_distance, demands, unknown_fails)
    gap = _age_gap(youths.age, mentors.age, min_age_gap, Demand.AGE_GAP in unknown_fails)
    limit = np.where(mentors.minutes < 0, np.iinfo(np.int32).max, mentors.minutes).astype(np.int32)
    need = np.minimum(youths.minutes, np.iinfo(np.int32).max).astype(np.int32)

    for rows in blocks(len(youths), len(mentors)):
        block = flags[rows]
        np.bitwise_or.outer(youths.barred[rows], mentors.barred, out=block)
        bits = np.empty_like(block)
        for flag, youth_words, mentor_words in meets:
            _add(block, bits, _disjoint(youth_words[rows], mentor_words), flag)
        if distance is not None:
            homes, far = distance
            _add(block, bits, far[homes.own[rows]][:, homes.other], Excluded.DISTANCE)
        if Demand.AGE_GAP in demands:
            _add(block, bits, np.greater.outer(gap[0][rows], gap[1]), Excluded.AGE_GAP)
        _add(block, bits, np.greater.outer(need[rows], limit), Excluded.HOURS)
        if min_points > 0 and points is not None:
            _add(block, bits, points[rows] < min_points, Excluded.MIN_POINTS)
    if pairs is not None:
        flags[pairs.banned[:, 0], pairs.banned[:, 1]] |= FlagType(Excluded.BANNED)
        if Demand.ENDED in demands:
            flags[pairs.ended[:, 0], pairs.ended[:, 1]] |= FlagType(Excluded.ENDED)
    return flags


def other_flags(flags: Excluded) -> FlagType:
    """Return a mask of every flag but these."""
    return FlagType(~int(flags) & int(np.iinfo(FlagType).max))


def count_flags(flags: Flags, wanted: Excluded) -> Ints:
    """Return how many of the wanted flags each pair has, in the shape of ``flags``."""
    found = np.zeros(flags.shape, np.int64)
    for flag in wanted:
        found += (flags & FlagType(flag)) != 0
    return found


def _add(block: Flags, bits: Flags, failing: Mask, flag: Excluded) -> None:
    np.multiply(failing, FlagType(flag), out=bits)
    np.bitwise_or(block, bits, out=block)


def _shared_demands(
    youths: Traits, mentors: Traits, demands: Collection[Demand], unknown_fails: Collection[Demand]
) -> list[tuple[Excluded, Words, Words]]:
    """Return each "must share something" demand that holds: its flag and both sides' packed sets."""
    found = []
    if Demand.LANGUAGE in demands:
        fails = Demand.LANGUAGE in unknown_fails
        found.append((Excluded.LANGUAGE, *_packed(youths.languages, mentors.languages, fails)))
    if Demand.TIMES in demands:
        fails = Demand.TIMES in unknown_fails
        found.append((Excluded.TIMES, *_packed(youths.slots, mentors.slots, fails)))
    if Demand.GENDER in demands:
        fails = Demand.GENDER in unknown_fails
        found.append((Excluded.GENDER_YOUTH_WISH, _accepted(youths.wish, fails), _gender(mentors.gender)))
        found.append((Excluded.GENDER_MENTOR_WISH, _gender(youths.gender), _accepted(mentors.wish, fails)))
    return found


def _packed(youths: Mask, mentors: Mask, unknown_fails: bool) -> tuple[Words, Words]:
    """Pack both sides' sets into words, with two columns that let an unknown meet everybody."""
    both = youths.any(axis=0) & mentors.any(axis=0)  # a word of one side alone can never be shared
    unknown_youth, unknown_mentor = ~youths.any(axis=1), ~mentors.any(axis=1)
    passes = not unknown_fails
    youth_columns = np.column_stack([youths[:, both], unknown_youth & passes, np.full(len(youths), passes)])
    mentor_columns = np.column_stack(
        [mentors[:, both], np.full(len(mentors), passes), unknown_mentor & passes]
    )
    return _words(youth_columns), _words(mentor_columns)


def _words(columns: Mask) -> Words:
    """Pack a membership matrix (n, k) into (n, ceil(k / 64)) words, column c to bit c % 64."""
    words_each = -(-columns.shape[1] // 64)
    padded = np.zeros((len(columns), words_each * 64), bool)
    padded[:, : columns.shape[1]] = columns
    place = np.uint64(1) << np.arange(64, dtype=np.uint64)
    words: Words = (padded.reshape(len(columns), words_each, 64) * place).sum(axis=2, dtype=np.uint64)
    return words


def _gender(codes: Ints) -> Words:
    """Pack a gender into one bit; unknown has a bit of its own."""
    return (np.uint64(1) << np.where(codes < 0, ANY_GENDER, codes).astype(np.uint64))[:, None]


def _accepted(wish: Ints, unknown_fails: bool) -> Words:
    """Pack the genders that a wish accepts; an unknown gender meets it unless unknown answers fail."""
    everybody, unknown = np.uint64(0b1111), np.uint64(0 if unknown_fails else 0b1000)
    named = (wish >= 0) & (wish < ANY_GENDER)
    one = np.uint64(1) << np.where(named, wish, 0).astype(np.uint64)
    no_answer = np.uint64(0) if unknown_fails else everybody
    accepted = np.where(named, one | unknown, np.where(wish >= ANY_GENDER, everybody, no_answer))
    return accepted.astype(np.uint64)[:, None]


def _disjoint(youth_words: Words, mentor_words: Words) -> Mask:
    """Return whether a youth's set and a mentor's have nothing in common, (block, mentors)."""
    met = np.bitwise_and.outer(youth_words[:, 0], mentor_words[:, 0])
    for word in range(1, youth_words.shape[1]):
        met |= np.bitwise_and.outer(youth_words[:, word], mentor_words[:, word])
    disjoint: Mask = met == 0
    return disjoint


def _age_gap(
    youths: Ints, mentors: Ints, years: int, unknown_fails: bool
) -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Return each youth's age and the greatest youth's age that each mentor is old enough for."""
    beyond = _FAR if unknown_fails else -_FAR
    ages = np.where(youths < 0, beyond, np.minimum(youths, _FAR - 1))
    enough = np.where(mentors < 0, -beyond, np.clip(mentors - years, 1 - _FAR, _FAR - 1))
    return ages.astype(np.int16), enough.astype(np.int16)


def homes_of(youths: Traits, mentors: Traits) -> Homes:
    """Return where the two sides live, and how far apart."""
    return Homes.of((youths.postcode, youths.municipality), (mentors.postcode, mentors.municipality))


def _distance(
    youths: Traits, mentors: Traits, most: int, demands: Collection[Demand], unknown_fails: Collection[Demand]
) -> tuple[Homes, Mask] | None:
    """Return the homes and which of them are too far apart, where that is demanded."""
    if Demand.DISTANCE not in demands:
        return None
    homes = homes_of(youths, mentors)
    return homes, homes.fails(most, unknown_fails=Demand.DISTANCE in unknown_fails)
