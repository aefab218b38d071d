"""What a proof proves: bounds by integer arithmetic, of the problem read a second time. No engine, no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from .bounds import reached
from .problem import Goal, IntArray
from .proof import Proof
from .reading import Part, Reading, total_of

_LOWEST = -(2**62)


def supported(reading: Reading, proof: Proof, values: Sequence[int]) -> list[int]:
    """Return how good each component can be at most, as far as a proof shows.

    ``values`` are the components of a plan, all to be made large; each bound holds for the plans that are
    equal to it on the components above.
    """
    fixed = reading.values(reading.locked)
    shown = [total + lock for total, lock in zip(_lexicographic_bound(reading, proof), fixed, strict=True)]
    certified = []
    closed = True  # whether our plan is the best one on all components so far
    for part, total, value in zip(reading.parts, shown, values, strict=True):
        if closed and total == value:
            certified.append(total)
            continue
        simple = _simple_bound(reading, part)
        certified.append(min(simple, total) if closed else simple)
        closed = False
    for bound in proof.bounds:
        given = [values[k] - fixed[k] for k in range(bound.component)]
        most = reached(reading, bound, given) + fixed[bound.component]
        certified[bound.component] = min(certified[bound.component], most)
    return certified


def _lexicographic_bound(reading: Reading, proof: Proof) -> list[int]:
    """Return what the potentials bound every plan by, as a vector, without the locked pairs."""
    count = len(reading.parts)
    potentials = np.array(proof.potentials, dtype=np.int64).reshape(reading.problem.mentors, count)
    totals = [0] * count
    for youths in reading.blocks():
        for index, best in enumerate(_best_of_each(reading, potentials, youths)):
            totals[index] += total_of(best)
    worth = _places_worth(reading, potentials)
    return [total + total_of(worth[:, index]) for index, total in enumerate(totals)]


def _best_of_each(reading: Reading, potentials: IntArray, youths: IntArray) -> Iterator[IntArray]:
    """Yield, component by component, what the best choice of each youth is worth (having no mentor is worth
    0)."""
    alive = reading.open_pairs(youths)
    some = alive.any(axis=1)
    nobody = np.ones(len(youths), dtype=bool)
    for index, part in enumerate(reading.parts):
        price = potentials[:, index]
        worth = reading.worth(part, youths)
        if worth.shape[1] == 1 and price.size and (price == price[0]).all():
            each = worth[:, 0] - price[0]
            best = np.where(some, each, _LOWEST)
            best = np.where(nobody, np.maximum(best, 0), best)
            some &= best == each
            alive &= some[:, None]
        else:
            net = np.where(alive, worth - price, _LOWEST)
            best = net.max(axis=1, initial=_LOWEST)
            best = np.where(nobody, np.maximum(best, 0), best)
            alive &= net == best[:, None]
            some = alive.any(axis=1)
        nobody &= best == 0
        yield best


def _places_worth(reading: Reading, potentials: IntArray) -> IntArray:
    """Return what each open place is worth at the potentials, 0 at least, a row per place."""
    mentor = np.repeat(np.arange(reading.problem.mentors), reading.places)
    number = np.arange(len(mentor)) - np.repeat(np.cumsum(reading.places) - reading.places, reading.places)
    worth = potentials[mentor].copy()
    for index, part in enumerate(reading.parts):
        if part.goal is Goal.LOAD:
            worth[:, index] -= 2 * (reading.base[mentor] + number) + 1
    undecided = np.ones(len(mentor), dtype=bool)
    for index in range(worth.shape[1]):
        worth[undecided & (worth[:, index] < 0)] = 0
        undecided &= worth[:, index] == 0
    return worth


def _simple_bound(reading: Reading, part: Part) -> int:
    """Return a bound that needs no proof: everybody has their best choice, and nobody must share."""
    if part.goal is Goal.LOAD:
        return -total_of(reading.base * reading.base)
    total = total_of(reading.pair_worth(part, reading.locked[:, 0], reading.locked[:, 1]))
    for youths in reading.blocks():
        net = np.where(reading.open_pairs(youths), reading.worth(part, youths), 0)
        total += total_of(np.maximum(net.max(axis=1, initial=0), 0))
    return total
