"""Prices of youths: what they bound and exclude is true of every plan there is."""

from __future__ import annotations

import numpy as np
import pytest

from mentormatch.solver import Case, CheckError, Prices, Problem
from mentormatch.solver.proof.dual import Restriction, bound_and_excluded, dual_bound
from mentormatch.solver.proof.independent import IndependentModel
from tests.campaigns.solver_problems import all_plans, small_problem, vector


def prices_of(rng: np.random.Generator, problem: Problem, component: int) -> Prices:
    """Return prices such as a search might try, good or bad."""
    scale = int(rng.integers(1, 4))
    above = tuple(int(n) for n in rng.integers(0, 3, component))
    most = 2 + int(problem.points.max(initial=0)) * scale
    youths = rng.integers(0, max(2, int(most * rng.choice([0.05, 0.3, 1.0]))), problem.youths)
    return Prices(component, scale, above, tuple(youths.tolist()))


@pytest.mark.parametrize("seed", range(60))
def test_no_plan_is_above_the_bound_and_none_as_good_as_ours_has_a_pair_that_is_excluded(seed: int) -> None:
    problem, rng = small_problem(seed), np.random.default_rng(seed)
    model = IndependentModel(problem)
    plans = [(plan, vector(problem, plan)) for plan in all_plans(problem)]
    fixed = model.values(model.locked)
    for _ in range(30):
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
    assert limit.above(0).shut is None
    assert dual_bound(model, free, [], limit.above(0)) == dual_bound(model, free, [])
    shut = limit.above(1).shut
    assert shut is not None
    assert (shut == excluded).all()


@pytest.mark.parametrize("seed", range(30))
def test_the_same_prices_in_smaller_units_show_the_same_also_beyond_64_bits(seed: int) -> None:
    problem, rng = small_problem(seed), np.random.default_rng(seed)
    model = IndependentModel(problem)
    ours = [
        v - lock for v, lock in zip(model.values(_best(problem)), model.values(model.locked), strict=True)
    ]
    for k in range(len(ours)):
        prices = prices_of(rng, problem, k)
        many = 2**45
        fine = Prices(
            k,
            prices.scale * many,
            tuple(n * many for n in prices.above),
            tuple(n * many for n in prices.youths),
        )
        bound, excluded = bound_and_excluded(model, prices, ours[:k], ours[k], Restriction())
        again, same = bound_and_excluded(model, fine, ours[:k], ours[k], Restriction())
        assert again == bound
        assert (same == excluded).all()


def _best(problem: Problem) -> np.ndarray:
    return np.array(max(all_plans(problem), key=lambda plan: vector(problem, plan)), dtype=np.int64).reshape(
        -1, 2
    )


def test_a_mentor_who_has_youths_already_costs_more_load() -> None:
    problem = Problem(
        np.zeros((2, 2), dtype=int),
        np.ones((2, 2), dtype=bool),
        np.array([2, 2]),
        locked=[(1, 1)],
        goals=("matched", "load", "draw"),
    )
    prices = Prices(1, 1, (4,), (3, 0))
    bound, excluded = bound_and_excluded(IndependentModel(problem), prices, [1], -1, Restriction())
    assert bound == -1
    assert excluded.tolist() == [[False, True], [False, False]]


def test_what_a_case_says_is_said_of_its_own_youths_in_whatever_rows_are_looked_at() -> None:
    limit = Restriction().split(Case(0, True, 3, 1)).split(Case(1, False, 4, 0)).split(Case(2, False, 6, -1))
    every = np.ones((8, 2), dtype=bool)
    whole = limit.narrow(np.arange(8), every.copy())
    assert whole.tolist() == [[True, True]] * 3 + [[False, True]] * 2 + [
        [True, True],
        [False, False],
        [True, True],
    ]
    for rows in (np.array([0, 1, 2]), np.array([2, 5, 7]), np.array([3, 6]), np.array([4])):
        assert (limit.narrow(rows, every[rows]) == whole[rows]).all()


def test_numbers_that_leave_64_bits_are_added_up_all_the_same() -> None:
    days, scale = [2**31 - 1, 2**31 - 2, 7], 2**40
    problem = Problem(
        np.zeros((3, 2), dtype=int),
        np.ones((3, 2), dtype=bool),
        np.array([1, 1]),
        waiting=days,
        goals=("waiting",),
    )
    prices = Prices(0, scale, (), ((days[0] - 7) * scale, (days[1] - 7) * scale, 0))
    best = days[0] + days[1]
    bound, excluded = bound_and_excluded(IndependentModel(problem), prices, [], best, Restriction())
    assert bound == dual_bound(IndependentModel(problem), prices, []) == best
    assert not excluded.any()
    _, excluded = bound_and_excluded(IndependentModel(problem), prices, [], best + 1, Restriction())
    assert excluded.all()


def test_prices_that_reward_load_bound_nothing() -> None:
    problem = Problem(
        np.ones((2, 1), dtype=int), np.ones((2, 1), dtype=bool), np.array([2]), goals=("load", "points")
    )
    with pytest.raises(CheckError, match="reward load"):
        dual_bound(IndependentModel(problem), Prices(1, 1, (-1,), (0, 0)), [-4])
