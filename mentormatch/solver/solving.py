"""From a problem to a plan with its levels and its proof."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.errors import EngineProblem
from mentormatch.solver.cases.tree import find_cases
from mentormatch.solver.engine.status import Engine
from mentormatch.solver.hours.search import ZERO_GAP_PAIRS, Capped, Solver
from mentormatch.solver.presolve import presolve
from mentormatch.solver.transport.lexicographic import (
    LexicographicSolution,
    Near,
    lexicographic_transport,
    lexicographic_transport_from,
)

from .clock import Clock
from .components import split
from .conflicts import ConflictError, find_conflicts
from .levels import Weights
from .problem import By, Goal, Level, Problem, Solution
from .proof import Case, Proof
from .proof.bounds import CertifiedBounds, certified_bounds
from .proof.exchange import better_plan
from .proof.independent import IndependentModel

if TYPE_CHECKING:
    from mentormatch.solver.presolve import PresolvedProblem

    from .components import Part
    from .problem import IntArray


def solve(
    problem: Problem,
    time_limit: float | None = None,
    engine: str = "highs",
    *,
    prove: bool = True,
    near: Near | None = None,
) -> Solution:
    """Find the best plan there is, and prove it.

    Args:
        problem: who may be paired with whom, and what counts.
        time_limit: seconds; ``None`` for as long as it takes. A plan found in time is returned even where it
            is not known to be the best: its levels then say how far it can be from that.
        engine: ``"highs"`` or ``"cbc"``; both give the same plan.
        prove: also look for a proof where hours caps leave the certificate short; without it, such levels rest on the
            engine's word. Saves time where a plan is only compared with another.
        near: the plan and the prices of a problem that is nearly this one; saves time, and changes no result.

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
    presolved = presolve(problem)
    weights = Weights(problem)
    parts = split(presolved)
    solver: Solver | None = None
    if len(parts) > 1:
        relaxed, found = _apart(parts, presolved, weights, clock, Engine(engine))
    else:
        if near is None or near.potentials.shape != (problem.mentors, len(weights.components)):
            relaxed = lexicographic_transport(presolved.face, weights, clock, Engine(engine))
        else:
            relaxed = lexicographic_transport_from(presolved.face, weights, near, clock)
        found, solver = _within_hours(presolved, weights, relaxed, clock, Engine(engine))
    empty = not problem.locked and not (found.assign < problem.mentors).any()
    if empty and not relaxed.complete and presolved.face.pairs.any() and presolved.face.most.any():
        raise EngineProblem("solver.error.time", seconds=time_limit)
    model = IndependentModel(problem)
    while True:
        cases: tuple[Case, ...] = ()
        if prove and not presolved.fits(relaxed.assign):
            few = np.count_nonzero(problem.allowed) <= ZERO_GAP_PAIRS
            if few:
                cases = _prove(model, presolved, weights, relaxed, found, clock)
            if not cases:
                if solver is None:
                    solver = Solver(presolved, weights, relaxed, clock, Engine(engine))
                cases = solver.bound(found)
        solution = _conclude(model, presolved, weights, relaxed, found, cases)
        if solution.optimal or not _exchange(model, found, solution):
            return solution


def _exchange(model: IndependentModel, found: Capped, solution: Solution) -> bool:
    """Better a plan that is not proven by exchanges, as long as one does; whether any did.

    Where an engine called it the best all the same, it is not believed from there on.
    """
    better = False
    while True:
        exchange = better_plan(model, _pairs(model, found.assign), solution.levels)
        if exchange is None:
            return better
        better = True
        open_ = model.open_youths & (exchange.assign >= 0)
        found.assign = np.where(open_, exchange.assign, model.problem.mentors)
        found.settled = min(found.settled, exchange.component)


def _pairs(model: IndependentModel, assign: IntArray) -> IntArray:
    """Return a plan of the open part with the locked pairs, as (pairs, 2) youths and mentors, by youth."""
    youths = np.flatnonzero(assign < model.problem.mentors)
    plan = np.concatenate([np.stack([youths, assign[youths]], axis=1), model.locked])
    return plan[np.argsort(plan[:, 0])]


def _within_hours(
    presolved: PresolvedProblem,
    weights: Weights,
    relaxed: LexicographicSolution,
    clock: Clock,
    engine: Engine,
) -> tuple[Capped, Solver | None]:
    """Make the plan that keeps to the hours of one that need not; with what made it, if anything had to."""
    if presolved.fits(relaxed.assign):
        return Capped(relaxed.assign, settled=len(weights.components) if relaxed.complete else 0), None
    solver = Solver(presolved, weights, relaxed, clock, engine)
    return solver.run(), solver


