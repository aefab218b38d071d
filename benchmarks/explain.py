"""Explaining a plan against solving it, in one process: ``python -m benchmarks.explain [--runs N]``.

Explaining is everything that the result says about a plan beyond the plan itself (reasons, what would help, the
alternatives, whom to ask and to look for, what decisions cost). Both jobs take turns; the least processor time of each
is compared, so that whatever else the machine does counts little. The people are the sample's: as they come (mentors
say how many hours, so that caps may bind), and with no hours.
"""

from __future__ import annotations

import argparse
import gc
import time
from dataclasses import replace
from datetime import date

from mentormatch.__main__ import COLLECTING
from mentormatch.application.planning import judge
from mentormatch.domain import Mentor, Settings, Youth
from mentormatch.report.describe import describe
from mentormatch.sample import sample
from mentormatch.solver import solve

TARGET = 3.0
SIZES = ((120, 47), (1000, 300), (2000, 300))
"""Youths and mentors; the target is for 1 000 x 300."""
_AS_OF = date(2026, 11, 1)
_SEED = 1


def people(
    youths: int, mentors: int, *, hours: bool
) -> tuple[tuple[Youth, ...], tuple[Mentor, ...], Settings]:
    """Return the sample's people, with the hours they say or without."""
    made = sample(youths, mentors, _SEED, _AS_OF, "da")
    offers = made.mentors if hours else tuple(replace(one, minutes_per_month=None) for one in made.mentors)
    return made.youths, offers, made.settings


def measure(youths: int, mentors: int, runs: int, *, hours: bool) -> tuple[float, float]:
    """Return the least seconds of processor time of solving and of explaining."""
    who = people(youths, mentors, hours=hours)
    judged = judge(who[0], who[1], (), who[2], _AS_OF)
    solution = solve(judged.problem)
    describe(judged.case(*who, _AS_OF, solution))  # what is loaded once is loaded
    solving, explaining = [], []
    for _ in range(runs):
        began = time.process_time()
        solution = solve(judged.problem)
        solved = time.process_time()
        describe(judged.case(*who, _AS_OF, solution))
        solving.append(solved - began)
        explaining.append(time.process_time() - solved)
    return min(solving), min(explaining)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=5)
    runs = options.parse_args().runs
    gc.set_threshold(*COLLECTING)  # as the command does
    print("| youths x mentors | hours caps | solve, s | explain, s | ratio | target |")
    print("|---|---|---|---|---|---|")
    for youths, mentors in SIZES:
        for hours in (False, True):
            solving, explaining = measure(youths, mentors, runs, hours=hours)
            print(
                f"| {youths} x {mentors} | {'yes' if hours else 'no'} | {solving:.3f} | {explaining:.3f}"
                f" | {explaining / solving:.1f} | {TARGET:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
