"""Cells' addresses: ``C7`` is row 6, column 2."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def position(reference: str) -> tuple[int, int]:
    """Return row and column, counted from 0, of a cell's address (``"C7"`` is 6, 2)."""
    match = _REFERENCE.match(reference)
    if match is None:
        return 0, 0
    return int(match[2]) - 1, column_number(match[1])


def column_number(letters: str) -> int:
    """Return a column's number, counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def columns_after(number: int) -> bytes:
    """Return a search for the letters of every column from this one on, counted from 0, to Excel's last."""
    first = column_letters(number)
    longer = ["[A-Z]" * length for length in range(len(first) + 1, 4)]
    greater = [
        f"{first[:at]}[{chr(ord(letter) + 1)}-Z]{'[A-Z]' * (len(first) - at - 1)}"
        for at, letter in enumerate(first)
        if letter < "Z"
    ]
    return f"(?:{'|'.join([first, *greater, *longer])})".encode()
