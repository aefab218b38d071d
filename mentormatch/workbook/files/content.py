"""The bytes of a file, read only where it is a file of a size that can be meant.

A named pipe, a terminal or a device would keep the program waiting, or fill its memory; a file of gigabytes too. What
a file is and how large it is is asked before a byte of it is read.
"""

from __future__ import annotations

import os
import stat
from io import BufferedReader
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Not to wait for somebody who writes at the other end of a pipe."""


class NotRead(Exception):
    """A file was not read: see the subclasses."""


class NotAFile(NotRead):
    """There is something of that name, and it is no file: a pipe, a device, a socket."""


class TooManyBytes(NotRead):
    """The file is larger than it may be; ``size`` in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def open_regular(path: Path) -> BufferedReader:
    """Open a file for reading its bytes.

    Raises:
        NotAFile: it is no regular file (a folder raises ``IsADirectoryError``).
        OSError: it is not there, or cannot be opened.
    """
    # A device is not even opened: a tape would be rewound, a modem would dial.
    if not stat.S_ISREG(mode := path.stat().st_mode) and not stat.S_ISDIR(mode):
        raise NotAFile
    handle = os.open(path, _READ)
    try:
        if not stat.S_ISREG(mode := os.fstat(handle).st_mode):
            if stat.S_ISDIR(mode):
                raise IsADirectoryError(21, os.strerror(21), str(path))
            raise NotAFile
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def read_bytes(path: Path, max_bytes: int) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        max_bytes: the most that is read; a larger file is not read at all.

    Raises:
        NotAFile: it is no regular file.
        TooManyBytes: it is larger, or has grown while it was read.
        OSError: it is not there, or cannot be read.
    """
    with open_regular(path) as file:
        size = os.fstat(file.fileno()).st_size
        if size > max_bytes:
            raise TooManyBytes(size)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooManyBytes(len(data))
    return data
