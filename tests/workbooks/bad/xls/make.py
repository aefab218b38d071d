"""An .xls file of Excel 97, with a date, a text and a number (a.xls, made with LibreOffice)."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    return [Path(__file__).parent / "a.xls"]
