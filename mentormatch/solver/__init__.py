"""The best plan there is, with a proof anyone can check.

>>> from mentormatch.solver import Problem, check, solve
>>> problem = Problem(points=[[3, 2], [3, 0]], allowed=[[True, True], [True, True]], places=[1, 1])
>>> solution = solve(problem)
>>> solution.pairs
[(0, 1), (1, 0)]
>>> check(problem, solution)

Here people are running numbers and everything is an integer: no names, sheets or rules.
"""

from __future__ import annotations

from .check import check
from .conflicts import Conflict, ConflictError, ConflictKind, find_conflicts
from .ladder import LevelPrice, level_prices
from .problem import By, Goal, Level, Problem, Solution
from .proof import Bound, Proof
from .reading import CheckError, Refusal
from .solving import solve

__all__ = [
    "Bound",
    "By",
    "CheckError",
    "Conflict",
    "ConflictError",
    "ConflictKind",
    "Goal",
    "Level",
    "LevelPrice",
    "Problem",
    "Proof",
    "Refusal",
    "Solution",
    "check",
    "find_conflicts",
    "level_prices",
    "solve",
]
