"""No forged proof of a worse plan is believed; nor an engine's word for a plan that an exchange betters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mentormatch.solver import By, CheckError, Solution, check, solve
from mentormatch.solver.proof.exchange import Exchanges
from mentormatch.solver.proof.independent import IndependentModel
from tests.campaigns.forgeries import _claimed, _filled, _pairs, forgeries
from tests.campaigns.solver_problems import large_problem


@pytest.mark.parametrize("seed", [0, 1])
def test_no_forged_proof_of_a_worse_plan_is_believed(seed: int) -> None:
    problem = large_problem(seed, 40, 10, hours=True, most=50)
    tried = 0
    for name, forged in forgeries(problem, np.random.default_rng(seed)):
        tried += 1
        with pytest.raises(CheckError, match=r"\w"):
            check(problem, forged)
        assert name
    assert tried > 40


@pytest.mark.parametrize("seed", range(3))
def test_an_engines_word_is_not_believed_where_an_exchange_betters_the_plan(seed: int) -> None:
    some = (large_problem(number, 30, 8, hours=True, most=50) for number in range(seed, 99, 3))
    problem = next(one for one in some if IndependentModel(one).capped)
    proof = solve(problem).proof
    bare = replace(
        proof,
        potentials=tuple((0,) * len(row) for row in proof.potentials),
        cases=(),
        settled=len(proof.components),
    ).sealed()
    model = IndependentModel(problem)
    exchanges = Exchanges(model, _filled(problem, np.random.default_rng(seed), greedy=True))
    plans = []
    while (found := exchanges.next()) is not None:
        plans.append(_pairs(found.assign))
    assert len(plans) > 3
    for pairs in plans[:-1]:  # all but the one that no exchange betters
        word = Solution(pairs, _claimed(problem, pairs, By.ENGINE, 0), bare)
        with pytest.raises(CheckError, match="an exchange of"):
            check(problem, word)
