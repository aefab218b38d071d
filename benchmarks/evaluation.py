"""An evaluation against a match of the same people: ``python -m benchmarks.evaluation [--runs N]``.

Whole processes, as a coordinator runs them: reading, solving, and writing the workbook (and, of an evaluation, the
page). The two take turns, so that what else the machine does meets both; the median of the pairs' ratios counts.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TARGET = 6.0
SIZES = ((120, 47),)
"""Youths and mentors."""
_AS_OF = "2016-11-01"
_SEED = 1


def seconds(*words: str | int | Path) -> float:
    """Return how long the program takes for a command, from start to end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mentormatch", *map(str, words)], check=True, capture_output=True)
    return time.perf_counter() - began


def measure(youths: int, mentors: int, runs: int) -> list[tuple[float, float]]:
    """Return the seconds of each match and of the evaluation after it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "people.xlsx"
        size = ("--youths", youths, "--mentors", mentors, "--seed", _SEED, "--as-of", _AS_OF)
        seconds("sample", book, *size)
        found = []
        for run in range(
            runs + 1
        ):  # the first is thrown away: what is loaded once is in the disk's cache then
            matching = seconds("match", book, "--as-of", _AS_OF, "-o", folder / f"m{run}.xlsx")
            written = ("-o", folder / f"e{run}.xlsx", "--page", folder / f"e{run}.docx")
            found.append((matching, seconds("evaluate", book, "--as-of", _AS_OF, *written)))
        return found[1:]


def main() -> int:
    """Print the table; exit with 1 where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    missed = False
    print(
        f"{'youths x mentors':>18} {'match s':>9} {'evaluate s':>11} {'ratio':>6} {'worst':>6} {'target':>7}"
    )
    for youths, mentors in SIZES:
        pairs = measure(youths, mentors, runs)
        ratios = [evaluating / matching for matching, evaluating in pairs]
        ratio = statistics.median(ratios)
        middle = [statistics.median(column) for column in zip(*pairs, strict=True)]
        missed = missed or ratio > TARGET
        print(
            f"{f'{youths} x {mentors}':>18} {middle[0]:>9.2f} {middle[1]:>11.2f} {ratio:>6.2f} {max(ratios):>6.2f}"
            f" {TARGET:>7.0f}"
        )
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
