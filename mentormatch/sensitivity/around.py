"""What is known of a solved problem and its plan before anything is changed: what every price stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.clock import Clock
from mentormatch.solver.levels import Weights
from mentormatch.solver.presolve import presolve
from mentormatch.solver.transport.exact import improve
from mentormatch.solver.transport.face import fix_by_complementary_slackness

from .known import known
from .minutes import Minutes
from .narrower import narrower
from .near import gains, unpacked
from .price import Move, moves_of
from .residual import Residual
from .room import Room

if TYPE_CHECKING:
    from mentormatch.solver.levels import Packed
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import IntArray, Problem, Solution
    from mentormatch.solver.transport.face import OptimalFace

    from .words import Words


class Around:
    """A solved problem, its plan, and what is worked out around them when it is first asked for.

    Where hours caps bind there are three plans: the one that keeps the hours (``plan``), the best one without
    them (``relaxed``), and ``plan`` again as the best of a narrower problem (``beside``).
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self.solution = solution
        self.presolved: PresolvedProblem = presolve(problem)
        self.weights = Weights(problem)
        self.components = tuple(component.name for component in self.weights.components)
        self.packs = known(problem, self.weights)
        potentials = np.array(solution.proof.potentials, dtype=np.int64).reshape(problem.mentors, -1)
        known_names = solution.proof.components
        self.potentials = potentials[:, [known_names.index(name) for name in self.components]]
        locked = {youth for youth, _ in problem.locked}
        self._optimal = solution.solved
        self.plan: IntArray = np.full(problem.youths, problem.mentors, dtype=np.int64)
        """(youths,) the mentor of each in the open part of the problem, ``mentors`` for none."""
        for youth, mentor in solution.pairs:
            if youth not in locked:
                self.plan[youth] = mentor
        if not self.presolved.keeps(self.plan):
            raise ValueError("the plan is not one of this problem")
        self.whole = self.presolved.whole(self.plan)
        """The plan with its locked pairs, ``NOBODY`` for no mentor."""
        self.values = self.weights.values(self.whole)
        """The components of the plan."""

    @cached_property
    def relaxed(self) -> IntArray:
        """The best plan if no hours cap bound: the plan itself wherever that is one."""
        if self.presolved.hours_left is None and self._optimal:
            return self.plan
        found = self._improved(self.presolved.face, self.plan.copy())
        return self.plan if self._equals(found) else found

    @cached_property
    def exact(self) -> bool:
        """Whether the plan is the best even without hours caps: prices are exact where their plans fit."""
        return self.relaxed is self.plan

    @cached_property
    def beside(self) -> Around | None:
        """The plan where hours caps shape it, in a narrower problem, each plan of which is one of this too."""
        if self.exact or not self._optimal:
            return None
        pairs = narrower(self.presolved, self.plan, self.relaxed, self._improved, self._equals)
        if pairs is None:
            return None
        pairs[[youth for youth, _ in self.problem.locked]] = True
        found = Around(replace(self.problem, allowed=self.problem.allowed & pairs), self.solution)
        return found if found.exact else None

    def _improved(self, face: OptimalFace, plan: IntArray) -> IntArray:
        return improved(face, self.packs, plan, self.potentials)

    def _equals(self, plan: IntArray) -> bool:
        """Whether another plan comes to as much."""
        return self.weights.values(self.presolved.whole(plan)) == self.values

    @cached_property
    def residual(self) -> Residual:
        """Exchanges around the best plan without hours caps."""
        return Residual(
            self.presolved.face, self.weights, self.packs, self.relaxed, [p.table for p in self.packs]
        )

    @cached_property
    def _head_start(self) -> tuple[int, ...]:
        """By how much the plan without hours caps is better."""
        relaxed = self.weights.values(self.presolved.whole(self.relaxed))
        return tuple(a - b for a, b in zip(relaxed, self.values, strict=True))

    def at_best(self, change: tuple[int, ...]) -> tuple[int, ...]:
        """Return the most that a change can bring which brings so much to the plan without hours caps."""
        return tuple(a + b for a, b in zip(self._head_start, change, strict=True))

    @cached_property
    def minutes(self) -> Minutes:
        """What the plan uses of the mentors' hours."""
        return Minutes(self.presolved, self.plan)

    @cached_property
    def room(self) -> Room:
        """The plan with what room there is; a copy of it is what may be changed."""
        return Room(self.presolved, self.problem, self.plan, self.packs)

    def by_path(self, mentor: int) -> bool:
        """Whether further pairs of a mentor are priced by paths alone."""
        return self.exact and not self.minutes.limited(mentor)

    def is_locked(self, youth: int) -> bool:
        """Whether a lock holds a youth."""
        return any(youth == locked for locked, _ in self.problem.locked)

    def unpack(self, words: Words) -> list[tuple[int, ...]]:
        """Return the components of words, each (n,)."""
        return unpacked(self.packs, words)

    def gains(self, plans: Sequence[IntArray]) -> list[tuple[int, ...]]:
        """Return what other plans of the problem, made of this one, bring."""
        return gains(self.presolved, self.weights, self.packs, self.plan, plans) if plans else []

    def moved(self, plan: IntArray) -> tuple[Move, ...]:
        """Return who moves in another plan of the open part of the problem."""
        return self.difference(self.presolved.whole(plan))

    def difference(self, after: IntArray) -> tuple[Move, ...]:
        """Return who moves; ``after`` is a plan with its locked pairs, ``NOBODY`` for no mentor."""
        who = np.flatnonzero(self.whole != after)
        return moves_of(who, self.whole[who], after[who])


def improved(face: OptimalFace, packs: Sequence[Packed], plan: IntArray, potentials: IntArray) -> IntArray:
    """Improve a plan of a face until it is a best one; ``plan`` is changed in place."""
    clock = Clock(None)
    first = 0
    for packed in packs:
        last = first + len(packed.components)
        guess = (potentials[:, first:last] * np.array(packed.factors, dtype=np.int64)).sum(axis=1)
        prices = improve(face, packed, plan, guess, clock)
        face = fix_by_complementary_slackness(face, packed, plan, prices)
        first = last
    return plan
