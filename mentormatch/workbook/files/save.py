"""Putting a finished file where the user wants it: the old file or the new one, never something between.

The file is written beside its target under a name of its own, forced to the disk, and then moved over the
target in one step (the way SQLite and Git do it). A kill at any moment leaves the target whole; at most a
hidden temporary file stays behind, which the next save to the same target sweeps away.

Known limits: another hard link to the target keeps the old content, and on Windows an access list set on the
file itself (not inherited from its folder) is lost.
"""

# One module, os, does all file work here, so that a test can make any one call fail: what touches files stays together.
# ruff: noqa: PTH104, PTH105, PTH108, PTH116, PTH208

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import stat
import sys
import time
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Never

from mentormatch.errors import OutputProblem, UsageProblem

from .naming import free
from .refusals import LONGEST_PATH, meaning, stop
from .turns import in_turn

PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries to replace a file that somebody holds for a moment: a virus scanner, OneDrive."""

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV, errno.ENOSYS})
_NAME_TAKEN = ("open", "busy", "exists", "input", "decided", "locked")
"""Faults of the name alone: a numbered name in the same folder helps, and is where the user looks."""

_NOT_IN_WINDOWS = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')


@dataclass(frozen=True, slots=True)
class SavedFile:
    """Where a file was put, and where the one that stood there before is now."""

    path: Path
    backup: Path | None = None


def check_name(target: Path, suffixes: Collection[str] = (".xlsx",)) -> None:
    """Raise UsageProblem where the name does not end on one of the suffixes."""
    if _resolve(target).suffix.casefold() not in suffixes:
        raise UsageProblem("workbook.save.suffix", target=target.name)


def probe(target: Path, *, force: bool = False, suffixes: Collection[str] = (".xlsx",)) -> None:
    """Find out, before the work is done, whether ``target`` could be written; its name must end on a suffix.

    Raises:
        OutputProblem: the target exists (without ``force``), is open in a spreadsheet program, or its folder
            is missing or closed to us.
        UsageProblem: the name is not that of an .xlsx file.
    """
    check_name(target, suffixes)
    real = _resolve(target)
    try:
        _check(real, force=force)
        handle, path = _temporary(real, None)
        os.close(handle)
        path.unlink(missing_ok=True)
    except OSError as fault:
        raise meaning(fault, real) from fault


def save(
    data: bytes,
    target: Path,
    *,
    force: bool = False,
    fallback: Path | None = None,
    private: bool = False,
    against: str | None = None,
    label: str = "",
    like: Path | None = None,
    numbered: bool = False,
) -> SavedFile:
    """Write ``data`` to ``target`` so that the old file or the new one is there at any moment.

    Args:
        data: the whole file.
        target: where it goes; a symbolic link is followed and stays a link.
        force: replace a file that exists; it is kept as ``<name>.backup-<label><n>.xlsx``.
        fallback: a folder (made where missing, closed to others) that takes the file where ``target`` cannot
            be written. A target that is open in Excel gets a numbered name beside it first.
        private: a new file is readable by its owner only; one that is replaced keeps its rights.
        against: ``"input"``, ``"decided"`` or ``"locked"`` where the file that is there may not be replaced, not even
            by force.
        label: what stands before the backup's number: a date and a dash.
        like: the file whose rights a new file gets (a copy of it), whatever ``private`` says.
        numbered: nobody asked for this very name: where another run has taken it meanwhile, the next number is taken.

    Raises:
        OutputProblem: not written; the old file is untouched, ``saved`` says where the new one is instead.
    """
    real = _resolve(target)
    try:
        if against:
            stop(against, real)
        if not numbered:
            _check(real, force=force)
        return _write(data, real, force=force, private=private, label=label, like=like, numbered=numbered)
    except OutputProblem as problem:
        _rescue(data, real, fallback, problem, private=private)
    except OSError as fault:
        _rescue(data, real, fallback, meaning(fault, real), private=private)


def overwrite(data: bytes, target: Path, *, private: bool = False) -> None:
    """Write a file of the program's own (a record, a status) over the one before, without a backup.

    Raises:
        OutputProblem: not written; the old file is untouched.
    """
    real = _resolve(target)
    try:
        handle, temporary = _temporary(real, None, private=private)
        try:
            with _filled(handle, data):
                _replace(temporary, real)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as fault:
        raise meaning(fault, real) from fault
    _sync_folder(real.parent)


def sweep(target: Path) -> None:
    """Remove what saves to ``target`` that were killed have left beside it; a living save's file stays."""
    real = _resolve(target)
    _sweep(real.parent, _prefix(real))


