"""Texts and tables broken to the width of the terminal, between words; as they are where no terminal is."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any

_LEAD = re.compile(r"(?:[ •→-]+(?:\d{1,3}\. +)?)?")
"""What stands before a line's text: an indent or a bullet, and the number of an item of an indented list."""

_COMMAND = "  mentormatch "
_KEPT = "\x1f"
"""Stands for a blank at which no line is broken; no text that is shown has it."""

NARROWEST = 8
"""No column of a table is made narrower than this, nor any text."""


def room(stream: Any) -> int | None:
    """Return how many characters a line takes; ``None``: no terminal, so any number."""
    if not stream.isatty():
        return None
    try:
        # Not only that of stdout, which may be a pipe while messages go to the screen.
        fallback = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError, AttributeError):
        return shutil.get_terminal_size().columns
    given = os.environ.get("COLUMNS", "")
    return int(given) if given.isdecimal() and int(given) else fallback.columns or None


def wrapped(text: str, width: int | None, whole: Iterable[object] = ()) -> str:
    """Break lines between words; what follows stands under the text of the first, behind its indent or bullet.

    A word that is longer than a line (an address) is left whole, so that it can be copied; so are a command on a line
    of its own, and ``whole``: paths, which may have blanks.

    >>> print(wrapped("  • one two three", 12))
      • one two
        three
    """
    if width is None:
        return text
    for part in map(str, whole):
        text = text.replace(part, part.replace(" ", _KEPT))
    return "\n".join(_line(line, width) for line in text.split("\n")).replace(_KEPT, " ")


def _line(line: str, width: int) -> str:
    if len(line) <= width or line.startswith(_COMMAND):
        return line
    indent = min(len(_LEAD.match(line)[0]), width // 2)  # type: ignore[index]  # it matches any text
    lead, rest = line[:indent], line[indent:]
    found = _words(rest, max(NARROWEST, width - indent))
    return "\n".join([lead + found[0], *(" " * indent + more for more in found[1:])])


def _words(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def columns(cells: Sequence[Sequence[str]], width: int | None) -> list[list[str]]:
    """Return the lines of each row of a table (the headings first), its columns made to fit the width together.

    The widest columns give way, and their cells take several lines; nothing is cut.
    """
    sizes = [max(map(len, column)) for column in zip(*cells, strict=True)]
    if width is not None:
        while sum(sizes) + 2 * (len(sizes) - 1) > width and max(sizes) > NARROWEST:
            sizes[sizes.index(max(sizes))] -= 1
    shown = []
    for number, row in enumerate(cells):
        parts = [
            [piece for text in _words(cell, size) for piece in _pieces(text, size)]
            for cell, size in zip(row, sizes, strict=True)
        ]
        deepest = max(map(len, parts))
        lines = [
            "  ".join(
                (part[at] if at < len(part) else "").ljust(size)
                for part, size in zip(parts, sizes, strict=True)
            ).rstrip()
            for at in range(deepest)
        ]
        shown.append(lines)
        if not number:
            shown.append(["  ".join("-" * size for size in sizes)])
    return shown


def _pieces(text: str, size: int) -> list[str]:
    """Break a single word that is wider than its column: beside it stand others."""
    return [text[at : at + size] for at in range(0, len(text), size)] or [""]
