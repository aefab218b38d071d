"""A person in the last row of the sheet is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook["Unge"]["A1048576"] = "U3"
        workbook["Unge"]["C1048576"] = "1-2-1994"

    return [edited(folder / "a.xlsx", edit)]
