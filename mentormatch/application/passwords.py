"""Inputs protected with a password: asked for, opened in memory, and written nowhere in clear text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Place, files

NOTHING_READ: Mapping[Path, bytes] = MappingProxyType({})
_OLE = b"\xd0\xcf\x11\xe0"

Ask = Callable[[str], str | None]
"""Told a file's name; returns its password, or ``None`` where nobody can say it."""


def protected(paths: Sequence[Path], contents: Mapping[Path, bytes] = NOTHING_READ) -> Mapping[Path, bytes]:
    """Return the content of those files that have a password; what cannot be read is left for the reader to say.

    ``contents``: what has been read already.
    """
    from mentormatch.workbook.files.content import NotRead, open_regular, read_bytes
    from mentormatch.workbook.files.limits import MAX_FILE_BYTES
    from mentormatch.workbook.files.old import is_protected

    found = {}
    for path in paths:
        data = contents.get(path)
        if data is None:
            try:
                with open_regular(path) as file:
                    head = file.read(8)
                data = read_bytes(path, MAX_FILE_BYTES) if head.startswith(_OLE) else b""
            except (OSError, NotRead):
                continue
        if is_protected(data):
            found[path] = data
    return found


def contents_of(paths: Sequence[Path], ask: Ask | None) -> dict[Path, bytes]:
    """Return what stands in those files that have a password and were opened with it.

    Those that nobody could say the password of are not among them, and their reader says so.

    Raises:
        InputProblem: a password is wrong, or a protection damaged.
    """
    locked = protected(paths)
    opened, faults = unlock_all(locked, ask) if locked else ({}, {})
    if faults:
        raise InputProblem(list(faults.values()))
    return opened


def unprotected_copies(opened: Mapping[Path, bytes]) -> tuple[Issue, ...]:
    """Return what there is to say where something is written from files that have a password."""
    from mentormatch.workbook.cells.privacy import mask

    return tuple(Issue(files.OPENED_WITH_PASSWORD, Place(mask(path.name))) for path in opened)


def unlock_all(locked: Mapping[Path, bytes], ask: Ask | None) -> tuple[dict[Path, bytes], dict[str, Issue]]:
    """Open what can be opened.

    Returns:
        What stands in the files that were opened, and for the others by name why not, beyond that they have a
        password.
    """
    from mentormatch.workbook.cells.privacy import mask
    from mentormatch.workbook.files.limits import UnreadableError
    from mentormatch.workbook.files.unlock import WrongPasswordError, can_unlock, unlock

    opened: dict[Path, bytes] = {}
    faults: dict[str, Issue] = {}
    if ask is None or not can_unlock():
        return opened, faults
    for path, data in locked.items():
        name = mask(path.name)
        password = ask(name)
        if not password:
            continue
        try:
            opened[path] = unlock(data, password)
        except WrongPasswordError:
            faults[name] = Issue(files.WRONG_PASSWORD, Place(name))
        except UnreadableError as error:
            faults[name] = Issue(files.DAMAGED, Place(name), {"detail": error.detail})
    return opened, faults
