"""The figures over the months as they may be shown: the evaluation's rule, and sums that tell no part apart."""

from __future__ import annotations

from collections.abc import Sequence

from .evaluation.masking import LEAST, Shown, count, ends, small


def shown_sum(number: int, parts: Sequence[Shown], mask: bool) -> Shown:
    """Return a sum beside its parts as they are shown: hidden where it would give a hidden part away.

    Args:
        number: the sum.
        parts: its parts as shown; without any the sum stands alone.
        mask: whether small counts are hidden at all.

    >>> shown_sum(10, [8, (1, 4)], True), shown_sum(13, [8, (1, 4), (1, 4)], True), shown_sum(8, [(1, 4), (1, 4)], True)
    ((9, 12), 13, (2, 8))
    """
    if not mask:
        return number
    hidden = [one for one in parts if isinstance(one, tuple)]
    if not hidden:
        return count(number, mask) if not parts else number
    exact = sum(one for one in parts if isinstance(one, int))
    low, high = sum(one[0] for one in hidden), sum(one[1] for one in hidden)
    left = number - exact
    # One range alone is given away by any sum; several only where all lie at one end of theirs.
    gives_away = len(hidden) == 1 or left in (low, high) or small(left)
    return (exact + low, exact + high) if gives_away else number


def shown_parts(parts: Sequence[int], total: Shown, mask: bool) -> list[Shown]:
    """Return the parts of a sum that stands beside them: where it would give a small one away, ``None`` for several.

    The small ones and the smallest of the others are then not told apart; beside a sum that is hidden itself, no part
    is shown, since the parts would narrow it.

    >>> shown_parts([8, 3, 0], 11, True), shown_parts([8, 3, 2], 13, True), shown_parts([8, 9], (17, 20), True)
    ([None, None, 0], [8, (1, 4), (1, 4)], [None, None])
    """
    if not mask:
        return list(parts)
    if not isinstance(total, int):
        return [None] * len(parts)
    shown = [count(part, mask) for part in parts]
    hidden = [at for at, one in enumerate(shown) if isinstance(one, tuple)]
    left = total - sum(one for one in shown if isinstance(one, int))
    most = (LEAST - 1) * len(hidden)
    if not hidden or (len(hidden) > 1 and left not in (len(hidden), most) and not small(left)):
        return shown
    others = [at for at, one in enumerate(shown) if isinstance(one, int) and one]
    if not others:
        return [None] * len(parts)
    least = min(parts[at] for at in others)
    return [None if at in hidden or parts[at] == least else one for at, one in enumerate(shown)]


def plus(*parts: Shown) -> Shown:
    """Return a sum as it follows from its parts as shown, so that it tells nothing more.

    >>> plus(7, (1, 4)), plus(7, 0), plus(7, None)
    ((8, 11), 7, None)
    """
    found = [ends(part) for part in parts]
    low = high = 0
    for one in found:
        if one is None:
            return None
        low, high = low + one[0], high + one[1]
    return low if low == high else (low, high)


def shown_mean(value: float | None, people: int, mask: bool) -> float | None:
    """Return a mean, nothing where fewer than five stand behind it."""
    return None if mask and people < LEAST else value
