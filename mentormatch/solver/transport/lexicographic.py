"""Up the ladder: goal after goal, each without giving up any above it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.clock import TimeIsUp
from mentormatch.solver.levels import Component, Weights, pack

from .exact import improve
from .face import OptimalFace, fix_by_complementary_slackness
from .greedy import choose
from .initial import initial_solution

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.clock import Clock
    from mentormatch.solver.engine.status import Engine
    from mentormatch.solver.problem import IntArray


@dataclass(eq=False)
class LexicographicSolution:
    """How far the transport problem was solved.

    ``groups`` has the components that were solved together, group after group.
    """

    assign: IntArray
    potentials: IntArray
    """(mentors, components); 0 where the time did not suffice."""
    groups: list[tuple[Component, ...]]
    complete: bool = False
    _faces: list[tuple[OptimalFace, npt.NDArray[np.uint8]]] = field(default_factory=list)

    def keep(self, face: OptimalFace) -> None:
        """Keep what is open after the next group, its pairs as bits: a byte each is much in a national pool."""
        without = replace(face, pairs=np.zeros((0, face.mentors), dtype=bool))
        self._faces.append((without, np.packbits(face.pairs, axis=1)))

    def after(self, group: int) -> OptimalFace:
        """Return what is open after a group."""
        face, bits = self._faces[group]
        return replace(face, pairs=np.unpackbits(bits, axis=1, count=face.mentors).view(np.bool_))


@dataclass(frozen=True, eq=False)
class Near:
    """Where solving may begin: a plan of a problem that is nearly this one, and its prices.

    Wrong prices cost time and nothing else: whatever comes of them is improved until it is proven the best.
    """

    assign: IntArray
    """(youths,) a plan of this problem, ``mentors`` for no mentor."""
    potentials: IntArray
    """(mentors, components)."""


def lexicographic_transport_from(
    face: OptimalFace, weights: Weights, near: Near, clock: Clock
) -> LexicographicSolution:
    """Do as :func:`lexicographic_transport`, from a plan and prices that are nearly the face's own."""
    packs = pack(weights, weights.components, face.mentors)
    assign = near.assign.copy()
    result = LexicographicSolution(
        assign,
        np.zeros((face.mentors, len(weights.components)), dtype=np.int64),
        [packed.components for packed in packs],
    )
    first = 0
    try:
        for packed in packs:
            last = first + len(packed.components)
            guess = (near.potentials[:, first:last] * np.array(packed.factors, dtype=np.int64)).sum(axis=1)
            prices = improve(face, packed, assign, guess, clock)
            result.potentials[:, first:last] = packed.unpack(prices)
            face = fix_by_complementary_slackness(face, packed, assign, prices)
            result.keep(face)
            first = last
    except TimeIsUp:
        return result
    result.complete = True
    return result


def lexicographic_transport(
    face: OptimalFace, weights: Weights, clock: Clock, engine: Engine
) -> LexicographicSolution:
    """Solve the transport problem of a face, and prove it, as far as the time suffices."""
    components = weights.components
    first = 0
    while first < len(components) and components[first].by_youth is not None:
        first += 1
    packs = pack(weights, components[first:], face.mentors)
    groups = [components[:first]] if first else []
    groups += [packed.components for packed in packs]
    potentials = np.zeros((face.mentors, len(components)), dtype=np.int64)
    assign = np.full(len(face.must), face.mentors, dtype=np.int64)
    result = LexicographicSolution(assign, potentials, groups)
    try:
        if first:
            worth = np.stack([c.by_youth for c in components[:first] if c.by_youth is not None], axis=1)
            potentials[:, :first], face = choose(face, worth, assign, clock)
            result.keep(face)
        for packed in packs:
            guess = initial_solution(face, packed, assign, clock, engine)
            prices = improve(face, packed, assign, guess, clock)
            last = first + len(packed.components)
            potentials[:, first:last] = packed.unpack(prices)
            first = last
            if last < len(components):
                face = fix_by_complementary_slackness(face, packed, assign, prices)
            result.keep(face)
    except TimeIsUp:
        return result
    result.complete = True
    return result
