"""Packed numbers of all pairs, kept so that a changed problem need not work them out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from mentormatch.solver.levels import Packed, Weights, mentor_numbers, pack, youth_numbers
from mentormatch.solver.problem import Goal

if TYPE_CHECKING:
    from mentormatch.solver.levels import Component
    from mentormatch.solver.problem import IntArray, Problem

MORE = 8
"""Numbers are packed so that they hold for so many more mentors, and more places at one, than there are."""


class Known(Packed):
    """Packed numbers that are looked up instead of worked out each time."""

    def __init__(
        self, weights: Weights, components: Sequence[Component], mentors: int, table: IntArray
    ) -> None:
        super().__init__(weights, components, mentors)
        self.table = table
        """(youths, mentors)."""

    def block(self, youths: IntArray, mentors: int) -> IntArray:
        """Return the packed numbers of these youths with every mentor."""
        return self.table[youths, :mentors]

    def at(self, youths: IntArray, mentors: IntArray) -> IntArray:
        """Return the packed numbers of single pairs."""
        return self.table[youths, mentors]


def known(problem: Problem, weights: Weights) -> list[Known]:
    """Return what all pairs of a problem count."""
    everybody = np.arange(problem.youths)
    size = problem.mentors + MORE
    return [
        Known(weights, packed.components, size, packed.block(everybody, problem.mentors))
        for packed in pack(weights, [_roomy(c) for c in weights.components], size)
    ]


def known_again(
    before: Problem, ours: Weights, packs: Sequence[Known], problem: Problem, weights: Weights
) -> Sequence[Packed]:
    """Return what the pairs of a changed problem count, looked up as far as they are the same.

    ``problem`` may have further mentors after those of ``before``.
    """
    mentors = before.mentors
    more = problem.mentors - mentors
    both: list[tuple[Any, Any]] = [
        (before.points, problem.points[:, :mentors]),
        (youth_numbers(before), youth_numbers(problem)),
        (mentor_numbers(before), mentor_numbers(problem)[:mentors]),
        (before.priority, problem.priority),
        (before.waiting, problem.waiting),
    ]
    same = all(np.array_equal(a, b) for a, b in both)
    if not (same and holds(ours, weights) and 0 <= more <= MORE and before.keep == problem.keep):
        return pack(weights, weights.components, problem.mentors)
    youths = np.repeat(np.arange(problem.youths), more)
    added = np.tile(np.arange(mentors, problem.mentors), problem.youths)
    found = []
    for packed in packs:
        wide = packed.table
        if more:
            new = Packed(weights, packed.components, mentors + MORE).at(youths, added)
            wide = np.hstack([wide, new.reshape(-1, more)])
        found.append(Known(weights, packed.components, mentors + MORE, wide))
    return found


def holds(ours: Weights, weights: Weights) -> bool:
    """Whether numbers packed for the problem of ``ours`` leave room for those of another one."""
    return all(
        theirs.largest <= _roomy(own).largest
        for own, theirs in zip(ours.components, weights.components, strict=True)
    )


def _roomy(component: Component) -> Component:
    """Return a component with room for a few more places at any mentor, and for better pairs."""
    if component.goal not in {Goal.LOAD, Goal.POINTS}:
        return component
    return replace(component, largest=2 * component.largest + MORE)
