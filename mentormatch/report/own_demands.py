"""What each demand of the corps's own choice costs: the plan without it, and who waits because of it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentormatch.domain import DEFINITIONS
from mentormatch.encoding.candidates import FlagType, other_flags

from .again import Again, with_allowed
from .model import DemandLine

if TYPE_CHECKING:
    from mentormatch.domain.demands import Definition

    from .pricing import Pricing


def demand_lines(pricing: Pricing, again: Again) -> tuple[DemandLine, ...]:
    """Return a line for each demand that is the corps's own choice and holds, in the order of the definitions.

    Each is priced as the plan that solving without that demand gives, every other demand held. One that there was no
    time to solve without is left out.
    """
    return tuple(
        line
        for one in DEFINITIONS
        if one.own_choice and _holds(one, pricing) and (line := _line(one, pricing, again)) is not None
    )


def _holds(one: Definition, pricing: Pricing) -> bool:
    settings = pricing.case.settings
    return settings.min_points > 0 if one.demand is None else one.demand in settings.demands


def _line(one: Definition, pricing: Pricing, again: Again) -> DemandLine | None:
    problem, excluded = pricing.case.problem, pricing.case.encoded.excluded
    without = (excluded & other_flags(one.flags)) == 0
    opened = without & (excluded & FlagType(one.flags) != 0)
    if not opened.any():
        return DemandLine(one.key, pricing.nothing, ())
    price = again.price(with_allowed(pricing, problem, problem.allowed | opened))
    if price is None:
        return None
    waiting = pricing.waiting
    alone = waiting[~problem.allowed[waiting].any(axis=1) & opened[waiting].any(axis=1)]
    return DemandLine(
        one.key, pricing.effect(price), tuple(pricing.youth(row) for row in np.sort(alone).tolist())
    )
