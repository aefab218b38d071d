"""The relaxation grows pair by pair: at its end it must be what one over all pairs is from the start."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import numpy as np
import pulp
import pytest

from mentormatch.solver import Problem, arrays, check, solve
from mentormatch.solver.clock import Clock
from mentormatch.solver.engine import backends, highs
from mentormatch.solver.engine.status import Engine, Run, Status
from mentormatch.solver.engine.subproblem import Subproblem
from mentormatch.solver.hours import columns, lagrangian
from mentormatch.solver.hours.columns import relax
from mentormatch.solver.levels import Weights
from mentormatch.solver.presolve import presolve


def corps(seed: int, per_pair: bool, goals: tuple[str, ...], youths: int = 24, places: int = 8) -> Problem:
    """Few mentors with many places, so that a programme that begins with few pairs lacks most of them."""
    rng = np.random.default_rng(seed)
    mentors = 5
    return Problem(
        points=rng.integers(0, 30, (youths, mentors)),
        allowed=rng.random((youths, mentors)) < 0.8,
        places=rng.integers(1, places, mentors),
        hours=rng.choice([30, 60, 90, 120], (youths, mentors) if per_pair else youths),
        hours_limit=np.where(rng.random(mentors) < 0.7, rng.choice([180, 240, 300, 390], mentors), -1),
        priority=rng.integers(1, 3, youths),
        goals=goals,
    )


def subproblem(problem: Problem, aim: str, held: tuple[tuple[str, int], ...] = ()) -> Subproblem:
    """What is asked of a problem: the best of one component, with others held."""
    weights, presolved = Weights(problem), presolve(problem)
    named = {component.name: component for component in weights.components}
    return Subproblem(
        presolved, weights, presolved.face, (named[aim],), tuple((named[name], least) for name, least in held)
    )


def over_all_pairs(asked: Subproblem) -> float:
    """Return what the relaxation over all pairs comes to."""
    whole = asked.build(*np.nonzero(asked.face.pairs), integer=False)
    ended = backends.run(whole.problem, Engine.HIGHS, Clock(None), integer=False)
    assert ended.status is Status.OPTIMAL
    assert ended.values is not None
    pairs = len(whole.pairs)
    slots = ended.values[pairs : pairs + len(whole.slots)]
    return float(
        asked.worth(whole.youths, whole.mentors) @ ended.values[:pairs]
        - whole.per_load * (whole.slot_costs @ slots)
    )


def over_all_sets(problem: Problem, matched: int) -> float:
    """Return the best mix of sets of youths for each mentor, every set written out, with so many matched."""
    assert problem.hours is not None
    assert problem.hours_limit is not None
    programme = pulp.LpProblem("sets", pulp.LpMaximize)
    value, count = [], []
    by_youth: list[list[Any]] = [[] for _ in range(problem.youths)]
    for mentor in range(problem.mentors):
        mine = []
        limit = int(problem.hours_limit[mentor])
        for size in range(int(problem.places[mentor]) + 1):
            for some in combinations(np.flatnonzero(problem.allowed[:, mentor]).tolist(), size):
                if limit >= 0 and sum(int(problem.hours[youth]) for youth in some) > limit:
                    continue
                part = programme.add_variable(f"s{mentor}_{len(mine)}", lowBound=0)
                mine.append(part)
                value.append(part * sum(int(problem.points[youth, mentor]) for youth in some))
                count.append(part * size)
                for youth in some:
                    by_youth[youth].append(part)
        programme += pulp.lpSum(mine) <= 1
    for parts in by_youth:
        programme += pulp.lpSum(parts) <= 1
    programme += pulp.lpSum(count) >= matched
    programme += pulp.lpSum(value)
    ended = backends.run(programme, Engine.HIGHS, Clock(None), integer=False)
    assert ended.values is not None
    worth = {variable.name: number for variable, number in programme.objective.items()}
    variables = programme.variables()
    return float(sum(worth.get(v.name, 0) * x for v, x in zip(variables, ended.values, strict=True)))


@pytest.mark.parametrize("first", [1, 4])
@pytest.mark.parametrize(("aim", "per_pair"), [("points", True), ("load", True), ("load", False)])
@pytest.mark.parametrize("seed", range(6))
def test_its_end_is_that_of_a_programme_over_all_pairs(
    aim: str, seed: int, per_pair: bool, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_FIRST", first)
    monkeypatch.setattr(columns, "_CLOSE", 0.0)
    problem = corps(seed, per_pair, ("matched", "points", "load"))
    plan, matched = planned(problem)
    asked = subproblem(problem, aim, (("matched", matched - 2),))
    found = relax(asked, plan, np.zeros(problem.mentors), Clock(None))
    assert found is not None
    assert found.bound == pytest.approx(over_all_pairs(asked), rel=1e-5, abs=1e-5)


@pytest.mark.parametrize("first", [1, 4])
@pytest.mark.parametrize("seed", range(20))
def test_with_few_lengths_it_is_that_over_all_sets_of_youths_that_fit(
    seed: int, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which no price of places, minutes or meetings comes down to."""
    if seed % 2:
        monkeypatch.setattr(columns, "_MANY", 3)  # as if there were too many pairs to keep
        monkeypatch.setattr(arrays, "BLOCK", 1)
    monkeypatch.setattr(columns, "_FIRST", first)
    monkeypatch.setattr(columns, "_CLOSE", 0.0)
    problem = corps(seed, False, ("matched", "points"), youths=11, places=4)
    plan, matched = planned(problem)
    asked = subproblem(problem, "points", (("matched", matched - 1),))
    found = relax(asked, plan, np.zeros(problem.mentors), Clock(None))
    assert found is not None
    assert found.by_sets == lagrangian.is_applicable(asked)
    if found.by_sets:
        assert found.bound == pytest.approx(over_all_sets(problem, matched - 1), rel=1e-5)
        assert found.bound <= over_all_pairs(asked) + 1e-5


