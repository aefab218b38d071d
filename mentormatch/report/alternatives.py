"""The next best mentors of every match that may still change, and what the decisions that hold cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.domain import Excluded

from .again import Again, lock_fits, with_allowed, with_lock
from .model import Alternative, AlternativesLine, Effect, PairState, RejectionLine

if TYPE_CHECKING:
    from mentormatch.sensitivity.price import Price
    from mentormatch.solver import Problem

    from .follow_up import Trouble
    from .pricing import Pricing

OPTIONS = 3
_FEW_CELLS = 20_000
"""Youths x mentors up to which looking for prices costs next to nothing."""


def alternatives(pricing: Pricing, again: Again) -> tuple[AlternativesLine, ...]:
    """Return the next best mentors of every match that no decision holds, sorted by youth.

    An option is priced as locking the two would make the plan. Those that are neither proven nor solved again are
    left out; the first option of everybody goes before the second of anybody.
    """
    problem = pricing.case.problem
    free = np.flatnonzero((pricing.has >= 0) & ~pricing.held).tolist()
    # Around a plan that hours shape hardly a price is exact: in a large one, no more are looked for than can be solved
    # again.
    few = problem.youths * problem.mentors <= _FEW_CELLS
    looked_at = free if few or pricing.prices.exact else free[: again.left]
    offered = dict(pricing.prices.alternatives(looked_at, OPTIONS))
    others = np.count_nonzero(problem.allowed[free[len(looked_at) :]], axis=1) - 1
    again.left_out += int(np.clip(others, 0, OPTIONS).sum())
    found: dict[int, list[tuple[int, Price]]] = {youth: [] for youth in free}
    for number in range(OPTIONS):
        for youth in free:
            for mentor, price in offered.get(youth, ())[number : number + 1]:
                if not lock_fits(problem, youth, mentor):
                    continue
                exact: Price | None = price
                if not price.exact:  # to make the problem anew costs more than to price it
                    locked = with_lock(problem, youth, mentor)
                    exact = None if locked is None else again.price(locked)
                if exact is not None:
                    found[youth].append((mentor, exact))
    return tuple(
        AlternativesLine(
            youth=pricing.youth(youth),
            mentor=pricing.mentor(int(pricing.has[youth])),
            points=int(problem.points[youth, pricing.has[youth]]),
            options=tuple(
                Alternative(pricing.mentor(mentor), int(problem.points[youth, mentor]), pricing.effect(price))
                for mentor, price in sorted(
                    found[youth], key=lambda option: (tuple(-n for n in option[1].reached), option[0])
                )
            ),
        )
        for youth in free
    )


def rescues(pricing: Pricing, again: Again, troubles: Iterable[Trouble]) -> tuple[AlternativesLine, ...]:
    """Return for each pair in trouble that a decision holds the next mentors, those that suit the youth best first.

    Each is priced as the plan becomes when the pair parts and the youth is locked to that one; what is not solved again
    is left out.
    """
    problem, encoded = pricing.case.problem, pricing.case.encoded
    found = []
    for trouble in troubles:
        row, column = encoded.youth_row.get(trouble.youth), encoded.mentor_row.get(trouble.mentor)
        if row is None or column is None or (row, column) not in problem.locked:
            continue
        parted = _without(pricing, row, column)
        allowed = parted.allowed.copy()
        allowed[row, column] = False
        keep = None if parted.keep is None else tuple(pair for pair in parted.keep if pair != (row, column))
        parted = replace(parted, allowed=allowed, keep=keep)
        order = sorted(
            np.flatnonzero(allowed[row]).tolist(), key=lambda at: (-int(problem.points[row, at]), at)
        )
        options = []
        for other in order:
            locked = with_lock(parted, row, other)
            price = None if locked is None else again.price(locked)
            if price is not None:
                points = int(problem.points[row, other])
                options.append(Alternative(pricing.mentor(other), points, pricing.effect(price)))
            if len(options) == OPTIONS:
                break
        if options:
            points = int(problem.points[row, column])
            line = AlternativesLine(pricing.youth(row), pricing.mentor(column), points, tuple(options))
            found.append(line)
    return tuple(found)


def lock_prices(pricing: Pricing, again: Again) -> Mapping[tuple[str, str], Effect]:
    """Return for each pair (ids) that a decision holds what the plan would gain, or lose, without that."""
    encoded = pricing.case.encoded
    found = {}
    for (youth, mentor), state in sorted(encoded.states.items()):
        if state not in {PairState.LOCKED, PairState.APPROVED}:
            continue
        price = again.price(_without(pricing, encoded.youth_row[youth], encoded.mentor_row[mentor]))
        if price is not None:
            found[youth, mentor] = pricing.effect(price)
    return found


def _without(pricing: Pricing, youth: int, mentor: int) -> Problem:
    """Return the problem as it would be had nobody decided on a pair.

    What the decision alone lets pass goes with it: a pair that one of the two has come to fail a demand of, the
    place and the hours that were made for it. The pair is then a proposal again, which the goals may keep.
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
    keep = problem.keep
    if keep is not None and allowed[youth, mentor]:
        keep = tuple(sorted({*keep, (youth, mentor)}))
    return replace(problem, allowed=allowed, locked=locked, places=places, hours_limit=limits, keep=keep)


def rejection_prices(pricing: Pricing, again: Again) -> tuple[RejectionLine, ...]:
    """Return what the plan would gain without each rejection that alone keeps two people apart.

    What the two have said themselves, and a match that has ended, are no decision to be taken back.
    """
    case = pricing.case
    found = []
    for youth, mentor in sorted(case.encoded.rejected):
        if case.encoded.excluded[youth, mentor] != Excluded.BANNED.value or pricing.held[youth]:
            continue
        allowed = case.problem.allowed.copy()
        allowed[youth, mentor] = True
        price = again.price(with_allowed(pricing, case.problem, allowed))
        if price is not None:
            found.append(RejectionLine(pricing.youth(youth), pricing.mentor(mentor), pricing.effect(price)))
    return tuple(found)
