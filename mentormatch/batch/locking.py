"""One run at a time for each result: a lock that dies with the process that holds it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mentormatch.errors import LockProblem, OutputProblem

from .manifest import read_manifest

PATIENCE = 1.0
"""Seconds that a run waits for one that is just ending (or whose process has just been killed)."""


@contextmanager
def held(lock: Path, manifest: Path, *, private: bool = True) -> Iterator[None]:
    """Hold the lock of a result.

    The lock is the operating system's own (``flock``, ``LockFileEx``), on an empty file that stays where it
    is: removing it would let two runs hold two files of one name. Like the results it is its owner's alone
    (``private``), or has the rights that the user's umask gives.

    Raises:
        LockProblem: another run holds it; says which machine and process, where the record tells.
        OutputProblem: the folder does not let us make the file.
    """
    from filelock import FileLock, Timeout

    try:
        holding = FileLock(lock, timeout=PATIENCE, mode=_mode(lock, private=private))
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
    except PermissionError as fault:
        if not lock.exists():
            raise _folder_problem(lock, fault) from fault
        raise OutputProblem("batch.error.lock", lock=str(lock), owner=_owner(lock)) from fault
    except OSError as fault:
        raise _folder_problem(lock, fault) from fault
    try:
        yield
    finally:
        holding.release()


def _mode(lock: Path, *, private: bool) -> int:
    """Make the file where there is none, and return its rights, which stay as they are.

    Raises:
        OSError: it cannot be made or opened.
    """
    os.close(os.open(lock, os.O_RDWR | os.O_CREAT, 0o600 if private else 0o666))
    return stat.S_IMODE(lock.stat().st_mode)


def _owner(lock: Path) -> str:
    try:
        return lock.owner()
    except (OSError, KeyError, NotImplementedError):
        return "?"


def _folder_problem(lock: Path, fault: OSError) -> OutputProblem:
    cause = fault.strerror or type(fault).__name__
    return OutputProblem("batch.error.folder", folder=str(lock.parent), cause=cause)