def _resolve(target: Path) -> Path:
    return Path(os.path.realpath(target))


def _check(real: Path, *, force: bool) -> None:
    if not real.parent.is_dir():
        stop("folder", real)
    if len(str(real)) > LONGEST_PATH:
        stop("long", real, most=LONGEST_PATH)
    if os.name == "nt" and _NOT_IN_WINDOWS.search(real.name):
        stop("name", real)
    if not os.path.lexists(real):
        return
    if not real.is_file():
        stop("special", real)
    if not force:
        stop("exists", real)
    if not os.access(real, os.W_OK):
        stop("denied", real)
    # On a file share and outside Windows a workbook that is open can be replaced without an error, and the
    # program that has it open would later write its own copy over ours.
    for mark in (f"~${real.name}", f".~lock.{real.name}#"):
        if os.path.lexists(real.with_name(mark)):
            stop("open", real, mark=mark)


def _write(
    data: bytes,
    real: Path,
    *,
    force: bool,
    private: bool = False,
    label: str = "",
    like: Path | None = None,
    numbered: bool = False,
) -> SavedFile:
    old = real if force and real.exists() else None
    backup: Path | None = None
    handle, temporary = _temporary(real, old or like, private=private)
    try:
        with _filled(handle, data):
            if numbered:
                real = _place_numbered(temporary, real)
            elif force:
                with in_turn(real):
                    backup = _place_over(temporary, real, label)
            else:
                _place_new(temporary, real)
    except BaseException:
        if os.path.lexists(temporary):
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise
    _sync_folder(real.parent)
    return SavedFile(real, backup)


def _temporary(real: Path, like: Path | None, *, private: bool = False) -> tuple[int, Path]:
    """Open a new file beside the target, with the rights of another file or those the folder gives."""
    old = os.stat(like) if like else None
    prefix = _prefix(real)
    _sweep(real.parent, prefix)
    mode = stat.S_IMODE(old.st_mode) if old else 0o600 if private else 0o666
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    for number in itertools.count():
        path = real.with_name(f"{prefix}{os.getpid()}-{number}.tmp")
        try:
            handle = os.open(path, flags, mode)
        except FileExistsError:
            continue
        try:
            if not _locked(handle, path):
                os.close(handle)
                continue
            if like is not None and old is not None:
                _dress(handle, like, old)
        except BaseException:
            os.close(handle)
            with contextlib.suppress(OSError):
                os.unlink(path)
            raise
        return handle, path
    raise AssertionError  # itertools.count never ends


def _locked(handle: int, path: Path) -> bool:
    """Lock a file that was just made; tell whether it is still there: a run that cleans up may have been quicker."""
    try:
        _lock(handle)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a share without locks: leftovers stay, nothing worse
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except FileNotFoundError:
        return False


def _prefix(real: Path) -> str:
    return f".mentormatch-{zlib.crc32(real.name.encode('utf-8', 'surrogatepass')):08x}-"


def _dress(handle: int, like: Path, old: os.stat_result) -> None:
    """Give a new file the group, access list and mode of another one, as far as we may."""
    if hasattr(os, "fchown") and os.fstat(handle).st_gid != old.st_gid:
        with contextlib.suppress(OSError):
            os.fchown(handle, -1, old.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(like):
                os.setxattr(handle, name, os.getxattr(like, name))
    if hasattr(os, "fchmod"):
        os.fchmod(handle, stat.S_IMODE(old.st_mode))


def _sweep(folder: Path, prefix: str) -> None:
    """Remove what a killed run left; a file that a living run still writes is locked, and stays."""
    with contextlib.suppress(OSError):
        for name in os.listdir(folder):
            if name.startswith(prefix) and name.endswith(".tmp"):
                _remove_dead(folder / name)


def _remove_dead(path: Path) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            os.unlink(path)  # refused there while a process has the file open
            return
        handle = os.open(path, os.O_WRONLY)
        try:
            _lock(handle)
            # Its owner may have put it in place since, and somebody else begun one of the same name.
            if os.path.samestat(os.fstat(handle), os.stat(path)):
                os.unlink(path)
        finally:
            os.close(handle)


def _lock(handle: int) -> None:
    """Hold a file as long as this process lives (POSIX); raises OSError where another process holds it."""
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextlib.contextmanager
def _filled(handle: int, data: bytes) -> Iterator[None]:
    """Write it all and force it to the disk; the file stays locked until it is in place, and is closed then."""
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view[: 1 << 20]) :]
        os.fsync(handle)
        if os.name == "nt":  # an open file cannot be moved there, nor one that is being moved be removed
            os.close(handle)
            handle = -1
        yield
    finally:
        if handle >= 0:
            with contextlib.suppress(OSError):  # it is all on the disk, and may be in place
                os.close(handle)


