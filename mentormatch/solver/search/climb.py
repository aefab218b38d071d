"""Up the ladder: goal after goal, each without giving up any above it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.clock import TimeIsUp
from mentormatch.solver.levels import Component, Weights, pack

from .face import Face, narrow
from .greedy import choose
from .start import begin
from .transport import improve

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock
    from mentormatch.solver.engine.status import Engine
    from mentormatch.solver.problem import IntArray


@dataclass(eq=False)
class Climb:
    """How far the transport problem was solved.

    ``faces`` has the face before the first group of components and after each (but the last); ``groups`` the
    components of each.
    """

    assign: IntArray
    potentials: IntArray
    """(mentors, components); 0 where the time did not suffice."""
    groups: list[tuple[Component, ...]]
    faces: list[Face] = field(default_factory=list)
    complete: bool = False


def climb(face: Face, weights: Weights, clock: Clock, engine: Engine) -> Climb:
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
    result = Climb(assign, potentials, groups, [face])
    try:
        if first:
            worth = np.stack([c.by_youth for c in components[:first] if c.by_youth is not None], axis=1)
            potentials[:, :first], face = choose(face, worth, assign, clock)
            result.faces.append(face)
        for packed in packs:
            guess = begin(face, packed, assign, clock, engine)
            prices = improve(face, packed, assign, guess, clock)
            last = first + len(packed.components)
            potentials[:, first:last] = packed.unpack(prices)
            first = last
            if last < len(components):
                face = narrow(face, packed, assign, prices)
            result.faces.append(face)
    except TimeIsUp:
        return result
    result.complete = True
    return result
