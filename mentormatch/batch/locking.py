"""One run at a time for each result: a lock that dies with the process that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentormatch.errors import LockProblem, OutputProblem

from .manifest import read_manifest

PATIENCE = 1.0
"""Seconds that a run waits for one that is just ending (or whose process has just been killed)."""


@contextmanager
def held(lock: Path, manifest: Path) -> Iterator[None]:
    """Hold the lock of a result.

    The lock is the operating system's own (``flock``, ``LockFileEx``), on an empty file that stays where it
    is: removing it would let two runs hold two files of one name.

    Raises:
        LockProblem: another run holds it; says which machine and process, where the record tells.
        OutputProblem: the folder does not let us make the file.
    """
    from filelock import FileLock, Timeout

    holding = FileLock(lock, timeout=PATIENCE, mode=0o600)
    try:
        holding.acquire()
    except Timeout as busy:
        found = read_manifest(manifest)
        holder = found.holder if found else {}
        raise LockProblem(
            "batch.error.locked",
            output=str(manifest.with_name(manifest.name.replace(".manifest.json", ".xlsx"))),
            machine=holder.get("machine", "?"),
            process=str(holder.get("process", "?")),
        ) from busy
    except OSError as fault:
        cause = fault.strerror or type(fault).__name__
        raise OutputProblem("batch.error.folder", folder=str(lock.parent), cause=cause) from fault
    try:
        yield
    finally:
        holding.release()