def _place_numbered(temporary: Path, first: Path) -> Path:
    """Move to the first free name of a row, which runs at the same time take one after the other; return it."""
    while True:
        real = free(first)
        try:
            _place_new(temporary, real)
        except OutputProblem:
            continue
        except FileExistsError:  # Windows says so itself
            continue
        return real


def _place_over(temporary: Path, real: Path, label: str) -> Path | None:
    """Move over what is there, and keep that; return where. Another run may have put it there since we looked."""
    while True:
        if os.path.lexists(real):
            try:
                backup = _keep(real, label)
            except FileNotFoundError:
                continue  # it was taken away meanwhile
            try:
                _replace(temporary, real)
            except BaseException:
                # A temporary file that is gone has become the target: then the backup is the only old copy.
                if os.path.lexists(temporary):
                    with contextlib.suppress(OSError):
                        os.unlink(backup)
                raise
            return backup
        try:
            _place_new(temporary, real)
        except (OutputProblem, FileExistsError):
            continue
        return None


def _place_new(temporary: Path, real: Path) -> None:
    """Move to a name that must still be free: somebody may have taken it since it was checked."""
    if os.name == "nt":
        os.rename(temporary, real)  # refuses a name that is taken
        return
    try:
        os.link(temporary, real)
    except FileExistsError:
        stop("exists", real)
    except OSError as fault:
        if fault.errno not in _NO_LINKS:
            raise
        os.replace(temporary, real)  # a file system without links (FAT, some shares)
        return
    with contextlib.suppress(OSError):
        os.unlink(temporary)


def _replace(temporary: Path, real: Path) -> None:
    for pause in (*PATIENCE, None):
        try:
            os.replace(temporary, real)
        except PermissionError:
            if pause is None:
                stop("busy", real)
            time.sleep(pause)
        else:
            return


def _keep(real: Path, label: str) -> Path:
    """Keep the old file under the first free backup name; a link costs no space and cannot be half-made."""
    for number in itertools.count(1):
        backup = real.with_name(f"{real.stem}.backup-{label}{number}{real.suffix}")
        try:
            os.link(real, backup)
        except FileExistsError:
            continue
        except OSError as fault:
            if fault.errno not in _NO_LINKS:
                raise
            if os.path.lexists(backup):
                continue
            _copy(real, backup)
        return backup
    raise AssertionError  # itertools.count never ends


def _copy(source: Path, target: Path) -> None:
    content = source.read_bytes()
    handle, temporary = _temporary(target, source)
    try:
        with _filled(handle, content):
            os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _sync_folder(folder: Path) -> None:
    """Make the new name outlive a power cut, where the system can (Windows and many shares cannot)."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _rescue(
    data: bytes, real: Path, fallback: Path | None, problem: OutputProblem, *, private: bool
) -> Never:
    """Put the finished file somewhere else, and say where: work that is done is not thrown away."""
    if fallback is None:
        raise problem
    fault = problem.key.split(".")[-2]
    for folder in (real.parent, fallback) if fault in _NAME_TAKEN else (fallback,):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            elsewhere = _resolve(folder) / _short(real, folder)
            closed = private or folder == fallback
            saved = _write(data, elsewhere, force=False, private=closed, numbered=True).path
        except (OSError, OutputProblem):
            continue
        values: dict[str, Any] = dict(problem.values) | {"saved": saved}
        raise OutputProblem(f"workbook.save.{fault}.saved", **values) from problem
    raise problem


def _short(real: Path, folder: Path) -> str:
    """Return a file's name, cut where its path in a folder would be longer than Excel opens, number included."""
    room = LONGEST_PATH - len(str(_resolve(folder))) - len(real.suffix) - len("/ (99)")
    return f"{real.stem[: max(room, 8)].rstrip(' .')}{real.suffix}"
