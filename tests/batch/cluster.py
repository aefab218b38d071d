"""A Dask scheduler and workers on the loopback, for tests and campaigns."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds that a part of a cluster gets to be ready."""


@contextmanager
def process(*words: str, ready: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start a part of a cluster; give it with the line that says it is ready."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"),
    }
    command = [sys.executable, "-m", *words]
    # What it says goes to a file: a pipe that nobody reads would fill up and stop it.
    with (
        tempfile.NamedTemporaryFile() as said,
        subprocess.Popen(command, stdout=said, stderr=said, env=environment) as started,
    ):
        try:
            for _ in range(PATIENCE * 10):
                lines = Path(said.name).read_text("utf-8", "replace").splitlines()
                line = next((line for line in lines if ready in line), None)
                if line is not None:
                    break
                time.sleep(0.1)
            else:
                raise TimeoutError("\n".join(lines))
            yield started, line
        finally:
            started.kill()


@contextmanager
def scheduler_and_worker() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start a scheduler and a worker; give the address and the scheduler, to be killed."""
    with ExitStack() as stack:
        scheduler, address = stack.enter_context(_scheduler())
        stack.enter_context(_worker(address))
        yield address, scheduler


@contextmanager
def _scheduler() -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    words = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    with process(*words, ready="Scheduler at:") as (started, line):
        found = re.search(r"tcp://[\d.:]+", line)
        assert found
        yield started, found[0]


@contextmanager
def _worker(address: str) -> Iterator[subprocess.Popen[bytes]]:
    words = ["distributed.cli.dask_worker", address, "--host", "127.0.0.1", "--nthreads", "1"]
    with process(*words, "--no-nanny", "--no-dashboard", ready="Registered to:") as (started, _):
        yield started


class FrailCluster:
    """A cluster of which any part may be killed, and that can be started anew elsewhere."""

    def __init__(self, workers: int) -> None:
        self._count = workers
        self._parts = ExitStack()
        self.start()

    def start(self) -> None:
        """Start a scheduler, at an address of its own, and its workers; what was there before is ended."""
        self._parts.close()
        self.scheduler, self.address = self._parts.enter_context(_scheduler())
        self.workers = [self._parts.enter_context(_worker(self.address)) for _ in range(self._count)]

    def replace_dead_workers(self) -> None:
        """Start a worker for each that was killed."""
        alive = [one for one in self.workers if one.poll() is None]
        missing = self._count - len(alive)
        self.workers = [*alive, *(self._parts.enter_context(_worker(self.address)) for _ in range(missing))]

    def close(self) -> None:
        """End all of it."""
        self._parts.close()


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a scheduler and workers; give the address and the workers."""
    with ExitStack() as stack:
        _, address = stack.enter_context(_scheduler())
        yield address, [stack.enter_context(_worker(address)) for _ in range(workers)]
