"""The next best mentors of every match that may still change, and what the decisions that hold cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.domain import Excluded

from .model import Alternative, AlternativesLine, Effect, PairState, RejectionLine

if TYPE_CHECKING:
    from mentormatch.solver import Problem

    from .pricing import Pricing

OPTIONS = 3
_SOLVED_AGAIN = 12
"""Where hours caps, or what has overtaken a decision, make its price a matter of solving again: for so many."""


def alternatives(pricing: Pricing) -> tuple[AlternativesLine, ...]:
    """Return the next best mentors of every match that no decision holds, sorted by youth."""
    free = np.flatnonzero((pricing.has >= 0) & ~pricing.held).tolist()
    points = pricing.case.problem.points
    return tuple(
        AlternativesLine(
            youth=pricing.youth(youth),
            mentor=pricing.mentor(int(pricing.has[youth])),
            points=int(points[youth, pricing.has[youth]]),
            options=tuple(
                Alternative(pricing.mentor(mentor), int(points[youth, mentor]), pricing.effect(price))
                for mentor, price in offers
            ),
        )
        for youth, offers in pricing.prices.alternatives(free, OPTIONS)
    )


def lock_prices(pricing: Pricing) -> Mapping[tuple[str, str], Effect]:
    """Return for each pair (ids) that a decision holds what the plan would gain, or lose, without that."""
    encoded, prices = pricing.case.encoded, pricing.prices
    rows = encoded.youth_row, encoded.mentor_row
    decided = [
        (rows[0][youth], rows[1][mentor])
        for (youth, mentor), state in sorted(encoded.states.items())
        if state.value in {"locked", "approved"}
    ]
    # What lets such a pair pass goes with the decision, so the pair is not open to the plan without it.
    overtaken = {(rows[0][worry.youth], rows[1][worry.mentor]) for worry in encoded.worries}
    overtaken |= {pair for pair in decided if encoded.excluded[pair]}
    again = [pair for pair in decided if pair in overtaken or not prices.quick_locks][:_SOLVED_AGAIN]
    found = {}
    for youth, mentor in decided:
        if (youth, mentor) in again:
            price = prices.changed(_without(pricing, youth, mentor))
        elif (youth, mentor) not in overtaken and prices.quick_locks:
            price = prices.without_lock(youth, mentor)
        else:
            continue  # not worked out, and so not said
        found[encoded.youth_ids[youth], encoded.mentor_ids[mentor]] = pricing.effect(price)
    return found


def _without(pricing: Pricing, youth: int, mentor: int) -> Problem:
    """Return the problem as it would be had nobody decided on a pair.

    What the decision alone lets pass goes with it: a pair that one of the two has come to fail a demand of, the
    place and the hours that were made for it.
    """
    encoded, problem = pricing.case.encoded, pricing.case.problem
    allowed = problem.allowed.copy()
    allowed[youth, mentor] = encoded.excluded[youth, mentor] == 0
    locked = tuple(pair for pair in problem.locked if pair != (youth, mentor))
    agreed = [
        row
        for row, column in locked
        if column == mentor
        and encoded.states[encoded.youth_ids[row], encoded.mentor_ids[column]] is not PairState.LOCKED
    ]
    places = problem.places.copy()
    places[mentor] = max(int(encoded.places_offered[mentor]), len(agreed))
    limits = problem.hours_limit
    if limits is not None:
        limits, offer = limits.copy(), int(encoded.hours_offered[mentor])
        limits[mentor] = max(offer, int(encoded.hours[agreed].sum())) if offer >= 0 else offer
    return replace(problem, allowed=allowed, locked=locked, places=places, hours_limit=limits)


def rejection_prices(pricing: Pricing) -> tuple[RejectionLine, ...]:
    """Return what the plan would gain without each "not these two" that alone keeps two people apart."""
    case, prices = pricing.case, pricing.prices
    alone = (case.encoded.excluded == Excluded.BANNED.value) & ~pricing.held[:, None]
    found = []
    left = _SOLVED_AGAIN
    for youth in np.flatnonzero(alone.any(axis=1)).tolist():
        for mentor in np.flatnonzero(alone[youth]).tolist():
            only = np.zeros((1, case.problem.mentors), dtype=bool)
            only[0, mentor] = True
            offers = prices.waived([youth], only, 1).get(youth, ())
            effect = pricing.effect(offers[0][1]) if offers else pricing.nothing
            if not offers and not prices.prices_pair(mentor):
                if not left:
                    continue
                left -= 1
                allowed = case.problem.allowed.copy()
                allowed[youth, mentor] = True
                effect = pricing.effect(prices.changed(replace(case.problem, allowed=allowed)))
            found.append(RejectionLine(pricing.youth(youth), pricing.mentor(mentor), effect))
    return tuple(found)
