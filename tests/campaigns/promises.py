"""Carry out everything that reports promise on invented corps, solve again, and compare: numbers and people.

    python tests/campaigns/promises.py FIRST_SEED LAST_SEED

Every other corps has hours that bind; all have mentors whom the rules do not decide on. The short form is
``tests/report/test_prices_of_changes.py`` and ``tests/report/test_own_demands.py``. Some seconds for each seed.
"""

from __future__ import annotations

import sys

from tests.report import test_own_demands as own
from tests.report import test_prices_of_changes as prices
from tests.report.corps import corps


def main(seeds: range) -> None:
    """Print how many promises of each corps were solved again; an assertion stops at the first that is not true."""
    for seed in seeds:
        hours = bool(seed % 2)
        prices.test_every_change_that_is_offered_gives_that_youth_a_mentor(seed, hours, decided=False)
        prices.test_what_a_yes_brings_is_what_solving_with_it_brings(seed, hours, decided=False)
        prices.test_a_recruit_brings_what_is_said_when_such_a_mentor_joins(seed, hours, decided=False)
        prices.test_an_alternative_costs_what_locking_it_costs(seed, hours, decided=False)
        prices.test_a_decision_costs_what_solving_without_it_gains(seed, hours=False, decided=True)
        own.test_each_is_solved_without(seed, hours)
        report = corps(seed, hours=hours).report
        sys.stdout.write(
            f"seed {seed}: {report.solved_again} solved again, {report.not_solved_again} left out\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main(range(int(sys.argv[1]), int(sys.argv[2]) + 1))
