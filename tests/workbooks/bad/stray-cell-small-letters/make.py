"""A cell in XFD1048576, its address in small letters: python-calamine understands them and would end the process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited, sheet_xml


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook["Unge"]["XFD1048576"] = "x"

    return [sheet_xml(edited(folder / "a.xlsx", edit), 'r="XFD1048576"', 'r="xfd1048576"')]
