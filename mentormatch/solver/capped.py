"""The plan where hours caps bind: integer programmes on the engine, a group of goals at a time.

What the transport problem without the caps proves is used first: where its best is reached, its face holds
for the goals below too, and the level is proven by certificate. Below the first level that falls short, the
engine's zero gap is what there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from . import backends, model
from .clock import TimeIsUp
from .levels import Component, Weights
from .problem import Goal
from .status import Engine, Status

if TYPE_CHECKING:
    from .climb import Climb
    from .clock import Clock
    from .face import Face
    from .ground import Ground
    from .problem import IntArray

_RANGE = 10**8
"""Plans' numbers in one objective differ by less than this: an engine's tolerances are far below one unit."""
_DRAW_UNIT = 2**-20
"""The draw is given to an engine in these units, for the same reason."""
_DRAW_SLACK = 2**-10
"""In those units: by how much the draw may fall where it is held, against an engine's rounding."""


@dataclass(eq=False)
class Capped:
    """The best plan found, and for how many components, from the top, the engine vouches."""

    assign: IntArray
    settled: int = 0
    held: list[tuple[Component, int]] = field(default_factory=list)


def solve_capped(
    ground: Ground, weights: Weights, relaxed: Climb, start: IntArray, clock: Clock, engine: Engine
) -> Capped:
    """Solve the problem with its hours caps.

    Args:
        ground: the open part of the problem.
        weights: what pairs count.
        relaxed: the transport problem without the caps, solved.
        start: a plan that keeps to the hours.
        clock: what time there is.
        engine: which engine.
    """
    result = Capped(start)
    optimum = weights.values(ground.whole(relaxed.assign))
    face = ground.face
    try:
        for number, group in enumerate(relaxed.groups):
            for part in _parts(group, ground):
                _settle(ground, weights, face, part, result, clock, engine)
            if weights.values(ground.whole(result.assign))[: result.settled] == optimum[: result.settled]:
                face = relaxed.faces[number + 1]
                result.held.clear()
    except TimeIsUp:
        pass
    return result


def _settle(
    ground: Ground,
    weights: Weights,
    face: Face,
    part: list[Component],
    result: Capped,
    clock: Clock,
    engine: Engine,
) -> None:
    """Make the best of some components, with those above held."""
    youths, mentors = np.nonzero(face.pairs)
    load = any(c.goal is Goal.LOAD for c, _ in result.held) or any(c.goal is Goal.LOAD for c in part)
    programme = model.build(face, youths, mentors, integer=True, load=load)
    assert ground.hours_left is not None  # noqa: S101  # there are caps
    model.limit_hours(programme, ground.hours(youths, mentors), ground.hours_left, ground.capped)
    for component, least in result.held:
        numbers = weights.at(component, youths, mentors).astype(float)
        if component.goal is Goal.DRAW:
            programme.hold(numbers * _DRAW_UNIT, least * _DRAW_UNIT - _DRAW_SLACK)
        else:
            programme.hold(numbers, least, load=component.goal is Goal.LOAD)
    _aim(programme, weights, part, ground)
    ended = backends.run(programme.problem, engine, clock, integer=True)
    if ended.values is not None:
        assign = np.full(len(face.must), face.mentors, dtype=np.int64)
        taken = programme.chosen(ended.values)
        assign[youths[taken]] = mentors[taken]
        if np.unique(youths[taken]).size == taken.size and ground.keeps(assign):
            _take_over(ground, weights, assign, result)
    if ended.status is not Status.OPTIMAL:
        raise TimeIsUp
    reached = weights.values(ground.whole(result.assign))
    locked = weights.values(ground.whole(np.full_like(result.assign, face.mentors)))
    first = result.settled
    for index, component in enumerate(part, start=first):
        result.held.append((component, reached[index] - locked[index]))
    result.settled += len(part)


def _take_over(ground: Ground, weights: Weights, assign: IntArray, result: Capped) -> None:
    if weights.values(ground.whole(assign)) > weights.values(ground.whole(result.assign)):
        result.assign = assign


def _aim(programme: model.Model, weights: Weights, part: list[Component], ground: Ground) -> None:
    worth = np.zeros(len(programme.youths))
    per_load = 0.0
    factor = 1
    for component in reversed(part):
        unit = _DRAW_UNIT if component.goal is Goal.DRAW else factor
        if component.goal is Goal.LOAD:
            per_load = unit
        else:
            worth += unit * weights.at(component, programme.youths, programme.mentors)
        factor *= _span(component, ground) + 1
    programme.aim(worth, per_load)


def _parts(group: tuple[Component, ...], ground: Ground) -> Iterator[list[Component]]:
    """Cut a group into pieces whose numbers stay in ``_RANGE`` together."""
    piece: list[Component] = []
    size = 1
    for component in group:
        span = _span(component, ground) + 1
        if piece and size * span > _RANGE:
            yield piece
            piece, size = [], 1
        piece.append(component)
        size *= span
    yield piece


def _span(component: Component, ground: Ground) -> int:
    """Return by how much two plans can differ in a component, at most."""
    if component.goal is Goal.LOAD:
        return int(((ground.face.base + ground.face.most) ** 2).sum())
    matched = min(int(ground.face.pairs.any(axis=1).sum()), int(ground.face.most.sum()))
    return 2 * component.largest * matched
