"""A benefit merged over two mentors is not filled down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.workbooks.base import edited


def make(folder: Path) -> list[Path]:
    def edit(workbook: Any) -> None:
        workbook["Mentorer"].merge_cells("D2:D3")

    return [edited(folder / "a.xlsx", edit)]
