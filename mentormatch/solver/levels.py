"""The ladder as a vector: one integer component per goal, for ``priority`` one per class.

Plans are compared by these vectors, first component first. A component is one of three kinds: it depends on
the youth alone (matched, priority, waiting), on the pair (keep, points, draw), or on how many places a mentor
uses (load, made negative here so that everything is made large).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .arrays import distinct, within
from .draw import BITS, draw_numbers
from .problem import Goal

if TYPE_CHECKING:
    from .problem import BoolArray, IntArray, Problem

WORD = 2**61
"""Packed numbers stay below this, so that the difference of two of them fits 64 bits."""


@dataclass(frozen=True, eq=False)
class Component:
    """One component. ``by_youth`` (youths,) is set where it depends on the youth alone."""

    name: str
    goal: Goal
    largest: int
    """The largest size of one pair's (for ``load``: one place's) number."""
    by_youth: IntArray | None = None


class Weights:
    """What each pair brings to each component."""

    def __init__(self, problem: Problem, components: Sequence[Component] | None = None) -> None:
        """``components``: where a part of a larger problem is to have the components of the whole."""
        self._problem = problem
        if components is None:
            components = [c for goal in problem.ladder for c in _components(problem, goal)]
        self.components = tuple(components)

    @cached_property
    def _kept(self) -> IntArray:
        pairs = np.array(self._problem.keep or (), dtype=np.int64).reshape(-1, 2)
        return np.sort(pairs[:, 0] * self._problem.mentors + pairs[:, 1])

    def block(self, component: Component, youths: IntArray) -> IntArray:
        """Return the numbers of these youths with every mentor, or a column where all mentors are alike."""
        p = self._problem
        if component.by_youth is not None:
            return component.by_youth[youths, None]
        if component.goal is Goal.POINTS:
            points: IntArray = p.points[youths]
            return points
        if component.goal is Goal.DRAW:
            return draw_numbers(youth_numbers(p)[youths][:, None], mentor_numbers(p)[None, :])
        numbers = np.zeros((len(youths), p.mentors), dtype=np.int64)
        if component.goal is Goal.KEEP and self._kept.size:
            row = np.full(p.youths, -1)
            row[youths] = np.arange(len(youths))
            row = row[self._kept // p.mentors]
            numbers[row[row >= 0], (self._kept % p.mentors)[row >= 0]] = 1
        return numbers

    def at(self, component: Component, youths: IntArray, mentors: IntArray) -> IntArray:
        """Return the numbers of single pairs."""
        p = self._problem
        if component.by_youth is not None:
            return component.by_youth[youths]
        if component.goal is Goal.POINTS:
            return p.points[youths, mentors].astype(np.int64)
        if component.goal is Goal.DRAW:
            return draw_numbers(youth_numbers(p)[youths], mentor_numbers(p)[mentors])
        if component.goal is Goal.KEEP and self._kept.size:
            return within(youths * p.mentors + mentors, self._kept).astype(np.int64)
        return np.zeros(len(youths), dtype=np.int64)

    def values(self, assign: IntArray) -> tuple[int, ...]:
        """Return the vector of a plan; ``assign`` (youths,) holds a mentor, or -1."""
        youths = np.flatnonzero(assign >= 0)
        mentors = assign[youths]
        loads = np.bincount(mentors, minlength=self._problem.mentors)
        return tuple(
            -int((loads * loads).sum()) if c.goal is Goal.LOAD else int(self.at(c, youths, mentors).sum())
            for c in self.components
        )


class Packed:
    """Several components in one 64-bit word, as digits wide enough never to run into each other.

    Along any path through the mentors a component changes by at most a known amount (see ``_width``), so that
    words compare as the vectors do.
    """

    def __init__(self, weights: Weights, components: Sequence[Component], mentors: int) -> None:
        self._weights = weights
        self.components = tuple(components)
        self._bases = [_width(c, mentors) for c in components]
        factors = [1]
        for base in reversed(self._bases[1:]):
            factors.insert(0, factors[0] * base)
        self.factors = factors
        self.place_unit = sum(f for c, f in zip(self.components, factors, strict=True) if c.goal is Goal.LOAD)
        """What the k-th place of a mentor costs is (2k - 1) times this."""

    def block(self, youths: IntArray, mentors: int) -> IntArray:
        """Return the packed numbers of these youths with every mentor."""
        total: IntArray | None = None
        for component, factor in zip(self.components, self.factors, strict=True):
            if component.goal is not Goal.LOAD:
                part = np.multiply(self._weights.block(component, youths), np.int64(factor), dtype=np.int64)
                if total is None:
                    total = part if part.shape[1] == mentors else np.repeat(part, mentors, axis=1)
                else:
                    total += part
        if total is None:
            total = np.zeros((len(youths), mentors), dtype=np.int64)
        return total

    def at(self, youths: IntArray, mentors: IntArray) -> IntArray:
        """Return the packed numbers of single pairs."""
        total = np.zeros(len(youths), dtype=np.int64)
        for component, factor in zip(self.components, self.factors, strict=True):
            total += self._weights.at(component, youths, mentors) * factor
        return total

    def finest(self) -> tuple[int, int]:
        """Return the factor of the last component that depends on the pair, and that component's largest
        number."""
        for component, factor in zip(reversed(self.components), reversed(self.factors), strict=True):
            if component.goal is not Goal.LOAD and component.by_youth is None:
                return factor, component.largest
        return self.factors[-1], self.components[-1].largest

    def clip(self, words: IntArray) -> IntArray:
        """Return words with those left out (0) that have a component too large for the digits."""
        return np.where(self._small(words), words, 0)

    def rounded(self, words: npt.NDArray[np.float64]) -> IntArray:
        """Return whole words near these, whole in the finest component that depends on the pair."""
        factor = self.finest()[0]
        limit = WORD / factor
        whole: IntArray = np.rint(np.clip(words / factor, -limit, limit)).astype(np.int64) * factor
        return whole

    def holds(self, words: IntArray) -> bool:
        """Whether no component is too large for the digits."""
        return bool(self._small(words).all())

    def _small(self, words: IntArray) -> BoolArray:
        most = [base // 10 for base in self._bases]
        return np.asarray((np.abs(self.unpack(words)) <= most).all(axis=1))

    def unpack(self, words: IntArray) -> IntArray:
        """Return the components of each word, shape (words, components)."""
        digits = np.empty((len(words), len(self.components)), dtype=np.int64)
        rest = words.copy()
        for index in range(len(self.components) - 1, 0, -1):
            base = self._bases[index]
            digit = (rest + base // 2) % base - base // 2
            digits[:, index] = digit
            rest = (rest - digit) // base
        digits[:, 0] = rest
        return digits


def pack(weights: Weights, components: Sequence[Component], mentors: int) -> list[Packed]:
    """Put components together, in order, into as few words as hold them."""
    groups: list[list[Component]] = []
    size = WORD
    for component in components:
        width = _width(component, mentors)
        # Load has no pairs of its own: what is left to it is a smaller problem once the pairs are settled.
        if size * width > WORD or (component.goal is Goal.LOAD and size > 1):
            groups.append([])
            size = 1
        groups[-1].append(component)
        size *= width
    return [Packed(weights, group, mentors) for group in groups]


def youth_numbers(problem: Problem) -> IntArray:
    """Return the youths' numbers in the draw."""
    given = problem.youth_draw
    return np.arange(problem.youths, dtype=np.int64) if given is None else given


