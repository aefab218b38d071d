"""The demands that a person may waive for one pair, as a cell names them."""

from __future__ import annotations

from mentormatch.domain.demands import DEFINITIONS
from mentormatch.workbook.catalogue.types import Choice

WAIVABLE_DEMANDS: tuple[Choice, ...] = tuple(
    Choice(one.key, one.da, one.en, one.spellings) for one in DEFINITIONS if one.own_choice
)
"""What is the corps's own choice; nothing else is a person's to waive."""
