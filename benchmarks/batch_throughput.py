"""How much faster two processes are than one, on the same workbooks: a ratio within one run.

    python -m benchmarks.batch_throughput [WORKBOOKS] [MENTORS] [ROUNDS]

One and two processes take turns, so that what else the machine does hits both; the middle of the ratios counts.
Every batch is a command of its own, so that starting up counts. Beside the time on the clock stands the
processors' own time (Linux), which others on the machine do not touch: where two processes together need no more of
it than one, they are as fast as the free processors allow.
What two processes of plain arithmetic gain at that moment is what the machine has to give.

Commands keep their compiled modules, as an installed program does, also where the environment forbids it; the first
run, which compiles them, does not count.
"""

from __future__ import annotations

import ctypes
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

from mentormatch import application
from mentormatch.batch.pools import LocalPool

MONTH = date(2026, 11, 1)


def prepare(folder: Path, workbooks: int, mentors: int) -> None:
    """Write lists of equal size and a configuration."""
    for number in range(workbooks):
        path = folder / "k" / f"Kommune {number:02d}" / "liste.xlsx"
        path.parent.mkdir(parents=True)
        application.sample(path, youths=mentors * 5 // 2, mentors=mentors, seed=number, as_of=MONTH)


def adopt_orphans() -> None:
    """Become the parent of processes whose own parent has ended (Linux), so that their time can be counted."""
    if sys.platform == "linux":
        set_child_subreaper = 36
        ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


def processor_seconds() -> float:
    """Return the processors' time that child processes have taken; those still at work are waited for."""
    with suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds(folder: Path, workers: int, output: str) -> tuple[float, float]:
    """Return how long a batch takes by the clock and by the processors, start-up included."""
    config = folder / f"{output}.toml"
    config.write_text(
        f'[batch]\ninputs = ["k/*/liste.xlsx"]\noutput = "{output}/{{name}} {{month}}.xlsx"\n', "utf-8"
    )
    words = ["batch", str(config), "--as-of", f"{MONTH}", "--workers", str(workers), "--no-input", "--quiet"]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "mentormatch", *words]
    used = processor_seconds()
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    taken = time.perf_counter() - began
    return taken, processor_seconds() - used


def burn(rounds: int) -> int:
    """Keep a processor busy with nothing."""
    return sum(number * number for number in range(rounds))


def arithmetic() -> float:
    """Return how much faster two processes burn than one, with the processes started beforehand."""
    taken = []
    for workers in (1, 2):
        pool = LocalPool(workers)
        executor = pool.open()
        list(executor.map(burn, [1000] * 2 * workers))
        began = time.perf_counter()
        list(executor.map(burn, [3_000_000] * 16))
        taken.append(time.perf_counter() - began)
        pool.close(executor)
    return taken[0] / taken[1]


def main(workbooks: int = 24, mentors: int = 60, rounds: int = 3) -> None:
    """Measure and print."""
    ratios = []
    adopt_orphans()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, workbooks, mentors)
        seconds(folder, 2, "first")
        for turn in range(rounds):
            command = [sys.executable, "-c", "import benchmarks.batch_throughput as b; print(b.arithmetic())"]
            gain = float(subprocess.run(command, check=True, capture_output=True).stdout)
            one, one_used = seconds(folder, 1, f"one{turn}")
            two, two_used = seconds(folder, 2, f"two{turn}")
            ratios.append(one / two)
            print(f"{workbooks} workbooks of {mentors} mentors, arithmetic gains {gain:.2f} x:")
            print(f"  clock: one {one:.1f} s, two {two:.1f} s: {one / two:.2f} x")
            print(f"  processors: one {one_used:.1f} s, two {two_used:.1f} s")
    print(f"two processes do {statistics.median(ratios):.2f} times as much as one")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
