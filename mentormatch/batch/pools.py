"""Where jobs are carried out: processes of this machine, or a Dask cluster; to the caller they are the same.

A pool is a :class:`concurrent.futures.Executor` with a size. A worker that dies (killed, out of memory) costs
its own job one more try, alone, and no other job anything.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from mentormatch.errors import EngineProblem, UsageProblem

from .worker import settle_in

Task = TypeVar("Task")
Answer = TypeVar("Answer")

MOST_PROCESSES = 61 if sys.platform == "win32" else 256
"""Windows can wait for no more at once, and Python refuses a pool of more there."""

CONNECT_SECONDS = 20
"""How long a cluster gets to answer when the batch begins."""

GIVE_UP_SECONDS = 60
"""How long a cluster may have no scheduler that answers, or no worker, before the batch ends without it."""

POLL_SECONDS = 1.0
"""How often a batch that waits looks whether there is still somebody to wait for."""

PING_SECONDS = 5
"""How long a scheduler gets to say how many workers it has."""


class PoolGone(Exception):
    """Nobody is there any more to carry out a task."""


def processors() -> int:
    """Return how many processors this process may use: on a shared server (Linux) fewer than there are."""
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


def warm_up() -> bool:
    """Start the server from which workers are forked (Linux), so that it imports while the batch is being planned.

    Ctrl-C is the parent's to handle: the server and its workers never see it.

    Returns:
        Whether there is a server. Its socket lies in the folder of temporary files, whose path may be longer than
        that of a socket can be, or which may take none.
    """
    if sys.platform != "linux":
        return False  # forking is not safe with the system libraries of macOS, and Windows has none
    from multiprocessing import forkserver, resource_tracker

    multiprocessing.get_context("forkserver").set_forkserver_preload(["mentormatch.batch.preload"])
    resource_tracker.ensure_running()  # lets signals in again when it has started, so it comes first
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    except OSError:
        return False
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return True


class Pool(Protocol):
    """A place where work is done, opened anew after it has broken."""

    def open(self) -> Executor:
        """Open an executor. Called again where one has broken."""

    def alone(self) -> Executor:
        """Open an executor for one suspect task, whose death must hurt nobody else."""

    def size(self) -> int:
        """How many tasks it can do at once."""

    def check(self) -> None:
        """Look whether there is still somebody at work; raises :class:`PoolGone` where there has not been for long."""

    def ready(self) -> None:
        """Wait until there is somebody to work; raises :class:`PoolGone` where that takes too long."""

    def close(self, executor: Executor, *, at_once: bool = False) -> None:
        """Close an executor; ``at_once``: end what is running."""


@dataclass(frozen=True)
class LocalPool:
    """Processes of this machine that share nothing with this one: started afresh, or (on Linux, where it can be) forked
    from a server that is, so that what a job needs is imported once.
    """

    workers: int

    def open(self) -> Executor:
        """Open an executor with a process per worker."""
        context: Any = multiprocessing.get_context("forkserver" if warm_up() else "spawn")
        return ProcessPoolExecutor(self.workers, mp_context=context, initializer=settle_in)

    def alone(self) -> Executor:
        """Open an executor with one process."""
        return LocalPool(1).open()

    def size(self) -> int:
        """Return the number of processes."""
        return self.workers

    def check(self) -> None:
        """Do nothing: that a process of this machine has died, its executor says."""

    def ready(self) -> None:
        """Do nothing: a process is started where one is wanted."""

    def close(self, executor: Executor, *, at_once: bool = False) -> None:
        """Wait for the processes to end, or end them."""
        if at_once:
            for child in multiprocessing.active_children():
                child.terminate()
        executor.shutdown(wait=True, cancel_futures=True)


class DaskPool:
    """An existing Dask cluster, through the executor of ``distributed`` (the extra ``cluster``)."""

    def __init__(self, address: str) -> None:
        """Connect.

        Raises:
            UsageProblem: ``distributed`` is not installed.
            EngineProblem: nobody answers at the address.
        """
        try:
            import distributed
        except ImportError as missing:
            raise UsageProblem("batch.error.no_distributed") from missing
        connect: Any = distributed.Client  # untyped in distributed
        self._connect = connect
        self._address = address
        self._seen = time.monotonic()
        self._size = 1
        try:
            self._client = self._connect(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as fault:
            raise EngineProblem("batch.error.no_cluster", address=address) from fault

    def open(self) -> Executor:
        """Open an executor on the cluster."""
        # pure: two tasks with the same arguments are two tasks, for what they do is in the files.
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def alone(self) -> Executor:
        """Open an executor on the cluster: there, a worker's death ends no other's work anyway."""
        return self.open()

    def size(self) -> int:
        """Return the number of threads of the cluster when it last answered, at least one: workers come and go."""
        self._answers()
        return self._size

    def check(self) -> None:
        """Raise :class:`PoolGone` where the scheduler has not answered, or has had no worker, for too long."""
        if not self._answers() and time.monotonic() - self._seen > GIVE_UP_SECONDS:
            raise PoolGone

    def ready(self) -> None:
        """Wait until the scheduler answers and has a worker: it may be on its way up again."""
        while not self._answers():
            self.check()
            time.sleep(POLL_SECONDS)

    def _answers(self) -> bool:
        """Whether the scheduler answers and has a worker; a client that has given up is replaced."""
        try:
            if self._client.status == "closed":
                self._client = self._connect(self._address, timeout=PING_SECONDS, set_as_default=False)
            threads: dict[str, int] = self._client.nthreads(callback_timeout=PING_SECONDS)
        except Exception:  # whatever a broken connection raises: nobody answers
            return False
        if not threads:
            return False
        self._size = max(1, sum(threads.values()))
        self._seen = time.monotonic()
        return True

    def close(self, executor: Executor, *, at_once: bool = False) -> None:
        """Give up what is not finished; the cluster itself lives on."""
        with suppress(Exception):  # on a connection that is gone there is nothing to give up
            executor.shutdown(wait=False)

    def disconnect(self) -> None:
        """Leave the cluster."""
        with suppress(Exception):
            self._client.close(timeout=PING_SECONDS)


@contextmanager
def pool_at(scheduler: str | None, workers: int) -> Iterator[Pool]:
    """Give the pool that was asked for: a cluster's where an address is given.

    Raises:
        UsageProblem: a cluster is asked for and ``distributed`` is not installed.
        EngineProblem: nobody answers at the address.
    """
    if scheduler is None:
        yield LocalPool(min(workers, MOST_PROCESSES))
        return
    pool = DaskPool(scheduler)
    try:
        yield pool
    finally:
        pool.disconnect()


@dataclass(frozen=True)
class Lost:
    """In place of an answer: the worker died twice over this task."""


@dataclass(frozen=True)
class Gone:
    """In place of an answer: the pool was gone before the task had ended. Whether it was done, its files tell."""


def each(
    tasks: Iterable[Task], function: Callable[[Task], Answer], pool: Pool
) -> Iterator[tuple[Task, Answer | Lost | Gone]]:
    """Carry out every task and yield it with its answer, in the order in which they end.

    ``function`` must not raise: what a task can go wrong in is part of its answer. No more tasks are handed
    out than the pool can do at once, so that few are in doubt where it breaks.
    """
    waiting = deque(tasks)
    executor = pool.open()
    running: dict[Future[Answer], Task] = {}
    ready: list[tuple[Task, Answer | Lost | Gone]] = []
    lost: list[Task] = []
    finished = False
    try:
        while waiting or running or ready:
            while waiting and len(running) < pool.size() and not lost:
                task = waiting.popleft()
                try:
                    running[executor.submit(function, task)] = task
                except Exception:  # the pool broke between two tasks
                    lost.append(task)
            # What has ended is told while the next tasks are at work: whoever listens may write to slow disks.
            yield from ready
            ready = []
            if running and not lost:
                for future in _ended(running, pool):
                    task = running.pop(future)
                    answer = _answer(future)
                    if isinstance(answer, Lost):
                        lost.append(task)
                    else:
                        ready.append((task, answer))
            if lost:
                # A broken pool of processes gives up all that it had in hand.
                while running:
                    for future in _ended(running, pool):
                        task = running.pop(future)
                        answer = _answer(future)
                        if isinstance(answer, Lost):
                            lost.append(task)
                        else:
                            ready.append((task, answer))
                pool.close(executor)
                while lost:
                    answer = _try_alone(lost[0], function, pool)
                    yield lost.pop(0), answer
                pool.ready()
                executor = pool.open()
        finished = True
    except PoolGone:
        yield from ready
        for task in (*running.values(), *lost, *waiting):
            yield task, Gone()
    finally:
        pool.close(executor, at_once=not finished)


def _try_alone(task: Task, function: Callable[[Task], Answer], pool: Pool) -> Answer | Lost:
    pool.ready()
    executor = pool.alone()
    try:
        future = executor.submit(function, task)
        _ended([future], pool)
        answer = _answer(future)
    except PoolGone:
        raise
    except Exception:  # no process can be started at all
        answer = Lost()
    finally:
        pool.close(executor)
    if isinstance(answer, Lost):
        pool.ready()  # it was not this task's fault if everybody is gone
    return answer


def _ended(futures: Collection[Future[Answer]], pool: Pool) -> set[Future[Answer]]:
    """Wait until something has ended, and return what has.

    Raises:
        PoolGone: nobody is there any more who could end it.
    """
    while True:
        ended, _ = wait(futures, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
        if ended:
            return set(ended)
        pool.check()


def _answer(future: Future[Answer]) -> Answer | Lost:
    """Return a task's answer. An exception is the pool's own (a dead worker), for tasks raise none."""
    try:
        return future.result()
    except (Exception, CancelledError):
        return Lost()
