"""An .ods file (a.ods, made with LibreOffice)."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    return [Path(__file__).parent / "a.ods"]
