"""Small counts, hidden in what is published.

A count of 1 to 4 people is written as that range, and so is every figure that tells one apart: a figure is
shown exactly only where it lies five or more from every figure shown exactly before it, or equals one.
What follows from other figures is worked out from these *as they are shown*, so that it tells nothing more.
"""

from __future__ import annotations

LEAST = 5
"""The smallest count that is published."""

Shown = int | tuple[int, int] | None
"""A count, the range it is hidden in, or nothing at all."""


def small(count: int) -> bool:
    """Whether a count is too small to be published."""
    return 0 < abs(count) < LEAST


def count(number: int, mask: bool) -> Shown:
    """Return a count, or the range that hides it.

    >>> count(3, True), count(0, True), count(-2, True), count(3, False)
    ((1, 4), 0, (-4, -1), 3)
    """
    return beside(number, (0,), mask)


def beside(number: int, shown: tuple[int, ...], mask: bool) -> Shown:
    """Return a figure that stands beside others: a range where the two would tell a small count apart.

    >>> beside(72, (0, 76), True), beside(70, (0, 76), True), beside(77, (76,), True), beside(76, (76,), True)
    ((72, 75), 70, (77, 80), 76)
    """
    if not mask or number in shown:
        return number
    below = max((other for other in shown if other < number), default=number - 2 * LEAST)
    above = min((other for other in shown if other > number), default=number + 2 * LEAST)
    near = small(number - below), small(above - number)
    if not any(near):
        return number
    if above - below < 2 * LEAST - 1:  # what lies between is near to either, and may not be told apart
        return below + 1, above - 1
    return (below + 1, below + LEAST - 1) if near[0] else (above - LEAST + 1, above - 1)


def ends(shown: Shown) -> tuple[int, int] | None:
    """Return the least and the largest that a figure may be, as shown."""
    return (shown, shown) if isinstance(shown, int) else shown


def minus(one: Shown, other: Shown, least: int | None = None, most: int | None = None) -> Shown:
    """Return a difference as it follows from two figures as shown, within what is known of it anyway.

    >>> minus((72, 75), 70), minus(76, (72, 75)), minus(76, 71), minus((1, 4), (1, 4), least=1), minus(3, None)
    ((2, 5), (1, 4), 5, (1, 3), None)
    """
    first, second = ends(one), ends(other)
    if first is None or second is None:
        return None
    low, high = first[0] - second[1], first[1] - second[0]
    low, high = low if least is None else max(low, least), high if most is None else min(high, most)
    return low if low == high else (low, high)


class Ledger:
    """Figures of one kind, published one after another; none tells a small count apart from another."""

    def __init__(self, mask: bool, *known: int) -> None:
        self.mask = mask
        self._exact: tuple[int, ...] = (0, *known)

    def total(self, number: int) -> Shown:
        """Publish a figure."""
        shown = beside(number, self._exact, self.mask)
        if isinstance(shown, int):
            self._exact += (shown,)
        return shown

    def less(self, first: int, shown: Shown, second: int) -> tuple[Shown, Shown]:
        """Publish a second figure beside a first, and what it is less; return both.

        Beside a first figure that is hidden, a small difference is the range of small counts.

        >>> Ledger(True, 76).less(76, 76, 73), Ledger(True, 76).less(76, 76, 71), Ledger(True, 9).less(9, 9, 3)
        (((72, 75), (1, 4)), (71, 5), ((1, 4), (5, 8)))
        """
        gap = first - second if isinstance(shown, int) else count(first - second, self.mask)
        if not isinstance(gap, int):
            return minus(shown, gap, least=0), gap
        other = shown if gap == 0 else self.total(second)
        if gap == 0:
            return other, 0
        sign = {"least": 1} if gap > 0 else {"most": -1}
        return other, minus(shown, other, **sign)


def low_high(low: int, high: int, beside: tuple[Shown, ...], mask: bool) -> tuple[int, int]:
    """Return the ends of a range, widened where they are small, or would narrow a figure that is hidden.

    >>> low_high(0, 3, (), True), low_high(2, 9, (), True), low_high(6, 8, ((5, 8),), True)
    ((0, 4), (1, 9), (5, 8))
    """
    if not mask:
        return low, high
    for shown in beside:
        if isinstance(shown, tuple):
            first, last = shown
            low = first if first <= low <= last else low
            high = last if first <= high <= last else high
    lowest, highest = ends(count(low, True)), ends(count(high, True))
    assert lowest is not None  # noqa: S101  # a count is a number or a range
    assert highest is not None  # noqa: S101
    return lowest[0], highest[1]
