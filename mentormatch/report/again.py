"""Solve again with a change made, for as many changes as there is time for: the others are not promised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mentormatch.encoding.candidates import Mask
    from mentormatch.sensitivity.price import Price
    from mentormatch.solver import Problem

    from .pricing import Pricing

_MOST_SOLVED, _CELLS_SOLVED = 120, 300_000
"""Changes for which the engine solves again: this many at most, and fewer the more youths x mentors there are."""
_MOST_IMPROVED, _CELLS_IMPROVED = 400, 2_000_000
"""Changes for which the plan is improved until it is proven the best again, which takes no engine."""


class Again:
    """What is left of the time for solving again, counted in changes so that every run says the same.

    ``solved`` is how many promises were solved again, ``left_out`` how many there was no time for.
    """

    def __init__(self, pricing: Pricing) -> None:
        self._pricing = pricing
        problem = pricing.case.problem
        cells = max(1, problem.youths * problem.mentors)
        self._engine = min(_MOST_SOLVED, max(2, _CELLS_SOLVED // cells))
        # Where hours shape the plan, improving it ends in a bound and not in a price.
        self._improved = min(_MOST_IMPROVED, max(6, _CELLS_IMPROVED // cells)) if pricing.prices.exact else 0
        self.solved = 0
        self.left_out = 0

    @property
    def left(self) -> int:
        """How many changes there is still time for."""
        return self._engine + self._improved

    def price(self, problem: Problem) -> Price | None:
        """Return what solving a changed problem gives, against the plan; ``None``: there is no time for it."""
        if self._improved:
            self._improved -= 1
            found = self._pricing.prices.changed(problem)
            if found.exact:
                self.solved += 1
                return found
        if not self._engine:
            self.left_out += 1
            return None
        self._engine -= 1
        self.solved += 1
        from mentormatch.solver import solve

        settings = self._pricing.case.settings
        prices = self._pricing.prices
        solution = solve(
            problem,
            time_limit=settings.time_limit,
            engine=settings.engine,
            prove=False,
            near=prices.near(problem),
        )
        return prices.solved(problem, solution)

    def exact(self, price: Price | None, problem: Problem) -> Price | None:
        """Return a price that is proven as it is; any other is solved again."""
        return price if price is not None and price.exact else self.price(problem)


def with_allowed(pricing: Pricing, problem: Problem, allowed: Mask) -> Problem:
    """Return a problem in which other pairs are allowed: last run's proposals among them are kept again."""
    encoded = pricing.case.encoded
    keep = tuple(pair for pair in encoded.proposed if allowed[pair])
    return replace(problem, allowed=allowed, keep=keep if problem.keep is not None else None)


def with_lock(problem: Problem, youth: int, mentor: int) -> Problem | None:
    """Return the problem with a pair locked; ``None``: it does not fit beside what else is locked there."""
    if not lock_fits(problem, youth, mentor):
        return None
    return replace(problem, locked=(*problem.locked, (youth, mentor)))


def lock_fits(problem: Problem, youth: int, mentor: int) -> bool:
    """Return whether a mentor has the place and the hours for a youth beside what else is locked there."""
    there = [row for row, column in problem.locked if column == mentor]
    if len(there) >= problem.places[mentor]:
        return False
    limit = -1 if problem.hours_limit is None else int(problem.hours_limit[mentor])
    if limit >= 0 and problem.hours is not None:
        rows = np.array([*there, youth])
        needed = problem.hours[rows] if problem.hours.ndim == 1 else problem.hours[rows, mentor]
        if int(needed.sum()) > limit:
            return False
    return True
