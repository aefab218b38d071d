"""Where log, status file and summary may go: over no list, no configuration, no result, and no file of another kind."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path

from mentormatch.domain import fold
from mentormatch.errors import UsageProblem
from mentormatch.workbook.files.content import NotRead, open_regular, read_bytes

from .config import Config
from .jobs import Job
from .naming import made_by, normal
from .status import FORMAT

_MAX_BYTES = 64 * 1024 * 1024
_TEXT_LINE = re.compile(rb"\d{4}-\d\d-\d\dT[\d:.+]+ [A-Z]+ +[a-z_]+( |$)")
_SUMMARY_TABLE = re.compile(rb'[Nn]ame="mm_batch"')


def check_targets(config: Config, jobs: Iterable[Job], targets: Mapping[str, Path | None]) -> None:
    """Refuse a place before anything is written there.

    Args:
        config: the batch's configuration.
        jobs: what is to be run.
        targets: by ``log``, ``status`` and ``summary`` where each goes; ``None``: nowhere.

    Raises:
        UsageProblem: a place is that of a list, of the configuration or of a result, two are the same, or a file lies
            there that is not of the kind that is to be written.
    """
    ours = _Ours(config, jobs)
    taken: dict[Path, str] = {}
    for kind, path in targets.items():
        if path is None:
            continue
        real = path.resolve()
        why = None
        if ours.has(path):
            why = "ours"
        elif real in taken:
            why = "same"
        elif not _may_replace(path, _KINDS[kind]):
            why = kind
        if why:
            other = f"--{taken.get(real)}"
            raise UsageProblem(f"batch.error.target.{why}", option=f"--{kind}", path=str(path), other=other)
        taken[real] = kind


class _Ours:
    """What the batch reads and makes; another name of the same file (a link) is that file."""

    def __init__(self, config: Config, jobs: Iterable[Job]) -> None:
        listed = [config.path, *(file for one in config.workbooks for file in one.files)]
        for job in jobs:
            listed += [*job.books, *job.maps, job.output, job.manifest, job.lock]
        self._paths = {path.resolve() for path in listed}
        self._files = {seen for path in listed if (seen := _identity(path))}
        self._results = made_by(config.output, config.path.resolve().parent)
        self._names = {fold(name) for one in config.workbooks for name in (one.name, one.stem)}

    def has(self, path: Path) -> bool:
        """Whether a path is one of these, or the result of another month."""
        if path.resolve() in self._paths or _identity(path) in self._files:
            return True
        found = self._results.fullmatch(normal(path))
        return found is not None and any(
            fold(name) in self._names for gap, name in found.groupdict().items() if gap != "month"
        )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino


def _may_replace(path: Path, of_kind: Callable[[Path], bool]) -> bool:
    """Whether nothing lies at a path, an empty file, or one of the kind that is to be written."""
    try:
        with open_regular(path) as file:
            if not file.read(1):
                return True
        return of_kind(path)
    except (FileNotFoundError, NotADirectoryError):
        return not path.is_symlink()  # a link that leads nowhere is somebody's, and no file of ours
    except (OSError, NotRead, ValueError, RecursionError, zipfile.BadZipFile):
        return False


def _is_status(path: Path) -> bool:
    tree = json.loads(read_bytes(path, _MAX_BYTES))
    return isinstance(tree, dict) and tree.get("format") == FORMAT


def _is_log(path: Path) -> bool:
    with open_regular(path) as file:
        line = file.readline(65_536).strip()
    if line.startswith(b"{"):
        tree = json.loads(line)
        return isinstance(tree, dict) and {"time", "level", "event"} <= tree.keys()
    return _TEXT_LINE.match(line) is not None


def _is_summary(path: Path) -> bool:
    with zipfile.ZipFile(BytesIO(read_bytes(path, _MAX_BYTES))) as archive:
        tables = [name for name in archive.namelist() if name.startswith("xl/tables/")]
        return any(_SUMMARY_TABLE.search(archive.open(name).read(65_536)) for name in tables)


_KINDS: Mapping[str, Callable[[Path], bool]] = {"status": _is_status, "log": _is_log, "summary": _is_summary}
