"""The record of a run, beside its result: what was read, by which rules, what came of it, what was made.

It is written before the result, again when the result is finished but not yet in its place, and last when
all is done, so that the next run knows what one that died was about to do. It holds ids of mentors whose
verdict changed, no names, and no benefit.
"""

from __future__ import annotations

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from mentormatch.json_text import json_bytes

from .outcome import Changes, Figures

FORMAT = "mentormatch-manifest 1"

MAX_BYTES = 16 * 1024 * 1024
"""A record is a few kilobytes; what is larger than this is none."""


class BrokenRecord(Exception):
    """A file stands where a record goes, and it is none that this program can use."""


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
    """Marked copies, by name, and the digest of what was written (or is about to be)."""
    backups: Mapping[str, str] = field(default_factory=dict)
    """Backups, and results put under another name, in the result's folder: name, and digest of what was written."""
    issues: Mapping[str, int] = field(default_factory=dict)
    """How many issues of each code."""
    holder: Mapping[str, Any] = field(default_factory=dict)
    """While running: machine and process."""


def read_manifest(path: Path) -> Manifest | None:
    """Return a record; ``None`` where there is none, or one that is broken."""
    try:
        return load_manifest(path)
    except BrokenRecord:
        return None


def load_manifest(path: Path) -> Manifest | None:
    """Return a record; ``None`` where there is none.

    Raises:
        BrokenRecord: a file is there, and it is no record: cut off, of another version, nested without end, or with
            other kinds of values than a record has.
    """
    from mentormatch.workbook.files.content import NotRead, read_bytes

    try:
        tree = json.loads(read_bytes(path, MAX_BYTES))
        if tree.pop("format") != FORMAT:
            raise BrokenRecord
        manifest: Manifest = _build(Manifest, tree)
        date.fromisoformat(manifest.as_of)
    except FileNotFoundError:
        return None
    except (OSError, NotRead, ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise BrokenRecord from fault
    return manifest


def write_manifest(manifest: Manifest, path: Path, *, private: bool) -> None:
    """Put a record in its place: the old one or the new one is there at any moment.

    Raises:
        OutputProblem: it cannot be written.
    """
    from mentormatch.workbook.files.save import overwrite

    tree = {"format": FORMAT, **asdict(manifest)}
    if manifest.result and manifest.result.changes:
        for change in tree["result"]["changes"]["verdicts"]:
            del change["name"]
    overwrite(json_bytes(tree, indent=1, sort_keys=True), path, private=private)


def sha256_of(path: Path) -> str | None:
    """Return the digest of a file's bytes; ``None`` where it is no file or cannot be read."""
    from mentormatch.workbook.files.content import open_regular

    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _build(hint: Any, value: Any) -> Any:
    """Return a JSON value as what a type hint says: dataclasses, tuples, mappings, enums, and plain values.

    Raises:
        TypeError, ValueError: it is nothing of the kind.
    """
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        needed = {one.name for one in fields(hint) if one.default is one.default_factory is MISSING}
        if not isinstance(value, dict) or not needed <= value.keys() <= hints.keys():
            raise TypeError(hint)
        return hint(**{name: _build(hints[name], given) for name, given in value.items()})
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint(value)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is types.UnionType:  # X | None
        return None if value is None else _build(arguments[0], value)
    if origin is tuple and isinstance(value, list):
        kinds = arguments[:1] * len(value) if arguments[-1] is ... else arguments
        return tuple(_build(kind, one) for kind, one in zip(kinds, value, strict=True))
    if origin is Mapping and isinstance(value, dict):
        return {key: _build(arguments[1], one) for key, one in value.items()}
    if hint is not Any and type(value) is not hint:  # true is no number here
        raise TypeError(hint)
    return value
