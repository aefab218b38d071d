"""Put prices to a report: what would help, alternatives, whom to ask and look for, what decisions cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .again import Again
from .alternatives import alternatives, lock_prices, rejection_prices, rescues
from .asking import answers, ask_lines
from .help import helps
from .own_demands import demand_lines
from .pricing import Pricing
from .recruit import recruits

if TYPE_CHECKING:
    from .case import Case
    from .model import Report


def with_prices(case: Case, report: Report) -> Report:
    """Return the report of a case with prices; as it is where the case is too large, or there is nobody."""
    pricing = Pricing.of(case)
    if pricing is None:
        return report
    again = Again(pricing)
    # What is asked for most comes first, in case there is no time to solve everything again.
    next_ones = rescues(pricing, again, report.troubles)
    locks = lock_prices(pricing, again)
    rejections = rejection_prices(pricing, again)
    demands = demand_lines(pricing, again)
    yes = answers(pricing, again)
    kinds = recruits(pricing, again)
    offers = helps(pricing, yes, again)
    others = alternatives(pricing, again)
    rows = case.encoded.youth_row
    return replace(
        report,
        priced=True,
        matches=tuple(
            replace(line, price=locks.get((line.youth.id, line.mentor.id))) for line in report.matches
        ),
        unmatched=tuple(
            replace(line, help=offers.get(rows.get(line.youth.id, -1), ())) for line in report.unmatched
        ),
        alternatives=others,
        rescues=next_ones,
        ask=ask_lines(pricing, yes),
        recruit=kinds,
        rejections=rejections,
        own_demands=demands,
        solved_again=again.solved,
        not_solved_again=again.left_out,
    )
