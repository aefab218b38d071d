"""Whom to ask: what the yes of each undetermined mentor would bring."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.domain import Excluded
from mentormatch.eligibility import Outcome
from mentormatch.encoding.candidates import other_flags

from .model import AskLine, Effect

if TYPE_CHECKING:
    from mentormatch.encoding.candidates import Mask
    from mentormatch.sensitivity.price import Price
    from mentormatch.solver import Problem

    from .pricing import Pricing

_FILLED = 6
"""Mentors with several places, all of which are filled to see what a yes brings; the others' first one is."""
_SOLVED_AGAIN = 12
"""Where hours may bind: mentors whose yes is priced to the end; the others' first place is, as "at least"."""


def answers(pricing: Pricing) -> dict[int, Price]:
    """Return what the yes of each undetermined mentor (column) would bring, where it brings anything.

    A mentor who is away for another reason as well brings nothing by it.
    """
    case, encoded = pricing.case, pricing.case.encoded
    found: dict[int, Price] = {}
    several: dict[int, Mask] = {}
    for column, mentor in enumerate(encoded.mentor_ids):
        if case.verdicts[mentor].outcome is not Outcome.UNDETERMINED or encoded.away[column] != ("verdict",):
            continue
        may = opened(pricing, column)
        price = pricing.prices.opened(column, may, most=1)
        if price is not None:
            found[column] = price
        elif may.any():
            several[column] = may
    # The first place of each tells whose further places are worth the work.
    best_first = sorted(found, key=lambda column: found[column].reached, reverse=True)
    for column in [column for column in best_first if not found[column].exact][:_FILLED]:
        may = opened(pricing, column)
        found[column] = pricing.prices.opened(column, may) or found[column]
        if not pricing.prices.exact:
            again = pricing.prices.changed(with_answer(case.problem, column, may))
            found[column] = max(found[column], again, key=lambda price: price.reached)
    # Where hours may bind each takes solving again: for those first who could have most of the youths.
    ranked = sorted(several, key=lambda column: -int(several[column][pricing.waiting].sum()))
    for column in ranked[:_SOLVED_AGAIN]:
        found[column] = pricing.prices.changed(with_answer(case.problem, column, several[column]))
    for column in ranked[_SOLVED_AGAIN:]:
        waiting = pricing.waiting[several[column][pricing.waiting]]
        if waiting.size:
            best = waiting[np.lexsort((-encoded.waiting[waiting], -encoded.priority[waiting]))[0]]
            found[column] = pricing.prices.with_room([(int(best), column)])[0]
    return {column: price for column, price in sorted(found.items()) if price.better}


def opened(pricing: Pricing, column: int) -> Mask:
    """Return which youths (youths,) a mentor could have if only the benefit rules let them."""
    flags = pricing.case.encoded.excluded[:, column]
    may: Mask = (flags & other_flags(Excluded.VERDICT)) == 0
    return may & ~pricing.held


def with_answer(problem: Problem, column: int, may: Mask) -> Problem:
    """Return the problem in which a mentor may have these youths too."""
    allowed = problem.allowed.copy()
    allowed[:, column] |= may
    return replace(problem, allowed=allowed)


def ask_lines(pricing: Pricing, found: dict[int, Price]) -> tuple[AskLine, ...]:
    """Return whom to ask, the answer that would bring most first; those that bring nothing stand last."""
    case, encoded = pricing.case, pricing.case.encoded
    lines = []
    for column, mentor in enumerate(encoded.mentor_ids):
        verdict = case.verdicts[mentor]
        if verdict.ask is None:
            continue
        price = found.get(column)
        effect: Effect = pricing.effect(price) if price else pricing.nothing
        youths = tuple(pricing.youth(row) for row in price.winners()) if price else ()
        line = AskLine(
            pricing.mentor(column),
            verdict.ask,
            verdict.question,
            int(case.problem.places[column]),
            effect,
            youths,
        )
        lines.append((tuple(-number for _, number in effect.goals), mentor, line))
    return tuple(line for _, _, line in sorted(lines, key=lambda item: item[:2]))
