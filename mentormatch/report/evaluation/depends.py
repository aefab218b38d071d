"""Who depends on the rule, whatever the lot says.

A name must not hang on one draw. A youth is named only if matched in *every* plan that is best with, and in
*no* plan that is best without; best by the ladder above the draw. Both are shown by solving again with one
goal more below the ladder: the most of the candidates without, the most of everybody else with. The new
goal's value is proven like any other, so a value of 0 candidates without shows that none of them is in any
best plan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver import Goal

from .laws import Law
from .model import Dependence

if TYPE_CHECKING:
    from mentormatch.encoding import Encoded

    from .desk import Desk


def dependence(desk: Desk, law: Law, other: Law) -> Dependence:
    """Return who depends on the rule, at the reading ``no``."""
    with_, without = desk.matched_ids(law), desk.matched_ids(other, law)
    lost, gained = sorted(with_.keys() - without.keys()), sorted(without.keys() - with_.keys())
    sides = desk.side(law).encoded, desk.side(other, in_force=law).encoded
    candidates = _never(desk, sides[1], set(lost))
    candidates = _always(desk, sides[0], candidates)
    return Dependence(tuple(sorted(candidates)), tuple(lost), tuple(gained), desk.proven)


def _never(desk: Desk, encoded: Encoded, candidates: set[str]) -> set[str]:
    """Return those of the candidates who are in no best plan of a side."""
    while candidates & encoded.youth_row.keys():
        matched = _plan_for(desk, encoded, candidates)
        if not matched & candidates:
            break
        candidates = candidates - matched
    return candidates


def _always(desk: Desk, encoded: Encoded, candidates: set[str]) -> set[str]:
    """Return those of the candidates who are in every best plan of a side.

    The number matched is the same in all of them, so the most of everybody else is the fewest candidates.
    """
    while candidates:
        matched = _plan_for(desk, encoded, set(encoded.youth_ids) - candidates)
        if candidates <= matched:
            break
        candidates = candidates & matched
    return candidates


def _plan_for(desk: Desk, encoded: Encoded, youths: set[str]) -> set[str]:
    """Return who is matched in the plan that is best by the ladder, and then has the most of some youths."""
    problem = encoded.problem()
    above = tuple(goal for goal in problem.ladder if goal not in (Goal.DRAW, Goal.KEEP))
    rows = np.array([encoded.youth_row[one] for one in sorted(youths) if one in encoded.youth_row], np.int64)
    some = np.zeros_like(problem.allowed)
    some[rows] = problem.allowed[rows]
    # The goal of kept pairs counts whatever pairs it is given; an evaluation keeps none (see People.of).
    pairs = tuple((int(a), int(b)) for a, b in np.argwhere(some))
    solution = desk.plan(replace(problem, goals=(*above, Goal.KEEP), keep=pairs))
    return {encoded.youth_ids[row] for row, _ in solution.pairs}
