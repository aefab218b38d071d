"""What a change to a solved problem would bring or cost: exact, or (where hours caps bind) a bound as such.

A price is a vector, one number for each component of the ladder (see :mod:`mentormatch.solver.levels`), and
the plan that comes of the change. No engine is used: single changes are priced by paths in the residual graph
(:mod:`.residual`), others by improving the plan until it is proven the best again.

Where hours caps bind, the transport problem without them gives ``at_best`` (no plan can do better) and a plan
that keeps the hours gives ``reached``; where the two agree the price is exact after all.

Here stands what can be asked. What is known before is in :mod:`.around`; a youth put with a mentor in
:mod:`.pairs`; more room and new mentors in :mod:`.openings`; a problem that is another in :mod:`.changed`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentormatch.solver.problem import Goal

from . import changed, openings, pairs
from .around import Around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentormatch.solver.problem import BoolArray, Problem, Solution
    from mentormatch.solver.transport.lexicographic import Near

    from .price import Price


class Prices:
    """The prices around one solved problem.

    Args:
        problem: what was solved.
        solution: its plan; where no hours cap binds, a best one. It may be of more goals.

    Raises:
        ValueError: the plan is not of this problem.
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self._around = Around(problem, solution)
        self.components = self._around.components
        """What the numbers of a price are of."""
        self.values = self._around.values
        """The components of the plan."""

    @property
    def exact(self) -> bool:
        """Whether the plan is the best even without hours caps: prices are exact where their plans fit."""
        return self._around.exact

    def without_draw(self) -> Prices | None:
        """Return the prices in all goals but the draw; ``None`` where there is no draw or it is all the ladder.

        Where hours caps leave only the draw unproven, these are exact while the prices with the draw are bounds.
        """
        problem = self._around.problem
        goals = tuple(goal for goal in problem.ladder if goal is not Goal.DRAW)
        if not goals or len(goals) == len(problem.ladder):
            return None
        return Prices(replace(problem, goals=goals), self._around.solution)

    def forced(self, youth: int, mentor: int) -> Price | None:
        """Return the price of putting a youth with a mentor, whether the pair is allowed or not.

        ``None``: there is no such plan, or it cannot be priced without solving again (the pair is not allowed
        and the mentor's hours are limited; the youth is held by a lock).
        """
        return pairs.forced(self._around, youth, mentor)

    def alternatives(
        self, youths: Sequence[int], most: int
    ) -> Iterator[tuple[int, tuple[tuple[int, Price], ...]]]:
        """Yield for each youth up to ``most`` other allowed mentors with their prices, the best first."""
        return pairs.alternatives(self._around, youths, most)

    def waived(
        self, youths: Sequence[int], allowed: BoolArray, most: int
    ) -> dict[int, tuple[tuple[int, Price], ...]]:
        """Return for each youth the pairs, up to ``most``, that bring most if one of them were allowed.

        ``allowed`` (len(youths), mentors) may be chosen from; those that bring nothing are left out, those with
        mentors whose hours are limited too, and all of them where hours caps decide the plan.
        """
        return pairs.waived(self._around, youths, allowed, most)

    def places(self) -> dict[int, Price]:
        """Return for each mentor what one more place would bring, where it would bring anything.

        Mentors whose hours are limited are left out: there, a place needs hours too.
        """
        return openings.one_place(self._around)

    def with_room(self, wanted: Sequence[tuple[int, int]]) -> list[Price]:
        """Return what it brings to put a waiting youth with a mentor who is given the room that takes.

        Each of ``wanted`` (youth, mentor) alone; it need not be allowed. A place more is counted where all are
        taken; that the hours are there is taken for granted. Nobody else has to give way for it.
        """
        return openings.with_room(self._around, wanted)

    def opened(self, mentor: int, youths: BoolArray, most: int | None = None) -> Price | None:
        """Return what the places of a mentor bring whom nobody may have now, if these youths (youths,) may.

        ``most``: so many places are looked at; where there are more, the price is what these reach.
        ``None``: it cannot be told without solving again, because hours may bind.
        """
        return openings.opened(self._around, mentor, youths, most)

    def recruited(self, problem: Problem) -> Price:
        """Return what one more mentor brings: the last one of ``problem``, which is this one but for that."""
        return openings.recruited(self._around, problem)

    def prices_pair(self, mentor: int) -> bool:
        """Whether further pairs of a mentor are priced without solving again."""
        return self._around.by_path(mentor)

    @property
    def quick_locks(self) -> bool:
        """Whether locks are priced without solving again."""
        return changed.quick_locks(self._around)

    def without_lock(self, youth: int, mentor: int) -> Price:
        """Return what is gained when a locked pair is no longer locked (the pair stays allowed)."""
        return changed.without_lock(self._around, youth, mentor)

    def changed(self, problem: Problem) -> Price:
        """Return what a changed problem's best plan is against this one's.

        The problem has the same youths, the same mentors with the same numbers, and possibly further mentors
        after them. The goals are those that are priced here.
        """
        return changed.changed(self._around, problem)

    def near(self, problem: Problem) -> Near:
        """Return where solving a changed problem, with these goals, may begin."""
        return changed.near(self._around, problem)

    def solved(self, problem: Problem, solution: Solution) -> Price:
        """Return what the plan is against this one's that solving a changed problem gave."""
        return changed.solved(self._around, problem, solution)
