"""The time that is left."""

from __future__ import annotations

import time


class TimeIsUp(Exception):
    """The time limit was reached."""


class Clock:
    """Counts down from a time limit in seconds; ``None`` never ends."""

    def __init__(self, limit: float | None) -> None:
        self._end = None if limit is None else time.monotonic() + limit

    @property
    def left(self) -> float | None:
        """Seconds left, never below 0; ``None`` without a limit."""
        return None if self._end is None else max(0.0, self._end - time.monotonic())

    def check(self) -> None:
        """Raise :class:`TimeIsUp` when nothing is left."""
        if self._end is not None and time.monotonic() >= self._end:
            raise TimeIsUp
