"""Forgetting: the files of old runs, found by their records and removed together.

Only what the program made is removed, and a record is not believed about where that lies: it may be broken, or written
by somebody else. What has a name of the program's own making beside the record may go if it holds what was written, or
(the result itself, which people decide in) is a result still; so may marked copies beside the lists, whose content is
what the record says. Everything else stays, and is named.

A workbook's newest result is next month's input (decisions, running matches) and stays, unless asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mentormatch.errors import InputProblem, LockProblem, OutputProblem

from .config import Config
from .finding import marked_copies
from .locking import held
from .manifest import BrokenRecord, Manifest, load_manifest, sha256_of
from .naming import RECORD, copy_of, normal, records


@dataclass(frozen=True)
class OldRun:
    """One run of one workbook, with every file that it made and that is still there (its record last)."""

    label: str
    month: str
    as_of: date
    manifest: Path
    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()
    """What the record names, or what has the name of something made, and is not what was made: it stays."""
    keep_record: bool = False
    """Whether the record stays too, because something with a name of the program's own making does: personal data may
    be in it, and the next purge must name it again."""
    series: tuple[str, str] = ("", "")
    """What fills the gaps of the pattern beside the month: runs that share it are of one workbook."""


@dataclass(frozen=True)
class Old:
    """What is old: the runs to remove, and those that stay because they are their workbook's newest."""

    remove: tuple[OldRun, ...]
    newest: tuple[OldRun, ...]
    broken: tuple[Path, ...] = ()
    """Records that are broken, of any age: what they belong to stays."""

    @property
    def left(self) -> tuple[Path, ...]:
        """What stays although it belongs to a run that goes, or may belong to one, each named once."""
        return tuple(dict.fromkeys([path for run in self.remove for path in run.others] + list(self.broken)))


def find_old(config: Config, today: date, days: int, *, newest_too: bool = False) -> Old:
    """Return the runs whose date lies more than so many days back.

    Workbooks that are no longer in the configuration count too: what they left must not lie for ever.
    """
    found, broken = _runs(config)
    runs = sorted(found, key=lambda run: (run.label, run.as_of))
    newest: dict[tuple[str, str], OldRun] = {}
    for run in sorted(runs, key=lambda run: run.as_of):
        newest[run.series] = run
    old = [run for run in runs if (today - run.as_of).days > days]
    stay = [] if newest_too else [run for run in old if newest[run.series] is run]
    return Old(tuple(run for run in old if run not in stay), tuple(stay), broken)


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
                if len(left) == before and not run.keep_record:
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


def _runs(config: Config) -> tuple[list[OldRun], tuple[Path, ...]]:
    """Return every run of which there is a record, and the records that are broken."""
    folder = config.path.resolve().parent
    found, broken = [], []
    copies: set[Path] | None = None
    for path, said in records(config.output, folder):
        try:
            manifest = load_manifest(path)
        except BrokenRecord:
            broken.append(path)
            continue
        if manifest is None or path.is_symlink():
            continue
        if copies is None:
            copies = marked_copies(folder, config.inputs)
        files, others, own = _sorted_out(path, manifest, copies)
        day = date.fromisoformat(manifest.as_of)
        series = (said.get("name") or "", said.get("stem") or "")
        found.append(OldRun(manifest.label, manifest.month, day, path, files, others, own, series))
    return found, tuple(broken)


def _sorted_out(
    record: Path, manifest: Manifest, copies: Iterable[Path]
) -> tuple[tuple[Path, ...], tuple[Path, ...], bool]:
    """Return what may be removed (the record last), what stays, and whether any of that has a name of our making."""
    folder = record.parent
    result, lock = _result_of(record), _lock_of(record)
    listed = [Path(normal(folder / name)) for name in manifest.files if "\0" not in name]
    marked = {path for path in copies if path in listed}
    backup = copy_of(result)
    backups = sorted(path for path in folder.iterdir() if backup.fullmatch(path.name))
    ours: list[Path] = []
    own: list[Path] = []
    for path in dict.fromkeys([result, *backups, lock, *sorted(marked)]):
        if not _lies_there(path):
            continue
        if path.is_symlink():
            made = False
        elif path == result:
            made = manifest.result is not None and _is_result(path, manifest.result.sha256)
        elif path == lock:
            made = path.stat().st_size == 0
        else:
            digest = manifest.marked.get(path.name) if path in marked else manifest.backups.get(path.name)
            made = digest is not None and digest == sha256_of(path)
        (ours if made else own).append(path)
    claimed = [path for path in listed if path not in (*ours, *own, record) and _lies_there(path)]
    return (*ours, record), tuple(dict.fromkeys([*own, *claimed])), bool(own)


def _is_result(path: Path, made: str) -> bool:
    """Whether a file holds the result that was made, or one that somebody has worked in since."""
    from mentormatch.workbook.result.reader import is_result

    if sha256_of(path) == made:
        return True
    try:
        return is_result(path)
    except InputProblem:
        return False


def _lies_there(path: Path) -> bool:
    try:
        return path.is_symlink() or path.exists()
    except OSError:  # a name that no file can have
        return False


def _result_of(record: Path) -> Path:
    return record.with_name(record.name.removesuffix(RECORD) + ".xlsx")


def _lock_of(manifest: Path) -> Path:
    return manifest.with_name(f".{manifest.name.removesuffix(RECORD)}.lock")
