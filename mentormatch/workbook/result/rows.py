"""The rows of a sheet handed back, as XML in one go.

A municipality's list may have 20 000 rows of 25 columns. xlsxwriter takes some 12 microseconds for every cell of
it; the whole of a result's other sheets takes less than that one. Everything else of the sheet (widths, dropdowns,
print set-up) is still xlsxwriter's: only ``sheetData`` comes from here, written as its own ``constant_memory`` mode
writes it, with the texts in the cells, but without that mode's temporary file of personal data.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from mentormatch.workbook.layout import style
from mentormatch.workbook.layout.measure import LINE, MOST_LINES, lines
from mentormatch.workbook.layout.text import FORMULA_START, clean
from mentormatch.workbook.reading.book import SheetCopy

if TYPE_CHECKING:
    from mentormatch.workbook.layout.style import Styles

_EPOCH = date(1899, 12, 30)
_OLDEST = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; older dates are written as text."""

_SECONDS = 86_400
_LITERAL = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
"""A text that looks like Excel's own mark for a control character has its underscore marked instead."""

_HEADING: dict[str, Any] = {
    "bold": True,
    "bg_color": style.PALE,
    "bottom": 2,
    "bottom_color": style.NAVY,
    "text_wrap": True,
}
_WIDEST_LETTER = 1.3
"""About how wide the letters of a whole text are at most, in digits."""

Writer = Callable[[str, Any], str]


class Rows:
    """Makes the rows of one sheet.

    ``texts``: the columns whose cells take what is typed as text; ``rooms``: how wide each column is.
    """

    def __init__(
        self, copy: SheetCopy, texts: Collection[int], rooms: Sequence[float], styles: Styles
    ) -> None:
        self._copy = copy
        self._texts = texts
        self._count = max(map(len, copy.rows), default=0)
        self._plain = _pair(styles)
        self._as_text = _pair(styles, num_format=style.TEXT)
        self._head = _pair(styles, **_HEADING)
        self._wrapped = {
            self._plain: _pair(styles, text_wrap=True, valign="top"),
            self._as_text: _pair(styles, num_format=style.TEXT, text_wrap=True, valign="top"),
            self._head: self._head,
        }
        self._rooms = rooms
        self._writers = _writers(styles, self._plain[0])

    def __iter__(self) -> Iterator[str]:
        letters = [_letter(col) for col in range(self._count)]
        forms = [self._as_text if col in self._texts else self._plain for col in range(self._count)]
        heads = [self._head] * self._count
        writers = self._writers
        for at, row in enumerate(self._copy.rows, 1):
            used = heads if at - 1 == self._copy.header_row else forms
            cells = []
            deepest = 1
            for letter, value, form, room in zip(letters, row, used, self._rooms, strict=False):
                if value is None:
                    continue
                if isinstance(value, str):
                    # Few texts are so long that they have to be measured.
                    if value and len(value) * _WIDEST_LETTER > room:
                        deep = min(lines(value, room - 1), MOST_LINES)
                        form = self._wrapped[form] if deep > 1 else form  # noqa: PLW2901  # for this cell
                        deepest = max(deepest, deep)
                    if value:
                        cells.append(_text(f"{letter}{at}", value, form))
                else:
                    cells.append(writers[type(value)](f"{letter}{at}", value))
            if cells:
                tall = f' ht="{4 + LINE * deepest}" customHeight="1"' if deepest > 1 else ""
                yield f'<row r="{at}"{tall}>{"".join(cells)}</row>'


@cache
def copy_sheet() -> type[Any]:
    """Return the class of sheets whose rows come from :class:`Rows`; made once xlsxwriter is imported."""
    from xlsxwriter.worksheet import Worksheet

    class CopySheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
        """A worksheet that is given its rows by :meth:`take`."""

        rows: Rows | None = None

        def take(self, rows: Rows, height: int, width: int) -> None:
            """Remember the rows, and how far they reach."""
            self.rows = rows
            if height and width:
                self._check_dimensions(0, 0)
                self._check_dimensions(height - 1, width - 1)

        def _write_sheet_data(self) -> None:
            self._xml_start_tag("sheetData")
            for row in self.rows or ():
                self.fh.write(row)
            self._xml_end_tag("sheetData")

    return CopySheet


def _pair(styles: Styles, **properties: Any) -> tuple[int, int]:
    """Return the numbers of a format, and of the same for texts that begin like a formula."""
    made = (styles(**properties), styles(**properties, quote_prefix=True))
    return made[0]._get_xf_index(), made[1]._get_xf_index()


def _text(place: str, text: str, form: tuple[int, int]) -> str:
    number = form[1] if text[0] in FORMULA_START else form[0]
    text = clean(text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "_x" in text:
        text = _LITERAL.sub("_x005F_x", text)
    keep = ' xml:space="preserve"' if text != text.strip() else ""
    return f'<c r="{place}" s="{number}" t="inlineStr"><is><t{keep}>{text}</t></is></c>'


def _writers(styles: Styles, plain: int) -> Mapping[type, Writer]:
    def numbered(**properties: Any) -> int:
        number: int = styles(**properties)._get_xf_index()
        return number

    # Everything to the left, so that a number does not touch the text of the next column.
    left = numbered(align="left")
    day = numbered(num_format=style.DATE, align="left")
    moment = numbered(num_format=f"{style.DATE} hh:mm", align="left")
    clock = numbered(num_format="hh:mm", align="left")
    duration = numbered(num_format="[h]:mm", align="left")

    def number(place: str, value: float) -> str:
        if not math.isfinite(value):
            return _text(place, str(value), (plain, plain))
        return f'<c r="{place}" s="{left}"><v>{value!r}</v></c>'

    def dated(place: str, value: date) -> str:
        if value < _OLDEST:
            return _text(place, f"{value:%d-%m-}{value.year:04}", (plain, plain))
        return f'<c r="{place}" s="{day}"><v>{(value - _EPOCH).days}</v></c>'

    def at_time(place: str, value: datetime) -> str:
        if value.date() < _OLDEST:
            return dated(place, value.date())
        serial = (value.date() - _EPOCH).days + _seconds(value.time()) / _SECONDS
        return f'<c r="{place}" s="{moment}"><v>{serial!r}</v></c>'

    def of_day(place: str, value: time) -> str:
        return f'<c r="{place}" s="{clock}"><v>{_seconds(value) / _SECONDS!r}</v></c>'

    def lasting(place: str, value: timedelta) -> str:
        return f'<c r="{place}" s="{duration}"><v>{value.total_seconds() / _SECONDS!r}</v></c>'

    def boolean(place: str, value: bool) -> str:
        return f'<c r="{place}" s="{plain}" t="b"><v>{int(value)}</v></c>'

    return {
        bool: boolean,
        int: number,
        float: number,
        date: dated,
        datetime: at_time,
        time: of_day,
        timedelta: lasting,
    }


def _seconds(value: time) -> float:
    return value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1e6


def _letter(col: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(col))
