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

from importlib import import_module
from typing import TYPE_CHECKING

from .conflicts import Conflict, ConflictError, ConflictKind, find_conflicts
from .problem import By, Goal, Level, Problem, Solution
from .proof import Case, CheckError, Prices, Proof, Refusal, check

if TYPE_CHECKING:
    from .ladder import LevelPrice, level_prices
    from .solving import solve

_WITH_ENGINE = {"solve": ".solving", "level_prices": ".ladder", "LevelPrice": ".ladder"}
"""What needs an engine is loaded when it is asked for (PEP 562): a plan is checked without one."""

__all__ = [
    "By",
    "Case",
    "CheckError",
    "Conflict",
    "ConflictError",
    "ConflictKind",
    "Goal",
    "Level",
    "LevelPrice",
    "Prices",
    "Problem",
    "Proof",
    "Refusal",
    "Solution",
    "check",
    "find_conflicts",
    "level_prices",
    "solve",
]


def __getattr__(name: str) -> object:
    if name not in _WITH_ENGINE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_WITH_ENGINE[name], __name__), name)
    return found
