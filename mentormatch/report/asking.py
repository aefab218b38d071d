"""Whom to ask: what the yes of each undetermined mentor would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentormatch.domain import Excluded
from mentormatch.eligibility import Outcome
from mentormatch.encoding.candidates import other_flags

from .again import Again, with_allowed
from .model import AskLine, Effect

if TYPE_CHECKING:
    from mentormatch.encoding.candidates import Mask
    from mentormatch.sensitivity.price import Price
    from mentormatch.solver import Problem

    from .pricing import Pricing


def answers(pricing: Pricing, again: Again) -> dict[int, Price]:
    """Return what the yes of each undetermined mentor (column) would bring, all their places counted.

    A mentor who is away for another reason as well brings nothing by it. Whoever there was no time to solve again
    for is left out; those who could have most of the waiting youths go first.
    """
    case, encoded = pricing.case, pricing.case.encoded
    open_ = {
        column: opened(pricing, column)
        for column, mentor in enumerate(encoded.mentor_ids)
        if case.verdicts[mentor].outcome is Outcome.UNDETERMINED and encoded.away[column] == ("verdict",)
    }
    found: dict[int, Price] = {}
    for column in sorted(open_, key=lambda column: -int(open_[column][pricing.waiting].sum())):
        may = open_[column]
        if not may.any():
            continue
        problem = with_answer(pricing, column, may)
        kept = problem.keep != case.problem.keep
        price = again.exact(None if kept else pricing.prices.opened(column, may), problem)
        if price is not None:
            found[column] = price
    return dict(sorted(found.items()))


def opened(pricing: Pricing, column: int) -> Mask:
    """Return which youths (youths,) a mentor could have if only the benefit rules let them."""
    flags = pricing.case.encoded.excluded[:, column]
    may: Mask = (flags & other_flags(Excluded.VERDICT)) == 0
    return may & ~pricing.held


def with_answer(pricing: Pricing, column: int, may: Mask) -> Problem:
    """Return the problem in which a mentor may have these youths too."""
    problem = pricing.case.problem
    allowed = problem.allowed.copy()
    allowed[:, column] |= may
    return with_allowed(pricing, problem, allowed)


def ask_lines(pricing: Pricing, found: dict[int, Price]) -> tuple[AskLine, ...]:
    """Return whom to ask, the answer that would bring most first; those that bring nothing stand last."""
    case, encoded = pricing.case, pricing.case.encoded
    lines = []
    for column, mentor in enumerate(encoded.mentor_ids):
        verdict = case.verdicts[mentor]
        if verdict.ask is None:
            continue
        price = found.get(column)
        known = price is not None or not opened(pricing, column).any() or encoded.away[column] != ("verdict",)
        effect: Effect | None = pricing.effect(price) if price else pricing.nothing if known else None
        youths = tuple(pricing.youth(row) for row in price.winners()) if price else ()
        line = AskLine(
            pricing.mentor(column),
            verdict.ask,
            verdict.question,
            int(case.problem.places[column]),
            effect,
            youths,
        )
        goals = effect.goals if effect else ()
        lines.append((effect is None, tuple(-number for _, number in goals), mentor, line))
    return tuple(line for *_, line in sorted(lines, key=lambda item: item[:3]))
