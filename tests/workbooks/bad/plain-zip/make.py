"""A zip file named .xlsx."""

from __future__ import annotations

import zipfile
from pathlib import Path


def make(folder: Path) -> list[Path]:
    with zipfile.ZipFile(folder / "a.xlsx", "w") as archive:
        archive.writestr("billede.txt", "intet")
    return [folder / "a.xlsx"]
