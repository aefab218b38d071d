"""Small counts in a series of months, hidden within each month and between them.

Two totals shown one after another tell what came between. Where that is about few people of whom it would say
something private (another mentor on a benefit, one more match that ended early), a month is shown exactly only if it
equals the months shown exactly, or lies five or more from each; so does the rest of a part. How many mentors and
youths there are, and how many youths have a mentor, may differ by fewer: that is a list that grows, and says nothing of
anybody in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .masking import LEAST, Ledger, Shown, beside, ends, small
from .model import Month


def published_months(months: Sequence[Month], mask: bool, own: Mapping[str, Shown]) -> list[dict[str, Shown]]:
    """Return the counts of each month as they may be shown, by name.

    Args:
        months: the earliest first.
        mask: whether small counts are hidden.
        own: what is shown of the last month elsewhere; it is shown alike here.
    """
    exempted, running = _Column(mask), _Column(mask)
    ended, answered = _Column(mask), _Column(mask)
    early, still = _Column(mask), _Column(mask)
    found: list[dict[str, Shown]] = []
    for one in reversed(months):  # the last month is the one evaluated, and comes first
        youths, mentors = Ledger(mask), Ledger(mask)
        with_ = youths.total(one.with_)
        without, _ = youths.less(one.with_, with_, one.without)
        row = {
            "mentors": mentors.total(one.mentors),
            "exempted": exempted.shown(one.exempted, one.mentors),
            "with": with_,
            "without": without,
            "left": youths.total(one.left),
            "running": running.shown(one.running),
            "ended": ended.shown(one.ended),
            "answered": answered.shown(one.answered),
        }
        row["ended_early"] = (
            None if one.ended_early is None else early.part(one.ended_early, one.ended, row["ended"])
        )
        row["still"] = still.part(one.still, one.answered, row["answered"])
        if not found:
            row |= own
            exempted.told(one.exempted, one.mentors, row["exempted"])
        found.append(row)
    return found[::-1]


class _Column:
    """One count over the months; ``rest`` is what is left of the whole that it is part of."""

    def __init__(self, mask: bool) -> None:
        self.mask = mask
        self._exact: list[tuple[int, int]] = []

    def shown(self, number: int, whole: int | None = None) -> Shown:
        """Publish a count of a month."""
        rest = 0 if whole is None else whole - number
        near = [one for one in self._exact if small(number - one[0]) or small(rest - one[1])]
        if not self.mask or not (small(number) or small(rest) or near):
            self._exact.append((number, rest))
            return number
        if small(number) or small(rest):
            return beside(number, (0,) if whole is None else (0, whole), mask=True)
        low = number - number % LEAST  # a range that does not tell where in it the number lies
        return low, low + LEAST - 1

    def part(self, number: int, whole: int, shown: Shown) -> Shown:
        """Publish a part of a whole; of one that is hidden nothing is told: not even that nobody is in it."""
        return self.shown(number, whole) if isinstance(shown, int) else (0, (ends(shown) or (0, 0))[1])

    def told(self, number: int, whole: int, shown: Shown) -> None:
        """Take a count as it is shown elsewhere, instead of as it was published here."""
        self._exact = [(number, whole - number)] if isinstance(shown, int) else []
