"""Prices of changes to a plan, told about people instead of running numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.sensitivity.price import NOBODY, Price
from mentormatch.sensitivity.prices import Prices

from .model import Change, Effect, Person

if TYPE_CHECKING:
    from mentormatch.encoding.candidates import Ints, Mask
    from mentormatch.sensitivity.price import Move

    from .case import Case

MOST_MENTORS = 800
MOST_PAIRS = 2_000_000
"""Beyond these, pricing takes many times longer than solving; such a plan is described without prices."""


@dataclass(frozen=True, eq=False)
class Pricing:
    """A case with the prices around its plan."""

    case: Case
    prices: Prices

    @classmethod
    def of(cls, case: Case) -> Pricing | None:
        """Return the prices of a case; ``None``: there is nobody to price, or it is too large."""
        youths, mentors = case.problem.youths, case.problem.mentors
        if not youths or not mentors or mentors > MOST_MENTORS or youths * mentors > MOST_PAIRS:
            return None
        return cls(case, Prices(case.problem, case.solution))

    @cached_property
    def plain(self) -> Pricing:
        """Prices of what people ask about: exact in all goals but the draw, where hours leave only that unproven."""
        if self.prices.exact:
            return self
        others = self.prices.without_draw()
        return self if others is None or not others.exact else Pricing(self.case, others)

    def youth(self, row: int) -> Person:
        """Return who a youth is."""
        return self._youths[row]

    def mentor(self, column: int) -> Person:
        """Return who a mentor is."""
        return self._mentors[column]

    @cached_property
    def _youths(self) -> list[Person]:
        people = self.case.youths
        return [Person(one, people[one].name) for one in self.case.encoded.youth_ids]

    @cached_property
    def _mentors(self) -> list[Person]:
        people = self.case.mentors
        return [Person(one, people[one].name) for one in self.case.encoded.mentor_ids]

    def effect(self, price: Price, points: Ints | None = None, added: Person | None = None) -> Effect:
        """Return a price in words' reach.

        Args:
            price: what a change does.
            points: (youths, mentors) where the change brings further mentors; else those of the problem.
            added: who the further mentor is.

        Raises:
            ValueError: the price is a bound: nobody is told of what solving again might not give.
        """
        if not price.exact:
            raise ValueError("the price is not exact")
        told = self._told if points is None else {}
        fresh = [move for move in price.moves if move not in told]
        told.update((move, self._change(move, added)) for move in fresh)
        goals = tuple(zip(self.prices.components, price.reached, strict=True))
        counted = dict(goals).get("points")
        if counted is None:  # points are none of the goals
            worth = self.case.problem.points if points is None else points
            counted = sum(_gained(move, worth) for move in price.moves)
        return Effect(price.people, counted, goals, tuple([told[move] for move in price.moves]))

    @property
    def nothing(self) -> Effect:
        """The effect of a change that changes nothing."""
        return Effect(0, 0, tuple((name, 0) for name in self.prices.components), ())

    @cached_property
    def _told(self) -> dict[Move, Change]:
        """Moves that were told before: the same few stand in thousands of chains."""
        return {}

    def _change(self, move: Move, added: Person | None) -> Change:
        """Return a move in words' reach."""
        return Change(self.youth(move.youth), self._of(move.before, None), self._of(move.after, added))

    def _of(self, mentor: int, added: Person | None) -> Person | None:
        if mentor == NOBODY:
            return None
        return self._mentors[mentor] if mentor < len(self._mentors) else added

    @cached_property
    def has(self) -> Ints:
        """(youths,) the mentor of each, ``NOBODY`` for none."""
        plan = np.full(self.case.problem.youths, NOBODY, dtype=np.int64)
        for youth, mentor in self.case.solution.pairs:
            plan[youth] = mentor
        return plan

    @cached_property
    def held(self) -> Mask:
        """(youths,) whether a decision or a running match holds the youth's pair."""
        found = np.zeros(self.case.problem.youths, dtype=bool)
        found[[youth for youth, _ in self.case.problem.locked]] = True
        return found

    @cached_property
    def waiting(self) -> Ints:
        """Youths without a mentor, as rows."""
        return np.flatnonzero(self.has == NOBODY)

    @cached_property
    def used(self) -> Ints:
        """(mentors,) places in use."""
        return np.bincount(self.has[self.has >= 0], minlength=self.case.problem.mentors)

    @cached_property
    def drawn(self) -> bool:
        """Whether a draw settles what the goals leave open, so that there is one best plan."""
        return "draw" in self.prices.components


def _gained(move: Move, worth: Ints) -> int:
    """Return by how many points a move changes the plan."""
    after, before = (
        0 if mentor == NOBODY else int(worth[move.youth, mentor]) for mentor in (move.after, move.before)
    )
    return after - before
