"""Rows hidden by a filter are read, and said to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook["Unge"].auto_filter.ref = "A1:E3"
        workbook["Unge"].row_dimensions[3].hidden = True

    return [edited(folder / "a.xlsx", edit)]
