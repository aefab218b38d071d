"""From a problem to a plan with its levels and its proof."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.errors import EngineProblem
from mentormatch.solver.engine.status import Engine
from mentormatch.solver.search.capped import Capped, Solver
from mentormatch.solver.search.climb import Climb, climb
from mentormatch.solver.search.ground import prepare

from .bounds import fits
from .clock import Clock
from .conflicts import ConflictError, find_conflicts
from .evidence import supported
from .levels import Weights
from .parts import split
from .problem import By, Goal, Level, Problem, Solution
from .proof import Bound, Proof
from .reading import Reading

if TYPE_CHECKING:
    from mentormatch.solver.search.ground import Ground

    from .parts import Part
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
    if not isinstance(engine, str) or engine not in set(Engine):
        raise ValueError(f"engine: {engine!r} is none of {', '.join(Engine)}")
    if time_limit is not None and not (isinstance(time_limit, int | float) and time_limit >= 0):
        raise ValueError("time_limit: seconds from 0 on are needed")
    conflicts = find_conflicts(problem)
    if conflicts:
        raise ConflictError(conflicts)
    clock = Clock(time_limit)
    ground = prepare(problem)
    weights = Weights(problem)
    parts = split(ground)
    solver: Solver | None = None
    if len(parts) > 1:
        relaxed, found = _apart(parts, ground, weights, clock, Engine(engine))
    else:
        relaxed = climb(ground.face, weights, clock, Engine(engine))
        found, solver = _within_hours(ground, weights, relaxed, clock, Engine(engine))
    empty = not problem.locked and not (found.assign < problem.mentors).any()
    if empty and not relaxed.complete and ground.face.pairs.any() and ground.face.most.any():
        raise EngineProblem("solver.error.time", seconds=time_limit)
    bounds: tuple[Bound, ...] = ()
    if not ground.fits(relaxed.assign):
        if solver is None:
            solver = Solver(ground, weights, relaxed, clock, Engine(engine))
        bounds = solver.bound(found)
    return _conclude(ground, weights, relaxed, found, bounds)


def _within_hours(
    ground: Ground, weights: Weights, relaxed: Climb, clock: Clock, engine: Engine
) -> tuple[Capped, Solver | None]:
    """Make the plan that keeps to the hours of one that need not; with what made it, if anything had to."""
    if ground.fits(relaxed.assign):
        return Capped(relaxed.assign, settled=len(weights.components) if relaxed.complete else 0), None
    solver = Solver(ground, weights, relaxed, clock, engine)
    return solver.run(), solver


def _apart(
    parts: list[Part], ground: Ground, weights: Weights, clock: Clock, engine: Engine
) -> tuple[Climb, Capped]:
    """Plan each part on its own, first all without hours caps, and put the plans together.

    The prices are put together too: the certificate speaks of the whole, whatever way the plan was found.
    """
    everything = len(weights.components)
    whole = Capped(np.full(len(ground.face.must), ground.face.mentors, dtype=np.int64), everything)
    potentials = np.zeros((ground.face.mentors, everything), dtype=np.int64)
    relaxed = Climb(whole.assign.copy(), potentials, [], complete=True)
    climbed = []
    for part in parts:
        problem = part.problem(ground.problem)
        own, counts = prepare(problem, ground.problem.youths), part.weights(problem, weights)
        made = climb(own.face, counts, clock, engine)
        relaxed.complete &= made.complete
        potentials[part.mentors] = made.potentials
        _put(part, made.assign, relaxed.assign)
        climbed.append((part, own, counts, made))
    for part, own, counts, made in climbed:
        found, _ = _within_hours(own, counts, made, clock, engine)
        whole.settled = min(whole.settled, found.settled)
        _put(part, found.assign, whole.assign)
    return relaxed, whole


def _put(part: Part, assign: IntArray, whole: IntArray) -> None:
    """Put a part's plan into the whole's."""
    matched = np.flatnonzero(assign < len(part.mentors))
    whole[part.youths[matched]] = part.mentors[assign[matched]]


def _conclude(
    ground: Ground,
    weights: Weights,
    relaxed: Climb,
    found: Capped,
    bounds: tuple[Bound, ...],
) -> Solution:
    plan = ground.whole(found.assign)
    values = weights.values(plan)
    names = tuple(component.name for component in weights.components)
    potentials = tuple(tuple(row) for row in relaxed.potentials.tolist())
    reading = Reading(ground.problem)
    proof = Proof(names, potentials, tuple(bound for bound in bounds if fits(reading, bound)))
    levels = _levels(reading, weights, proof, values, found.settled)
    if any(level.by is By.ENGINE for level in levels):
        proof = replace(proof, settled=found.settled)
    return Solution(
        pairs=[(youth, int(plan[youth])) for youth in np.flatnonzero(plan >= 0).tolist()],
        levels=levels,
        proof=proof.sealed(),
    )


def _levels(
    reading: Reading, weights: Weights, proof: Proof, values: tuple[int, ...], settled: int
) -> tuple[Level, ...]:
    bounds = supported(reading, proof, values)
    levels = []
    for goal in reading.problem.ladder:
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
