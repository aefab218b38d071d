"""In words: whose consent or record check is not known, and what that means in this plan."""

from __future__ import annotations

from collections.abc import Sequence

from mentormatch.domain import Demand, Settings
from mentormatch.domain.demands import BY_DEMAND
from mentormatch.locale import Texts
from mentormatch.report.model import UnansweredLine

from .words import called

MOST_NAMED = 20
"""People named in one sentence; where more answers are lacking, the list itself is the place to look."""


def unanswered_lines(found: Sequence[UnansweredLine], settings: Settings, t: Texts) -> list[str]:
    """Return a sentence for each answer that is lacking: how many, who, and whether they can be proposed."""
    return [unanswered(line, settings, t) for line in found]


def unanswered(line: UnansweredLine, settings: Settings, t: Texts) -> str:
    """Say for how many an answer is lacking, for whom, and whether they can be proposed."""
    n = len(line.people)
    key = f"workbook.unanswered.{line.side}_{line.demand}_{line.answer}"
    if n == line.asked and line.answer == "blank":
        said = t(f"{key}_all", n=n)
    else:
        names = ", ".join(map(called, line.people[:MOST_NAMED]))
        if n > MOST_NAMED:
            names = f"{names} {t('workbook.none.more', n=n - MOST_NAMED)}"
        said = t(key, n=n, names=names, months=settings.record_months)
    setting = BY_DEMAND[Demand(line.demand)].heading(t.lang)
    return f"{said} {t('workbook.unanswered.barred' if line.barred else 'workbook.unanswered.open', setting=setting)}"
