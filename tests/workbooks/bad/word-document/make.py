"""A Word document named .xlsx."""

from __future__ import annotations

import zipfile
from pathlib import Path


def make(folder: Path) -> list[Path]:
    with zipfile.ZipFile(folder / "a.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    return [folder / "a.xlsx"]
