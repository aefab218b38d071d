"""How much faster two processes are than one, on the same workbooks: a ratio within one run.

    python -m benchmarks.batch_throughput [WORKBOOKS] [MENTORS] [ROUNDS]

One and two processes take turns, so that what else the machine does hits both; the middle of the ratios counts.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

from mentormatch import application
from mentormatch.batch import jobs, load, run

MONTH = date(2026, 11, 1)


def prepare(folder: Path, workbooks: int, mentors: int) -> None:
    """Write lists of equal size and a configuration."""
    for number in range(workbooks):
        path = folder / "k" / f"Kommune {number:02d}" / "liste.xlsx"
        path.parent.mkdir(parents=True)
        application.sample(path, youths=mentors * 5 // 2, mentors=mentors, seed=number, as_of=MONTH)


def seconds(folder: Path, workers: int, output: str) -> float:
    """Return how long a batch takes, starting of processes included."""
    config = folder / f"{output}.toml"
    config.write_text(
        f'[batch]\ninputs = ["k/*/liste.xlsx"]\noutput = "{output}/{{name}} {{month}}.xlsx"\n', "utf-8"
    )
    todo = jobs(load(config), MONTH)
    began = time.perf_counter()
    done = run(todo, lang="da", now=lambda: datetime.now(UTC), workers=workers)
    taken = time.perf_counter() - began
    if done.exit_code:
        raise SystemExit(f"a workbook failed: {done.exit_code}")
    return taken


def main(workbooks: int = 16, mentors: int = 60, rounds: int = 3) -> None:
    """Measure and print."""
    ratios = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, workbooks, mentors)
        for turn in range(rounds):
            one = seconds(folder, 1, f"one{turn}")
            two = seconds(folder, 2, f"two{turn}")
            ratios.append(one / two)
            print(
                f"{workbooks} workbooks of {mentors} mentors: one {one:.1f} s, two {two:.1f} s, {one / two:.2f} x"
            )
    print(f"two processes do {statistics.median(ratios):.2f} times as much as one")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
