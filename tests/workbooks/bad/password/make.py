"""A workbook protected with a password."""

from __future__ import annotations

from pathlib import Path

from tests.workbooks.base import compound


def make(folder: Path) -> list[Path]:
    (folder / "a.xlsx").write_bytes(compound({"EncryptionInfo": b"x", "EncryptedPackage": b"x"}))
    return [folder / "a.xlsx"]
