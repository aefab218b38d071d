"""Longest paths between all nodes of a small graph, compared word by word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .words import FLOOR, Words, best_of_column, more

if TYPE_CHECKING:
    from mentormatch.solver.problem import IntArray

_PANEL = 256
"""Rows of a panel of Floyd's algorithm."""


def longest_paths(step: Words) -> tuple[Words, IntArray]:
    """Return the longest paths between all nodes, and the first node after the start of each (-1: no path).

    Floyd's algorithm, a panel of rows at a time, so that what is worked on stays in the processor's cache.

    Raises:
        ValueError: there is a cycle worth more than nothing.
    """
    length = [word.copy() for word in step]
    size = len(step[0])
    nodes = np.arange(size)
    following = np.where(length[0] > FLOOR, nodes[None, :], -1)
    for word in length:
        word[nodes, nodes] = 0
    following[nodes, nodes] = nodes
    keys = _Keys(length)
    panels = [slice(start, min(start + _PANEL, size)) for start in range(0, size, _PANEL)]
    for by in panels:
        # The panel's own rows first: the other rows then lead through finished ones.
        for rows in (by, *(panel for panel in panels if panel is not by)):
            panel = _Panel(rows, length, following, keys)
            for node in range(by.start, by.stop):
                panel.lead_through(node)
    if any((word[nodes, nodes] != 0).any() for word in length):
        raise ValueError("the plan is not the best one: an exchange improves it")
    return length, following


class _Keys:
    """Vectors rounded to one number each: a longer path never has a key below that of a shorter one, less ``slack``.

    One sum and one comparison of floats then tell which paths may have become longer; the words are looked at
    for those alone.
    """

    def __init__(self, words: Words) -> None:
        possible = words[0] > FLOOR
        # No path has more steps than there are nodes, and two of them are put together.
        most = [2.0 * len(word) * float(np.abs(word[possible]).max(initial=0)) for word in words]
        self.factors = [1.0]
        for size in reversed(most[1:]):
            self.factors.insert(0, self.factors[0] * (2 * size + 1))
        largest = sum(size * factor for size, factor in zip(most, self.factors, strict=True))
        self.slack = 0.0 if largest < 2**53 else largest * 2**-48
        """By how much rounding can mislead; whole numbers below 2**53 are not rounded at all."""
        self.table = np.where(possible, self.of(words), -np.inf)
        """(nodes, nodes)."""

    def of(self, words: Words) -> npt.NDArray[np.float64]:
        """Return the keys of vectors."""
        found = np.zeros(words[0].shape)
        for word, factor in zip(words, self.factors, strict=True):
            found += word * factor
        return found


class _Panel:
    """Some rows of all that Floyd's algorithm works on; changes are made in place."""

    def __init__(self, rows: slice, length: Words, following: IntArray, keys: _Keys) -> None:
        self._rows = rows
        self._length = length
        self._following = following
        self._keys = keys
        self._own = keys.table[rows]
        self._through = np.empty_like(self._own)
        self._better = np.empty(self._own.shape, dtype=bool)
        # Flat views: positions in them are found and used much faster than pairs of rows and columns.
        self._flat = [word[rows].reshape(-1) for word in length]

    def lead_through(self, node: int) -> None:
        """Let paths from these rows go through a node where that is better."""
        rows, size = self._rows, self._own.shape[1]
        enter, leave = self._own[:, node] + self._keys.slack, self._keys.table[node].copy()
        leave[node] = -np.inf
        if rows.start <= node < rows.stop:
            enter[node - rows.start] = -np.inf
        np.add(enter[:, None], leave, out=self._through)
        at = np.greater(self._through, self._own, out=self._better).reshape(-1).nonzero()[0]
        if not at.size:
            return
        begin = at // size
        end = at - begin * size
        sums = [word[rows, node][begin] + word[node][end] for word in self._length]
        # Only where rounding may have misled do the words have the last say.
        gain = self._through.reshape(-1)[at] - self._own.reshape(-1)[at]
        if gain.min() <= 4 * self._keys.slack:
            better = more([word[at] for word in self._flat], sums)
            at, begin, sums = at[better], begin[better], [sum_[better] for sum_ in sums]
        for word, sum_ in zip(self._flat, sums, strict=True):
            word[at] = sum_
        self._own.reshape(-1)[at] = self._keys.of(sums)
        self._following[rows].reshape(-1)[at] = self._following[rows, node][begin]


def with_none(inner: Words, first: npt.NDArray[np.int64], step: Words) -> tuple[Words, npt.NDArray[np.int64]]:
    """Put the node "none" to paths that avoid it: the last round of Floyd's algorithm.

    ``inner`` and ``first``: lengths and first nodes among the mentors; ``step`` has the steps of "none" last.
    """
    none = len(inner[0])
    nodes = np.arange(none)
    length = [np.zeros((none + 1, none + 1), dtype=np.int64) for _ in step]
    following = np.full((none + 1, none + 1), none)
    outwards = [word[:, :] + edge[:none, none] for word, edge in zip(inner, step, strict=True)]
    last, out = best_of_column([word.T for word in outwards], (outwards[0] > FLOOR).T)
    inwards = [edge[none, :none, None] + word for word, edge in zip(inner, step, strict=True)]
    start, come = best_of_column(inwards, inwards[0] > FLOOR)
    through = [a[:, None] + b[None, :] for a, b in zip(out, come, strict=True)]
    better = more(inner, through)
    for whole, word, leave, enter, both in zip(length, inner, out, come, through, strict=True):
        whole[:none, :none] = np.where(better, both, word)
        whole[:none, none] = leave
        whole[none, :none] = enter
    way_out = np.where(last == nodes, none, first[nodes, last])
    following[:none, :none] = np.where(better, way_out[:, None], first)
    following[:none, none] = way_out
    following[none, :none] = start
    if (more([np.zeros_like(word) for word in out], [a + b for a, b in zip(out, come, strict=True)])).any():
        raise ValueError("the plan is not the best one: an exchange improves it")
    return length, following
