"""The next best mentors of every match that may still change, and what the decisions that hold cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.candidates import Excluded

from .model import Alternative, AlternativesLine, Effect, RejectionLine

if TYPE_CHECKING:
    from .pricing import Pricing

OPTIONS = 3
_SOLVED_AGAIN = 12
"""Where hours caps make a decision's price a matter of solving again: for so many decisions."""


def alternatives(pricing: Pricing) -> tuple[AlternativesLine, ...]:
    """Return the next best mentors of every match that no decision holds, sorted by youth."""
    pricing = pricing.plain
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
    """Return for each pair (ids) that a decision holds what the plan would gain without that."""
    pricing = pricing.plain
    encoded, prices = pricing.case.encoded, pricing.prices
    rows = encoded.youth_row, encoded.mentor_row
    decided = [
        (rows[0][youth], rows[1][mentor])
        for (youth, mentor), state in sorted(encoded.states.items())
        if state.value in {"locked", "approved"}
    ]
    if not prices.quick_locks:
        decided = decided[:_SOLVED_AGAIN]
    return {
        (encoded.youth_ids[youth], encoded.mentor_ids[mentor]): pricing.effect(
            prices.without_lock(youth, mentor)
        )
        for youth, mentor in decided
    }


def rejection_prices(pricing: Pricing) -> tuple[RejectionLine, ...]:
    """Return what the plan would gain without each "not these two" that alone keeps two people apart."""
    pricing = pricing.plain
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
