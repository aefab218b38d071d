"""A workbook of the 1904 system, with a date and a bare serial number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook.epoch = CALENDAR_MAC_1904
        workbook["Unge"]["C3"] = 33360
        workbook["Unge"]["C3"].number_format = "General"

    return [edited(folder / "a.xlsx", edit)]
