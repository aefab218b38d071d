"""Kilometres between postcodes: whole numbers that agree with the sphere."""

from __future__ import annotations

import numpy as np

from mentormatch.encoding.nearness import kilometres
from tests.encoding.pairs import CENTRES, kilometres_apart


def test_every_two_postcodes_are_as_far_apart_as_on_the_sphere() -> None:
    """At most 1 km off, which is what rounding and the flattened map cost between Skagen and Bornholm."""
    codes = np.array(sorted(CENTRES))[::7]
    found = kilometres(codes, codes)
    assert (found == found.T).all()
    assert not found.diagonal().any()
    for own, row in zip(codes.tolist(), found.tolist(), strict=True):
        for other, apart in zip(codes.tolist(), row, strict=True):
            right = kilometres_apart(own, other)
            assert right is not None
            assert abs(apart - right) <= 1 + right // 400, (own, other)


def test_known_distances() -> None:
    found = kilometres(np.array([1050, 8000, 3700]), np.array([2860, 5000, 9990, -1, 1, 8000])).tolist()
    assert found == [[9, 142, 274, -1, -1, 153], [145, 84, 190, -1, -1, 0], [147, 259, 400, -1, -1, 290]]


def test_an_unknown_postcode_is_0_km_from_itself_only() -> None:
    assert kilometres(np.array([899, -1]), np.array([899, -1, 2860])).tolist() == [[0, -1, -1], [-1, -1, -1]]
