"""How much faster two processes are than one, on the same workbooks: a ratio within one run.

    python -m benchmarks.batch_throughput [WORKBOOKS] [MENTORS] [ROUNDS]

One and two processes take turns, so that what else the machine does hits both; the middle of the ratios counts.
Beside the time on the clock stands the processors' own time (Linux, macOS), which others on the machine do not
touch: where two processes together need no more of it than one, they are as fast as the free processors allow.
What two processes of plain arithmetic gain at that moment is what the machine has to give.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from mentormatch import application
from mentormatch.batch import jobs, load, run
from mentormatch.batch.pools import LocalPool

MONTH = date(2026, 11, 1)


def prepare(folder: Path, workbooks: int, mentors: int) -> None:
    """Write lists of equal size and a configuration."""
    for number in range(workbooks):
        path = folder / "k" / f"Kommune {number:02d}" / "liste.xlsx"
        path.parent.mkdir(parents=True)
        application.sample(path, youths=mentors * 5 // 2, mentors=mentors, seed=number, as_of=MONTH)


def processor_seconds() -> float:
    """Return the processors' time that ended child processes and this one have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def seconds(folder: Path, workers: int, output: str) -> tuple[float, float]:
    """Return how long a batch takes by the clock and by the processors, starting of processes included."""
    config = folder / f"{output}.toml"
    config.write_text(
        f'[batch]\ninputs = ["k/*/liste.xlsx"]\noutput = "{output}/{{name}} {{month}}.xlsx"\n', "utf-8"
    )
    todo = jobs(load(config), MONTH)
    began, used = time.perf_counter(), processor_seconds()
    done = run(todo, lang="da", now=lambda: datetime.now(UTC), workers=workers)
    if done.exit_code:
        raise SystemExit(f"a workbook failed: {done.exit_code}")
    return time.perf_counter() - began, processor_seconds() - used


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


def main(workbooks: int = 16, mentors: int = 60, rounds: int = 3) -> None:
    """Measure and print."""
    ratios = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, workbooks, mentors)
        for turn in range(rounds):
            one, one_used = seconds(folder, 1, f"one{turn}")
            two, two_used = seconds(folder, 2, f"two{turn}")
            ratios.append(one / two)
            print(f"{workbooks} workbooks of {mentors} mentors, arithmetic gains {arithmetic():.2f} x:")
            print(f"  clock: one {one:.1f} s, two {two:.1f} s: {one / two:.2f} x")
            print(f"  processors: one {one_used:.1f} s, two {two_used:.1f} s")
    print(f"two processes do {statistics.median(ratios):.2f} times as much as one")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
