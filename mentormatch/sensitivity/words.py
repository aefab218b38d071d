"""Vectors held as a few 64-bit words: what is possible at all, and which is best."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from mentormatch.solver.problem import BoolArray, IntArray

NEVER = -(2**61)
"""First word of what is not possible. Two of them, or one and a price, still fit 64 bits."""
FLOOR = -(2**60)
"""A first word at or below this is no price."""

Words = Sequence[npt.NDArray[np.int64]] | npt.NDArray[np.int64]
"""A vector for each entry: arrays of the same shape, the word of the upper goals first."""


def nothing(words: int, *shape: int) -> IntArray:
    """Return vectors of so many words, none of which is possible; (words, *shape)."""
    found = np.zeros((words, *shape), dtype=np.int64)
    found[0] = NEVER
    return found


def above_nothing(words: Words) -> BoolArray:
    """Return which vectors are worth more than nothing."""
    return more([np.zeros_like(word) for word in words], words)


def best_of_column(words: Words, open_: BoolArray) -> tuple[IntArray, Words]:
    """Return for each column the row with the best open vector, and that (a first word NEVER: none)."""
    alive = open_.copy()
    for word in words:
        best = np.where(alive, word, NEVER).max(axis=0, initial=NEVER)
        alive &= word == best
    who: IntArray = alive.argmax(axis=0)
    columns = np.arange(open_.shape[1])
    some = alive.any(axis=0)
    found = [np.where(some, word[who, columns], 0) for word in words]
    found[0] = np.where(some, found[0], NEVER)
    return who, found


def best_of_row(words: Words, open_: BoolArray, most: int = 1) -> IntArray:
    """Return for each row the columns of its best open vectors, the best first, -1 where there are no more.

    Shape (rows, ``most``).
    """
    left = open_.copy()
    rows = np.arange(len(left))
    found = np.full((len(left), most), -1, dtype=np.int64)
    for number in range(most if left.shape[1] else 0):
        alive = left.copy()
        for word in words:
            best = np.where(alive, word, NEVER).max(axis=1, initial=NEVER)
            alive &= word == best[:, None]
        column = alive.argmax(axis=1)
        some = alive[rows, column]
        found[some, number] = column[some]
        left[rows, column] = False
    return found


def more(kept: Words, new: Words) -> BoolArray:
    """Return where ``new`` is possible and worth more than ``kept``."""
    better = new[0] > kept[0]
    same = new[0] == kept[0]
    for old_word, new_word in zip(kept[1:], new[1:], strict=True):
        better |= same & (new_word > old_word)
        same &= new_word == old_word
    better &= new[0] > FLOOR
    return better
