"""What a change to a plan does: a vector, and who moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentormatch.solver.problem import IntArray

NOBODY = -1
"""Stands for having no mentor."""


class Move(NamedTuple):
    """A youth whose mentor is another in the changed plan; ``NOBODY`` for none."""

    youth: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Price:
    """What a change does to the best plan, as components to be made large: positive is better.

    ``reached`` is what the plan with these ``moves`` makes of it; no plan can do better than ``at_best``
    (``None``: no such bound is known).
    """

    at_best: tuple[int, ...] | None
    reached: tuple[int, ...]
    moves: tuple[Move, ...]

    @property
    def exact(self) -> bool:
        """Whether the best plan after the change is known."""
        return self.at_best == self.reached

    @property
    def people(self) -> int:
        """How many more youths have a mentor."""
        return len(self.winners()) - len(self.losers())

    @property
    def better(self) -> bool:
        """Whether the changed plan is better than the one that is there."""
        return self.reached > (0,) * len(self.reached)

    def losers(self) -> tuple[int, ...]:
        """Return the youths who would lose their mentor and get no other."""
        return tuple([youth for youth, _, after in self.moves if after == NOBODY])

    def winners(self) -> tuple[int, ...]:
        """Return the youths who would get a mentor and have none."""
        return tuple([youth for youth, before, _ in self.moves if before == NOBODY])


def exactly(change: tuple[int, ...], moves: Iterable[Move]) -> Price:
    """Return the price of a change whose best plan is known."""
    return Price(change, change, tuple(sorted(moves)))


def moves_of(youths: IntArray, before: IntArray, after: IntArray) -> tuple[Move, ...]:
    """Return the moves of these youths; ``before`` and ``after`` as they stand in moves."""
    return tuple(map(Move, youths.tolist(), before.tolist(), after.tolist()))
