"""One run after the other: to keep what is there and to put something in its place are two steps.

Between them another run could put its own result there, of which then nobody kept a copy. The turn belongs to the
operating system and ends with the process: nothing is left behind.
"""

# What touches files says os, as the module that saves does.

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_STEP, _MOST = 0.01, 10.0
"""Seconds between tries, and after which one goes on without: a share without such locks must not stop a result."""


@contextlib.contextmanager
def in_turn(target: Path) -> Iterator[None]:
    """Hold the turn for a file: who asks for it meanwhile, in this process or another, waits."""
    handle = _taken(target)
    try:
        yield
    finally:
        if handle is not None:
            with contextlib.suppress(OSError):
                os.close(handle)


def _taken(target: Path) -> int | None:
    end = time.monotonic() + _MOST
    while time.monotonic() < end:
        try:
            return _take(target)
        except _HELD:
            time.sleep(_STEP)
        except OSError:
            return None  # no such locks here
    return None


if sys.platform == "win32":
    _HELD: tuple[type[OSError], ...] = (FileExistsError, PermissionError)

    def _take(target: Path) -> int:
        """Make a file that only one can make; Windows removes it when its handle is closed or its process dies."""
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_TEMPORARY
        return os.open(target.with_name(f".{target.name}.turn"), flags)

else:
    import fcntl

    _HELD = (BlockingIOError,)

    def _take(target: Path) -> int:
        """Lock the folder: no file of ours is needed for it."""
        handle = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BaseException:
            os.close(handle)
            raise
        return handle
