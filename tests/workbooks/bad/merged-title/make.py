"""A merged title above the headings is no fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        sheet = workbook["Unge"]
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Unge i mentorkorpset 2016"
        sheet.merge_cells("A1:E1")

    return [edited(folder / "a.xlsx", edit)]
