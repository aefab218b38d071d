"""The output is a symbolic link to a file with rights of its own."""

from __future__ import annotations

import stat
from pathlib import Path

from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    (folder / "real.xlsx").write_bytes(b"old")
    (folder / "real.xlsx").chmod(0o664)
    (folder / "ud.xlsx").symlink_to(folder / "real.xlsx")
    return [book(folder / "a.xlsx")]


def holds(folder: Path) -> None:
    assert (folder / "ud.xlsx").is_symlink()
    assert stat.S_IMODE((folder / "real.xlsx").stat().st_mode) == 0o664
    assert read_result(folder / "real.xlsx").pairs
    assert (folder / "real.backup-1.xlsx").read_bytes() == b"old"
