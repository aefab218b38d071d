"""What a mentor with a cap on hours can take on: how many meetings of each length.

In practice there are few lengths (an hour, an hour and a half, two), and few ways to fill a mentor's hours and places
with them. A model that speaks of these ways instead of minutes is much tighter: its relaxation never fills the hours
with half a youth (Dantzig and Wolfe's reformulation, with all columns written out, for they are few).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.arrays import distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentormatch.solver.problem import BoolArray, IntArray

MOST_LENGTHS = 8
"""With more lengths of meetings than this, minutes are counted."""
MOST_PATTERNS = 60
"""A mentor whose hours can be filled in more ways than this has minutes counted."""


@dataclass(frozen=True, eq=False)
class HourPatterns:
    """The lengths of meetings, and for mentors the ways to fill their hours.

    ``minutes`` (lengths,) rises; ``of`` (youths,) numbers each youth's length; ``patterns`` has for a mentor an array
    (ways, lengths) of how many meetings of each length fit together, those left out that are part of another.
    A capped mentor who is not in ``patterns`` has too many.
    """

    minutes: IntArray
    of: IntArray
    patterns: dict[int, IntArray]

    @cached_property
    def owners(self) -> IntArray:
        """The mentors of ``patterns``, rising."""
        return np.array(sorted(self.patterns), dtype=np.int64)

    @cached_property
    def flat(self) -> IntArray:
        """The ways of all ``owners``, mentor after mentor: (ways, lengths)."""
        none = np.zeros((0, len(self.minutes)), dtype=np.int64)
        return np.concatenate([none, *(self.patterns[mentor] for mentor in self.owners.tolist())])

    @cached_property
    def firsts(self) -> IntArray:
        """Where in ``flat`` the ways of each of ``owners`` begin."""
        sizes = [len(self.patterns[mentor]) for mentor in self.owners.tolist()]
        return np.cumsum([0, *sizes], dtype=np.int64)[:-1]


def find(
    pairs: BoolArray, hours: IntArray | None, left: IntArray, most: IntArray, capped: IntArray
) -> HourPatterns | None:
    """Return the lengths, or ``None`` where there are too many, or a youth's differ from mentor to mentor.

    Args:
        pairs: (youths, mentors) which are open.
        hours: (youths,) minutes that meetings take, or of each pair.
        left: (mentors,) minutes that mentors have.
        most: (mentors,) places that mentors have.
        capped: the mentors whose hours can bind.
    """
    if hours is None or hours.ndim != 1 or not capped.size:
        return None
    open_ = pairs[:, capped].any(axis=1)
    minutes = distinct(hours[open_])
    if not 1 < len(minutes) <= MOST_LENGTHS:
        return None
    of = np.minimum(np.searchsorted(minutes, hours), len(minutes) - 1)
    found: dict[tuple[int, int], IntArray | None] = {}
    patterns: dict[int, IntArray] = {}
    for mentor in capped.tolist():
        key = int(left[mentor]), int(most[mentor])
        if key not in found:
            found[key] = _ways(minutes, *key)
        mine = found[key]
        if mine is not None:
            patterns[mentor] = mine
    return HourPatterns(minutes, of, patterns)


def _ways(minutes: IntArray, left: int, most: int) -> IntArray | None:
    patterns = []
    for way in _fill(minutes.tolist(), left, most):
        patterns.append(way)
        if len(patterns) > MOST_PATTERNS:
            return None
    return np.array(patterns, dtype=np.int64)


def _fill(minutes: list[int], left: int, most: int) -> Iterator[list[int]]:
    """Yield how many of each length fit, nothing more fitting beside them."""

    def go(at: int, left: int, most: int, way: list[int]) -> Iterator[list[int]]:
        if at < 0:
            shortest = minutes[0]
            if most == 0 or left < shortest:
                yield way
            return
        fit = most if minutes[at] == 0 else min(most, left // minutes[at])
        # Of the shortest, as many as fit: fewer would leave room.
        for count in range(fit, fit - 1 if at == 0 else -1, -1):
            yield from go(at - 1, left - count * minutes[at], most - count, [count, *way])

    yield from go(len(minutes) - 1, left, most, [])
