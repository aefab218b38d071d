"""A narrower problem in which a plan that hours caps have shaped is the best even without them.

Paths in the residual graph price a change only around a plan that no circle of moves makes better. Where hours caps
bind there are such circles: they fill somebody's hours beyond the cap. Shut out the pairs that do, and the plan is
the best of what is left; a path there that keeps the hours is a plan of the whole problem too, and so a price that is
reached. What the pairs shut out might have given stands in ``at_best``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.transport.face import OptimalFace

ROUNDS = 30
"""So often pairs are shut out at the most; mostly a handful are enough."""


def narrower(
    presolved: PresolvedProblem,
    plan: IntArray,
    better: IntArray,
    improved: Callable[[OptimalFace, IntArray], IntArray],
    equal: Callable[[IntArray], bool],
) -> BoolArray | None:
    """Return the pairs (youths, mentors) that are left, ``None`` where it does not come to an end.

    Args:
        ground: the open part of the problem.
        plan: (youths,) a plan that keeps the hours.
        better: (youths,) the best plan without them.
        improved: makes the best plan of a face without hours, from one of its plans.
        equal: whether a plan comes to as much as ``plan``.
    """
    pairs = presolved.face.pairs.copy()
    for _ in range(ROUNDS):
        new = np.flatnonzero(np.isin(better, presolved.overfull(better)) & (better != plan))
        if not new.size:
            return None  # it keeps the hours and is better: the plan was not the best
        pairs[new, better[new]] = False
        better = improved(replace(presolved.face, pairs=pairs), plan.copy())
        if equal(better):
            return pairs
    return None
