"""What a changed problem's best plan is against this one's: the plan improved until it is a best one again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.levels import Weights
from mentormatch.solver.presolve import presolve
from mentormatch.solver.transport.lexicographic import Near

from .around import improved
from .known import known_again
from .price import NOBODY, Move, Price, exactly
from .room import filled

if TYPE_CHECKING:
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import BoolArray, IntArray, Problem, Solution

    from .around import Around


def changed(around: Around, problem: Problem) -> Price:
    """Return what a changed problem's best plan is against this one's."""
    problem = replace(problem, goals=around.problem.goals)
    presolved, weights = presolve(problem), Weights(problem)
    start = _carried(around, problem, presolved)
    potentials = np.zeros((problem.mentors, around.potentials.shape[1]), dtype=np.int64)
    potentials[: around.problem.mentors] = around.potentials
    packs = known_again(around.problem, around.weights, around.packs, problem, weights)
    best = improved(presolved.face, packs, start.copy(), potentials)
    at_best = _against(around, weights, presolved, best)
    if not presolved.fits(best):
        by_youth = [c.by_youth for c in weights.components if c.by_youth is not None]
        starts = [start, presolved.cut(best)]
        if around.beside is not None:
            face = replace(
                presolved.face, pairs=presolved.face.pairs & _beside_pairs(around, around.beside, problem)
            )
            near = improved(face, packs, start.copy(), potentials)
            starts.append(near if presolved.fits(near) else presolved.cut(near))
        plans = [filled(presolved, problem, plan, packs, by_youth) for plan in starts]
        best = max(plans, key=lambda plan: _against(around, weights, presolved, plan))
    return Price(
        at_best, _against(around, weights, presolved, best), around.difference(presolved.whole(best))
    )


def near(around: Around, problem: Problem) -> Near:
    """Return where solving a changed problem may begin: what of the plan can stay, and the prices around it."""
    potentials = np.zeros((problem.mentors, around.potentials.shape[1]), dtype=np.int64)
    potentials[: around.problem.mentors] = around.potentials
    return Near(_carried(around, problem, presolve(problem)), potentials)


def solved(around: Around, problem: Problem, solution: Solution) -> Price:
    """Return what the plan that solving a changed problem gave is against this one's.

    ``problem`` has the youths of this one, and may have further mentors after those of this one.
    """
    weights = Weights(replace(problem, goals=around.problem.goals))
    after = np.full(problem.youths, NOBODY, dtype=np.int64)
    for youth, mentor in solution.pairs:
        after[youth] = mentor
    gained = tuple(a - b for a, b in zip(weights.values(after), around.values, strict=True))
    return exactly(gained, around.difference(after))


def quick_locks(around: Around) -> bool:
    """Whether locks are priced without solving again."""
    return around.exact and around.presolved.hours_left is None


def without_lock(around: Around, youth: int, mentor: int) -> Price:
    """Return what is gained when a locked pair is no longer locked (the pair stays allowed)."""
    if quick_locks(around):
        return _without_lock(around, youth, mentor)
    return changed(
        around,
        replace(
            around.problem, locked=tuple(pair for pair in around.problem.locked if pair != (youth, mentor))
        ),
    )


def _without_lock(around: Around, youth: int, mentor: int) -> Price:
    best, chosen = around.residual.released(youth, mentor, around.problem.allowed[youth])
    change = around.unpack([np.array([word]) for word in best])[0]
    if chosen is None:
        return exactly(change, ())
    node, moves = chosen
    moves.append(Move(youth, mentor, NOBODY if node == around.problem.mentors else node))
    return exactly(change, moves)


def _beside_pairs(around: Around, beside: Around, problem: Problem) -> BoolArray:
    """Return the pairs of a changed problem that the narrower one has, and those that are new."""
    pairs = np.ones((problem.youths, problem.mentors), dtype=bool)
    pairs[:, : around.problem.mentors] = beside.problem.allowed | ~around.problem.allowed
    return pairs


def _carried(around: Around, problem: Problem, presolved: PresolvedProblem) -> IntArray:
    """Return what of the plan can stay in a changed problem."""
    plan = np.where(around.whole < 0, problem.mentors, around.whole)
    for youth, _ in problem.locked:
        plan[youth] = problem.mentors
    matched = np.flatnonzero(plan < problem.mentors)
    shut = matched[~presolved.face.pairs[matched, plan[matched]]]
    plan[shut] = problem.mentors
    used = np.bincount(plan, minlength=problem.mentors + 1)[: problem.mentors]
    for mentor in np.flatnonzero(used > presolved.face.most).tolist():
        plan[np.flatnonzero(plan == mentor)[int(presolved.face.most[mentor]) :]] = problem.mentors
    return presolved.cut(plan)


def _against(
    around: Around, weights: Weights, presolved: PresolvedProblem, plan: IntArray
) -> tuple[int, ...]:
    values = weights.values(presolved.whole(plan))
    return tuple(a - b for a, b in zip(values, around.values, strict=True))
