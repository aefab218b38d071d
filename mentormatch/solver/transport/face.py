"""What of a transport problem is still open once the goals above are settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.arrays import blocks, distinct

if TYPE_CHECKING:
    from mentormatch.solver.levels import Packed
    from mentormatch.solver.problem import BoolArray, IntArray

_SPARSE = 16
"""Where fewer than one pair in this many is open, pairs are listed instead of looked at in blocks."""


@dataclass(frozen=True, eq=False)
class OptimalFace:
    """What is still open. The mentor number ``mentors`` stands for having no mentor."""

    pairs: BoolArray
    """(youths, mentors): pairs that may be used."""
    must: BoolArray
    """(youths,): youths who are matched in every plan that is left."""
    least: IntArray
    most: IntArray
    """(mentors,): how many places are used at least and at most."""
    base: IntArray
    """(mentors,): places taken by locked pairs, which come on top."""

    @property
    def mentors(self) -> int:
        """The number of mentors, and the node that stands for having none."""
        return len(self.most)

    def with_plan(self, youths: IntArray, mentors: IntArray, assign: IntArray) -> tuple[IntArray, IntArray]:
        """Return some pairs and those of a plan (youths,), each once, in order."""
        matched = np.flatnonzero(assign < self.mentors)
        keys = np.concatenate([youths * self.mentors + mentors, matched * self.mentors + assign[matched]])
        youths, mentors = np.divmod(distinct(keys), self.mentors)
        return youths, mentors

    @cached_property
    def listed(self) -> tuple[IntArray, IntArray] | None:
        """The open pairs as youths and mentors, where there are few of them."""
        if np.count_nonzero(self.pairs) * _SPARSE > self.pairs.size:
            return None
        youths, mentors = np.nonzero(self.pairs)
        return youths, mentors


def fix_by_complementary_slackness(
    face: OptimalFace, packed: Packed, assign: IntArray, prices: IntArray
) -> OptimalFace:
    """Return what of a face is left when no plan worse than the proven one counts.

    By complementary slackness: a pair is left if its youth has nothing better at these prices, a youth must
    be matched if that is worth something, a place must be used if it is worth more than it costs.
    """
    none = face.mentors
    worth = np.zeros(len(assign), dtype=np.int64)
    matched = np.flatnonzero(assign < none)
    worth[matched] = packed.at(matched, assign[matched]) - prices[assign[matched]]
    pairs = np.zeros_like(face.pairs)
    if face.listed is not None:
        youths, mentors = face.listed
        tight = packed.at(youths, mentors) - prices[mentors] == worth[youths]
        pairs[youths[tight], mentors[tight]] = True
    else:
        for rows in blocks(np.flatnonzero(face.pairs.any(axis=1)), none):
            numbers = packed.block(rows, none)
            numbers -= prices
            pairs[rows] = (numbers == worth[rows, None]) & face.pairs[rows]
    unit = packed.place_unit
    if unit:
        below = (prices // unit + 1) // 2  # places that cost at most the price: (2k - 1) * unit <= price
        strictly = (-(-prices // unit)) // 2
    else:
        below = np.where(prices >= 0, face.base + face.most, 0)
        strictly = np.where(prices > 0, face.base + face.most, 0)
    least = np.clip(strictly - face.base, face.least, face.most)
    most = np.clip(below - face.base, face.least, face.most)
    return replace(face, pairs=pairs, must=face.must | (worth > 0), least=least, most=most)
