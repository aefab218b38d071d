"""The published draw: a number for each pair, which anyone can compute again.

The number of a pair is made from the youth's and the mentor's own numbers by splitmix64's finaliser (Steele,
Lea and Flood 2014, the constants of Java's ``SplittableRandom``), with all arithmetic modulo 2**64::

    mix(z):  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9
             z = (z ^ z >> 27) * 0x94D049BB133111EB
             return z ^ z >> 31
    draw(youth, mentor) = mix(mix(youth + 0x9E3779B97F4A7C15) + mix(mentor ^ 0xD1B54A32D192ED03)) >> 24

It has 40 bits: two plans of a national pool then have the same sum with a probability of about one in a
billion, so that the plan is unique and no row order decides. Sums stay exact in 64 bits.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BITS = 40

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_OTHER = np.uint64(0xD1B54A32D192ED03)


def draw_numbers(
    youth_draw: npt.NDArray[np.int64], mentor_draw: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Return the numbers of the draw, 0 to 2**40 - 1, for youths and mentors broadcast against each other."""
    youth = _mix(youth_draw.astype(np.int64).view(np.uint64) + _GOLDEN)
    mentor = _mix(mentor_draw.astype(np.int64).view(np.uint64) ^ _OTHER)
    numbers: npt.NDArray[np.int64] = (_mix(youth + mentor) >> np.uint64(64 - BITS)).astype(np.int64)
    return numbers


def _mix(z: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
