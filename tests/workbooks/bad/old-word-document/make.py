"""An old Word document named .xls."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import compound


def make(folder: Path) -> list[Path]:
    (folder / "a.xls").write_bytes(compound({"WordDocument": b"x"}))
    return [folder / "a.xls"]
