"""Points: how well two people fit, an integer from 0 to 1000, and what it is made of.

Each criterion may give at most ``most`` points; the weights share out the 1000 by the largest remainder, so
that the maxima always sum to 1000. A criterion gives ``floor(most * reached / full)``: `reached` of `full`
steps, both small whole numbers. A pair's points are the sum of its parts, so the breakdown is exact by
construction. What counts as a step is policy, and stands with its reasons in docs/decisions/0008-points.md:

* languages, interests, trades, meeting times: a step for each that the two share, of as many as the youth
  named but at most ``ENOUGH``: three shared interests are as good as seven.
* nearness: 4 steps for the same postcode, 3 for the same first three digits or the same municipality, 2 for
  the same postal area (first two digits).
* wished: 1 step where the youth asked for this mentor.
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

from .candidates import Ints, Mask, Pairs, Traits, apart, blocks, postal_area

MAX_POINTS = 1000

ENOUGH: Mapping[Criterion, int] = MappingProxyType(
    {Criterion.INTERESTS: 3, Criterion.TRADE: 1, Criterion.TIMES: 3, Criterion.LANGUAGE: 2}
)
"""How many shared answers reach full points, where the youth named that many."""

SAME_POSTCODE, SAME_THREE_DIGITS, SAME_MUNICIPALITY, SAME_POSTAL_AREA = 4, 3, 3, 2
NEARNESS_STEPS = 4
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
    """What the two share: columns of the membership matrices; for nearness the steps reached."""


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
    pairs: Pairs | None = None,
) -> Points:
    """Return the points of every pair, (youths, mentors) int16 from 0 to 1000.

    ``age_gap`` is the least age gap of the settings in years; ``pairs.wished`` holds the mentors asked for.
    The array takes 2 bytes a pair; temporaries are of the size of a block.
    """
    most = maxima(weights)
    found = np.zeros((len(youths), len(mentors)), np.int16)
    counted = [
        _Counted(*sides, ENOUGH[criterion], most[criterion])
        for criterion, sides in _membership(youths, mentors).items()
        if criterion in most
    ]
    near = _Nearness(youths, mentors, most[Criterion.NEARNESS]) if Criterion.NEARNESS in most else None
    age = _Age(youths, mentors, age_gap, most[Criterion.AGE]) if Criterion.AGE in most else None
    for rows in blocks(len(youths), len(mentors)):
        block = found[rows]
        scratch = np.empty(block.shape, np.float32)
        for criterion in counted:
            criterion.add(block, scratch, rows)
        if near is not None:
            near.add(block, rows)
        if age is not None:
            age.add(block, rows)
    if pairs is not None and Criterion.WISHED in most:
        # numpy adds once where a pair stands twice: asked for twice is asked for once
        found[pairs.wished[:, 0], pairs.wished[:, 1]] += np.int16(most[Criterion.WISHED])
    return found


def breakdown(
    youths: Traits,
    mentors: Traits,
    weights: Mapping[Criterion, int],
    youth: int,
    mentor: int,
    *,
    age_gap: int,
    pairs: Pairs | None = None,
) -> tuple[Part, ...]:
    """Return what one pair's points are made of, a part per criterion with a weight, in their fixed order.

    The parts sum to what ``points`` gives for the pair. ``youth`` and ``mentor`` are rows.
    """
    return breakdowns(youths, mentors, weights, [(youth, mentor)], age_gap=age_gap, pairs=pairs)[0]


def breakdowns(
    youths: Traits,
    mentors: Traits,
    weights: Mapping[Criterion, int],
    of: Sequence[tuple[int, int]],
    *,
    age_gap: int,
    pairs: Pairs | None = None,
) -> list[tuple[Part, ...]]:
    """Return what the points of each of these pairs are made of, as :func:`breakdown` does."""
    own, other = np.array(of, np.int64).reshape(-1, 2).T
    sides = _membership(youths, mentors)
    asked = pairs.wished.tolist() if pairs is not None else []
    wishes, wishing = {tuple(pair) for pair in asked}, {youth for youth, _ in asked}
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
            full = repeat(NEARNESS_STEPS)
            steps = [_steps_near(youths, mentors, *pair) for pair in of]
            shared = [(near,) if near else () for near, _ in steps]
        elif criterion is Criterion.AGE:
            full = repeat(AGE_STEPS)
            ages = zip(youths.age[own].tolist(), mentors.age[other].tolist(), strict=True)
            steps = [_steps_age(*both, age_gap) for both in ages]
        else:
            steps = [(int(pair in wishes), pair[0] in wishing) for pair in of]
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


class _Nearness:
    """Steps of nearness; the greatest that a pair reaches counts."""

    def __init__(self, youths: Traits, mentors: Traits, most: int) -> None:
        self._layers = [
            (np.int16(most * steps // NEARNESS_STEPS), of_youths, apart(of_mentors))
            for steps, of_youths, of_mentors in (
                (SAME_POSTAL_AREA, postal_area(youths.postcode), postal_area(mentors.postcode)),
                (SAME_MUNICIPALITY, _code(youths.municipality), _code(mentors.municipality)),
                (SAME_THREE_DIGITS, _three_digits(youths.postcode), _three_digits(mentors.postcode)),
                (SAME_POSTCODE, _code(youths.postcode), _code(mentors.postcode)),
            )
        ]

    def add(self, block: Points, rows: slice) -> None:
        """Add the points of the greatest step to a block."""
        best = np.zeros_like(block)
        layer = np.empty_like(block)
        for worth, youths, mentors in self._layers:
            np.multiply(np.equal.outer(youths[rows], mentors), worth, out=layer)
            np.maximum(best, layer, out=best)
        np.add(block, best, out=block)


class _Age:
    """Steps by which a mentor is older."""

    def __init__(self, youths: Traits, mentors: Traits, gap: int, most: int) -> None:
        table = np.zeros((AGE_STEPS + 1,), np.int16)
        table[1:] = [most * step // AGE_STEPS for step in range(1, AGE_STEPS + 1)]
        # few ages, many pairs: the steps are looked up in a table of the ages that occur
        own, self._own = np.unique(youths.age, return_inverse=True)
        other, self._other = np.unique(mentors.age, return_inverse=True)
        steps = [[_steps_age(int(a), int(b), gap)[0] for b in other] for a in own]
        self._table = table[np.array(steps, np.int64).reshape(len(own), len(other))]

    def add(self, block: Points, rows: slice) -> None:
        """Add the points of the steps reached to a block."""
        block += self._table[self._own[rows]][:, self._other]


def _steps_age(youth: int, mentor: int, gap: int) -> tuple[int, bool]:
    """Return the steps of age that a pair reaches, and whether both ages are known."""
    if youth < 0 or mentor < 0:
        return 0, False
    older = mentor - youth
    return (older >= gap) + (older >= AGE_STEPS * gap), True


def _steps_near(youths: Traits, mentors: Traits, youth: int, mentor: int) -> tuple[int, bool]:
    """Return the steps of nearness that a pair reaches, and whether anything about it is known."""
    own, other = int(youths.postcode[youth]), int(mentors.postcode[mentor])
    home, there = int(youths.municipality[youth]), int(mentors.municipality[mentor])
    postcodes, municipalities = own >= 0 and other >= 0, home >= 0 and there >= 0
    steps = 0
    if postcodes and own == other:
        steps = SAME_POSTCODE
    elif postcodes and own // 10 == other // 10:
        steps = SAME_THREE_DIGITS
    elif municipalities and home == there:
        steps = SAME_MUNICIPALITY
    elif postcodes and own // 100 == other // 100:
        steps = SAME_POSTAL_AREA
    return steps, postcodes or municipalities


def _three_digits(postcode: Ints) -> NDArray[np.int16]:
    return np.where(postcode < 0, -1, postcode // 10).astype(np.int16)


def _code(values: Ints) -> NDArray[np.int16]:
    """Narrow postcodes and municipality codes to 16 bits: half the memory traffic of the comparison."""
    return values.astype(np.int16)
