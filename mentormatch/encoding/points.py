"""Points: how well two people fit, an integer from 0 to 1000, and what it is made of.

Each criterion may give at most ``most`` points; the weights share out the 1000 by the largest remainder, so
that the maxima always sum to 1000. A criterion gives ``floor(most * reached / full)``: `reached` of `full`
steps, both small whole numbers. A pair's points are the sum of its parts, so the breakdown is exact by
construction. What counts as a step is policy, and stands with its reasons in docs/decisions/0008-points.md:

* languages, interests, trades, meeting times: a step for each that the two share, of as many as the youth
  named but at most ``ENOUGH``: three shared interests are as good as seven.
* help: likewise, of what the youth needs help with and the mentor offers.
* nearness: as many steps as the distance is short of ``max_distance`` km; where a postcode is not known, 3 of 4 for the
  same municipality.
* wished: 6, 5 or 4 of 8 steps where the youth names this mentor first, second or further on, and 2 or 1 where the
  mentor names the youth.
* gender: a step for each soft wish that is met, of as many as the two have.
* age: 2 steps where the mentor is older by twice the least age gap of the settings, 1 where by once.

A missing answer reaches no step.

The counts come from float32 matrix products of zeros and ones, and the steps from float32 quotients below
1001: both are exact here (whole numbers below 2**24; a quotient that is no whole number is at least 1/full
away from one, far more than its rounding), so that no block size, row order or platform changes a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mentormatch.domain import Criterion

from .candidates import SOFT_GENDER, Ints, Mask, Pairs, Traits, blocks, homes_of
from .nearness import SAME, Homes

MAX_POINTS = 1000

ENOUGH: Mapping[Criterion, int] = MappingProxyType(
    {Criterion.HELP: 3, Criterion.INTERESTS: 3, Criterion.TRADE: 1, Criterion.TIMES: 3, Criterion.LANGUAGE: 2}
)
"""How many shared answers reach full points, where the youth named that many."""

SAME_MUNICIPALITY, NEARNESS_STEPS = 3, 4
"""What the same municipality is worth where a postcode is unknown."""
WISH_STEPS = 8
YOUTH_RANKS, MENTOR_RANKS = (6, 5, 4), (2, 1)
"""Steps for whom a youth names first, second and further on, and for whom a mentor names; the two add up."""
AGE_STEPS = 2

_PIECE = 4
"""Rows of one matrix product."""

Points = NDArray[np.int16]
Floats = NDArray[np.float32]


class Part(NamedTuple):
    """One criterion's part of a pair's points."""

    criterion: Criterion
    points: int
    most: int
    known: bool
    """False where an answer was missing; the criterion then gives nothing."""
    shared: tuple[int, ...] = ()
    """What the two share: columns of the membership matrices; for nearness the km, or -1 for the municipality."""


def maxima(weights: Mapping[Criterion, int]) -> Mapping[Criterion, int]:
    """Return the most points that each criterion can give; they sum to 1000 (to 0 where all weights are 0).

    The 1000 are shared out by weight with the largest remainder, ties to the criterion named first in
    ``Criterion``. A criterion without a weight is left out.

    Raises:
        ValueError: a weight is below 0.
    """
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("a weight is below 0")
    return _shared_out(tuple(weights.get(criterion, 0) for criterion in Criterion))


@cache
def _shared_out(weights: tuple[int, ...]) -> Mapping[Criterion, int]:
    used = [(criterion, weight) for criterion, weight in zip(Criterion, weights, strict=True) if weight > 0]
    whole = sum(weight for _, weight in used)
    exact = {criterion: Fraction(MAX_POINTS * weight, whole) for criterion, weight in used}
    most = {criterion: int(share) for criterion, share in exact.items()}
    left = MAX_POINTS - sum(most.values()) if used else 0
    for criterion in sorted(exact, key=lambda c: most[c] - exact[c])[:left]:
        most[criterion] += 1
    return MappingProxyType(most)


def points(
    youths: Traits,
    mentors: Traits,
    weights: Mapping[Criterion, int],
    *,
    age_gap: int,
    max_distance: int,
    pairs: Pairs | None = None,
) -> Points:
    """Return the points of every pair, (youths, mentors) int16 from 0 to 1000.

    ``age_gap`` is the least age gap of the settings in years, ``max_distance`` the km at which nearness ends;
    ``pairs.wished`` holds who asked for whom.
    The array takes 2 bytes a pair; temporaries are of the size of a block.
    """
    most = maxima(weights)
    found = np.zeros((len(youths), len(mentors)), np.int16)
    counted = [
        _Counted(*sides, ENOUGH[criterion], most[criterion])
        for criterion, sides in _membership(youths, mentors).items()
        if criterion in most
    ]
    looked_up = []
    if Criterion.NEARNESS in most:
        looked_up.append(_nearness(youths, mentors, max_distance, most[Criterion.NEARNESS]))
    if Criterion.AGE in most:
        looked_up.append(_ages(youths, mentors, age_gap, most[Criterion.AGE]))
    if Criterion.GENDER in most and (genders := _genders(youths, mentors, most[Criterion.GENDER])):
        looked_up.append(genders)
    for rows in blocks(len(youths), len(mentors)):
        block = found[rows]
        scratch = np.empty(block.shape, np.float32)
        for criterion in counted:
            criterion.add(block, scratch, rows)
        for table in looked_up:
            table.add(block, rows)
    if pairs is not None and Criterion.WISHED in most:
        youth, mentor, steps = pairs.wished.T
        # numpy adds once where a pair stands twice: asked for twice is asked for once
        found[youth, mentor] += (most[Criterion.WISHED] * steps // WISH_STEPS).astype(np.int16)
    return found


def breakdown(
    youths: Traits,
    mentors: Traits,
    weights: Mapping[Criterion, int],
    youth: int,
    mentor: int,
    *,
    age_gap: int,
    max_distance: int,
    pairs: Pairs | None = None,
) -> tuple[Part, ...]:
    """Return what one pair's points are made of, a part per criterion with a weight, in their fixed order.

    The parts sum to what ``points`` gives for the pair. ``youth`` and ``mentor`` are rows.
    """
    return breakdowns(
        youths, mentors, weights, [(youth, mentor)], age_gap=age_gap, max_distance=max_distance, pairs=pairs
    )[0]


def breakdowns(
    youths: Traits,
    mentors: Traits,
    weights: Mapping[Criterion, int],
    of: Sequence[tuple[int, int]],
    *,
    age_gap: int,
    max_distance: int,
    pairs: Pairs | None = None,
) -> list[tuple[Part, ...]]:
    """Return what the points of each of these pairs are made of, as :func:`breakdown` does."""
    own, other = np.array(of, np.int64).reshape(-1, 2).T
    sides = _membership(youths, mentors)
    asked = pairs.wished.tolist() if pairs is not None else []
    wishes = {(youth, mentor): steps for youth, mentor, steps in asked}
    wishing = {youth for youth, _, _ in asked}
    homes = homes_of(youths, mentors)
    columns = []
    for criterion, top in maxima(weights).items():
        full: Iterable[int] = repeat(1)
        shared: Iterable[tuple[int, ...]] = repeat(())
        steps: Iterable[tuple[int, bool]]
        if criterion in sides:
            said, heard = (matrix[rows] for matrix, rows in zip(sides[criterion], (own, other), strict=True))
            full = np.clip(said.sum(axis=1), 1, ENOUGH[criterion]).tolist()
            shared = _columns(said & heard)
            known = np.logical_and(said.any(axis=1), heard.any(axis=1))
            steps = [
                (min(most, len(both)), sure)
                for most, both, sure in zip(full, shared, known.tolist(), strict=True)
            ]
        elif criterion is Criterion.NEARNESS:
            near = [_steps_near(homes, *pair, max_distance) for pair in of]
            full, shared = [one[1] for one in near], [one[3] for one in near]
            steps = [(one[0], one[2]) for one in near]
        elif criterion is Criterion.GENDER:
            said_so = [
                _steps_gender(*one, *two)
                for one, two in zip(
                    np.column_stack([youths.wish, youths.gender])[own].tolist(),
                    np.column_stack([mentors.wish, mentors.gender])[other].tolist(),
                    strict=True,
                )
            ]
            full, steps = [one[1] for one in said_so], [(one[0], one[2]) for one in said_so]
        elif criterion is Criterion.AGE:
            full = repeat(AGE_STEPS)
            ages = zip(youths.age[own].tolist(), mentors.age[other].tolist(), strict=True)
            steps = [_steps_age(*both, age_gap) for both in ages]
        else:
            full = repeat(WISH_STEPS)
            steps = [(wishes.get(pair, 0), pair[0] in wishing) for pair in of]
        columns.append(
            [
                Part(criterion, top * reached // enough, top, sure, both)
                for (reached, sure), enough, both in zip(steps, full, shared, strict=False)
            ]
        )
    return list(zip(*columns, strict=True)) if columns else [()] * len(of)


def _columns(both: Mask) -> list[tuple[int, ...]]:
    """Return for each row the columns that are set."""
    found: list[list[int]] = [[] for _ in both]
    for row, column in zip(*(index.tolist() for index in np.nonzero(both)), strict=True):
        found[row].append(column)
    return [tuple(columns) for columns in found]


def _membership(youths: Traits, mentors: Traits) -> dict[Criterion, tuple[Mask, Mask]]:
    """Return the membership matrices of the criteria that count what two people share."""
    return {
        Criterion.HELP: (youths.help, mentors.help),
        Criterion.INTERESTS: (youths.interests, mentors.interests),
        Criterion.TRADE: (youths.trades, mentors.trades),
        Criterion.TIMES: (youths.slots, mentors.slots),
        Criterion.LANGUAGE: (youths.languages, mentors.languages),
    }


class _Counted:
    """A criterion that counts what two people share."""

    def __init__(self, youths: Mask, mentors: Mask, enough: int, most: int) -> None:
        both = youths.any(axis=0) & mentors.any(axis=0)  # a word of one side alone is never shared
        self._youths = youths[:, both].astype(np.float32)
        self._mentors = np.ascontiguousarray(mentors[:, both].T, np.float32)
        self._full = np.clip(youths.sum(axis=1), 1, enough).astype(np.float32)[:, None]
        self._most = np.float32(most)

    def add(self, block: Points, scratch: Floats, rows: slice) -> None:
        """Add floor(most * min(shared, full) / full) to a block."""
        full = self._full[rows]
        _products(self._youths[rows], self._mentors, scratch)
        np.minimum(scratch, full, out=scratch)
        np.multiply(scratch, self._most, out=scratch)
        np.divide(scratch, full, out=scratch)
        np.add(block, scratch.astype(np.int16), out=block)


def _products(left: Floats, right: Floats, out: Floats) -> None:
    """Multiply matrices in pieces so small that the BLAS does not start threads for them.

    On a machine whose cores are taken (a batch with several workers) its threads wait for each other a
    hundred times longer than the product takes; on an idle one the pieces cost nothing.
    """
    inner, columns = right.shape
    pieces = len(left) // _PIECE
    cut = pieces * _PIECE
    stacked = left[:cut].reshape(pieces, _PIECE, inner)
    np.matmul(stacked, right, out=out[:cut].reshape(pieces, _PIECE, columns))
    np.matmul(left[cut:], right, out=out[cut:])


class _LookedUp:
    """A criterion that hangs on what few different people say: the points are looked up in a small table."""

    def __init__(self, own: Ints, other: Ints, table: Points) -> None:
        self._own, self._other, self._table = own, other, table

    def add(self, block: Points, rows: slice) -> None:
        """Add the points to a block."""
        block += self._table[self._own[rows]][:, self._other]


def _nearness(youths: Traits, mentors: Traits, reach: int, most: int) -> _LookedUp:
    """Return the points of nearness: falling to 0 at ``reach`` km; by municipality where a postcode is unknown."""
    homes = homes_of(youths, mentors)
    left = np.maximum(reach - homes.kilometres.astype(np.int64), 0)
    by_municipality = most * SAME_MUNICIPALITY // NEARNESS_STEPS * (homes.municipality == SAME)
    table = np.where(homes.kilometres >= 0, most * left // reach, by_municipality)
    return _LookedUp(homes.own, homes.other, table.astype(np.int16))


def _ages(youths: Traits, mentors: Traits, gap: int, most: int) -> _LookedUp:
    """Return the points of the steps by which a mentor is older."""
    own, own_at = np.unique(youths.age, return_inverse=True)
    other, other_at = np.unique(mentors.age, return_inverse=True)
    steps = [[_steps_age(int(a), int(b), gap)[0] for b in other] for a in own]
    table = most * np.array(steps, np.int64).reshape(len(own), len(other)) // AGE_STEPS
    return _LookedUp(own_at.reshape(-1), other_at.reshape(-1), table.astype(np.int16))


def _genders(youths: Traits, mentors: Traits, most: int) -> _LookedUp | None:
    """Return the points of soft wishes for a gender; ``None`` where nobody has one."""
    if not ((youths.wish >= SOFT_GENDER).any() or (mentors.wish >= SOFT_GENDER).any()):
        return None
    (own, own_at), (other, other_at) = (
        np.unique(np.column_stack([side.wish, side.gender]), axis=0, return_inverse=True)
        for side in (youths, mentors)
    )
    worth = [
        [most * reached // full for reached, full, _ in (_steps_gender(*a, *b) for b in other.tolist())]
        for a in own.tolist()
    ]
    table = np.array(worth, np.int16).reshape(len(own), len(other))
    return _LookedUp(own_at.reshape(-1), other_at.reshape(-1), table)


def _steps_gender(wish: int, gender: int, other_wish: int, other_gender: int) -> tuple[int, int, bool]:
    """Return how many soft wishes for a gender a pair meets, of how many (at least 1), and whether any can be told."""
    asked = [
        (soft - SOFT_GENDER, there)
        for soft, there in ((wish, other_gender), (other_wish, gender))
        if soft >= SOFT_GENDER
    ]
    met = sum(soft == there for soft, there in asked)
    return met, max(1, len(asked)), any(there >= 0 for _, there in asked)


def _steps_age(youth: int, mentor: int, gap: int) -> tuple[int, bool]:
    """Return the steps of age that a pair reaches, and whether both ages are known."""
    if youth < 0 or mentor < 0:
        return 0, False
    older = mentor - youth
    return (older >= gap) + (older >= AGE_STEPS * gap), True


def _steps_near(homes: Homes, youth: int, mentor: int, reach: int) -> tuple[int, int, bool, tuple[int, ...]]:
    """Return the steps of nearness of a pair, of how many, whether it is known, and the km (-1: by municipality)."""
    apart, municipality = homes.pair(youth, mentor)
    if apart >= 0:
        left = max(reach - apart, 0)
        return left, reach, True, (apart,) if left else ()
    same = municipality == SAME
    return SAME_MUNICIPALITY * same, NEARNESS_STEPS, municipality >= 0, (-1,) if same else ()
