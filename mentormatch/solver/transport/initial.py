"""Where the search for a face's best plan begins: an engine's plan over the pairs that seem to matter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.engine import backends, model
from mentormatch.solver.engine.basis import plan_basis
from mentormatch.solver.engine.status import Engine, Status

from .auction import Auction
from .face import OptimalFace

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock
    from mentormatch.solver.levels import Packed
    from mentormatch.solver.problem import BoolArray, IntArray

_COLUMNS = 3
"""Pairs per youth that an engine is asked about."""


def initial_solution(
    face: OptimalFace, packed: Packed, assign: IntArray, clock: Clock, engine: Engine
) -> IntArray:
    """Make a good plan of a face, and guess the prices.

    Args:
        face: what may be used.
        packed: the numbers of the pairs.
        assign: (youths,) a plan of the face, ``face.mentors`` for no mentor; a better one is put in its
            place.
        clock: raises when the time is up.
        engine: solves the linear programme over the chosen pairs.

    Returns:
        Prices of mentors (mentors,) as packed numbers.
    """
    settled = _settled(face)
    whole = assign
    if settled.any():
        face, assign = _without(face, assign, settled), np.where(settled, face.mentors, assign)
    auction = Auction(face, packed)
    count = len(auction.youths)
    if not count:
        return np.zeros(face.mentors, dtype=np.int64)
    clock.check()
    auction.run()
    sold = np.full(len(assign), face.mentors, dtype=np.int64)
    sold[auction.youths] = auction.seat
    asked = _RestrictedLP(face, packed, auction, clock, engine)
    # Where places cost something, a bonus for using them hides what they cost.
    if packed.place_unit or not asked.improve(sold, assign, free=True):
        asked.improve(assign, assign, free=False)
    whole[~settled] = assign[~settled]
    return packed.rounded(asked.price * auction.grain)


class _RestrictedLP:
    """Linear programmes over the pairs that seem to matter after an auction, and the prices they give."""

    def __init__(
        self, face: OptimalFace, packed: Packed, auction: Auction, clock: Clock, engine: Engine
    ) -> None:
        self._face = face
        self._packed = packed
        self._auction = auction
        self._clock = clock
        self._engine = engine
        self._near = auction.near(_COLUMNS * min(len(auction.youths), int(face.most.sum())))
        self.price = np.where(np.isfinite(auction.price), auction.price, 0.0)

    def improve(self, start: IntArray, assign: IntArray, free: bool) -> bool:
        """Put the best plan over the near pairs and those of ``start`` into ``assign``, if it is one of the
        face.

        With ``free``, ``start`` need not match those who must be matched, nor use the places that must be
        used: they get a bonus instead, so that the programme has a solution whatever the pairs.
        """
        face = self._face
        youths, mentors = face.with_plan(*self._near, start)
        worth = self._packed.at(youths, mentors) / self._auction.grain
        unit = self._packed.place_unit / self._auction.grain
        bonus = 0.0
        if free:
            bonus = 4 * float(np.abs(worth).max(initial=1.0))
            worth += bonus * (face.must[youths].astype(float) + (face.least[mentors] == face.most[mentors]))
            face = replace(face, must=np.zeros_like(face.must), least=np.zeros_like(face.least))
        programme = model.build(face, youths, mentors, load=unit > 0)
        programme.set_objective(worth, unit)
        basis = None
        if not unit:
            basis = plan_basis(programme, face, start, worth - self.price[mentors])
        ended = backends.run(programme.problem, self._engine, self._clock, integer=False, basis=basis)
        if ended.status is not Status.OPTIMAL or ended.values is None:
            return False
        found = programme.plan(ended.values, face)
        if found is None or not _holds(self._face, found):
            return False
        assign[:] = found
        if ended.row_prices is not None:
            self.price = np.zeros(face.mentors)
            for row, mentor in programme.mentor_rows:
                self.price[mentor] += ended.row_prices[row]
            self.price -= bonus * (self._face.least == self._face.most) * (self._face.most > 0)
        return True


def _settled(face: OptimalFace) -> BoolArray:
    """Return the youths who have only one mentor left, and must be matched."""
    if face.listed is None:
        return np.zeros(len(face.must), dtype=bool)
    settled: BoolArray = face.must & (np.bincount(face.listed[0], minlength=len(face.must)) == 1)
    return settled


def _without(face: OptimalFace, assign: IntArray, settled: BoolArray) -> OptimalFace:
    """Return the face once these youths have been given their mentors."""
    taken = np.bincount(assign[settled], minlength=face.mentors)
    return OptimalFace(
        pairs=face.pairs & ~settled[:, None],
        must=face.must & ~settled,
        least=np.maximum(face.least - taken, 0),
        most=face.most - taken,
        base=face.base + taken,
    )


def _holds(face: OptimalFace, assign: IntArray) -> bool:
    used = np.bincount(assign, minlength=face.mentors + 1)[: face.mentors]
    kept = (used >= face.least).all() and (used <= face.most).all()
    return bool(kept and (assign[face.must] < face.mentors).all())
