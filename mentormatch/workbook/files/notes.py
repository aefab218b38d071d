"""What a sheet's values do not show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class SheetNotes:
    """What a sheet's values do not show. Rows and columns count from 0."""

    errors: dict[tuple[int, int], str | None] = field(default_factory=dict)
    """Cells with an error value, and formulas without any value (``None``)."""
    merged: list[str] = field(default_factory=list)
    """Ranges as Excel writes them."""
    hidden_rows: list[int] = field(default_factory=list)
    stray: list[str] = field(default_factory=list)
    """Cells so far outside that they were not read."""
    sparse: list[Any] | None = None
    """The rows, where the sheet was read cell by cell; empty rows are empty."""
    coloured: list[int] = field(default_factory=list)
    """The row of every cell with a fill of its own, as often as there are such cells."""
    struck: list[int] = field(default_factory=list)
    """The same of cells that are struck through."""
    commented: list[int] = field(default_factory=list)
    """The same of cells with a comment of a person's."""
    delimited: bool = False
    """Whether signs between the cells are all that keeps them apart, so that one too many moves those behind it."""
    booleans: bool = True
    """Whether a cell may hold true or false, which to Python equal 1 and 0; ``False``: surely none does."""
