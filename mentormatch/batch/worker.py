"""What a process of this machine is before it gets its first job: on one core, with everything imported.

The libraries of linear algebra read their number of threads from the environment when they are loaded, so it is
set before them: two processes with a thread per core each would be in each other's way. Where processes are forked
from a server (Linux), the server does this once for all of them (:mod:`.preload`).
"""

from __future__ import annotations

import importlib
import multiprocessing
import os
import threading
from contextlib import suppress
from multiprocessing.connection import wait as wait_for_end
from typing import Any

THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "RAYON_NUM_THREADS",
)
"""What numpy's and the readers' libraries look for."""

NEEDED = (
    "mentormatch.application",
    "mentormatch.batch.once",
    "mentormatch.eligibility",
    "mentormatch.encoding",
    "mentormatch.report.describe",
    "mentormatch.solver",
    "mentormatch.solver.solving",
    "mentormatch.workbook.books.markup",
    "mentormatch.workbook.reading.reader",
    "mentormatch.workbook.result.carry",
    "mentormatch.workbook.result.reader",
    "mentormatch.workbook.result.rendering",
    "filelock",
    "highspy",
    "pulp",
    "python_calamine",
    "xlsxwriter",
)
"""What a job imports on its way; together they cost more than a small job."""


def settle_in() -> None:
    """Make a process a worker: prepared, deaf to Ctrl-C, which is its parent's to handle, and gone when that is gone.

    Without the watch, a worker whose parent was killed would wait for work for ever.
    """
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent: Any = multiprocessing.parent_process()

    def watch() -> None:
        with suppress(OSError):
            wait_for_end([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    prepare()


def prepare() -> None:
    """Limit this process to one core and import what a job needs; a second call costs nothing."""
    for name in THREADS:
        os.environ[name] = "1"
    for name in NEEDED:
        # What is missing is said by the job that needs it, with its exit code.
        with suppress(ImportError):
            importlib.import_module(name)
