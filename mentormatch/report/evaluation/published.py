"""Every figure of an evaluation as it may be shown; screen, workbook and page take their figures here alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from .group_masking import Masked, Totals, masked
from .masking import Ledger, Shown, beside, count, ends, low_high, minus, small
from .model import Both, Evaluation, Figures, Group
from .month_masking import published_months


@dataclass(frozen=True, slots=True)
class Sides:
    """A figure with and without, and the difference."""

    with_: Shown
    without: Shown
    difference: Shown


class Published:
    """Works the figures out in a fixed order, so that the answer's own stay exact wherever they may."""

    def __init__(self, e: Evaluation, *, mask: bool) -> None:
        self.e = e
        self.mask = mask
        youths = Ledger(mask)
        self.matched = _sides(youths, e.no.with_.matched, e.no.without.matched)
        self.eligible = youths.total(e.youths_eligible)
        self.matched_yes = _sides(youths, e.yes.with_.matched, e.yes.without.matched)
        self.left, self.left_yes = (self._left(one) for one in (self.matched, self.matched_yes))
        self.ways = tuple((youths.total(way.low), youths.total(way.high)) for way in e.ways)
        self.new = e.new_general if mask else e.new
        """The kinds of new mentor that may be told: masked, only what five or more of those who wait share."""
        self.with_new = youths.total(self.new.matched)
        known = (self.matched.difference, self.matched_yes.difference)
        self.low, self.high = low_high(e.difference.low, e.difference.high, known, mask)
        differences = Ledger(mask, *(one for one in known if isinstance(one, int)))
        self.kept, self.not_kept = differences.total(e.kept), differences.total(e.not_kept)
        if e.kept == e.not_kept:
            self.kept = self.not_kept = self.matched.difference
        self._names()
        self._mentors()
        self.running_ended, self.released = count(e.running_ended, mask), count(e.released, mask)
        eligible = ends(self.eligible) or (0, 0)
        self.hours_blank = beside(e.hours_blank, (0, *eligible), mask)
        self.recruits, self.places = count(e.recruits.alike, mask), count(e.recruits.places, mask)

    def _left(self, side: Sides) -> Sides:
        both = [minus(self.eligible, one, least=0) for one in (side.with_, side.without)]
        return Sides(both[0], both[1], minus(0, side.difference))

    def _names(self) -> None:
        """Who depends for certain, and for how many more the lot decides."""
        e, certain = self.e, len(self.e.depends.certain)
        if e.no.difference > 0:
            known = Ledger(self.mask, *(n for n in (self.matched.difference,) if isinstance(n, int)))
            self.certain, self.by_lot = known.less(e.no.difference, self.matched.difference, certain)
        else:
            self.certain, self.by_lot = count(certain, self.mask), 0
        self.gained = count(len(e.depends.gained), self.mask)

    def _mentors(self) -> None:
        e, mask = self.e, self.mask
        known = Ledger(mask)
        self.mentors_read = known.total(e.mentors_read)
        self.mentors = _sides(known, e.no.with_.mentors, e.no.without.mentors)
        self.mentors_yes = _sides(known, e.yes.with_.mentors, e.yes.without.mentors)
        lost = e.no.with_.mentors - e.no.without.mentors
        read, gap = (
            tuple(n for n in (one,) if isinstance(n, int))
            for one in (self.mentors_read, self.mentors.difference)
        )
        same = self.mentors.difference
        self.exempted = same if len(e.exempted) == lost else beside(len(e.exempted), (0, *gap, *read), mask)
        # A yes lets in just those who are undetermined, so their number is what the figures say already.
        self.undetermined = minus(self.mentors_yes.with_, self.mentors.with_, least=0)
        if len(e.opened) == lost:
            self.opened = same
        elif not e.undetermined:
            self.opened = minus(self.mentors_yes.without, self.mentors.without, least=0)
        else:
            self.opened = beside(len(e.opened), (0, *gap), mask)

    def plain(self, both: Both, of: Sides, first: int, second: int, needed: Sides | None = None) -> Sides:
        """Show a figure about the matched (hours, points), or about ``needed``: only where it is about enough
        people, and where no few people make the difference."""
        if not self.mask:
            return Sides(first, second, first - second)
        about = needed or of
        enough = [isinstance(one, int) and not small(one) for one in (about.with_, about.without)]
        if not enough[0]:
            return Sides(None, None, None)
        if not enough[1] or not isinstance(of.difference, int) or both.difference != of.difference:
            return Sides(first, None, None)
        return Sides(first, second, first - second)

    def figures(self) -> dict[str, tuple[Sides, Sides]]:
        """Return each figure on both sides, at the readings ``no`` and ``yes``."""
        pairs = ((self.e.no, self.matched, self.left), (self.e.yes, self.matched_yes, self.left_yes))
        found = [
            {
                "matched": matched,
                "left": left,
                "left_waited": self.plain(
                    both, matched, mean_days(both.with_), mean_days(both.without), needed=left
                ),
                "hours": self.plain(both, matched, both.with_.minutes // 60, both.without.minutes // 60),
                "points": self.plain(both, matched, both.with_.points, both.without.points),
            }
            for both, matched, left in pairs
        ]
        tables = [
            one | {"mentors": m} for one, m in zip(found, (self.mentors, self.mentors_yes), strict=True)
        ]
        order = ("matched", "left", "left_waited", "mentors", "hours", "points")
        return {name: (tables[0][name], tables[1][name]) for name in order}

    def months(self) -> list[dict[str, Shown]]:
        """Return the counts of each month of a series as they may be shown, by name."""
        own: dict[str, Shown] = {
            "mentors": self.mentors_read,
            "exempted": self.exempted,
            "with": self.matched.with_,
            "without": self.matched.without,
            "left": self.left.with_,
        }
        return published_months(self.e.series, self.mask, own)

    def group(self, group: Group) -> tuple[Masked, ...]:
        """Return the lines of a group as they may be shown."""
        no, yes, whole = self.e.no, self.e.yes, next(g for g in self.e.groups if g.exhaustive)
        numbers = (
            sum(line.youths for line in whole.lines),
            no.with_.matched,
            no.without.matched,
            yes.with_.matched,
            yes.without.matched,
        )
        shown = (
            self.eligible,
            *chain.from_iterable((one.with_, one.without) for one in (self.matched, self.matched_yes)),
        )
        known = tuple(isinstance(one, int) for one in shown)
        return masked(group, Totals(numbers, known, nobody_gains=not self.e.depends.gained), self.mask)

    def share(self) -> tuple[int, int]:
        """Return the share of the mentors who are exempted, in per cent: the least and the most it may be."""
        return share(self.exempted, self.mentors_read)


def share(part: Shown, whole: Shown) -> tuple[int, int]:
    """Return what share one figure may be of another as they are shown, in per cent: the least and the most.

    >>> share(6, 60), share((1, 4), 47), share(0, 0)
    ((10, 10), (2, 9), (0, 0))
    """
    low, high = ends(part) or (0, 0)
    least, most = ends(whole) or (1, 1)
    return round(100 * low / max(1, most)), min(100, round(100 * high / max(1, least)))


def mean_days(side: Figures) -> int:
    """Return how long those without a mentor have waited, on average."""
    return round(side.left_waited / side.left) if side.left else 0


def _sides(ledger: Ledger, first: int, second: int) -> Sides:
    shown = ledger.total(first)
    other, gap = ledger.less(first, shown, second)
    return Sides(shown, other, gap)
