"""The record of a run, beside its result: what was read, by which rules, what came of it, what was made.

It is written before the result, again when the result is finished but not yet in its place, and last when
all is done, so that the next run knows what one that died was about to do. It holds ids of mentors whose
verdict changed, no names, and no benefit.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from .outcome import Changes, Figures, VerdictChange

FORMAT = "mentormatch-manifest 1"


class Phase(StrEnum):
    """How far a run has come."""

    RUNNING = "running"
    """Nothing is written yet."""
    READY = "ready"
    """The result is finished; it is in its place, or will be in a moment."""
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class Sealed:
    """A finished result: digest of its bytes, and what it was made from."""

    sha256: str
    fingerprint: str
    """Digest of everything that decides the result."""
    asked: str
    """The same without the rules: what people had given."""
    inputs: tuple[tuple[str, str], ...]
    """Name and SHA-256 of each file, as its bytes were read."""
    settings: Mapping[str, str]
    rules: str
    engine: str
    program: str
    levels: tuple[Mapping[str, Any], ...]
    figures: Figures
    changes: Changes | None
    exit_code: int


@dataclass(frozen=True)
class Manifest:
    """The record of one workbook and month. ``result`` is the last one that was finished."""

    label: str
    month: str
    as_of: str
    phase: Phase
    exit_code: int | None = None
    before: str | None = None
    """While running: digest of the result that stood there at the start."""
    result: Sealed | None = None
    files: tuple[str, ...] = ()
    """Every file made: the result, backups, marked copies, this record and the lock."""
    marked: Mapping[str, str] = field(default_factory=dict)
    """Marked copies and the digest of what was written."""
    issues: Mapping[str, int] = field(default_factory=dict)
    """How many issues of each code."""
    holder: Mapping[str, Any] = field(default_factory=dict)
    """While running: machine and process."""


def read_manifest(path: Path) -> Manifest | None:
    """Return a record; ``None`` where there is none, or nothing that can be used."""
    try:
        tree = json.loads(path.read_bytes())
        if tree.pop("format") != FORMAT:
            return None
        tree["phase"] = Phase(tree["phase"])
        tree["files"] = tuple(tree["files"])
        tree["result"] = _sealed(tree["result"]) if tree["result"] else None
        return Manifest(**tree)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def write_manifest(manifest: Manifest, path: Path, *, private: bool) -> None:
    """Put a record in its place: the old one or the new one is there at any moment.

    Raises:
        OutputProblem: it cannot be written.
    """
    from mentormatch.workbook.files.save import overwrite

    tree = {"format": FORMAT, **asdict(manifest)}
    text = json.dumps(tree, ensure_ascii=False, indent=1, sort_keys=True)
    overwrite(text.encode() + b"\n", path, private=private)


def sha256_of(path: Path) -> str | None:
    """Return the digest of a file's bytes; ``None`` where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _sealed(tree: Mapping[str, Any]) -> Sealed:
    given = dict(tree)
    given["inputs"] = tuple((name, sha256) for name, sha256 in given["inputs"])
    given["levels"] = tuple(given["levels"])
    given["figures"] = Figures(**given["figures"])
    changes = given["changes"]
    if changes:
        verdicts = tuple(VerdictChange(**one) for one in changes["verdicts"])
        given["changes"] = Changes(**{**changes, "verdicts": verdicts})
    return Sealed(**given)
