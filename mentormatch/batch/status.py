"""A small file that monitoring can read: is the batch at work, did it end, and how.

It is replaced in one step after every workbook. Where that fails once the batch has begun (the disk is full), the
work goes on, and the end says so. A batch that was killed leaves ``running`` behind, with the
process that is no more and the time of the last sign of life.
"""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mentormatch.errors import ExitCode, MentormatchError, OutputProblem
from mentormatch.json_text import json_bytes

from .outcome import Done

FORMAT = "mentormatch-status 1"


class StatusFile:
    """Keeps the file current; does nothing where no path is given."""

    def __init__(
        self, path: Path | None, *, month: str, as_of: str, expected: int, now: Callable[[], datetime]
    ) -> None:
        self._path = path
        self._now = now
        self.lost = False
        """Whether the file could not be written since the batch began."""
        self._states: Counter[str] = Counter()
        self._failed: dict[str, int] = {}
        self._maps: dict[str, list[str]] = {}
        self._tree: dict[str, Any] = {
            "format": FORMAT,
            "state": "running",
            "month": month,
            "as_of": as_of,
            "started": self._moment(),
            "machine": platform.node(),
            "process": os.getpid(),
            "workbooks": expected,
            "exit_code": None,
        }

    def __enter__(self) -> Self:
        """Say that the batch has begun.

        Raises:
            OutputProblem: the file cannot be written.
        """
        self._write()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(problem, MentormatchError):
            self.finish(problem.exit_code)
        elif kind is not None:
            self._tree["state"] = "interrupted"
            self._keep_up()

    def add(self, done: Done) -> None:
        """Count a workbook that has ended."""
        self._states[done.state.value] += 1
        if done.exit_code:
            self._failed[done.label] = done.exit_code
        if done.maps:
            self._maps[done.label] = list(done.maps)
        self._keep_up()

    def finish(self, exit_code: ExitCode) -> None:
        """Say that the batch has ended."""
        self._tree |= {"state": "ended", "exit_code": int(exit_code)}
        self._keep_up()

    def _keep_up(self) -> None:
        try:
            self._write()
            self.lost = False
        except OutputProblem:
            self.lost = True

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")

    def _write(self) -> None:
        from mentormatch.workbook.files.save import overwrite

        if self._path is None:
            return
        tree = {
            **self._tree,
            "last_sign_of_life": self._moment(),
            "ended": dict(sorted(self._states.items())),
            "exit_codes": dict(sorted(self._failed.items())),
            "maps": dict(sorted(self._maps.items())),
        }
        overwrite(json_bytes(tree, indent=1), self._path)
