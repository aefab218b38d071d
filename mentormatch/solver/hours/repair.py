"""A good plan within the hours caps without an integer programme: the transport problem again and again.

Where many pairs are equally good an engine asked about all of them finds nothing for a long time. The caps bind few
mentors, though: so the plan without caps is made, whoever does not fit with an overfull mentor is shut out there,
and the plan is made anew, until all fit. Every step is exact and repeatable; the whole is a heuristic, and what it
misses stands in the gap.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.transport.lexicographic import (
    Near,
    lexicographic_transport,
    lexicographic_transport_from,
)

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock
    from mentormatch.solver.engine.status import Engine
    from mentormatch.solver.levels import Weights
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.transport.lexicographic import LexicographicSolution

ROUNDS = 60
"""Plans made at the most. Each shuts somebody out of every overfull mentor, and mostly a handful are enough."""


def repair(
    presolved: PresolvedProblem,
    weights: Weights,
    relaxed: LexicographicSolution,
    clock: Clock,
    engine: Engine,
) -> IntArray | None:
    """Return a plan (youths,) that keeps to the hours, made from one that need not; ``None``: not found.

    Where that one is complete, each plan begins at the one before, which is nearly it.

    Raises:
        TimeIsUp: there was no time for another plan.
    """
    pairs, assign, potentials = presolved.face.pairs.copy(), relaxed.assign, relaxed.potentials
    for _ in range(ROUNDS):
        over = presolved.overfull(assign)
        if not over.size:
            return assign
        for mentor in over.tolist():
            _shut_out(presolved, pairs, assign, mentor)
        face = replace(presolved.face, pairs=pairs)
        if relaxed.complete:
            kept = assign.copy()
            matched = np.flatnonzero(assign < face.mentors)
            kept[matched[~pairs[matched, assign[matched]]]] = face.mentors
            made = lexicographic_transport_from(face, weights, Near(kept, potentials), clock)
        else:
            made = lexicographic_transport(face, weights, clock, engine)
        if not made.complete:
            clock.check()
            return None
        assign, potentials = made.assign, made.potentials
    return None


def _shut_out(presolved: PresolvedProblem, pairs: BoolArray, assign: IntArray, mentor: int) -> None:
    """Keep those of a mentor's youths who fit, the shortest meetings first; shut out who no longer can."""
    assert presolved.hours_left is not None  # noqa: S101  # as above
    mine = np.flatnonzero(assign == mentor)
    needed = presolved.hours(mine, np.full(len(mine), mentor))
    order = np.argsort(needed, kind="stable")
    fits = np.cumsum(needed[order]) <= presolved.hours_left[mentor]
    kept = mine[order][fits]
    left = int(presolved.hours_left[mentor]) - int(needed[order][fits].sum())
    others = np.flatnonzero(pairs[:, mentor])
    others = others[~np.isin(others, kept)]
    too_long = presolved.hours(others, np.full(len(others), mentor)) > left
    pairs[others[too_long], mentor] = False
    # The first who did not fit is shut out in any case, so that every round makes headway.
    pairs[mine[order][~fits], mentor] = False
