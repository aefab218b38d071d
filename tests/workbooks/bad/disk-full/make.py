"""The disk is full when the result is to be written over an old one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mentormatch.workbook.files import save
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    (folder / "ud.xlsx").write_bytes(b"old")
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __getattr__(self, name: str) -> object:
            return self.write if name == "write" else getattr(os, name)

        def write(self, handle: int, data: bytes) -> int:
            os.write(handle, data[:100])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(save, "os", Full())


def holds(folder: Path) -> None:
    assert (folder / "ud.xlsx").read_bytes() == b"old"
