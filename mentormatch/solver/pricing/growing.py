"""What a mentor with several open places brings: the places filled one by one, each in the best way.

Each place is one more path of the residual graph, from "none" to the mentor. Taken one after another they give
the best plan for that many places (successive shortest paths, Busacker and Gowen 1961); after each, only the
steps of the mentors on the path are another.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .residual import (
    FLOOR,
    NEVER,
    Residual,
    Words,
    above_nothing,
    best_of_column,
    best_of_row,
    more,
)

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.problem import IntArray


class Growing:
    """A copy of the residual graph that goes along with a plan as it grows.

    The mentor whose places are filled has nobody at first and takes part in no other exchange.
    """

    def __init__(self, residual: Residual) -> None:
        self._residual = residual
        none = residual.none
        self.assign = residual.assign.copy()
        self._own = [own.copy() for own in residual.own]
        self._used = residual.used.copy()
        self._step = residual.step
        self._mover = residual.mover
        self._reach: Words = [word[none] for word in residual.length]
        self._before: IntArray | None = None
        self._stale: tuple[set[int], list[int]] = set(), []

    def take(self, mentor: int, youths: IntArray, worth: Words, cost: tuple[int, ...]) -> list[int] | None:
        """Fill one more place; return the words of what it brings, ``None`` where it brings nothing.

        Args:
            mentor: the number of the mentor; may be beyond those of the graph.
            youths: who may come.
            worth: what each of them counts with this mentor, (youths,) for each word.
            cost: what the place costs, for each word.
        """
        here = self.assign[youths] == mentor
        at = np.where(here, 0, self.assign[youths])
        words = [
            w - own[youths] + reach[at] - pay
            for w, own, reach, pay in zip(worth, self._own, self._reach, cost, strict=True)
        ]
        open_ = above_nothing(words) & ~here
        best = int(best_of_row([word[None, :] for word in words], open_[None, :])[0, 0])
        if best < 0:
            return None
        youth = int(youths[best])
        moves = self._path(int(self.assign[youth]))
        changed = {node for _, before, after in moves for node in (before, after)} | {int(self.assign[youth])}
        for mover, _, after in moves:
            if mover >= 0:
                self._put(mover, after)
        for mover, _, after in moves:
            if mover < 0:
                self._used[after] -= 1
        self.assign[youth] = mentor
        for own, word in zip(self._own, worth, strict=True):
            own[youth] = word[best]
        self._stale = changed - {self._residual.none}, [youth, *(mover for mover, _, _ in moves)]
        return [int(word[best]) for word in words]

    def go_on(self) -> None:
        """Find the paths from "none" again; needed between two places."""
        if self._before is None:
            self._step = [word.copy() for word in self._step]
            self._mover = self._mover.copy()
        self._refresh(*self._stale)
        self._reach, self._before = _from_none(self._step, self._reach, self._residual.none)

    def _put(self, youth: int, mentor: int) -> None:
        self.assign[youth] = mentor
        for own, worth in zip(self._own, self._residual.worth, strict=True):
            own[youth] = worth[youth, mentor]

    def _path(self, end: int) -> list[tuple[int, int, int]]:
        """Return the steps (youth or -1, from, to) from "none" to a node."""
        none = self._residual.none
        if self._before is None:
            nodes = self._residual.path(none, end)
        else:
            nodes = [end]
            while nodes[-1] != none:
                nodes.append(int(self._before[nodes[-1]]))
            nodes.reverse()
        return [(int(self._mover[a, b]), a, b) for a, b in pairwise(nodes)]

    def _refresh(self, nodes: set[int], moved: list[int]) -> None:
        """Work out again the steps from these mentors, and those of waiting youths who have come."""
        residual, none, face = self._residual, self._residual.none, self._residual.face
        for node in nodes:
            rows = np.flatnonzero(self.assign == node)
            words = [
                np.hstack([worth[rows] - own[rows, None], -own[rows, None]])
                for worth, own in zip(residual.worth, self._own, strict=True)
            ]
            open_ = np.hstack([face.pairs[rows], ~face.must[rows, None]])
            self._row(node, rows, words, open_)
        stale = np.flatnonzero(np.isin(self._mover[none, :none], moved))
        if stale.size:
            free = np.flatnonzero((self.assign == none) & face.pairs[:, stale].any(axis=1))
            words = [worth[np.ix_(free, stale)] for worth in residual.worth]
            who, found = best_of_column(words, face.pairs[np.ix_(free, stale)]) if free.size else (None, None)
            for number, word in enumerate(self._step):
                word[none, stale] = found[number] if found is not None else NEVER * (number == 0)
            self._mover[none, stale] = -1 if who is None else free[who]
        ends = np.array(sorted(nodes | set(stale.tolist())), dtype=np.int64)
        saved = [word[ends] for word in residual.place_cost(self._used)]
        saved[0] = np.where(self._used[ends] > face.least[ends], saved[0], NEVER)
        self._better(np.full(len(ends), none), ends, saved)
        dearer = [-word[ends] for word in residual.place_cost(self._used + 1)]
        dearer[0] = np.where(self._used[ends] < face.most[ends], dearer[0], NEVER)
        self._better(ends, np.full(len(ends), none), dearer)

    def _row(self, node: int, rows: IntArray, words: Words, open_: npt.NDArray[np.bool_]) -> None:
        if not rows.size:
            self._step[0][node] = NEVER
            return
        who, found = best_of_column(words, open_)
        for word, new in zip(self._step, found, strict=True):
            word[node] = new
        self._mover[node] = rows[who]

    def _better(self, begin: IntArray, end: IntArray, words: Words) -> None:
        wins = more([word[begin, end] for word in self._step], words)
        for word, new in zip(self._step, words, strict=True):
            word[begin[wins], end[wins]] = new[wins]
        self._mover[begin[wins], end[wins]] = -1


def _from_none(step: Words, reach: Words, none: int) -> tuple[Words, IntArray]:
    """Return the longest paths from "none" to each node, and the node before each.

    ``reach``: the longest paths before the last place was filled. Measured against them no step is worth more
    than nothing, so the nodes can be settled one by one, the best first (Dijkstra 1959).
    """
    nodes = np.flatnonzero(reach[0] > FLOOR)
    start = int(np.searchsorted(nodes, none))
    price = [word[nodes] for word in reach]
    square = np.ix_(nodes, nodes)
    less = [word[square] + own[:, None] - own for word, own in zip(step, price, strict=True)]
    length, before = _settled(less, start)
    found = [np.zeros(none + 1, dtype=np.int64) for _ in step]
    for word, own, short in zip(found, price, length, strict=True):
        word[nodes] = short + own
    found[0][:] = NEVER
    reached = length[0] > FLOOR
    found[0][nodes[reached]] = length[0][reached] + price[0][reached]
    ahead = np.full(none + 1, none)
    ahead[nodes] = nodes[before]
    return found, ahead


def _settled(less: Words, start: int) -> tuple[Words, IntArray]:
    """Return the longest paths from a node where no step is worth more than nothing, and the nodes before.

    Nodes are settled the best first, and with each all that steps worth nothing lead to: where only the first
    step of a path has become another, all that hangs on it comes along at once.
    """
    size = len(less[0])
    tight = less[0] == 0
    for word in less[1:]:
        tight &= word == 0
    length = [np.zeros(size, dtype=np.int64) for _ in less]
    length[0][:] = NEVER
    length[0][start] = 0
    before = np.full(size, start)
    open_ = np.ones(size, dtype=bool)
    while True:
        alive = np.flatnonzero(open_)
        for word in length:
            if len(alive) > 1:
                numbers = word[alive]
                alive = alive[numbers == numbers.max()]
        if not len(alive) or length[0][alive[0]] <= FLOOR:
            return length, before
        first = int(alive[0])
        batch = _together(first, tight, open_, before)
        left = np.flatnonzero(open_)
        if not left.size:
            return _alike(length, batch, first), before
        _alike(length, batch, first)
        fence = np.ix_(batch, left)
        ways = [word[fence] for word in less]
        who, best = best_of_column(ways, ways[0] > FLOOR)
        known = [word[left] for word in length]
        sums = [word[first] + way for word, way in zip(length, best, strict=True)]
        better = more(known, sums)
        for word, new in zip(length, sums, strict=True):
            word[left[better]] = new[better]
        before[left[better]] = batch[who[better]]


def _together(
    first: int, tight: npt.NDArray[np.bool_], open_: npt.NDArray[np.bool_], before: IntArray
) -> IntArray:
    """Return a node with all open ones that steps worth nothing lead to; they are open no longer."""
    open_[first] = False
    edge = np.array([first])
    batch = [edge]
    while edge.size:
        ways = tight[edge] & open_
        fresh = np.flatnonzero(ways.any(axis=0))
        before[fresh] = edge[ways[:, fresh].argmax(axis=0)]
        open_[fresh] = False
        batch.append(fresh)
        edge = fresh
    return np.concatenate(batch)


def _alike(length: Words, batch: IntArray, first: int) -> Words:
    for word in length:
        word[batch] = word[first]
    return length
