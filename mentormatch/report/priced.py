"""Put prices to a report: what would help, alternatives, whom to ask and look for, what decisions cost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .alternatives import alternatives, lock_prices, rejection_prices
from .asking import answers, ask_lines
from .help import helps
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
    plain = pricing.plain
    yes = answers(plain)
    # What helps one youth for certain hangs on the draw too: answers priced without it do not tell.
    offers = helps(pricing, yes if plain is pricing else {})
    rows = case.encoded.youth_row
    locks = lock_prices(plain)
    return replace(
        report,
        priced=True,
        matches=tuple(
            replace(line, price=locks.get((line.youth.id, line.mentor.id))) for line in report.matches
        ),
        unmatched=tuple(
            replace(line, help=offers.get(rows.get(line.youth.id, -1), ())) for line in report.unmatched
        ),
        alternatives=alternatives(plain),
        ask=ask_lines(plain, yes),
        recruit=recruits(plain),
        rejections=rejection_prices(plain),
    )
