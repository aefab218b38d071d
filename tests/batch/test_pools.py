"""Pools: processes that may die, and what that costs."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from mentormatch.batch import pools
from mentormatch.batch.pools import LocalPool, Lost, each, processors
from mentormatch.batch.worker import NEEDED, THREADS


def die_once(task: tuple[Path, int]) -> int:
    """Double a number; the task 3 dies as by kill -9 the first time."""
    folder, number = task
    mark = folder / "died"
    if number == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * 2


def die_always(task: tuple[Path, int]) -> int:
    """Double a number; the task 3 always dies."""
    if task[1] == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task[1] * 2


def test_every_task_is_answered_once() -> None:
    tasks = [(Path(), number) for number in range(10) if number != 3]
    answers = list(each(tasks, die_always, LocalPool(2)))
    assert sorted(answers) == sorted((task, task[1] * 2) for task in tasks)


def test_a_worker_that_dies_costs_one_more_try_and_nobody_else_anything(tmp_path: Path) -> None:
    tasks = [(tmp_path, number) for number in range(8)]
    answers = list(each(tasks, die_once, LocalPool(2)))
    assert sorted(answers) == sorted((task, task[1] * 2) for task in tasks)


def test_a_task_that_always_kills_its_worker_is_given_up_alone(tmp_path: Path) -> None:
    tasks = [(tmp_path, number) for number in range(6)]
    answers = dict(each(tasks, die_always, LocalPool(2)))
    assert answers.pop((tmp_path, 3)) == Lost()
    assert answers == {task: task[1] * 2 for task in tasks if task[1] != 3}


def test_who_stops_listening_leaves_no_worker_behind(tmp_path: Path) -> None:
    tasks = [(tmp_path, number) for number in (1, 2, 4, 5)]
    listening = each(tasks, die_always, LocalPool(2))
    next(listening)
    listening.close()
    assert multiprocessing.active_children() == []


class Counting(ThreadPoolExecutor):
    """An executor that remembers what it was given."""

    def __init__(self) -> None:
        super().__init__(1)
        self.given: list[object] = []

    def submit(self, function, task, /):  # type: ignore[no-untyped-def, override]
        self.given.append(task)
        return super().submit(function, task)


def test_nobody_waits_idle_while_an_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    executor = Counting()
    monkeypatch.setattr(LocalPool, "open", lambda _: executor)
    answers = each([1, 2, 3], str, LocalPool(1))
    assert next(answers) == (1, "1")
    assert executor.given == [1, 2]
    assert list(answers) == [(2, "2"), (3, "3")]


class NoProcesses(Executor):
    """An executor on a machine that lets no process start."""

    def submit(self, *_: object, **__: object) -> Future[int]:  # type: ignore[override]
        raise ConnectionRefusedError


def test_where_no_process_can_be_started_every_task_is_lost_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalPool, "open", lambda _: NoProcesses())
    answers = dict(each([(Path(), 1), (Path(), 2)], die_always, LocalPool(2)))
    assert answers == {(Path(), 1): Lost(), (Path(), 2): Lost()}


def look_around(_: int) -> tuple[dict[str, str | None], bool, int]:
    """Return the limits on threads, whether the engine is imported, and how many threads there are."""
    found = {name: os.environ.get(name) for name in THREADS}
    return found, "highspy" in sys.modules, threading.active_count()


@pytest.mark.parametrize("name", NEEDED)
def test_what_a_worker_imports_beforehand_exists(name: str) -> None:
    importlib.import_module(name)


def test_a_worker_has_one_core_and_all_it_needs_before_its_first_job(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in THREADS:
        monkeypatch.delenv(name, raising=False)
    ((_, answer),) = each([0], look_around, LocalPool(1))
    assert not isinstance(answer, Lost)
    limits, imported, threads = answer
    assert limits == dict.fromkeys(THREADS, "1")
    assert imported
    assert threads == 2  # its own, and the watch over its parent
    assert not any(name in os.environ for name in THREADS)


EARLY = """
import os, signal, sys, time
from mentormatch.batch import warm_up
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # tests run in the background inherit that it is ignored
    warm_up()
    print("started", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no server is started")
def test_ctrl_c_while_the_server_starts_is_no_traceback_of_it(tmp_path: Path) -> None:
    script = tmp_path / "early.py"
    script.write_text(EARLY)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(script)]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, stdout=pipe, stderr=pipe, env=environment, start_new_session=True
    ) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        os.killpg(parent.pid, signal.SIGINT)
        _, said = parent.communicate(timeout=20)
    # One traceback, of the script itself, which does not catch it; the server has nothing to say.
    assert said.count(b"KeyboardInterrupt") == 1


FAR_AWAY = """
from mentormatch.batch.pools import LocalPool, each, warm_up
if __name__ == "__main__":
    print(warm_up(), sorted(each([1, 2, 3], abs, LocalPool(2))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no server is started")
@pytest.mark.parametrize("length", [10, 150])
def test_a_folder_whose_path_is_too_long_for_a_socket_hinders_no_worker(tmp_path: Path, length: int) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        temporary = Path(short) / ("x" * length)
        temporary.mkdir()
        script = tmp_path / "far.py"
        script.write_text(FAR_AWAY)
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TMPDIR": str(temporary),
        }
        done = subprocess.run(
            [sys.executable, str(script)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
    assert done.stdout.split(maxsplit=1) == [str(length == 10), "[(1, 1), (2, 2), (3, 3)]\n"], done.stderr
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux which processors it may use")
def test_no_more_processors_are_used_than_may_be() -> None:
    mine = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(mine)})
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, mine)
    assert processors() == len(mine)


def test_a_pool_is_never_larger_than_the_system_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "MOST_PROCESSES", 61)  # as on Windows
    with pools.pool_at(None, 100) as pool:
        assert pool.size() == 61


ORPHANS = """
import sys, time
from mentormatch.batch.pools import LocalPool, each
if __name__ == "__main__":
    print("started", flush=True)
    list(each([60], time.sleep, LocalPool(1)))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the processes in /proc")
def test_workers_go_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "orphans.py"
    script.write_text(ORPHANS)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        parent.stdout.readline()
        workers = wait_for(lambda: descendants(parent.pid), present=True)
        assert workers
        # The worker must have come as far as its watch: it is then asleep in the task.
        time.sleep(2)
        workers = descendants(parent.pid)
        parent.kill()
    assert wait_for(lambda: [pid for pid in workers if is_worker(pid)], present=False) == []


def wait_for(look, *, present: bool):  # type: ignore[no-untyped-def]
    """Look until something is there, or nothing, for at most 20 seconds; return what was seen last."""
    for _ in range(200):
        seen = look()
        if bool(seen) is present:
            break
        time.sleep(0.1)
    return seen


def descendants(pid: int) -> list[int]:
    """Return the processes below a process."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(path.parent.name))
    return found


def is_worker(pid: int) -> bool:
    """Whether a process still runs our code (a dead one may wait for its new parent to take notice)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
