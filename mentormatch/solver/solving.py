"""From a problem to a plan with its levels and its proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentormatch.errors import EngineProblem

from .climb import climb
from .clock import Clock
from .conflicts import ConflictError, find_conflicts
from .evidence import certified_bounds
from .ground import prepare
from .levels import Weights
from .problem import By, Goal, Level, Problem, Solution
from .proof import Bound, Proof
from .status import Engine

if TYPE_CHECKING:
    from .climb import Climb
    from .ground import Ground
    from .problem import IntArray


def solve(problem: Problem, time_limit: float | None = None, engine: str = "highs") -> Solution:
    """Find the best plan there is, and prove it.

    Args:
        problem: who may be paired with whom, and what counts.
        time_limit: seconds; ``None`` for as long as it takes. A plan found in time is returned even where it
            is not known to be the best: its levels then say how far it can be from that.
        engine: ``"highs"`` or ``"cbc"``; both give the same plan.

    Raises:
        ConflictError: the locks contradict the rest, or each other.
        EngineProblem: the engine is missing or failed, or there was no plan in time.
        ValueError: no such engine, or a time limit below 0.
    """
    if engine not in set(Engine):
        raise ValueError(f"engine: {engine!r} is none of {', '.join(Engine)}")
    if time_limit is not None and not time_limit >= 0:
        raise ValueError("time_limit: seconds from 0 on are needed")
    conflicts = find_conflicts(problem)
    if conflicts:
        raise ConflictError(conflicts)
    clock = Clock(time_limit)
    ground = prepare(problem)
    weights = Weights(problem)
    relaxed = climb(ground.face, weights, clock, Engine(engine))
    assign, settled = relaxed.assign, 0
    bounds: tuple[Bound, ...] = ()
    if not ground.fits(assign):
        from .capped import Solver

        capped = Solver(ground, weights, relaxed, clock, Engine(engine)).run()
        assign, settled, bounds = capped.assign, capped.settled, tuple(capped.bounds)
    empty = not problem.locked and not (assign < problem.mentors).any()
    if empty and not relaxed.complete and ground.face.pairs.any() and ground.face.most.any():
        raise EngineProblem("solver.error.time", seconds=time_limit)
    return _conclude(ground, weights, relaxed, assign, settled, bounds)


def _conclude(
    ground: Ground,
    weights: Weights,
    relaxed: Climb,
    assign: IntArray,
    settled: int,
    bounds: tuple[Bound, ...],
) -> Solution:
    plan = ground.whole(assign)
    values = weights.values(plan)
    names = tuple(component.name for component in weights.components)
    potentials = tuple(tuple(row) for row in relaxed.potentials.tolist())
    proof = Proof(names, potentials, bounds).sealed()
    return Solution(
        pairs=[(youth, int(plan[youth])) for youth in np.flatnonzero(plan >= 0).tolist()],
        levels=_levels(ground, weights, proof, values, settled),
        proof=proof,
    )


def _levels(
    ground: Ground, weights: Weights, proof: Proof, values: tuple[int, ...], settled: int
) -> tuple[Level, ...]:
    bounds = certified_bounds(ground.problem, proof, values)
    levels = []
    for goal in ground.problem.ladder:
        which = [n for n, c in enumerate(weights.components) if c.goal is goal]
        value = tuple(values[n] for n in which)
        bound = tuple(bounds[n] for n in which)
        if bound == value:
            by = By.CERTIFICATE
        elif which[-1] < settled:
            by, bound = By.ENGINE, value
        else:
            by = By.GAP
        levels.append(Level(goal, _shown(goal, value), _shown(goal, bound), by is not By.GAP, by))
    return tuple(levels)


def _shown(goal: Goal, components: tuple[int, ...]) -> int | tuple[int, ...]:
    if goal is Goal.PRIORITY:
        return components
    return -components[0] if goal is Goal.LOAD else components[0]
