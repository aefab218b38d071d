"""Colours, letters and number formats of the workbooks, once.

The colours are those of Okabe and Ito, told apart by the colour-blind; no meaning rests on colour alone,
there is always a word or a sign with it, so that a black-and-white print says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

NAVY = "#1F3A5F"
BLUE = "#0072B2"
GREEN = "#009E73"
ORANGE = "#E69F00"
VERMILLION = "#D55E00"
BROWN = "#7A5200"
GREY = "#6B7280"
LIGHT_GREY = "#D5DAE1"
PALE = "#F3F5F8"
PALE_BLUE = "#E3EFF7"
PALE_GREEN = "#E0F3EC"
PALE_ORANGE = "#FDF3DC"
PALE_VERMILLION = "#FBE9DF"
FILL_IN = "#FFFBE6"
"""Behind cells that a person fills in."""
WHITE = "#FFFFFF"

FONT = "Calibri"
DATE = "dd-mm-yyyy"
INTEGER = "#,##0"
DECIMAL = "#,##0.0#"
DECIMAL_1 = "0.0"
PERCENT = "0%"
TEXT = "@"
"""Number formats as they are stored; Excel shows them with the signs of the reader's own language."""

_BASE: dict[str, Any] = {"font_name": FONT, "font_size": 11, "valign": "top"}


class Styles:
    """The cell formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def __call__(self, **properties: object) -> Format:
        """Return the format with these xlsxwriter properties on top of the workbook's own letters."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(_BASE | properties)
        return self._made[key]
