"""Small counts, hidden in what is published.

A count of 1 to 4 people is written as that range. A figure from which it could be worked out is hidden too:
of a sum at least two parts are hidden, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .model import Group, GroupLine

LEAST = 5
"""The smallest count that is published."""

Shown = int | tuple[int, int] | None
"""A count, the range it is hidden in, or nothing at all."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A group line as it may be shown; ``youths``, ``with_``, ``without``, ``difference`` in this order."""

    value: str | None
    cells: tuple[Shown, Shown, Shown, Shown]


def small(count: int) -> bool:
    """Whether a count is too small to be published."""
    return 0 < abs(count) < LEAST


def count(number: int, mask: bool) -> Shown:
    """Return a count, or the range that hides it.

    >>> count(3, True), count(0, True), count(-2, True), count(3, False)
    ((1, 4), 0, (-4, -1), 3)
    """
    if not (mask and small(number)):
        return number
    return (1, LEAST - 1) if number > 0 else (1 - LEAST, -1)


def beside(number: int, shown: int, mask: bool) -> Shown:
    """Return a figure that stands beside another: as a range where the two tell a small count apart.

    >>> beside(72, 76, True), beside(70, 76, True), beside(77, 76, True)
    ((72, 75), 70, (77, 80))
    """
    hidden = count(number - shown, mask)
    return number if isinstance(hidden, int) or hidden is None else (shown + hidden[0], shown + hidden[1])


def low_high(low: int, high: int, mask: bool) -> tuple[int, int]:
    """Return the ends of a range, widened where they are small counts.

    >>> low_high(0, 3, True), low_high(2, 9, True), low_high(0, 5, True)
    ((0, 4), (1, 9), (0, 5))
    """
    ends = count(low, mask), count(high, mask)
    first = ends[0][0] if isinstance(ends[0], tuple) else low
    last = ends[1][1] if isinstance(ends[1], tuple) else high
    return first, last


def masked(group: Group, mask: bool) -> tuple[Masked, ...]:
    """Return the lines of a group as they may be shown."""
    counts = [(one.youths, one.with_, one.without, one.difference) for one in group.lines]
    hidden = [[mask and small(number) for number in row] for row in counts]
    if mask:
        _complete(counts, hidden, group.exhaustive)
    return tuple(_line(*three) for three in zip(group.lines, counts, hidden, strict=True))


def _line(line: GroupLine, counts: Sequence[int], hidden: Sequence[bool]) -> Masked:
    one, two, three, four = (
        (count(number, True) if small(number) else None) if hide else number
        for number, hide in zip(counts, hidden, strict=True)
    )
    return Masked(line.value, (one, two, three, four))


def _complete(counts: Sequence[Sequence[int]], hidden: Sequence[list[bool]], exhaustive: bool) -> None:
    """Hide more until no sum gives a hidden count away: with = without + difference in each row, and each
    column's total where everybody stands in one row."""
    changed = True
    while changed:
        changed = False
        for row, flags in zip(counts, hidden, strict=True):
            if flags[1:].count(True) == 1 and any(row[1:]):
                best = next(at for at in (2, 3, 1) if not flags[at])
                flags[best] = changed = True
        for at in range(4) if exhaustive else ():
            if sum(flags[at] for flags in hidden) == 1:
                shown = [n for n, flags in enumerate(hidden) if not flags[at]]
                if shown:
                    least = min(shown, key=lambda n: (counts[n][at] == 0, abs(counts[n][at])))
                    hidden[least][at] = changed = True
