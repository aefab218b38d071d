"""The bytes of a file, read only where it is a file of a size that can be meant.

A named pipe, a terminal or a device would keep the program waiting, or fill its memory; a file of gigabytes too. What
a file is and how large it is is asked before a byte of it is read.
"""

from __future__ import annotations

import os
import select
import stat
import time
from io import BufferedReader
from pathlib import Path

from mentormatch.issues import Issue, Place, Said, files

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Not to wait for somebody who writes at the other end of a pipe."""


class NotRead(Exception):
    """A file was not read: see the subclasses."""

    def issue(self, place: Place) -> Issue:
        """Return what to say about it."""
        raise NotImplementedError


class NotAFile(NotRead):
    """There is something of that name, and it is no file: a pipe, a device, a socket."""

    def issue(self, place: Place) -> Issue:
        """Return what to say about it."""
        return Issue(files.NOT_A_FILE, place)


class TooManyBytes(NotRead):
    """The file is larger than it may be; ``size`` and ``most`` in bytes."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(size, most)
        self.size = size
        self.most = most

    def issue(self, place: Place) -> Issue:
        """Return what to say about it."""
        size, most = (_shown(bytes_) for bytes_ in (self.size, self.most))
        return Issue(
            files.TOO_LARGE, place, {"detail": Said(f"{size}, højst {most}", f"{size}, at most {most}")}
        )


def _shown(size: int) -> str:
    return f"{size / 2**20:.0f} MB" if size >= 2**20 else f"{size / 2**10:.0f} kB"


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


def read_start(path: Path, max_bytes: int, *, pipe_seconds: float) -> bytes:
    """Return the first bytes of a file, or of what another program writes into a pipe.

    Args:
        path: the file or pipe.
        max_bytes: the most that is read.
        pipe_seconds: how long to wait for a pipe's writer.

    Raises:
        NotAFile: it is a device or a socket, or nobody wrote into the pipe in time.
        OSError: it is not there, or cannot be read.
    """
    if not stat.S_ISFIFO(path.stat().st_mode):
        with open_regular(path) as file:
            return file.read(max_bytes)
    handle = os.open(path, _READ)
    try:
        end = time.monotonic() + pipe_seconds
        start = b""
        while len(start) < max_bytes and b"\n" not in start:
            ready, _, _ = select.select([handle], [], [], max(end - time.monotonic(), 0))
            if not ready:
                raise NotAFile
            piece = os.read(handle, max_bytes - len(start))
            if not piece:  # the writer is done, or there is none yet
                if start:
                    break
                if time.monotonic() >= end:
                    raise NotAFile
                time.sleep(0.02)
            start += piece
        return start
    finally:
        os.close(handle)


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
            raise TooManyBytes(size, max_bytes)
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise TooManyBytes(len(data), max_bytes)
    return data
