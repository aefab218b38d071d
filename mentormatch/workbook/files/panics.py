"""A Rust library that fails says so on stderr by itself, with addresses and line numbers; nobody wants to read that."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_inside = 0
_saved = -1


@contextlib.contextmanager
def panics_unheard() -> Iterator[None]:
    """Keep the process's stderr quiet for as long as a Rust library reads.

    Its panic is still an exception, and told in our own words. Several threads may be inside at once: the last
    one out puts stderr back. Where there is no stderr, nothing is done.
    """
    global _inside, _saved  # noqa: PLW0603  # the file descriptor belongs to the process
    with _lock:
        _inside += 1
        if _inside == 1:
            _saved = _redirect()
    try:
        yield
    finally:
        with _lock:
            _inside -= 1
            if _inside == 0 and _saved >= 0:
                os.dup2(_saved, 2)
                os.close(_saved)
                _saved = -1


def _redirect() -> int:
    """Send file descriptor 2 nowhere; return a copy of what it was, -1 where there was none."""
    try:
        saved = os.dup(2)
    except OSError:
        return -1
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return saved
