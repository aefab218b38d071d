"""The pairs to ask an engine about once the relaxation has settled most of a plan.

The relaxation gives nearly every youth one mentor whole, and cuts some in two. Those who are whole, with a mentor
whose youths all are, keep their mentor; the others, and the few who meet with the same mentors as they, are placed
anew over the pairs nearest to their prices. So a programme over a quarter of the youths finds what one over all of
them finds (relaxation enforced neighbourhood search: Berthold 2014, doi:10.1007/s12532-013-0060-9). It is a
heuristic: what it misses stands in the gap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.arrays import distinct
from mentormatch.solver.engine.model import INTEGRALITY_TOL

if TYPE_CHECKING:
    from mentormatch.solver.engine.subproblem import Subproblem
    from mentormatch.solver.problem import IntArray

    from .columns import Relaxed

_NEAR = 4
"""Pairs for each youth who is placed anew."""


def pairs(subproblem: Subproblem, relaxed: Relaxed) -> tuple[IntArray, IntArray]:
    """Return the pairs (youths, mentors) of a programme that makes a plan of the relaxation's solution."""
    none = subproblem.face.mentors
    youths, mentors, parts = relaxed.taken
    whole = parts > 1 - INTEGRALITY_TOL
    loose = np.zeros(none, dtype=bool)
    loose[mentors[~whole]] = True
    kept = whole & ~loose[mentors]
    anew = np.zeros(len(subproblem.face.must), dtype=bool)
    anew[youths[~kept]] = True
    idle = np.ones(len(anew), dtype=bool)
    idle[youths] = False
    keys = [youths * none + mentors]
    gains = []
    for rows, gain in relaxed.gains(subproblem, np.flatnonzero(anew | idle)):
        # Who has no mentor in the relaxation can only hope for one whose youths are placed anew.
        gain[idle[rows][:, None] & ~loose] = -np.inf
        lines, at = np.nonzero(np.isfinite(gain))
        keys.append(rows[lines] * none + at)
        gains.append(gain[lines, at])
    found = np.concatenate(keys[1:]) if gains else keys[0][:0]
    count = _NEAR * int(np.count_nonzero(anew))
    if len(found) > count:
        gained = np.concatenate(gains)
        found = found[np.argpartition(-gained, count)[:count]]
    youths, mentors = np.divmod(distinct(np.concatenate([keys[0], found])), none)
    return youths, mentors
