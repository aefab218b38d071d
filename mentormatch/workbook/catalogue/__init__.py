"""The column catalogue: everything about a sheet, a column or a setting, once.

The reader, the template, the dropdowns, the messages and docs/columns.md are made from it. ``Column.key`` is
the field of :class:`mentormatch.domain.Youth`, :class:`~mentormatch.domain.Mentor` or
:class:`~mentormatch.domain.Match` that the column fills (hours are kept as minutes).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .mentors import MENTORS
from .settings import SETTINGS
from .sheets import FOLLOW_UP, MATCHES, SETTINGS_SHEET
from .sheets import RESULT_SHEETS as _RESULT_SHEETS
from .types import (
    CellType,
    Choice,
    Column,
    Personal,
    ResultSheet,
    ResultSpec,
    Setting,
    SheetKind,
    SheetSpec,
)
from .youths import YOUTHS

SHEETS: Mapping[SheetKind, SheetSpec] = MappingProxyType(
    {spec.kind: spec for spec in (YOUTHS, MENTORS, MATCHES, FOLLOW_UP, SETTINGS_SHEET)}
)
"""The input sheets, in the template's order."""

RESULT_SHEETS: Mapping[ResultSheet, ResultSpec] = MappingProxyType(_RESULT_SHEETS)
"""The sheets of a result, in the design's order; the input sheets stand before Run and Proof."""

__all__ = [
    "RESULT_SHEETS",
    "SETTINGS",
    "SHEETS",
    "CellType",
    "Choice",
    "Column",
    "Personal",
    "ResultSheet",
    "ResultSpec",
    "Setting",
    "SheetKind",
    "SheetSpec",
]
