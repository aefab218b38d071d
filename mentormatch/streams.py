"""Standard streams that cannot stop the work: closed ones lead nowhere, and what a full one does not take is lost."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Any


class _Unfailing(io.RawIOBase):
    """A file descriptor whose writes do not fail, but note that something was lost. A reader that has gone is told as
    ever: the command line knows what to do then."""

    def __init__(self, inner: io.FileIO) -> None:
        super().__init__()
        self._inner = inner
        self.lost = False
        self.name, self.mode = f"<{inner.name}>", inner.mode

    def write(self, data: Any) -> int | None:
        """Write, or take note that it could not be."""
        try:
            return self._inner.write(data)
        except OSError as fault:
            if fault.errno == errno.EPIPE:
                raise
            self.lost = True
            return len(memoryview(data).cast("B"))

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._inner.fileno()

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self._inner.isatty()


def mend() -> None:
    """Make the standard streams fit for use. Call it first: a descriptor that is closed would be given to the next file
    that is opened, and what a library prints would be written into it."""
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            handle = os.open(os.devnull, os.O_RDWR)
            if handle != number:
                os.dup2(handle, number)
                os.close(handle)
    for name, number in (("stdout", 1), ("stderr", 2)):
        stream = getattr(sys, name)
        buffer = getattr(stream, "buffer", None)
        raw = getattr(buffer, "raw", buffer)  # PYTHONUNBUFFERED leaves out the buffer
        if stream is not None and type(raw) is not io.FileIO:
            continue  # a console of Windows, or what somebody who calls us has put there
        mended = io.TextIOWrapper(
            # A file object of its own: the old one would close the descriptor when it is collected.
            io.BufferedWriter(_Unfailing(io.FileIO(number, "wb", closefd=False))),
            encoding=stream.encoding if stream else "utf-8",
            errors=stream.errors if stream else "replace",
            line_buffering=stream.line_buffering if stream else False,
            write_through=stream.write_through if stream else False,
        )
        setattr(sys, name, mended)


def stdout_lost() -> bool:
    """Whether something that was written to standard output found no room."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(raw, _Unfailing) and raw.lost
