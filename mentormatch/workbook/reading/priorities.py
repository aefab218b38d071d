"""Which number of a priority goes first: the highest, unless the heading says that 1 is the most important."""

from __future__ import annotations

import re
from typing import Any

from mentormatch.domain import fold
from mentormatch.workbook.cells.parsers import Parser

from .rows import Rows

_FIRST = "vigtigst|højest|størst|mest|først|øverst|haster|akut|most|highest|top|first|urgent|high\\b|høj\\b"
_ONE_FIRST = re.compile(rf"\b1\b\s*(?:=|er|is|:|-|–)?\s*(?:den |det |the )?(?:{_FIRST})")


def one_goes_first(heading: str) -> bool:
    """Whether a heading says that 1 is the most urgent: ``Prioritet (1 = vigtigst)``."""
    return _ONE_FIRST.search(fold(heading)) is not None


def priority_parser(rows: Rows, usual: Parser) -> Parser:
    """Return what reads priorities: the higher the more urgent, turned round where the heading says that 1 is most."""
    number = rows.headings.column("priority")
    if number is None or not one_goes_first(rows.headings.texts[number]):
        return usual
    read = [usual(value) for value in rows.distinct[number] if is_number(value)]
    last = max((one for one in read if isinstance(one, int)), default=0)

    def parse(value: Any) -> Any:
        found = usual(value)
        return last + 1 - found if is_number(value) and isinstance(found, int) else found

    return parse


def is_number(value: Any) -> bool:
    """Whether a cell holds a number, not a word for one (``høj``)."""
    if isinstance(value, str):
        return value.strip().isdecimal()
    return isinstance(value, int | float) and not isinstance(value, bool)