def mentor_numbers(problem: Problem) -> IntArray:
    """Return the mentors' numbers in the draw."""
    given = problem.mentor_draw
    return np.arange(problem.mentors, dtype=np.int64) if given is None else given


def _components(problem: Problem, goal: Goal) -> list[Component]:
    youths = problem.youths
    if goal is Goal.MATCHED:
        return [Component("matched", goal, 1, np.ones(youths, dtype=np.int64))]
    if goal is Goal.PRIORITY:
        classes = np.zeros(youths, dtype=np.int64) if problem.priority is None else problem.priority
        return [
            Component(f"priority:{value}", goal, 1, (classes == value).astype(np.int64))
            for value in distinct(classes)[::-1].tolist()
        ]
    if goal is Goal.WAITING:
        days = np.zeros(youths, dtype=np.int64) if problem.waiting is None else problem.waiting
        return [Component("waiting", goal, _largest(days), days)]
    if goal is Goal.POINTS:
        return [Component("points", goal, _largest(problem.points))]
    if goal is Goal.LOAD:
        places = np.minimum(problem.places, youths)
        return [Component("load", goal, 2 * _largest(places) + 1)]
    return [Component(goal.value, goal, 2**BITS if goal is Goal.DRAW else 1)]


def _largest(numbers: IntArray) -> int:
    return max(abs(int(numbers.min())), abs(int(numbers.max())), 1) if numbers.size else 1


def _width(component: Component, mentors: int) -> int:
    # A path visits a mentor once; a pair's number counts at each step, the others only where the path starts
    # and ends. Twice for the difference of two pairs; the rest for the comparison of two prices, which
    # may have begun with a guess, and a step.
    steps = 2 if component.by_youth is not None or component.goal is Goal.LOAD else mentors + 2
    return 2 * (10 * component.largest * steps) + 1
