"""What a proof proves: bounds by integer arithmetic, of the independent model. No engine, no model of the solver's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mentormatch.solver.problem import Goal, IntArray

from .certificate import Proof
from .dual import Restriction, bound_and_excluded, dual_bound
from .independent import Component, IndependentModel, total_of

_LOWEST = -(2**62)
MOST_PAIRS = 10**6
"""With more allowed pairs than this, prices bound components, and are not asked which pairs they exclude."""


@dataclass(frozen=True, slots=True)
class CertifiedBounds:
    """How good each component can be at most, in plans that equal ours on the components above.

    ``alone`` is what potentials and the prices of the first case show, ``by_cases`` what all cases show together.
    """

    alone: list[int]
    by_cases: list[int]


def certified_bounds(model: IndependentModel, proof: Proof, values: Sequence[int]) -> CertifiedBounds:
    """Return the bounds that a proof shows, whose form was tested before.

    Args:
        model: the problem.
        proof: potentials and cases.
        values: the components of a plan, all to be made large.

    Raises:
        CheckError: a list of prices cannot bound anything.
    """
    fixed = model.values(model.locked)
    shown = _by_potentials(model, proof, values, fixed)
    if not proof.cases:
        return CertifiedBounds(shown, shown)
    lists = [prices.component for case in proof.cases for prices in case.prices]
    last = max(lists, default=0) if np.count_nonzero(model.problem.allowed) <= MOST_PAIRS else 0
    own: list[list[int]] = []
    limits: list[Restriction] = []
    for case in proof.cases:
        limit = Restriction() if case.parent < 0 else limits[case.parent].split(case)
        found = list(shown if case.parent < 0 else own[case.parent])
        for prices in case.prices:
            k = prices.component
            given = [values[m] - fixed[m] for m in range(k)]
            if k < last:
                bound, excluded = bound_and_excluded(
                    model, prices, given, values[k] - fixed[k], limit.above(k)
                )
                limit = limit.learn(k, excluded)
            else:
                bound = dual_bound(model, prices, given, limit.above(k))
            found[k] = min(found[k], bound + fixed[k])
        limits.append(limit)
        own.append(found)
    parents = {case.parent for case in proof.cases}
    joint: list[int | None] = [None] * len(values)
    for number, found in enumerate(own):
        if number in parents:
            continue
        for k, value in enumerate(values):
            before = joint[k]
            joint[k] = found[k] if before is None else max(before, found[k])
            if found[k] < value:
                break  # no plan of this case equals ours on this component: the ones below do not matter
    by_cases = [
        alone if best is None else min(alone, best) for alone, best in zip(own[0], joint, strict=True)
    ]
    return CertifiedBounds(own[0], by_cases)


def _by_potentials(
    model: IndependentModel, proof: Proof, values: Sequence[int], fixed: Sequence[int]
) -> list[int]:
    """Return the bounds that the potentials show, and below the first that falls short, those that need no proof."""
    shown = [total + lock for total, lock in zip(_lexicographic_bound(model, proof), fixed, strict=True)]
    certified = []
    closed = True  # whether our plan is the best one on all components so far
    for component, total, value in zip(model.components, shown, values, strict=True):
        if closed and total == value:
            certified.append(total)
            continue
        simple = _simple_bound(model, component)
        certified.append(min(simple, total) if closed else simple)
        closed = False
    return certified


def _lexicographic_bound(model: IndependentModel, proof: Proof) -> list[int]:
    """Return what the potentials bound every plan by, as a vector, without the locked pairs."""
    count = len(model.components)
    potentials = np.array(proof.potentials, dtype=np.int64).reshape(model.problem.mentors, count)
    totals = [0] * count
    for youths in model.blocks():
        for index, best in enumerate(_best_of_each(model, potentials, youths)):
            totals[index] += total_of(best)
    worth = _places_worth(model, potentials)
    return [total + total_of(worth[:, index]) for index, total in enumerate(totals)]


def _best_of_each(model: IndependentModel, potentials: IntArray, youths: IntArray) -> Iterator[IntArray]:
    """Yield, component by component, what the best choice of each youth is worth (having no mentor is worth 0)."""
    alive = model.open_pairs(youths)
    some = alive.any(axis=1)
    nobody = np.ones(len(youths), dtype=bool)
    for index, component in enumerate(model.components):
        price = potentials[:, index]
        worth = model.worth(component, youths)
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


def _places_worth(model: IndependentModel, potentials: IntArray) -> IntArray:
    """Return what each open place is worth at the potentials, 0 at least, a row per place."""
    mentor = np.repeat(np.arange(model.problem.mentors), model.places)
    number = np.arange(len(mentor)) - np.repeat(np.cumsum(model.places) - model.places, model.places)
    worth = potentials[mentor].copy()
    for index, component in enumerate(model.components):
        if component.goal is Goal.LOAD:
            worth[:, index] -= 2 * (model.base[mentor] + number) + 1
    undecided = np.ones(len(mentor), dtype=bool)
    for index in range(worth.shape[1]):
        worth[undecided & (worth[:, index] < 0)] = 0
        undecided &= worth[:, index] == 0
    return worth


def _simple_bound(model: IndependentModel, component: Component) -> int:
    """Return a bound that needs no proof: everybody has their best choice, and nobody must share."""
    if component.goal is Goal.LOAD:
        return -total_of(model.base * model.base)
    total = total_of(model.pair_worth(component, model.locked[:, 0], model.locked[:, 1]))
    for youths in model.blocks():
        net = np.where(model.open_pairs(youths), model.worth(component, youths), 0)
        total += total_of(np.maximum(net.max(axis=1, initial=0), 0))
    return total
