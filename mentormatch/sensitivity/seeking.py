"""The best way to one more place, looked for no further than it takes to know that it is the best.

Measured against prices of the nodes no step is worth more than nothing, so nodes can be settled one by one, the
nearest first (Dijkstra 1959). The price of a node also says how much could be gained there at most. So the search
ends once what is found is worth more than all that nodes further away could bring, and their prices come down by
how far it got: that keeps them true for the next search (as in Kuhn's Hungarian method).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .words import FLOOR, NEVER, Words, best_of_column, more, nothing

if TYPE_CHECKING:
    from mentormatch.solver.problem import BoolArray, IntArray

Vector = tuple[int, ...]


class Offers:
    """What can be had at nodes at most: vectors ``words`` (offers,), each at a node ``at`` (offers,)."""

    def __init__(self, words: Words, at: IntArray, nodes: int) -> None:
        self._words = words
        self._order = np.lexsort([-word for word in reversed(words)])
        """The best first; of equal ones the first."""
        self._none = len(at)
        self._first = np.full(nodes, self._none)
        """(nodes,) the place in the order of the best offer at a node."""
        self._first[at[self._order[::-1]]] = np.arange(self._none)[::-1]

    def number(self, place: int) -> int:
        """Return which offer stands at a place of the order."""
        return int(self._order[place])

    def best_at(self, nodes: IntArray | BoolArray) -> int:
        """Return the place in the order of the best offer at some nodes; beyond the last one for none."""
        return int(self._first[nodes].min(initial=self._none))

    def worth(self, place: int, short: Vector) -> Vector | None:
        """Return what an offer brings at a node that is so much short of its price; ``None`` beyond the last."""
        if place == self._none:
            return None
        number = self._order[place]
        return tuple(int(word[number]) + less for word, less in zip(self._words, short, strict=True))


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search found. ``price``: of the nodes, true for the next search."""

    offer: int | None
    """Number of the best offer; ``None``: none is worth more than nothing."""
    worth: Vector
    before: IntArray
    """(nodes,) the node before each on the way to the offer."""
    price: IntArray


class Search:
    """A search for the best offer.

    Args:
        rows: what steps from these nodes are worth, (words, those nodes, nodes).
        price: (words, nodes) such that no step is worth more than what the price rises by; that of ``start`` is
            nothing. What cannot be reached has a first word ``NEVER``.
        start: the node from which the ways lead.
        offers: what can be had at the nodes.
        holds: whether words (words, nodes) are small enough to be prices.
    """

    def __init__(
        self,
        rows: Callable[[IntArray], IntArray],
        price: IntArray,
        start: int,
        offers: Offers,
        holds: Callable[[IntArray], bool],
    ) -> None:
        self._rows = rows
        self._price = price
        self._offers = offers
        self._holds = holds
        self._known: BoolArray = price[0] > FLOOR
        self._open = self._known.copy()
        """(nodes,) which are not settled."""
        self._short = nothing(*price.shape)
        """(words, nodes) what the best way to each is short of its price."""
        self._short[0, start] = 0
        self._before = np.full(price.shape[1], start)
        self._best: Vector = (0,) * len(price)
        self._found: int | None = None

    def run(self) -> Sought:
        """Settle nodes until what is found cannot be beaten."""
        while (first := self._nearest()) is not None:
            edge = tuple(self._short[:, first].tolist())
            batch, less = self._together(first)
            self._short[:, batch] = self._short[:, [first]]
            self._look(batch, edge)
            if not self._beaten(edge):
                price = self._lowered(edge)
                if self._holds(price[:, self._known]):
                    return self._told(price)
            self._relax(batch, less)
        return self._told(self._lowered((NEVER, *edge[1:])))

    def _told(self, price: IntArray) -> Sought:
        return Sought(self._found, self._best, self._before, price)

    def _nearest(self) -> int | None:
        """Return the open node that is least short of its price; ``None`` where no open one can be reached."""
        alive = np.flatnonzero(self._open)
        for word in self._short:
            if len(alive) > 1:
                numbers = word[alive]
                alive = alive[numbers == numbers.max()]
        return int(alive[0]) if len(alive) and self._short[0, alive[0]] > FLOOR else None

    def _together(self, first: int) -> tuple[IntArray, IntArray]:
        """Settle a node and the open ones that steps worth nothing lead to; return them, and their steps.

        Where only the first step of a way has become another, all that hangs on it comes along at once; but
        when the best of all offers is there, nobody goes on.
        """
        wanted = self._offers.best_at(self._open)
        self._open[first] = False
        layer = np.array([first])
        batch, less = [], []
        while layer.size:
            patterns = self._rows(layer)
            patterns += self._price[:, layer, None]
            patterns -= self._price[:, None, :]
            batch.append(layer)
            less.append(patterns)
            if self._offers.best_at(layer) == wanted:
                break
            tight = (patterns == 0).all(axis=0) & self._open
            fresh = np.flatnonzero(tight.any(axis=0))
            self._before[fresh] = layer[tight[:, fresh].argmax(axis=0)]
            self._open[fresh] = False
            layer = fresh
        return np.concatenate(batch), np.concatenate(less, axis=1)

    def _look(self, batch: IntArray, edge: Vector) -> None:
        """See whether the best offer at settled nodes is better than what was found before."""
        place = self._offers.best_at(batch)
        worth = self._offers.worth(place, edge)
        if worth is None or worth < self._best:
            return
        number = self._offers.number(place)
        if worth > self._best or (self._found is not None and number < self._found):
            self._best, self._found = worth, number

    def _beaten(self, edge: Vector) -> bool:
        """Whether an offer at an open node may be better; all are at least so much short of their prices."""
        further = self._offers.worth(self._offers.best_at(self._open), edge)
        if further is None or further < self._best:
            return False
        return further > self._best or self._found is not None

    def _lowered(self, edge: Vector) -> IntArray:
        """Return the prices after a search that got as far as ``edge``."""
        far = np.array(edge, dtype=np.int64)[:, None]
        price = np.where(self._known, self._price + np.where(self._open, far, self._short), self._price)
        np.maximum(price[0], NEVER, out=price[0])
        return price

    def _relax(self, batch: IntArray, less: IntArray) -> None:
        """Let ways to the open nodes lead through a batch where that is better."""
        left = np.flatnonzero(self._open)
        patterns = less[:, :, left]
        who, best = best_of_column(patterns, patterns[0] > FLOOR)
        sums = [word[batch[0]] + way for word, way in zip(self._short, best, strict=True)]
        better = more(self._short[:, left], sums)
        for word, new in zip(self._short, sums, strict=True):
            word[left[better]] = new[better]
        self._before[left[better]] = batch[who[better]]
