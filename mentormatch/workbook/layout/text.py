"""User text in a cell: always written as text, whatever it begins with, so that no formula ever comes out of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST_CELL = 32_767
"""Excel's limit on a cell, in UTF-16 units."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_SURROGATE = re.compile("[\ud800-\udfff]")

FORMULA_START = ("=", "+", "-", "@", "\t")
"""A text that begins so would become a formula when somebody edits its cell, unless the cell is marked."""


def clean(text: str) -> str:
    """Return a text that a cell can hold: no characters that XML forbids, no lone surrogate, not too long."""
    if len(text) * 2 <= LONGEST_CELL and text.isprintable():
        return text  # what a printable text holds is never forbidden, and this is what almost every text is
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _SURROGATE.sub("\ufffd", _NOT_IN_XML.sub("", text))
    if len(text) * 2 > LONGEST_CELL and len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
        text = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return text


def write_text(sheet: Worksheet, row: int, col: int, text: str, form: Format, quoted: Format) -> None:
    """Write user text as text; ``quoted`` marks it so that editing the cell does not make a formula of it."""
    if not text:
        sheet.write_blank(row, col, None, form)
    else:
        sheet.write_string(row, col, clean(text), quoted if text.startswith(FORMULA_START) else form)
