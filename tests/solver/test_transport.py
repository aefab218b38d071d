"""Whatever the guess, the plan becomes the best and the prices prove it."""

from __future__ import annotations

import numpy as np
import pytest

from mentormatch.solver.clock import Clock
from mentormatch.solver.levels import Weights, pack
from mentormatch.solver.presolve import presolve
from mentormatch.solver.transport.exact import improve
from tests.campaigns.solver_problems import large_problem


@pytest.mark.parametrize("seed", range(8))
def test_any_plan_and_any_guess_lead_to_the_same_best_plan(seed: int) -> None:
    rng = np.random.default_rng(seed)
    problem = large_problem(seed, 40, 10, share=0.5, goals=("points", "draw"), most=6)
    face, weights = presolve(problem).face, Weights(problem)
    packed = pack(weights, weights.components, problem.mentors)[0]
    points = pack(weights, weights.components[:1], problem.mentors)[0]
    totals = set()
    for spread in (0, 3, 10**6):
        plan = np.full(40, 10)
        guess = rng.integers(-spread, spread + 1, 10) * points.factors[0]
        prices = improve(face, points, plan, guess, Clock(None))
        rows = np.flatnonzero(plan < 10)
        net = np.where(problem.allowed, problem.points - prices, -(10**9))
        best = np.maximum(net.max(axis=1), 0)
        total = int(problem.points[rows, plan[rows]].sum())
        assert total == best.sum() + (np.maximum(prices, 0) * problem.places).sum()
        totals.add(total)
    assert len(totals) == 1
    assert packed.components[0].name == "points"


def test_packed_words_give_their_components_back() -> None:
    problem = large_problem(1, 30, 8, goals=("keep", "points", "waiting"))
    weights = Weights(problem)
    packed = pack(weights, weights.components, 8)[0]
    youths, mentors = np.divmod(np.arange(240), 8)
    each = np.stack([weights.at(c, youths, mentors) for c in weights.components], axis=1)
    assert (packed.unpack(packed.at(youths, mentors)) == each).all()
    assert (packed.unpack(-packed.at(youths, mentors)) == -each).all()
    assert (packed.block(np.arange(30), 8).ravel() == packed.at(youths, mentors)).all()
