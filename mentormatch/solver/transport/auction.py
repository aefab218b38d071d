"""Prices by auction: a quick guess at what a place with each mentor is worth.

Youths without a mentor bid for what they like best, by as much as they prefer it to their second choice
(Bertsekas 1988; each mentor has as many places for sale as it has). The prices come out close to right after
few rounds. Nothing rests on them: they only choose which pairs an engine is asked about and where it starts,
and the rounds are limited, since two youths without another choice can outbid each other for ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.arrays import blocks

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.levels import Packed
    from mentormatch.solver.problem import IntArray

    from .face import OptimalFace

    FloatArray = npt.NDArray[np.float64]

_CHOICES = 24
"""Mentors that a youth looks at together: the best ones at the prices when the list was made."""
_PLACES = 64
"""Places of a mentor that are for sale at most."""
_UNITS = 1024
"""A pair counts for about so many units of money at most."""
_COARSE = 32
"""A bid goes beyond the second choice by this part of the largest number there is, at first."""
_FINER = 64
"""And by this part of that afterwards."""
_ROUNDS = 20
"""Rounds of one sale, to which comes one for two mentors: what is left over is quicker solved than sold."""


class Auction:
    """An auction of a face's places.

    ``youths`` numbers those who bid; all other arrays of youths are in that order. Money is counted in
    ``grain``: packed numbers of the finest component that depends on the pair.
    """

    def __init__(self, face: OptimalFace, packed: Packed) -> None:
        self._face = face
        self._packed = packed
        self.none = face.mentors
        factor, largest = packed.finest()
        self.grain = factor * max(1.0, largest / _UNITS)
        self._coarse = max(1.0, min(largest, _UNITS) / _COARSE)
        self.youths: IntArray = np.flatnonzero(face.pairs.any(axis=1))
        count, width = len(self.youths), min(_CHOICES, self.none)
        self.mentors = np.zeros((count, width), dtype=np.int64)
        self.worth = np.full((count, width), -np.inf)
        self._rest = np.full(count, -np.inf)
        self._outside = np.where(face.must[self.youths], -np.inf, 0.0)
        self.seat = np.full(count, self.none)
        self.price = np.zeros(self.none)
        self._spread = 1.0
        self._list(np.arange(count))
        known = self.worth[np.isfinite(self.worth)]
        self._spread += float(known.max() - min(known.min(), 0.0)) if known.size else 0.0
        self._open(np.full(self.none, -np.inf))

    def run(self) -> None:
        """Sell the places twice: in large steps for the prices, then again, from a little below, in small
        steps."""
        count = len(self.youths)
        self._step = self._coarse
        self._sell(count // 50)
        self._open(np.where(np.isfinite(self.price), self.price - self._coarse, 0.0))
        self._list(np.arange(count))
        self._step = self._coarse / _FINER
        self._sell(count // 200)

    def _sell(self, enough: int) -> None:
        """Let the youths bid, until ``enough`` or fewer still wait or the rounds are over."""
        waiting = np.arange(len(self.youths))
        stale: list[IntArray] = []
        for _ in range(_ROUNDS + self.none // 2):
            if len(waiting) <= enough:
                if not stale:
                    return
                again = np.concatenate(stale)
                self._list(again)
                waiting, stale = np.concatenate([waiting, again]), []
            waiting, old = self._bid(waiting)
            if old.size:
                stale.append(old)

    def near(self, count: int) -> tuple[IntArray, IntArray]:
        """Return about ``count`` pairs (youths, mentors) that fall least short of their youth's best."""
        net = self.worth - self.price[self.mentors]
        best = np.maximum(net.max(axis=1, initial=-np.inf), self._outside)
        short = best[:, None] - net
        short[~np.isfinite(net)] = np.inf
        limit = np.partition(short, count, axis=None)[count] if count < short.size else np.inf
        lines, at = np.nonzero(np.isfinite(short) & (short <= limit))
        return self.youths[lines], self.mentors[lines, at]

    def _bid(self, waiting: IntArray) -> tuple[IntArray, IntArray]:
        """One round. Returns who still waits, and who needs a new list first."""
        net = self.worth[waiting] - self.price[self.mentors[waiting]]
        at = net.argmax(axis=1)
        lines = np.arange(len(waiting))
        best = net[lines, at]
        net[lines, at] = -np.inf
        rest, outside = self._rest[waiting], self._outside[waiting]
        old = (best < rest) & (rest > outside)
        bids = (best > outside) & ~old & np.isfinite(best)
        second = np.maximum(np.maximum(net.max(axis=1), rest), np.maximum(outside, best - self._spread))
        stale = waiting[old]
        waiting, at, raise_ = waiting[bids], at[bids], (best - second)[bids] + self._step
        mentor = self.mentors[waiting, at]
        order = np.lexsort((-raise_, mentor))  # all bid on top of the same price
        mentor, bidder = mentor[order], waiting[order]
        bid = self.price[mentor] + raise_[order]
        start = np.flatnonzero(np.diff(mentor, prepend=-1))
        sizes = np.diff(np.append(start, len(mentor)))
        rank = np.arange(len(mentor)) - np.repeat(start, sizes)
        touched = mentor[start]
        by_price = np.argsort(self._asked[touched], axis=1)
        fits = rank < self._asked.shape[1]
        slot = by_price[np.repeat(np.arange(len(touched)), sizes), np.where(fits, rank, 0)]
        wins = fits & (bid > self._asked[mentor, slot])
        lost = self._holder[mentor[wins], slot[wins]]
        lost = lost[lost >= 0]
        self.seat[lost] = self.none
        self._holder[mentor[wins], slot[wins]] = bidder[wins]
        self._asked[mentor[wins], slot[wins]] = bid[wins]
        self.seat[bidder[wins]] = mentor[wins]
        self.price[touched] = self._asked[touched].min(axis=1)
        return np.concatenate([bidder[~wins], lost]), stale

    def _list(self, lines: IntArray) -> None:
        """List the best mentors of some youths at the prices of now, and how good the best other one is at
        most."""
        width = self.mentors.shape[1]
        for here in blocks(lines, self.none):
            rows = self.youths[here]
            worth = self._packed.block(rows, self.none) / self.grain
            worth[~self._face.pairs[rows]] = -np.inf
            if width == self.none:
                self.mentors[here], self.worth[here] = np.arange(width), worth
                continue
            net = worth - self.price
            cut = self.none - width
            order = np.argpartition(net, cut - 1, axis=1)
            self._rest[here] = np.take_along_axis(net, order[:, cut - 1 : cut], axis=1)[:, 0]
            self.mentors[here] = order[:, cut:]
            self.worth[here] = np.take_along_axis(worth, order[:, cut:], axis=1)

    def _open(self, price: FloatArray) -> None:
        """Put all places up for sale at these prices, or what they cost if that is more."""
        face = self._face
        number = np.arange(max(1, min(int(face.most.max(initial=0)), _PLACES)))
        cost = (2 * (face.base[:, None] + number) + 1) * (self._packed.place_unit / self.grain)
        asked = np.where(number < face.least[:, None], -self._spread, cost)
        self._asked = np.where(number < face.most[:, None], np.maximum(asked, price[:, None]), np.inf)
        self._holder = np.full(self._asked.shape, -1)
        self.seat[:] = self.none
        self.price = self._asked.min(axis=1)
