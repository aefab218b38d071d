"""The relaxation grows pair by pair: at its end it must be what one over all pairs is from the start."""

from __future__ import annotations

import numpy as np
import pytest

from mentormatch.solver import Problem, solve
from mentormatch.solver.clock import Clock
from mentormatch.solver.engine import backends
from mentormatch.solver.engine.status import Engine, Run, Status
from mentormatch.solver.engine.task import Task
from mentormatch.solver.levels import Weights
from mentormatch.solver.search import relaxation
from mentormatch.solver.search.ground import prepare
from mentormatch.solver.search.relaxation import relax


def corps(seed: int, per_pair: bool, goals: tuple[str, ...]) -> Problem:
    """Few mentors with many places, so that a programme that begins with few pairs lacks most of them."""
    rng = np.random.default_rng(seed)
    youths, mentors = 24, 5
    return Problem(
        points=rng.integers(0, 30, (youths, mentors)),
        allowed=rng.random((youths, mentors)) < 0.8,
        places=rng.integers(1, 8, mentors),
        hours=rng.choice([30, 60, 90, 120], (youths, mentors) if per_pair else youths),
        hours_limit=np.where(rng.random(mentors) < 0.7, rng.choice([180, 240, 300, 390], mentors), -1),
        priority=rng.integers(1, 3, youths),
        goals=goals,
    )


def task(problem: Problem, aim: str, held: tuple[tuple[str, int], ...] = ()) -> Task:
    """What is asked of a problem: the best of one component, with others held."""
    weights, ground = Weights(problem), prepare(problem)
    named = {component.name: component for component in weights.components}
    return Task(
        ground, weights, ground.face, (named[aim],), tuple((named[name], least) for name, least in held)
    )


@pytest.mark.parametrize("first", [1, 4])
@pytest.mark.parametrize("per_pair", [False, True])
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("aim", ["points", "load"])
def test_its_end_is_that_of_a_programme_over_all_pairs(
    aim: str, seed: int, per_pair: bool, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relaxation, "_FIRST", first)
    monkeypatch.setattr(relaxation, "_CLOSE", 0.0)
    problem = corps(seed, per_pair, ("matched", "points", "load"))
    plan = solve(problem)
    matched = plan.levels[0].value
    assert isinstance(matched, int)
    asked = task(problem, aim, (("matched", matched - 2),))
    if not asked.ground.capped.size:
        pytest.skip("no hours bind")
    clock = Clock(None)
    assign = np.full(problem.youths, problem.mentors)
    for youth, mentor in plan.pairs:
        assign[youth] = mentor
    found = relax(asked, assign, np.zeros(problem.mentors), clock)
    whole = asked.build(*np.nonzero(asked.face.pairs), integer=False)
    ended = backends.run(whole.problem, Engine.HIGHS, clock, integer=False)
    assert found is not None
    assert ended.status is Status.OPTIMAL
    assert ended.values is not None
    pairs = len(whole.pairs)
    value = asked.worth(whole.youths, whole.mentors) @ ended.values[:pairs]
    value -= whole.per_load * (whole.slot_costs @ ended.values[pairs : pairs + len(whole.slots)])
    assert found.bound == pytest.approx(value, abs=1e-5 * (1 + abs(value)))


@pytest.mark.parametrize("seed", range(20))
def test_it_bounds_a_mentor_who_has_more_places_than_pairs_at_first(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relaxation, "_FIRST", 1)
    problem = corps(seed, False, ("points",))
    asked = task(problem, "points")
    found = relax(asked, np.full(problem.youths, problem.mentors), np.zeros(problem.mentors), Clock(None))
    best = solve(problem).levels[0]
    assert best.proven
    assert isinstance(best.value, int)
    assert found is not None
    assert found.bound >= best.value - 1e-6 * best.value


def test_an_answer_that_cuts_a_pair_is_asked_again_with_every_pair_to_be_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rows alone give whole pairs only where an engine ends at a corner; it need not."""
    problem = corps(3, False, ("points", "draw"))
    best = solve(problem)
    run = backends.run
    asked = []

    def halved(model: object, *args: object, **options: object) -> Run:
        ended = run(model, *args, **options)  # type: ignore[arg-type]
        if not options.get("integer"):
            return ended
        pairs = [v for v in model.variables() if v.name.startswith("x")]  # type: ignore[attr-defined]
        decided = all(v.cat == "Integer" for v in pairs)
        asked.append(decided)
        if decided or ended.values is None:
            return ended
        cut = ended.values.copy()
        cut[: len(pairs)] *= 0.7
        return Run(ended.status, cut)

    monkeypatch.setattr(backends, "run", halved)
    again = solve(problem)
    assert asked[:2] == [False, True]
    assert (again.pairs, again.levels) == (best.pairs, best.levels)
