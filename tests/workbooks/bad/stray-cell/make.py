"""A cell in XFD1048576."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook["Unge"]["XFD1048576"] = "x"

    return [edited(folder / "a.xlsx", edit)]
