"""Hold every alternative of the samples, and of invented corps of their size, to solving again.

    python tests/campaigns/explanations.py [FIRST_SEED LAST_SEED]

The short form is ``tests/report/test_sample_explained.py``. A few minutes for the samples, two for each seed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.report.corps import corps, of_book
from tests.report.test_sample_explained import alternatives_hold

SAMPLES = Path(__file__).parents[2] / "sample_data"


def main(seeds: range) -> None:
    """Print how many alternatives held; an assertion stops at the first that does not."""
    for name in ("gladsaxe-2016-11.xlsx", "gladsaxe-2026-11.xlsx"):
        sys.stdout.write(f"{name}: {alternatives_hold(of_book(SAMPLES / name))} hold\n")
    for seed in seeds:
        one = corps(seed, 120, 47, hours=bool(seed % 2), decided=bool(seed % 3))
        sys.stdout.write(f"seed {seed}: {alternatives_hold(one)} hold\n")


if __name__ == "__main__":
    main(range(int(sys.argv[1]), int(sys.argv[2]) + 1) if len(sys.argv) > 2 else range(0))
