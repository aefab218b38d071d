"""What mentors can make of youths who have a price: a bound that no plan beats.

Let every youth have a price, and every mentor take the set of youths that is worth most above their prices and fits
into places and hours. Then no plan comes to more than all prices and all these gains together, for in a plan too each
youth pays a price at most once, and each mentor takes some set that fits (Lagrangian relaxation of the youths' rows;
Fisher, Jaikumar and Van Wassenhove 1986, doi:10.1287/mnsc.32.9.1095). Nothing of a mentor is relaxed, so it bounds
better than any prices of places, minutes or meetings.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.engine.subproblem import Subproblem
    from mentormatch.solver.problem import IntArray

    FloatArray = npt.NDArray[np.float64]

_BROKEN = 1e-6


@dataclass(frozen=True, eq=False)
class Sets:
    """What all mentors' best sets gain together, and what one youth more costs a mentor: what the set is worth less
    when a place (``places``, (mentors,)), or a meeting of a length (``lengths``, (mentors, lengths)), is kept free."""

    total: float
    places: FloatArray
    lengths: FloatArray


def is_applicable(subproblem: Subproblem) -> bool:
    """Whether every mentor's best set is quickly found: no load, and no mentor whose minutes are counted."""
    return not subproblem.load and subproblem.presolved.lengths is not None and not subproblem.minuted.any()


def prune_dominated(
    subproblem: Subproblem, youths: IntArray, mentors: IntArray, gains: FloatArray
) -> tuple[tuple[IntArray, IntArray, FloatArray], FloatArray]:
    """Return those of some pairs that a mentor's best set can have, and with each mentor a gain to be exceeded.

    Of each length as many as there are places; once there are so many of every length, a gain that is not above the
    least of them is of no use.
    """
    order, _, rank = _ranked(subproblem, youths, mentors, gains)
    youths, mentors, gains = youths[order], mentors[order], gains[order]
    most = subproblem.face.most
    last = rank == most[mentors] - 1
    assert subproblem.presolved.lengths is not None  # noqa: S101  # this applies
    lengths = np.where(_place(subproblem) >= 0, len(subproblem.presolved.lengths.minutes), 1)
    least = np.full(len(most), np.inf)
    np.minimum.at(least, mentors[last], gains[last])
    least[np.bincount(mentors[last], minlength=len(most)) < lengths] = 0
    some = rank < most[mentors]
    return (youths[some], mentors[some], gains[some]), least


def _place(subproblem: Subproblem) -> IntArray:
    """Return each mentor's place among those who go some way, -1 for the others."""
    known = subproblem.presolved.lengths
    assert known is not None  # noqa: S101  # this applies
    place = np.full(subproblem.face.mentors, -1)
    place[known.owners] = np.arange(len(known.owners))
    return place


def _ranked(
    subproblem: Subproblem, youths: IntArray, mentors: IntArray, numbers: FloatArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Put pairs in order: by mentor, by length where the mentor goes some way, and the largest number first.

    Returns:
        The order; and, in that order, which length of its mentor a pair has, and its rank in it, from 0 on.
    """
    known = subproblem.presolved.lengths
    assert known is not None  # noqa: S101  # this applies
    count = len(known.minutes)
    at = mentors * count + np.where(_place(subproblem)[mentors] >= 0, known.of[youths], 0)
    order = np.lexsort((-numbers, at))
    at = at[order]
    return order, at % count, np.arange(len(at)) - np.searchsorted(at, at)


def best_sets(subproblem: Subproblem, youths: IntArray, mentors: IntArray, gains: FloatArray) -> Sets:
    """Return the best sets of all mentors.

    Args:
        task: one that this ``is_applicable`` to.
        youths, mentors, gains: all pairs that count more than their youths' prices, and by how much.
    """
    known, most = subproblem.presolved.lengths, subproblem.face.most
    assert known is not None  # noqa: S101  # this applies
    count = len(known.minutes)
    order, length, rank = _ranked(subproblem, youths, mentors, gains)
    gains, mentors = gains[order], mentors[order]
    place = _place(subproblem)
    plain = place[mentors] < 0
    taken = plain & (rank < most[mentors])
    places = np.zeros(len(most))
    last = plain & (rank == most[mentors] - 1)
    places[mentors[last]] = gains[last]
    lengths = np.zeros((len(most), count))
    total = float(gains[taken].sum())
    if not len(known.owners):
        return Sets(total, places, lengths)
    # What the first 0, 1, 2, ... youths of each length gain a mentor.
    widest = int(known.flat.max())
    summed = np.zeros((len(known.owners), count, widest + 1))
    inside = ~plain & (rank < widest)
    summed[place[mentors[inside]], length[inside], rank[inside] + 1] = gains[inside]
    summed = summed.cumsum(axis=2)
    owner = np.repeat(np.arange(len(known.owners)), np.diff(np.append(known.firsts, len(known.flat))))
    each = summed[owner[:, None], np.arange(count), known.flat]
    worth = each.sum(axis=1)
    best = np.maximum.reduceat(worth, known.firsts)
    fewer = summed[owner[:, None], np.arange(count), np.maximum(known.flat - 1, 0)]
    without = np.where(known.flat > 0, worth[:, None] - each + fewer, -np.inf)
    lengths[known.owners] = best[:, None] - np.maximum.reduceat(without, known.firsts, axis=0)
    return Sets(total + float(best.sum()), places, lengths)


def cuts(
    subproblem: Subproblem, taken: tuple[IntArray, IntArray, FloatArray], mixes: FloatArray
) -> list[tuple[int, IntArray, IntArray]]:
    """Return what a solution of the relaxation breaks, although every mix of sets keeps to it.

    Of any k youths with meetings of one length, a mentor who goes some way takes at most k, and at most as many as
    the way has meetings of that length; so in a mix of ways at most the mix of these numbers. The rows of the
    relaxation say so of all youths together only. With these inequalities it describes the mixes of sets exactly
    (they are a sum of polymatroids: Edmonds 1970); per mentor and length the one that is broken most is given.

    Args:
        task: one that this ``is_applicable`` to.
        taken: pairs (youths, mentors) and the parts of them that the solution takes.
        mixes: (ways,) how much of each way it takes, in the order of ``HourPatterns.flat``.

    Returns:
        Mentor, which of the given pairs, and for each of the mentor's ways how many of these it has room for.
    """
    known = subproblem.presolved.lengths
    assert known is not None  # noqa: S101  # this applies
    count = len(known.minutes)
    youths, mentors, parts = taken
    place = _place(subproblem)
    given = np.flatnonzero(place[mentors] >= 0)
    order, length, rank = _ranked(subproblem, youths[given], mentors[given], parts[given])
    given = given[order]
    mentors, parts = mentors[given], parts[given]
    summed = np.cumsum(parts)
    summed = summed - (summed - parts)[np.arange(len(rank)) - rank]
    at = place[mentors] * count + length
    broken = np.full(len(at), -np.inf)
    for k in range(1, int(known.flat.max(initial=0)) + 1):
        room = np.add.reduceat(np.minimum(known.flat, k) * mixes[:, None], known.firsts, axis=0)
        here = rank == k - 1
        broken[here] = summed[here] - room.ravel()[at[here]]
    found = []
    for first, end in pairwise([*np.flatnonzero(rank == 0).tolist(), len(rank)]):
        worst = first + int(broken[first:end].argmax())
        if broken[worst] > _BROKEN:
            mentor = int(mentors[first])
            room = np.minimum(known.patterns[mentor][:, length[first]], worst - first + 1)
            found.append((mentor, given[first : worst + 1], room))
    return found
