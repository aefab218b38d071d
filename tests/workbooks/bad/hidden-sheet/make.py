"""A hidden sheet is read, and said to be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook["Mentorer"].sheet_state = "hidden"

    return [edited(folder / "a.xlsx", edit)]
