"""A basis for the simplex method, made from a plan: it saves nearly all of its pivots.

The rows of youths and mentors are nodes, pairs are edges; a basis is a forest whose every tree has one row
with slack. The plan's pairs come first, then the pairs that seem nearly as good, as long as they join two
trees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from .status import Basis

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.hours.patterns import HourPatterns
    from mentormatch.solver.problem import IntArray
    from mentormatch.solver.transport.face import OptimalFace

    from .model import Model


def plan_basis(
    model: Model,
    face: OptimalFace,
    assign: IntArray,
    gain: npt.NDArray[np.float64],
    lengths: HourPatterns | None = None,
) -> Basis:
    """Return a basis of a model without variables for places.

    Args:
        model: has one row for each youth and each mentor.
        face: the face it was built from.
        assign: (youths,) a plan of the face whose pairs the model has.
        gain: what each pair of the model is worth beyond the price of a place, roughly.
        lengths: of meetings, where the model has variables for the ways to fill hours with them.
    """
    rows = len(model.rows)
    row_of_youth = np.full(len(assign), -1)
    row_of_mentor = np.full(face.mentors, -1)
    for row, youth in model.youth_rows:
        row_of_youth[youth] = row
    for row, mentor in model.mentor_rows:
        row_of_mentor[mentor] = row
    slack = np.zeros(rows, dtype=bool)
    for row, youth in model.youth_rows:
        slack[row] = assign[youth] == face.mentors
    used = np.bincount(assign, minlength=face.mentors + 1)
    for row, mentor in model.mentor_rows:
        slack[row] = face.least[mentor] <= used[mentor] < face.most[mentor]
    planned = assign[model.youths] == model.mentors
    best = np.full(len(assign), -np.inf)
    np.maximum.at(best, model.youths, gain)
    order = np.lexsort((best[model.youths] - gain, ~planned))
    parent = list(range(rows))
    rooted = slack.tolist()
    basic = np.zeros(len(model.pairs), dtype=bool)
    ends = np.stack([row_of_youth[model.youths], row_of_mentor[model.mentors]], axis=1)
    for number, (youth, mentor) in zip(order.tolist(), ends[order].tolist(), strict=True):
        one, other = _top(parent, youth), _top(parent, mentor)
        if one != other and not (rooted[one] and rooted[other]):
            parent[one] = other
            rooted[other] = rooted[one] or rooted[other]
            basic[number] = True
    for row in range(rows - 1, -1, -1):  # mentors' rows come last, and their slack is worth least
        top = _top(parent, row)
        if not rooted[top]:
            rooted[top] = True
            slack[row] = True
    taken = []
    for mentor, row, variables in model.patterns:
        # The way that the plan goes is basic, and the row that chooses it is full.
        its = np.zeros(len(variables), dtype=bool)
        its[_pattern(lengths, mentor, np.flatnonzero(assign == mentor))] = True
        slack[row] = False
        taken.append(its)
    return Basis(
        np.where(np.concatenate([basic, *taken]), Basis.BASIC, Basis.LOWER),
        np.where(slack, Basis.BASIC, Basis.UPPER),  # a row that is not basic is full
    )


def _pattern(lengths: HourPatterns | None, mentor: int, youths: IntArray) -> int:
    """Return the first way to fill a mentor's hours that has room for these youths."""
    assert lengths is not None  # noqa: S101  # the model has ways
    counts = np.bincount(lengths.of[youths], minlength=len(lengths.minutes))
    return int(np.argmax((lengths.patterns[mentor] >= counts).all(axis=1)))


def _top(parent: list[int], node: int) -> int:
    """Return the top of a node's tree, and shorten the way there."""
    while parent[node] != node:
        parent[node] = node = parent[parent[node]]
    return node
