"""A folder where a file should be."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    (folder / "a.xlsx").mkdir()
    return [folder / "a.xlsx"]
