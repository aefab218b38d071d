"""Forgetting: the files of old runs, found by their records and removed together.

A workbook's newest result is next month's input (decisions, running matches) and stays, unless asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentormatch.errors import LockProblem, OutputProblem

from .config import Config
from .locking import held
from .manifest import Manifest, read_manifest
from .naming import RECORD, normal, records


@dataclass(frozen=True)
class OldRun:
    """One run of one workbook, with every file that it made and that is still there (its record last)."""

    label: str
    month: str
    as_of: date
    manifest: Path
    files: tuple[Path, ...]


@dataclass(frozen=True)
class Old:
    """What is old: the runs to remove, and those that stay because they are their workbook's newest."""

    remove: tuple[OldRun, ...]
    newest: tuple[OldRun, ...]


def find_old(config: Config, today: date, days: int, *, newest_too: bool = False) -> Old:
    """Return the runs whose date lies more than so many days back.

    Workbooks that are no longer in the configuration count too: what they left must not lie for ever.
    """
    runs = sorted(_runs(config), key=lambda run: (run.label, run.as_of))
    newest = {run.label: run for run in runs}
    old = [run for run in runs if (today - run.as_of).days > days]
    stay = [] if newest_too else [run for run in old if newest[run.label] is run]
    return Old(tuple(run for run in old if run not in stay), tuple(stay))


def remove(runs: Sequence[OldRun]) -> tuple[list[Path], list[Path]]:
    """Remove the files of runs; return those that are gone and those that could not be removed.

    A run's record goes last, so that a purge that is broken off can be taken up again.
    """
    gone: list[Path] = []
    left: list[Path] = []
    for run in runs:
        lock = _lock_of(run.manifest)
        try:
            with held(lock, run.manifest):
                before = len(left)
                for path in run.files:
                    if path not in (run.manifest, lock):
                        _remove(path, gone, left)
                if len(left) == before:
                    _remove(run.manifest, gone, left)
        except (LockProblem, OutputProblem):
            left.extend(run.files)
            continue
        if run.manifest in gone:
            with suppress(OSError):
                lock.unlink(missing_ok=True)
                gone.append(lock)
    return gone, left


def _remove(path: Path, gone: list[Path], left: list[Path]) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        left.append(path)
    else:
        gone.append(path)


def _runs(config: Config) -> list[OldRun]:
    found = []
    for path, _ in records(config.output, config.path.resolve().parent):
        result = path.with_name(path.name.removesuffix(RECORD) + ".xlsx")
        manifest = read_manifest(path)
        if manifest is None:
            continue
        files = _files(path, result, manifest)
        found.append(OldRun(manifest.label, manifest.month, date.fromisoformat(manifest.as_of), path, files))
    return found


def _files(manifest_path: Path, result: Path, manifest: Manifest) -> tuple[Path, ...]:
    folder = manifest_path.parent
    listed = [Path(normal(folder / name)) for name in manifest.files]
    start = f"{result.stem}.backup-"
    backups = sorted(path for path in folder.iterdir() if path.name.startswith(start))
    every = dict.fromkeys([*listed, result, *backups])
    every.pop(manifest_path, None)
    return (*(path for path in every if path.exists()), manifest_path)


def _lock_of(manifest: Path) -> Path:
    return manifest.with_name(f".{manifest.name.removesuffix(RECORD)}.lock")
