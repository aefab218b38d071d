"""One question to an engine where hours bind: the best of some components, with those above held."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.collecting import put_off
from mentormatch.solver.problem import Goal

from . import model

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.levels import Component, Weights
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.transport.face import OptimalFace

    FloatArray = npt.NDArray[np.float64]

DRAW_UNIT = 2.0**-20
"""The draw is given to an engine in these units: its tolerances are far below one."""
_DRAW_SLACK = 2.0**-10
"""In those units: by how much the draw may fall where it is held, against an engine's rounding."""


def max_difference(component: Component, presolved: PresolvedProblem) -> int:
    """Return by how much two plans can differ in a component, at most."""
    if component.goal is Goal.LOAD:
        return int(((presolved.face.base + presolved.face.most) ** 2).sum())
    matched = min(int(presolved.face.pairs.any(axis=1).sum()), int(presolved.face.most.sum()))
    return 2 * component.largest * matched


@dataclass(frozen=True, eq=False)
class Subproblem:
    """The components to be made large, in order, and those held with their least values (locks apart)."""

    presolved: PresolvedProblem
    weights: Weights
    face: OptimalFace
    part: tuple[Component, ...]
    held: tuple[tuple[Component, int], ...] = ()

    @cached_property
    def most(self) -> int:
        """How many pairs a plan can have, at most."""
        return min(int(self.face.pairs.any(axis=1).sum()), int(self.face.most.sum()))

    @property
    def load(self) -> bool:
        """Whether the load of mentors plays a part."""
        return any(c.goal is Goal.LOAD for c in (*self.part, *(c for c, _ in self.held)))

    @cached_property
    def factors(self) -> tuple[float, ...]:
        """What one unit of each component counts: more than all those after it can come to."""
        factors: list[float] = []
        size = 1
        for component in reversed(self.part):
            factors.insert(0, float(size))
            size *= max_difference(component, self.presolved) + 1
        return tuple(f * unit(c) for f, c in zip(factors, self.part, strict=True))

    @property
    def whole(self) -> bool:
        """Whether the objective is a whole number for every plan."""
        return all(component.goal is not Goal.DRAW for component in self.part)

    def worth(self, youths: IntArray, mentors: IntArray) -> FloatArray:
        """Return what single pairs count in the objective."""
        total = np.zeros(len(youths))
        for component, factor in zip(self.part, self.factors, strict=True):
            total += factor * self.weights.at(component, youths, mentors)
        return total

    def block(self, youths: IntArray, prices: FloatArray) -> FloatArray:
        """Return what all pairs of some youths count, and what they count where they are held, at these
        prices."""
        total = np.zeros((len(youths), self.face.mentors))
        for component, factor in zip(self.part, self.factors, strict=True):
            total += factor * self.weights.block(component, youths)
        for (component, _), price in zip(self.held, prices, strict=True):
            if price:
                total += (price * unit(component)) * self.weights.block(component, youths)
        return total

    @cached_property
    def minuted(self) -> BoolArray:
        """(mentors,) whose minutes are counted: there are too many ways to fill their hours."""
        counted = np.zeros(self.face.mentors, dtype=bool)
        counted[self.presolved.capped] = True
        if self.presolved.lengths is not None:
            counted[list(self.presolved.lengths.patterns)] = False
        return counted

    @put_off()
    def build(self, youths: IntArray, mentors: IntArray, integer: bool, every: bool = False) -> model.Model:
        """Build the model over some pairs.

        With ``integer`` an engine decides no more than it must. Once each mentor's way to fill the hours is
        chosen, what is left is a transport problem, and that has whole solutions by itself (Hoffman and Kruskal
        1956); unless something is held, or minutes are counted, or ``every`` pair is to be decided.
        """
        whole = None
        if integer:
            whole = np.ones(len(mentors), dtype=bool) if every or self.held else self.minuted[mentors]
        programme = model.build(self.face, youths, mentors, self.load, whole, later=not integer)
        assert self.presolved.hours_left is not None  # noqa: S101  # hours bind
        hours = self.presolved.hours(youths, mentors)
        left, capped, lengths = self.presolved.hours_left, self.presolved.capped, self.presolved.lengths
        model.limit_hours(programme, hours, left, capped, lengths, integer)
        for component, least in self.held:
            numbers = self._held(component, youths, mentors)
            programme.add_level_row(numbers, self.limit(component, least), load=component.goal is Goal.LOAD)
        per_load = sum(f for c, f in zip(self.part, self.factors, strict=True) if c.goal is Goal.LOAD)
        programme.set_objective(self.worth(youths, mentors), per_load)
        return programme

    def add(
        self, programme: model.Model, youths: IntArray, mentors: IntArray
    ) -> tuple[FloatArray, list[model.Column]]:
        """Add pairs to a relaxation; return what each counts in the objective and in the rows."""
        row_of_youth = {youth: row for row, youth in programme.youth_rows}
        row_of_hours = {mentor: row for row, mentor in programme.hour_rows}
        row_of_length = {where: row for row, where in programme.length_rows}
        lengths = self.presolved.lengths
        columns: list[model.Column] = []
        for youth, mentor, hours in zip(
            youths.tolist(), mentors.tolist(), self.presolved.hours(youths, mentors).tolist(), strict=True
        ):
            column: model.Column = dict.fromkeys((row_of_youth[youth], *programme.shared_rows[mentor]), 1)
            if mentor in row_of_hours:
                column[row_of_hours[mentor]] = hours
            elif lengths is not None and mentor in lengths.patterns:
                column[row_of_length[mentor, int(lengths.of[youth])]] = 1
            columns.append(column)
        for row, (component, _) in zip(programme.held_rows, self.held, strict=True):
            for column, number in zip(columns, self._held(component, youths, mentors).tolist(), strict=True):
                column[row] = number
        worth = self.worth(youths, mentors)
        programme.add(youths, mentors, worth, columns)
        return worth, columns

    def limit(self, component: Component, least: int) -> float:
        """Return what the row of a component that is held must reach."""
        return least * unit(component) - (_DRAW_SLACK if component.goal is Goal.DRAW else 0)

    def _held(self, component: Component, youths: IntArray, mentors: IntArray) -> FloatArray:
        """Return what pairs count in the row of a component that is held."""
        return np.asarray(self.weights.at(component, youths, mentors) * unit(component), dtype=np.float64)

    def value(self, assign: IntArray) -> float:
        """Return what a plan comes to in the objective, locks apart."""
        matched = np.flatnonzero(assign < self.face.mentors)
        total = float(self.worth(matched, assign[matched]).sum())
        used = np.bincount(assign[matched], minlength=self.face.mentors)
        load = float(((self.face.base + used) ** 2 - self.face.base**2).sum())
        return total - sum(
            f * load for c, f in zip(self.part, self.factors, strict=True) if c.goal is Goal.LOAD
        )

    def exceeds(self, assign: IntArray, other: IntArray) -> bool:
        """Whether a plan counts more than another, by more than what rounding makes."""
        own = self.value(other)
        return self.value(assign) > own + (0.5 if self.whole else 1e-9 * (1 + abs(own)))


def unit(component: Component) -> float:
    """Return what one of a component counts in an engine's numbers."""
    return DRAW_UNIT if component.goal is Goal.DRAW else 1.0
