"""How far apart two people live: kilometres between the centres of their postcodes, or the municipality.

The centres are those of ``data/postcodes-dk.csv`` (a database of its own licence, see ``data/NOTICE.md``). All
arithmetic is on whole numbers (and one correctly rounded square root of a whole number below 2**53), so that every
machine finds the same kilometres.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Kilometres = NDArray[np.int16]

UNKNOWN = -1
SAME, OTHER = 1, 0
"""Whether two municipalities are one; ``UNKNOWN`` where either is."""

_DEGREE = 10_000
"""Coordinates are whole ten-thousandths of a degree."""
_DECIMETRES = 11_132
"""Decimetres of a hundred such parts along a meridian: 111.32 km a degree."""
_SOUTH, _STEP = 54 * 2 * _DEGREE, _DEGREE
_COSINES = np.array([587785, 580703, 573576, 566406, 559193, 551937, 544639, 537300, 529919], np.int64)
"""Millionths of the cosine at 54.0, 54.5, ... 58.0 degrees; between them it is taken as a straight line."""


@dataclass(frozen=True, slots=True, eq=False)
class _Centres:
    """The postcodes in rising order, with their centres in ten-thousandths of a degree."""

    postcode: Ints
    north: Ints
    east: Ints


@cache
def _centres() -> _Centres:
    text = resources.files("mentormatch.encoding").joinpath("data/postcodes-dk.csv").read_text("utf-8")
    rows = sorted(
        (int(row["postcode"]), _parts(row["latitude"]), _parts(row["longitude"]))
        for row in csv.DictReader(text.splitlines())
    )
    return _Centres(*np.array(rows, np.int64).T)


def _parts(degrees: str) -> int:
    """Return decimal degrees as whole ten-thousandths, without a detour by floating point."""
    whole, _, decimals = degrees.partition(".")
    return int(whole) * _DEGREE + int(decimals.ljust(4, "0")[:4])


def kilometres(own: Ints, other: Ints) -> Kilometres:
    """Return whole kilometres between postcodes, (own, other); -1 where either is unknown.

    Two people of one postcode are 0 apart, also where its centre is not known.

    >>> kilometres(np.array([2860, 1050]), np.array([2880, 9990])).tolist()
    [[4, 265], [13, 274]]
    """
    centres = _centres()
    at, there = (np.searchsorted(centres.postcode, codes) for codes in (own, other))
    at, there = (np.minimum(rows, len(centres.postcode) - 1) for rows in (at, there))
    known = np.logical_and.outer(centres.postcode[at] == own, centres.postcode[there] == other)
    north, far_north = centres.north[at][:, None], centres.north[there][None]
    up = np.abs(north - far_north) * _DECIMETRES // 100
    position = np.clip(north + far_north - _SOUTH, 0, (len(_COSINES) - 1) * _STEP - 1)
    below, rest = position // _STEP, position % _STEP
    cosine = _COSINES[below] - (_COSINES[below] - _COSINES[below + 1]) * rest // _STEP
    across = (
        np.abs(centres.east[at][:, None] - centres.east[there][None])
        * _DECIMETRES
        // 100
        * cosine
        // 1_000_000
    )
    length = (np.sqrt((up * up + across * across).astype(np.float64)) + 5_000) // 10_000
    same = np.equal.outer(own, other) & (own >= 0)[:, None]
    return np.where(same, 0, np.where(known, length, UNKNOWN)).astype(np.int16)


@dataclass(frozen=True, slots=True, eq=False)
class Homes:
    """Where two sides live: few different homes, many pairs, so that what is asked of pairs is looked up."""

    own: Ints
    """(youths,) running number of each one's home."""
    other: Ints
    """(mentors,)."""
    kilometres: Kilometres
    """(own homes, other homes); -1 unknown."""
    municipality: NDArray[np.int8]
    """(own homes, other homes): ``SAME``, ``OTHER`` or ``UNKNOWN``."""

    @classmethod
    def of(cls, youths: tuple[Ints, Ints], mentors: tuple[Ints, Ints]) -> Homes:
        """Return the homes of both sides, from their postcodes and codes of municipalities (-1 unknown)."""
        (homes, own), (others, other) = (
            np.unique(np.column_stack(side).reshape(-1, 2), axis=0, return_inverse=True)
            for side in (youths, mentors)
        )
        known = np.logical_and.outer(homes[:, 1] >= 0, others[:, 1] >= 0)
        same = np.equal.outer(homes[:, 1], others[:, 1])
        return cls(
            own.reshape(-1),
            other.reshape(-1),
            kilometres(homes[:, 0], others[:, 0]),
            np.where(known, same.astype(np.int8), UNKNOWN).astype(np.int8),
        )

    def fails(self, most: int, *, unknown_fails: bool) -> NDArray[np.bool_]:
        """Return which homes are too far apart: more than ``most`` km, else another municipality."""
        without = np.where(self.municipality == UNKNOWN, unknown_fails, self.municipality == OTHER)
        return np.where(self.kilometres == UNKNOWN, without, self.kilometres > most)

    def pair(self, youth: int, mentor: int) -> tuple[int, int]:
        """Return the kilometres between two people (rows), and whether their municipality is one."""
        at = self.own[youth], self.other[mentor]
        return int(self.kilometres[at]), int(self.municipality[at])
