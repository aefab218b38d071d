"""The price of a level: what the other goals would come to if one goal were left out of the ladder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from .levels import Weights
from .problem import Goal
from .solving import solve

if TYPE_CHECKING:
    from .problem import Problem, Solution

Values = dict[Goal, int | tuple[int, ...]]


@dataclass(frozen=True)
class LevelPrice:
    """What one goal costs the others.

    ``with_it`` and ``without_it`` hold the value of every goal of the whole ladder (``load`` as it is shown,
    small is good), in the plan and in the best plan of the ladder without ``goal``. ``moved`` counts youths who
    would have another mentor, or none, or one where they had none. ``proven``: both plans are the best of their
    ladders; otherwise the price is that of the plans found.
    """

    goal: Goal
    with_it: Values
    without_it: Values
    moved: int
    proven: bool

    @property
    def free(self) -> bool:
        """Whether no other goal would come to anything else. The draw, which only breaks ties, does not count."""
        return all(
            self.with_it[goal] == self.without_it[goal]
            for goal in self.with_it
            if goal not in {self.goal, Goal.DRAW}
        )


def level_prices(
    problem: Problem, solution: Solution, time_limit: float | None = None, engine: str = "highs"
) -> list[LevelPrice]:
    """Solve again without each goal in turn, the last apart, which has nobody below it to pay.

    Args:
        problem: the problem with its whole ladder.
        solution: its plan.
        time_limit: seconds for each of the plans.
        engine: as for :func:`solve`.

    Raises:
        EngineProblem: as for :func:`solve`.
    """
    weights = Weights(problem)
    found = []
    for goal in problem.ladder[:-1]:
        others = tuple(other for other in problem.ladder if other is not goal)
        other = solve(replace(problem, goals=others), time_limit, engine, prove=False)
        before, after = dict(solution.pairs), dict(other.pairs)
        found.append(
            LevelPrice(
                goal,
                _values(problem, weights, solution),
                _values(problem, weights, other),
                sum(before.get(youth) != after.get(youth) for youth in before.keys() | after.keys()),
                solution.solved and other.solved,
            )
        )
    return found


def _values(problem: Problem, weights: Weights, solution: Solution) -> Values:
    assign = np.full(problem.youths, -1, dtype=np.int64)
    for youth, mentor in solution.pairs:
        assign[youth] = mentor
    numbers = weights.values(assign)
    values: Values = {}
    for goal in problem.ladder:
        own = tuple(n for n, c in zip(numbers, weights.components, strict=True) if c.goal is goal)
        if goal is Goal.PRIORITY:
            values[goal] = own
        else:
            values[goal] = -own[0] if goal is Goal.LOAD else own[0]
    return values
