"""How much room a text takes in a cell, in Excel's own measures."""

from __future__ import annotations

import unicodedata

WIDEST = 60
"""Columns wider than this wrap instead."""

PADDING = 2.6
"""What a cell's margins and indent take of its width."""

LINE = 15
"""Points of height that a line of text takes."""

MOST_LINES = 26
"""Excel makes no row higher than 409 points."""

_NARROW = frozenset(" iljtfrI.,;:'|!()[]-/")

_WIDE = frozenset("MWmw@%&ÆŒ—…●○■◑▶⚠✓✗→")


class _Sizes(dict[str, float]):
    """The width of each letter, found when it is first met."""

    def __missing__(self, letter: str) -> float:
        if letter in _NARROW:
            size = 0.6
        elif letter in _WIDE:
            size = 1.6
        elif letter.islower():
            size = 0.98
        elif letter.isdigit():
            size = 1.0
        else:
            size = 2.0 if unicodedata.east_asian_width(letter) in "WF" else 1.22
        self[letter] = size
        return size


_SIZES = _Sizes()


def width(text: str) -> float:
    """Return about how wide a text is, in digits: what Excel counts a column's width in.

    The classes of letters are those of Calibri, 11 points, rounded upwards.
    """
    return sum(map(_SIZES.__getitem__, text))


def lines(text: str, room: float) -> int:
    """Return how many lines a text takes in a cell ``room`` characters wide."""
    return sum(_wrapped(part, room) for part in text.split("\n"))


def _wrapped(text: str, room: float) -> int:
    """Count lines the way a cell breaks them: at blanks, and within words that are longer than the cell."""
    count, left = 1, room
    for word in text.split(" "):
        size = width(word)
        if size > left and left < room:
            count, left = count + 1, room
        if size > room:
            more = int(size // room)
            count, size = count + more, size - more * room
        left -= size + 1
    return count
