"""What stands against writing to a place, beyond what a file system knows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mentormatch.errors import InputProblem


def standing_against(target: Path, inputs: Iterable[Path] = ()) -> str | None:
    """Return why a file may not be replaced, not even by force and with a backup; ``None``: it may.

    ``"input"``: it is one of the files that are read, and the input is never touched. ``"decided"``: it is a
    result in which somebody has taken decisions. ``"locked"``: it has a password, so nobody can see whether it is.
    """
    from mentormatch.workbook.files.content import NotRead, read_bytes
    from mentormatch.workbook.files.limits import MAX_FILE_BYTES
    from mentormatch.workbook.files.old import is_protected
    from mentormatch.workbook.result.reader import has_decisions

    if not target.is_file():
        return None
    if any(path.exists() and path.samefile(target) for path in inputs):
        return "input"
    try:
        if is_protected(read_bytes(target, MAX_FILE_BYTES)):
            return "locked"
    except NotRead:
        return None  # larger than any result
    try:
        return "decided" if has_decisions(target) else None
    except InputProblem:
        return None  # no result of ours
