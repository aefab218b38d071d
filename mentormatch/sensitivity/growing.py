"""What a mentor with several open places brings: the places filled one by one, each in the best way.

Each place is one more path of the residual graph, from "none" to the mentor. Taken one after another they give
the best plan for that many places (successive shortest paths, Busacker and Gowen 1961); after each, only the
steps of the mentors on the path are another, and those are worked out again when a search comes by.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from .seeking import Offers, Search
from .words import NEVER, Words, above_nothing, best_of_column, more, nothing

if TYPE_CHECKING:
    from mentormatch.solver.problem import IntArray

    from .residual import Residual


class Growing:
    """A plan as it grows, and what has become of the residual graph around it.

    The mentor whose places are filled has nobody at first and takes part in no other exchange.
    """

    def __init__(self, residual: Residual) -> None:
        none = residual.none
        self._residual = residual
        self.assign = residual.assign.copy()
        self._own = [own.copy() for own in residual.own]
        self._used = residual.used.copy()
        self._price: IntArray = np.array([word[none] for word in residual.length])
        """Of the nodes: the most that a path from "none" to each can be worth."""
        self._rows: dict[int, tuple[IntArray, IntArray] | None] = {}
        """Steps from the nodes where they have become others, and who makes them; ``None``: to be worked out."""
        self._moved: list[int] = []
        """Who has moved since the steps from "none" were worked out; -1 for a place given up."""
        self._changed: set[int] = set()
        """Mentors on paths since then."""

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
            w - own[youths] + price[at] - pay
            for w, own, price, pay in zip(worth, self._own, self._price, cost, strict=True)
        ]
        open_ = np.flatnonzero(above_nothing(words) & ~here)
        if not open_.size:
            return None
        none = self._residual.none
        offers = Offers([word[open_] for word in words], at[open_], none + 1)
        if self._rows:
            self._go_on()
            sought = Search(self._steps, self._price, none, offers, self._residual.holds).run()
            self._price = sought.price
            if sought.offer is None:
                return None
            best, gain = int(open_[sought.offer]), list(sought.worth)
            nodes = [int(at[best])]
            while nodes[-1] != none:
                nodes.append(int(sought.before[nodes[-1]]))
            nodes.reverse()
        else:
            # The lengths of paths are known as long as nothing has changed.
            best = int(open_[offers.number(0)])
            gain = [int(word[best]) for word in words]
            nodes = self._residual.path(none, int(at[best]))
        self._move(nodes)
        youth = int(youths[best])
        self.assign[youth] = mentor
        for own, word in zip(self._own, worth, strict=True):
            own[youth] = word[best]
        self._moved.append(youth)
        return gain

    def _move(self, nodes: list[int]) -> None:
        """Let everybody move along a path from "none"."""
        steps = [(self._mover(begin, end), end) for begin, end in pairwise(nodes)]
        for youth, end in steps:
            if youth < 0:
                self._used[end] -= 1
            else:
                self.assign[youth] = end
                for own, worth in zip(self._own, self._residual.worth, strict=True):
                    own[youth] = worth[youth, end]
        self._moved += [youth for youth, _ in steps]
        self._changed.update(nodes[1:])
        self._rows.update(dict.fromkeys(nodes[1:]))
        self._rows.setdefault(self._residual.none, None)

    def _mover(self, begin: int, end: int) -> int:
        row = self._rows.get(begin)
        return int(self._residual.mover[begin, end] if row is None else row[1][end])

    def _steps(self, nodes: IntArray) -> IntArray:
        """Return what steps from these nodes are worth, (words, those nodes, nodes)."""
        found: IntArray = self._residual.step[:, nodes]
        for at, node in enumerate(nodes.tolist()):
            if node in self._rows:
                row = self._rows[node]
                if row is None:
                    row = self._rows[node] = self._from(node)
                found[:, at] = row[0]
        return found

    def _from(self, node: int) -> tuple[IntArray, IntArray]:
        """Return the steps from a mentor, and who makes them."""
        residual, face, none = self._residual, self._residual.face, self._residual.none
        rows = np.flatnonzero(self.assign == node)
        if rows.size:
            words = np.zeros((len(residual.worth), len(rows), none + 1), dtype=np.int64)
            for word, worth, own in zip(words, residual.worth, self._own, strict=True):
                word[:, :none] = worth[rows]
                word -= own[rows, None]  # noqa: PLW2901  # in place
            who, step = best_of_column(words, np.hstack([face.pairs[rows], ~face.must[rows, None]]))
            mover = rows[who]
        else:
            mover, step = np.full(none + 1, -1), nothing(len(residual.worth), none + 1)
        if self._used[node] < face.most[node]:
            place = residual.place_cost(self._used + 1)
            dearer = [np.array([-cost[node]]) for cost in place]
            if more([word[none:] for word in step], dearer)[0]:
                for word, new in zip(step, dearer, strict=True):
                    word[none] = new[0]
                mover[none] = -1
        return np.asarray(step), mover

    def _go_on(self) -> None:
        """Work out again the steps from "none" that paths have changed."""
        residual, none, face = self._residual, self._residual.none, self._residual.face
        row = self._rows.get(none)
        step, mover = row or (residual.step[:, none].copy(), residual.mover[none].copy())
        stale = np.flatnonzero(np.isin(mover[:none], self._moved))
        if stale.size:
            who, found = residual.comes(stale, self.assign)
            for word, new in zip(step, found, strict=True):
                word[stale] = new
            mover[stale] = who
        ends = np.array(sorted(self._changed | set(stale.tolist())), dtype=np.int64)
        saved = [word[ends] for word in residual.place_cost(self._used)]
        saved[0] = np.where(self._used[ends] > face.least[ends], saved[0], NEVER)
        better = more([word[ends] for word in step], saved)
        for word, new in zip(step, saved, strict=True):
            word[ends[better]] = new[better]
        mover[ends[better]] = -1
        self._rows[none] = step, mover
        self._moved, self._changed = [], set()
