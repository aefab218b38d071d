"""A watchdog for HiGHS: it stops when its time is up, or the user wants it to, whatever it is doing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock

GRACE = 1.0
"""Seconds that an engine gets to notice by itself that its time is up."""
_LOOK = 0.05
_PATIENCE = 10.0
"""Seconds that an engine gets to come to rest once it was told to stop."""


def run_watched(solver: Any, clock: Clock) -> bool:
    """Run a solver in a thread of its own; whether it came to rest.

    Raises:
        KeyboardInterrupt: the user wants to stop; the solver was stopped first.
    """
    solver.HandleUserInterrupt = True
    failed: list[BaseException] = []

    def work() -> None:
        try:
            solver.run()
        except BaseException as error:  # handed to the caller's thread
            failed.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    late = 0.0
    try:
        while thread.is_alive():
            thread.join(_LOOK)  # in short steps, so that a keyboard interrupt comes through everywhere
            if clock.left == 0.0:
                late += _LOOK
            if late > GRACE:
                return _stop(solver, thread)
    except KeyboardInterrupt:
        _stop(solver, thread)
        raise
    if failed:
        raise failed[0]
    return True


def _stop(solver: Any, thread: threading.Thread) -> bool:
    solver.cancelSolve()
    thread.join(_PATIENCE)
    return not thread.is_alive()
