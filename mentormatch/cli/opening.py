"""Open a finished file in the program that the user's desktop has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from .console import Console


def open_file(path: Path, console: Console) -> None:
    """Open a file as a double click would; where that is not possible, say so and go on: the work is done."""
    if not _opened(path):
        console.message(console.t("cli.open.failed", path=path), path)


def _opened(path: Path) -> bool:
    """Whether somebody took the file. A desktop that takes long to answer is not waited for."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  # a workbook that this program has just written
            return True
        opener = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
        if opener is None:
            return False
        asked = subprocess.Popen(  # noqa: S603  # as above
            [opener, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return asked.wait(timeout=5) == 0
        except subprocess.TimeoutExpired:
            asked.returncode = 0  # it goes on by itself, and Python need not complain that nobody waited
            return True
    except OSError:
        return False
