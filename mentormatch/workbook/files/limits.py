"""How much is opened of a file, and what is raised where it is more, or damaged."""

from __future__ import annotations

from mentormatch.issues import Said

MAX_FILE_BYTES = 64 * 1024 * 1024
"""Of a file as it lies on the disk. A hundred thousand people with fifty answers each are some 20 MB of .xlsx and 50
MB of text."""

EXCEL_COLUMNS, EXCEL_ROWS = 16_384, 1_048_576
"""What a sheet of Excel can hold."""

MOST_PARTS = 2_000

MOST_BYTES = 64 * 1024 * 1024
"""Unpacked, all parts together: eighty thousand people with twenty answers each. More cannot be looked through, to
say what is wrong with it, in two seconds and 300 MB; as a .csv file a list may be longer."""

LARGE_PART = 8 * 1024 * 1024
"""An unpacked part above this is gone through piece by piece before anything is done with it."""

MOST_SMALL_PART = 8 * 1024 * 1024
"""The list of sheets, styles, comments: of every part that is no sheet and no list of texts."""

MOST_UNPLAIN_SHEET = 8 * 1024 * 1024
"""Of a sheet that has to be read cell by cell: its cells bear no addresses, lie far out, or hold unknown errors."""

MOST_ERRORS = 20_000
"""Cells with an error value, or formulas without a value, in one sheet: more are no slips in a list of people."""

MOST_ODS_BYTES = 32 * 1024 * 1024
"""Unpacked content of an .ods file, in which a cell takes three times as much."""

MOST_RATIO = 200
"""Unpacked to packed size of one part that unpacks to more than a megabyte."""

MOST_CELLS = 6_000_000
"""Cells of the rectangle that python-calamine may lay out; about 0.5 GB."""

MOST_COLUMNS = 1_000
"""A cell to the right of this is no part of a list of people."""


class TooLargeError(Exception):
    """A cap was exceeded; ``detail`` says which."""

    def __init__(self, detail: Said) -> None:
        super().__init__(detail.en)
        self.detail = detail


class UnreadableError(Exception):
    """The file is damaged; ``detail`` says how."""

    def __init__(self, detail: Said) -> None:
        super().__init__(detail.en)
        self.detail = detail
