"""The draw is published: its numbers can be computed anywhere, and never change."""

from __future__ import annotations

import numpy as np

from mentormatch.solver.draw import BITS, draw_numbers

WORD = 2**64


def mix(z: int) -> int:
    """Written out with Python's integers, as documented."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) % WORD
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) % WORD
    return z ^ (z >> 31)


def by_hand(youth: int, mentor: int) -> int:
    one = mix((youth + 0x9E3779B97F4A7C15) % WORD)
    return mix((one + mix((mentor % WORD) ^ 0xD1B54A32D192ED03)) % WORD) >> 24


def test_the_numbers_are_those_of_the_published_formula() -> None:
    youths = np.array([0, 1, 2, -1, 2**63 - 1, -(2**63)], dtype=np.int64)
    mentors = np.array([0, 1, -5, 2**40], dtype=np.int64)
    found = draw_numbers(youths[:, None], mentors[None, :])
    assert found.tolist() == [[by_hand(i, j) for j in mentors.tolist()] for i in youths.tolist()]


def test_the_numbers_never_change() -> None:
    found = draw_numbers(np.arange(2)[:, None], np.arange(2)[None, :])
    assert found.tolist() == PUBLISHED


def test_the_numbers_are_spread_over_their_range() -> None:
    found = draw_numbers(np.arange(200)[:, None], np.arange(200)[None, :])
    assert len(np.unique(found)) == found.size
    assert found.min() >= 0
    assert found.max() < 2**BITS
    assert abs(found.mean() / 2**BITS - 0.5) < 0.01
    assert draw_numbers(np.array([3]), np.array([7])) != draw_numbers(np.array([7]), np.array([3]))


PUBLISHED = [[729465225309, 785034840905], [681908794591, 735438161544]]
