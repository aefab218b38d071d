"""The log: one line per event, of fields that are allowed by name and kind.

No personal data can get in: there is no field for a text of a sheet, of an exception or of a user. Rotation
is left to the system; a file that was moved away is opened anew.
"""

from __future__ import annotations

import json
import logging
import logging.handlers
import re
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mentormatch.errors import OutputProblem
from mentormatch.workbook.cells.privacy import mask

from .outcome import State


class Event(StrEnum):
    """What can happen."""

    BATCH_STARTED = "batch_started"
    WORKBOOK = "workbook"
    ISSUES = "issues"
    VERDICTS_CHANGED = "verdicts_changed"
    BATCH_FINISHED = "batch_finished"


_CODE = re.compile(r"MM-[A-Z]\d{3}")
_MONTH = re.compile(r"\d{4}-\d{2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MAP_FILES = re.compile(r"[^/\\]+\.map\.toml(?:, [^/\\]+\.map\.toml)*")
_FAULT = re.compile(r"\w+ \([\w.<>-]+:\d+\)")


def _name(value: object) -> str:
    """Return a workbook's name (a folder's or a file's); what could be a CPR number is blanked out."""
    return mask("".join(sign if sign.isprintable() else "?" for sign in str(value)))


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(type(value).__name__)
    return int(value)


def _seconds(value: object) -> float:
    return round(float(str(value)), 3)


def _only(pattern: re.Pattern[str]) -> Any:
    def take(value: object) -> str:
        if not pattern.fullmatch(str(value)):
            raise ValueError(pattern.pattern)
        return str(value)

    return take


FIELDS: dict[str, Any] = {
    "workbook": _name,
    "month": _only(_MONTH),
    "as_of": _only(_DAY),
    "state": lambda value: State(value).value,
    "exit_code": _whole,
    "seconds": _seconds,
    "matched": _whole,
    "eligible": _whole,
    "workbooks": _whole,
    "workers": _whole,
    "count": _whole,
    "code": _only(_CODE),
    "fault": _only(_FAULT),
    "maps": lambda value: _only(_MAP_FILES)(_name(value)),
}
"""Every field there is, with what makes it harmless. Anything else is a fault of the program."""


class Events:
    """Writes events to a file, or nowhere where none is given."""

    def __init__(self, path: Path | None, form: str) -> None:
        self._path = path
        self._form = form
        self._handler: logging.Handler | None = None
        self.lost = False
        """Whether a line could not be written (the disk is full, say): the work goes on, and the end says so."""

    def __enter__(self) -> Self:
        """Open the file.

        Raises:
            OutputProblem: it cannot be written.
        """
        if self._path is not None:
            try:
                # Made by us, it is readable by its owner only; one that is there keeps its rights.
                self._path.touch(mode=0o600)
                handler = _Handler(self, self._path, encoding="utf-8")
            except OSError as fault:
                cause = fault.strerror or type(fault).__name__
                raise OutputProblem("batch.error.folder", folder=str(self._path), cause=cause) from fault
            handler.setFormatter(_Json() if self._form == "json" else _Text())
            self._handler = handler
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, trace: TracebackType | None) -> None:
        if self._handler:
            try:
                self._handler.close()
            except OSError:
                self.lost = True

    def note(self, event: Event, **fields: object) -> None:
        """Write one event; a field that is ``None`` is left out.

        Raises:
            KeyError: a field that is not allowed.
            ValueError, TypeError: a value that its field does not allow.
        """
        safe = {name: FIELDS[name](value) for name, value in fields.items() if value is not None}
        if self._handler is None:
            return
        level = logging.ERROR if safe.get("exit_code") else logging.INFO
        record = logging.LogRecord("mentormatch.batch", level, "", 0, event.value, None, None)
        record.fields = safe
        self._handler.handle(record)


class _Handler(logging.handlers.WatchedFileHandler):
    """Notes that a line was lost, where logging would print a traceback."""

    def __init__(self, events: Events, path: Path, encoding: str) -> None:
        super().__init__(path, encoding=encoding)
        self._events = events

    def handle(self, record: logging.LogRecord) -> bool:
        try:
            return bool(super().handle(record))
        except OSError:  # the file that was moved away cannot be made anew
            self._events.lost = True
            return False

    def handleError(self, _: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        self._events.lost = True


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        head = {"time": _moment(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps({**head, **record.__dict__["fields"]}, ensure_ascii=False)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = " ".join(f"{name}={_quoted(value)}" for name, value in record.__dict__["fields"].items())
        return f"{_moment(record)} {record.levelname:<5} {record.getMessage()} {fields}".rstrip()


def _quoted(value: object) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if re.search(r'[\s"=]', text) else text
