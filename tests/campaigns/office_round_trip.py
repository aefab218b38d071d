"""Let LibreOffice open and save results, and read them back; and let a coordinator work for months through it.

    python -m tests.campaigns.office_round_trip RESULT.xlsx...
    python -m tests.campaigns.office_round_trip --months 10 [--seeds 1 5] [--youths 120] [--mentors 47]

With results: pairs, levels, proof and record must be the same. With months: every month's result is decided in at
random, saved by LibreOffice, and is the next month's input; no decision may be lost or gone against.

Needs ``soffice`` on the path. The short forms, without it, are ``tests/workbook/test_result_reader.py`` and
``tests/application/test_months.py``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from mentormatch.workbook.result.reader import read_result
from tests.application.months import Coordinator
from tests.books import command

from .batch_world import months


def resaved(path: Path, folder: Path) -> Path:
    """Return the path of the file as LibreOffice saves it."""
    line = ["soffice", "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(line, check=True, capture_output=True)
    return folder / f"{path.stem}.xlsx"


def compare(paths: list[Path]) -> int:
    """Save results again; return the number of those that did not come back whole."""
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            before, after = read_result(path), read_result(resaved(path, Path(folder)))
            same = before == after
            broken += not same
            sys.stdout.write(f"{path}: {'the same' if same else 'CHANGED'}\n")
    return broken


def work(seed: int, count: int, youths: int, mentors: int) -> None:
    """Work for some months; an assertion stops at the first decision that is lost or gone against."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book, office = folder / "sample.xlsx", folder / "office"
        start = date(2026, 3, 1)
        size = ["--youths", youths, "--mentors", mentors, "--seed", seed, "--as-of", start, "-q"]
        command("sample", book, *size)
        coordinator = Coordinator(seed, book, saved=lambda path: resaved(path, office))
        for number, day in enumerate(months(start, count)):
            outcome = coordinator.month(number, day, folder / f"{number}.xlsx")
            sys.stdout.write(
                f"seed {seed}, {day:%Y-%m}: {len(outcome.report.matches)} pairs,"
                f" {len(coordinator.decided)} decisions hold\n"
            )


def main() -> int:
    """Run the campaign."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("results", nargs="*", type=Path)
    parser.add_argument("--months", type=int, default=0)
    parser.add_argument("--seeds", type=int, nargs=2, default=(1, 1))
    parser.add_argument("--youths", type=int, default=120)
    parser.add_argument("--mentors", type=int, default=47)
    asked = parser.parse_args()
    for seed in range(asked.seeds[0], asked.seeds[1] + 1) if asked.months else ():
        work(seed, asked.months, asked.youths, asked.mentors)
    return 1 if compare(asked.results) else 0


if __name__ == "__main__":
    sys.exit(main())
