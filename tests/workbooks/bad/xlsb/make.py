"""A binary workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path


def make(folder: Path) -> list[Path]:
    with zipfile.ZipFile(folder / "a.xlsb", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.bin", b"x")
    return [folder / "a.xlsb"]
