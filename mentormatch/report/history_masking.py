"""The figures over the months as they may be shown: the evaluation's rule, and sums that tell no part apart."""

from __future__ import annotations

from collections.abc import Sequence

from .evaluation.masking import LEAST, Shown, count, small


def shown_sum(number: int, parts: Sequence[Sequence[Shown]], mask: bool) -> Shown:
    """Return a sum beside its parts as they are shown: hidden where it would give a hidden part away.

    Args:
        number: the sum.
        parts: the ways in which it is divided, each with its parts as shown.
        mask: whether small counts are hidden at all.

    >>> shown_sum(10, [[8, (1, 4)]], True), shown_sum(13, [[8, (1, 4), (1, 4)]], True)
    ((9, 12), 13)
    >>> shown_sum(8, [[(1, 4), (1, 4)]], True)
    (2, 8)
    """
    if not mask:
        return number
    wide: Shown = count(number, mask)
    for several in parts:
        exact = sum(one for one in several if isinstance(one, int))
        hidden = [one for one in several if isinstance(one, tuple)]
        low, high = sum(one[0] for one in hidden), sum(one[1] for one in hidden)
        left = number - exact
        # One range alone is given away by any sum; several only where all lie at one end of theirs.
        gives_away = len(hidden) == 1 or (hidden and (left in (low, high) or small(left)))
        if gives_away:
            here = (exact + low, exact + high)
            wide = (min(here[0], wide[0]), max(here[1], wide[1])) if isinstance(wide, tuple) else here
    return wide


def shown_mean(value: float | None, people: int, mask: bool) -> float | None:
    """Return a mean, nothing where fewer than five stand behind it."""
    return None if mask and people < LEAST else value
