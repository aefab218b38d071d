"""Nobody may write in the folder: the finished result is put elsewhere."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from mentormatch.workbook.files import save
from mentormatch.workbook.result.reader import read_result
from tests.workbooks.base import book


def make(folder: Path) -> list[Path]:
    return [book(folder / "a.xlsx")]


def arrange(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Closed:
        def __getattr__(self, name: str) -> object:
            return self.open if name == "open" else getattr(os, name)

        def open(self, path: str, *given: Any, **named: Any) -> int:
            if Path(path).parent == folder:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            return os.open(path, *given, **named)

    monkeypatch.setattr(save, "os", Closed())


def holds(folder: Path) -> None:
    assert read_result(folder.parent / "state" / "ud.xlsx").pairs
