"""How much is opened of a file, and what is raised where it is more, or damaged."""

from __future__ import annotations

from mentormatch.issues import Said

MAX_FILE_BYTES = 64 * 1024 * 1024
"""Of a file as it lies on the disk. A hundred thousand people with fifty answers each are some 20 MB of .xlsx and 50
MB of text."""

EXCEL_COLUMNS, EXCEL_ROWS = 16_384, 1_048_576
"""What a sheet of Excel can hold."""

MOST_PARTS = 2_000

MOST_BYTES = 200 * 1024 * 1024
"""Unpacked, all parts together."""

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
