"""Hold evaluations of many invented corps to a count that shares nothing with the program; attack what they publish.

    python -m tests.campaigns.evaluation_recount [FIRST_SEED LAST_SEED]

Every number of page and workbook is counted again by OR-tools from the input (hours, open verdicts, running matches,
groups); then OR-tools looks for a count of 1 to 4 that follows from the published figures, of one month and of two.
The short form is ``tests/report/test_evaluation_recount.py``. About half a minute a seed.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.report.evaluation_checks import NotUnique, hold
from tests.report.evaluation_corps import corps, months
from tests.report.evaluation_secrets import given_away

SIZES = ((16, 9), (45, 20), (25, 30), (70, 40))


def main(seeds: range) -> int:
    """Print a line a seed; return how many small counts are given away. A number that does not hold stops it."""
    leaks = 0
    for seed in seeds:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            book = corps(folder / "b.xlsx", seed, hours=seed % 2 == 1)
            try:
                said = str(hold(book, keep_running=seed % 3 == 0)["range"])
            except NotUnique:
                said = "left out: several best plans"
            youths, mentors = SIZES[seed % len(SIZES)]
            found = given_away(corps(folder / "c.xlsx", seed, youths=youths, mentors=mentors))
            before, now = months(folder, seed)
            found += given_away(now, "--earlier", str(before))
            leaks += len(found)
            sys.stdout.write(f"seed {seed}: every number holds, range {said}; given away: {found}\n")
            sys.stdout.flush()
    return leaks


if __name__ == "__main__":
    first, last = (int(sys.argv[1]), int(sys.argv[2])) if len(sys.argv) > 2 else (1, 20)
    raise SystemExit(min(1, main(range(first, last + 1))))
