"""A PDF named .xlsx."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    (folder / "a.xlsx").write_bytes(b"%PDF-1.7 ...")
    return [folder / "a.xlsx"]
