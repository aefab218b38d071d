"""Who is matched, where the first goals depend on the youth alone.

The sets of youths that can be matched together form a matroid, so taking the youths in the order of their
worth, each where there is still room (moving others along if need be), gives the best set for any such worth.
Where a youth finds no room, the mentors that could be reached are full for good, and what that youth is worth
is their price: that proves the set the best.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock
    from mentormatch.solver.problem import BoolArray, IntArray

    from .face import OptimalFace


def ranked(vectors: IntArray) -> tuple[IntArray, int]:
    """Return the rank of each row (equal rows alike, compared from the first column on), and that of nothing
    but 0."""
    rows = np.vstack([vectors, np.zeros((1, vectors.shape[1]), dtype=np.int64)])
    order = np.lexsort(rows.T[::-1])
    rises = np.any(rows[order][1:] != rows[order][:-1], axis=1)
    rank = np.empty(len(rows), dtype=np.int64)
    rank[order] = np.concatenate([[0], np.cumsum(rises)])
    return rank[:-1], int(rank[-1])


def choose(
    face: OptimalFace, worth: IntArray, assign: IntArray, clock: Clock
) -> tuple[IntArray, OptimalFace]:
    """Match the best set of youths.

    Args:
        face: what may be used, nobody forced.
        worth: (youths, components) compared lexicographically; youths worth nothing or less are not matched.
        assign: (youths,) the plan, filled in place; at first ``face.mentors`` for everybody: no mentor.
        clock: raises when the time is up.

    Returns:
        The mentors' prices (mentors, components), and what is left open.
    """
    rank, nothing = ranked(worth)
    none = face.mentors
    room = face.most - face.least
    price = np.full(none, nothing, dtype=np.int64)  # as ranks
    price_of = {nothing: np.zeros(worth.shape[1], dtype=np.int64)}
    alive = np.ones(none, dtype=bool)
    taken: list[list[int]] = [[] for _ in range(none)]
    for youth in np.lexsort((np.arange(len(worth)), -rank)):
        if rank[youth] <= nothing:
            break
        here = face.pairs[youth] & alive
        best = int((here * room).argmax()) if none else 0
        if none and here[best] and room[best] > 0:
            _seat(int(youth), best, assign, taken)
            room[best] -= 1
            continue
        if not here.any():
            continue
        clock.check()
        path, reached = _search(face, here, alive, room, taken)
        if path:
            _move_along(int(youth), path, assign, taken)
            room[path[-1][1]] -= 1
        else:
            alive &= ~reached
            price[reached] = rank[youth]
            price_of[int(rank[youth])] = worth[youth]
    offer = np.append(price, nothing)[assign]
    limit = np.where(assign < none, offer, rank)
    left = replace(
        face,
        pairs=face.pairs & (limit[:, None] == price[None, :]),
        must=face.must | ((assign < none) & (rank > offer)),
        least=np.where(price > nothing, face.most, face.least),
    )
    prices = np.array([price_of[int(p)] for p in price], dtype=np.int64).reshape(none, worth.shape[1])
    return prices, left


def _seat(youth: int, mentor: int, assign: IntArray, taken: list[list[int]]) -> None:
    assign[youth] = mentor
    taken[mentor].append(youth)


def _search(
    face: OptimalFace, start: BoolArray, alive: BoolArray, room: IntArray, taken: list[list[int]]
) -> tuple[list[tuple[int, int]], BoolArray]:
    """Search, breadth first, for a way to a mentor with room, among those that are not full for good.

    Returns:
        Steps (youth who moves, mentor moved to), the first with youth -1 for the newcomer; none if there is
        no way. And the mentors reached.
    """
    reached = start.copy()
    came: dict[int, tuple[int, int]] = {int(m): (-1, -1) for m in np.flatnonzero(start)}
    queue = list(came)
    for mentor in queue:
        rows = np.array(taken[mentor], dtype=np.int64)
        new = face.pairs[rows].any(axis=0) & alive & ~reached
        if not new.any():
            continue
        reached |= new
        for other in np.flatnonzero(new):
            came[int(other)] = (int(rows[face.pairs[rows, other]][0]), mentor)
            queue.append(int(other))
            if room[other] > 0:
                path = []
                node = int(other)
                while node >= 0:
                    youth, previous = came[node]
                    path.append((youth, node))
                    node = previous
                return path[::-1], reached
    return [], reached


def _move_along(youth: int, path: list[tuple[int, int]], assign: IntArray, taken: list[list[int]]) -> None:
    for mover, mentor in path:
        who = youth if mover < 0 else mover
        if mover >= 0:
            taken[int(assign[who])].remove(who)
        _seat(who, mentor, assign, taken)