def _apart(
    parts: list[Part], presolved: PresolvedProblem, weights: Weights, clock: Clock, engine: Engine
) -> tuple[LexicographicSolution, Capped]:
    """Plan each part on its own, first all without hours caps, and put the plans together.

    The prices are put together too: the certificate speaks of the whole, whatever way the plan was found.
    """
    everything = len(weights.components)
    whole = Capped(np.full(len(presolved.face.must), presolved.face.mentors, dtype=np.int64), everything)
    potentials = np.zeros((presolved.face.mentors, everything), dtype=np.int64)
    relaxed = LexicographicSolution(whole.assign.copy(), potentials, [], complete=True)
    transported = []
    for part in parts:
        problem = part.problem(presolved.problem)
        own, counts = presolve(problem, presolved.problem.youths), part.weights(problem, weights)
        made = lexicographic_transport(own.face, counts, clock, engine)
        relaxed.complete &= made.complete
        potentials[part.mentors] = made.potentials
        _put(part, made.assign, relaxed.assign)
        transported.append((part, own, counts, made))
    for part, own, counts, made in transported:
        found, _ = _within_hours(own, counts, made, clock, engine)
        whole.settled = min(whole.settled, found.settled)
        _put(part, found.assign, whole.assign)
    return relaxed, whole


def _put(part: Part, assign: IntArray, whole: IntArray) -> None:
    """Put a part's plan into the whole's."""
    matched = np.flatnonzero(assign < len(part.mentors))
    whole[part.youths[matched]] = part.mentors[assign[matched]]


def _prove(
    model: IndependentModel,
    presolved: PresolvedProblem,
    weights: Weights,
    relaxed: LexicographicSolution,
    found: Capped,
    clock: Clock,
) -> tuple[Case, ...]:
    """Return the cases that prove what the potentials leave open, as far as time and limits suffice.

    They are sought with HiGHS whatever the engine; where it is not installed there are none, and the levels say so.
    """
    if find_spec("highspy") is None:
        return ()
    values = weights.values(presolved.whole(found.assign))
    alone = certified_bounds(model, _potentials(weights, relaxed), values).alone
    return find_cases(model, presolved, weights, found.assign, alone, found.known, clock)


def _potentials(weights: Weights, relaxed: LexicographicSolution) -> Proof:
    """Return the proof with nothing but potentials."""
    names = tuple(component.name for component in weights.components)
    return Proof(names, tuple(tuple(row) for row in relaxed.potentials.tolist()))


def _conclude(
    model: IndependentModel,
    presolved: PresolvedProblem,
    weights: Weights,
    relaxed: LexicographicSolution,
    found: Capped,
    cases: tuple[Case, ...],
) -> Solution:
    plan = presolved.whole(found.assign)
    values = weights.values(plan)
    proof = replace(_potentials(weights, relaxed), cases=cases)
    bounds = certified_bounds(model, proof, values)
    levels = _levels(model.problem.ladder, weights, proof, values, bounds, found.settled)
    if any(level.by is By.ENGINE for level in levels):
        proof = replace(proof, settled=found.settled)
    return Solution(
        pairs=[(youth, int(plan[youth])) for youth in np.flatnonzero(plan >= 0).tolist()],
        levels=levels,
        proof=proof.sealed(),
    )


def _levels(
    ladder: tuple[Goal, ...],
    weights: Weights,
    proof: Proof,
    values: tuple[int, ...],
    bounds: CertifiedBounds,
    settled: int,
) -> tuple[Level, ...]:
    levels = []
    for goal in ladder:
        which = [n for n, c in enumerate(weights.components) if c.goal is goal]
        value = tuple(values[n] for n in which)
        bound = tuple(bounds.by_cases[n] for n in which)
        cases = 0
        if tuple(bounds.alone[n] for n in which) == value:
            by = By.CERTIFICATE
        elif bound == value:
            by, cases = By.CASES, proof.leaves
        elif which[-1] < settled:
            by, bound = By.ENGINE, value
        else:
            by = By.GAP
        levels.append(Level(goal, _shown(goal, value), _shown(goal, bound), by is not By.GAP, by, cases))
    return tuple(levels)


def _shown(goal: Goal, components: tuple[int, ...]) -> int | tuple[int, ...]:
    if goal is Goal.PRIORITY:
        return components
    return -components[0] if goal is Goal.LOAD else components[0]