def planned(problem: Problem) -> tuple[np.ndarray, int]:
    """Return a plan as the relaxation is given it, and how many it matches."""
    plan = solve(problem)
    assign = np.full(problem.youths, problem.mentors)
    for youth, mentor in plan.pairs:
        assign[youth] = mentor
    return assign, len(plan.pairs)


@pytest.mark.parametrize("seed", range(20))
def test_it_bounds_a_mentor_who_has_more_places_than_pairs_at_first(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "_FIRST", 1)
    problem = corps(seed, False, ("points",))
    asked = subproblem(problem, "points")
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
    problem = corps(4, False, ("points", "draw"))
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


@pytest.mark.parametrize("seed", range(4))
def test_one_that_may_hold_few_pairs_bounds_all_plans_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A programme of millions of pairs, as where every mentor is as good as the next, would take gigabytes."""
    problem = corps(seed, True, ("matched", "points"))
    best = solve(problem)
    monkeypatch.setattr(columns, "_MOST_PAIRS", 1)
    asked = subproblem(problem, "points")
    nobody = np.full(problem.youths, problem.mentors)
    found = relax(asked, nobody, np.zeros(problem.mentors), Clock(None))
    assert found is not None
    assert found.bound >= best.levels[1].value
    again = solve(problem)
    check(problem, again)
    assert again.levels[0].value == best.levels[0].value


@pytest.mark.parametrize("youths", [24, 60])
def test_where_every_mentor_is_as_good_youths_are_put_with_different_ones(youths: int) -> None:
    problem = corps(1, False, ("matched",), youths)
    asked = subproblem(problem, "matched")
    keys = columns._first_pairs(asked, np.full(youths, problem.mentors), np.zeros(problem.mentors))
    taken = np.bincount(keys % problem.mentors, minlength=problem.mentors)
    assert taken.min() > 0.3 * taken.max()


class Held:
    """A solver that only says whether it was told to give back what it holds."""

    cleared = False

    def clear(self) -> None:
        self.cleared = True


@pytest.mark.parametrize(("values", "cleared"), [(None, False), (np.zeros(1), True)])
def test_what_may_still_be_running_is_left_alone(values: Any, cleared: bool) -> None:
    solver = Held()
    highs._give_back(solver, Run(Status.NOTHING, values))
    assert solver.cleared is cleared
