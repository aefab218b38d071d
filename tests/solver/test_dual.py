"""Prices of youths: what they bound and exclude is true of every plan there is."""

from __future__ import annotations

import numpy as np
import pytest

from mentormatch.solver import CheckError, Prices, Problem
from mentormatch.solver.proof.dual import Restriction, bound_and_excluded, dual_bound
from mentormatch.solver.proof.independent import IndependentModel
from tests.campaigns.solver_problems import all_plans, small_problem, vector


def prices_of(rng: np.random.Generator, problem: Problem, component: int) -> Prices:
    """Return prices such as a search might try, good or bad."""
    scale = int(rng.integers(1, 4))
    above = tuple(int(n) for n in rng.integers(0, 3, component))
    youths = rng.integers(0, 2 + int(problem.points.max(initial=0)) * scale, problem.youths)
    return Prices(component, scale, above, tuple(youths.tolist()))


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_is_above_the_bound_and_none_as_good_as_ours_has_a_pair_that_is_excluded(seed: int) -> None:
    problem, rng = small_problem(seed), np.random.default_rng(seed)
    model = IndependentModel(problem)
    plans = [(plan, vector(problem, plan)) for plan in all_plans(problem)]
    fixed = model.values(model.locked)
    for _ in range(6):
        _, ours = (
            plans[int(rng.integers(len(plans)))] if rng.random() < 0.5 else max(plans, key=lambda p: p[1])
        )
        k = int(rng.integers(len(ours)))
        given = [value - lock for value, lock in zip(ours, fixed, strict=True)]
        prices = prices_of(rng, problem, k)
        bound, excluded = bound_and_excluded(model, prices, given[:k], given[k], Restriction())
        assert bound == dual_bound(model, prices, given[:k])
        for plan, values in plans:
            if values[:k] == ours[:k]:
                assert values[k] - fixed[k] <= bound
                if values[k] >= ours[k]:
                    open_ = [pair for pair in plan if pair not in problem.locked]
                    assert not any(excluded[pair] for pair in open_)


def test_good_prices_exclude_most_of_what_no_best_plan_has() -> None:
    points = np.array([[9, 1, 1], [1, 9, 1], [1, 1, 9]])
    problem = Problem(points, np.ones((3, 3), dtype=bool), np.ones(3, dtype=int), goals=("points", "draw"))
    bound, excluded = bound_and_excluded(
        IndependentModel(problem), Prices(0, 1, (), (5, 5, 5)), [], 27, Restriction()
    )
    assert bound == 27
    assert (excluded == ~np.eye(3, dtype=bool)).all()


def test_what_is_excluded_holds_below_its_component_and_nowhere_else() -> None:
    points = np.array([[9, 1], [1, 9]])
    problem = Problem(points, np.ones((2, 2), dtype=bool), np.ones(2, dtype=int), goals=("points", "draw"))
    model = IndependentModel(problem)
    prices = Prices(0, 1, (), (5, 5))
    bound, excluded = bound_and_excluded(model, prices, [], 18, Restriction())
    limit = Restriction().learn(0, excluded)
    free = Prices(0, 1, (), (0, 0))
    assert bound == 18
    assert dual_bound(model, free, [], limit.above(0)) == dual_bound(model, free, [])
    shut = limit.above(1).shut
    assert shut is not None
    assert (shut == excluded).all()


def test_prices_that_reward_load_bound_nothing() -> None:
    problem = Problem(
        np.ones((2, 1), dtype=int), np.ones((2, 1), dtype=bool), np.array([2]), goals=("load", "points")
    )
    with pytest.raises(CheckError, match="reward load"):
        dual_bound(IndependentModel(problem), Prices(1, 1, (-1,), (0, 0)), [-4])
