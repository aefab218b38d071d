"""A file of no bytes."""

from __future__ import annotations

from pathlib import Path


def make(folder: Path) -> list[Path]:
    (folder / "a.xlsx").write_bytes(b"")
    return [folder / "a.xlsx"]
