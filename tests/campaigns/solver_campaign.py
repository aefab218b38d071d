"""The long forms of the solver's tests: ``python -m tests.campaigns.solver_campaign [part ...]``.

Parts: ``small`` (2 000 problems against trying every plan, with hours caps, locks and goals in every order),
``large`` (against scipy, and OR-tools in a process of its own), ``gaps`` (60 generalised assignment
problems, hours differing from pair to pair, against OR-tools), ``spoiled`` (1 000 spoiled plans and proofs),
``shuffles`` (100 shuffles), ``engines`` (HiGHS against CBC), ``places`` (a place more never makes anything
worse), ``capped`` (2 000 problems with hours caps, to 60 x 20, level by level against scipy's integer programmes, and
by what each level is proven). Without a part: all. Ends with 1 if anything is not as it should be.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable

import numpy as np
from scipy.optimize import linear_sum_assignment

from mentormatch.solver import By, CheckError, Goal, Problem, check, solve
from tests.campaigns import or_tools
from tests.campaigns.integer_programme import best_levels
from tests.campaigns.solver_problems import (
    GAP_SIZES,
    assignment_problem,
    best_by_trying,
    capped_problem,
    large_problem,
    reached,
    shuffled,
    small_problem,
    spoiled,
    vector,
)


def small() -> int:
    """Compare 2 000 small problems with the best of all their plans."""
    wrong = 0
    for seed in range(2000):
        problem = small_problem(seed)
        solution = solve(problem)
        check(problem, solution)
        best = best_by_trying(problem)
        wrong += not (reached(solution) == vector(problem, solution.pairs) == best and solution.optimal)
    say(f"small: 2000 problems, {wrong} not the best of all plans")
    return wrong


def large() -> int:
    """Compare large problems with scipy and OR-tools."""
    wrong = 0
    for seed, (youths, mentors, share) in enumerate(
        [(120, 47, 1.0), (500, 47, 1.0), (120, 47, 0.2), (500, 47, 0.2), (1000, 500, 0.3), (2000, 900, 1.0)]
    ):
        problem = large_problem(seed, youths, mentors, share=share, goals=("points",))
        solution = solve(problem)
        check(problem, solution)
        found = (solution.levels[0].value, _scipy(problem), or_tools.flow(problem))
        wrong += len(set(found)) > 1
        say(f"large: {youths} x {mentors}, {share:.0%} allowed: ours, scipy, OR-tools {found}")
    return wrong


def _scipy(problem: Problem) -> int:
    columns = np.repeat(np.arange(problem.mentors), problem.places)
    worth = np.where(problem.allowed, problem.points, 0)[:, columns]
    rows, seats = linear_sum_assignment(worth, maximize=True)
    return int(worth[rows, seats].sum())


def gaps() -> int:
    """Compare 60 generalised assignment problems, of the sizes of the OR-Library's gap1 to gap12, with OR-tools."""
    wrong = 0
    for size, (agents, tasks) in enumerate(GAP_SIZES):
        for number in range(5):
            problem = assignment_problem(100 * size + number, agents, tasks)
            solution = solve(problem)
            check(problem, solution)
            best = or_tools.assignment(problem)
            wrong += not (solution.optimal and reached(solution) == best)
    say(f"gaps: {5 * len(GAP_SIZES)} problems, {wrong} not at the optimum of OR-tools")
    return wrong


def spoiled_plans() -> int:
    """Spoil at least 1 000 solutions, each in one way."""
    tried, missed = 0, []
    seed = 0
    while tried < 1000 or seed < 60:
        hours = seed % 3 == 0
        problem = large_problem(seed, 40, 10, hours=hours, most=50) if seed % 5 == 0 else small_problem(seed)
        solution = solve(problem)
        for name, wrong in spoiled(problem, solution, np.random.default_rng(seed)):
            tried += 1
            try:
                check(problem, wrong)
            except CheckError:
                continue
            missed.append((seed, name))
        seed += 1
    say(f"spoiled: {tried} spoiled plans and proofs, {len(missed)} not noticed {missed}")
    return len(missed)


def shuffles() -> int:
    """Shuffle rows and columns 100 times, draws carried along."""
    wrong = 0
    rng = np.random.default_rng(0)
    for number in range(10):
        problem = large_problem(number, 60, 20, share=0.5, hours=number % 2 == 0, most=5)
        solution = solve(problem)
        for _ in range(10):
            other, rows, columns = shuffled(problem, rng)
            again = sorted((int(rows[i]), int(columns[j])) for i, j in solve(other).pairs)
            wrong += again != solution.pairs
    say(f"shuffles: 100, {wrong} changed the plan")
    return wrong


def engines() -> int:
    """Compare HiGHS and CBC on every level."""
    wrong = 0
    for seed in range(60):
        problem = large_problem(seed, 40, 12, share=0.6, hours=seed % 2 == 0, most=int(10 ** (1 + seed % 3)))
        one, other = solve(problem), solve(problem, engine="cbc")
        check(problem, one)
        check(problem, other)
        wrong += reached(one) != reached(other)
    say(f"engines: 60 problems, {wrong} with different levels")
    return wrong


def places() -> int:
    """Add a place to each mentor of 200 small problems."""
    wrong = tried = 0
    for seed in range(200):
        problem = small_problem(seed)
        before = reached(solve(problem))
        for mentor in range(problem.mentors):
            more = problem.places.copy()
            more[mentor] += 1
            wrong += reached(solve(Problem(**{**vars(problem), "places": more}))) < before
            tried += 1
    say(f"places: {tried} places added, {wrong} made the plan worse")
    return wrong


def capped(first: int = 0, last: int = 2000) -> int:
    """Compare 2 000 problems with hours caps with integer programmes, and count what their levels rest on."""
    wrong, late, words = 0, 0, Counter[str]()
    for seed in range(first, last):
        problem = capped_problem(seed)
        solution = solve(problem)
        check(problem, solution)
        own = [n for c, n in zip(_goals(problem), reached(solution), strict=True) if c is not Goal.DRAW]
        best = best_levels(problem)
        late += len(own) - len(best)
        if own[: len(best)] != best:
            wrong += 1
            say(f"capped: seed {seed} is not at the optimum")
        words.update(level.by for level in solution.levels)
        if not (seed + 1) % 100:
            said = {str(by): count for by, count in words.items()}
            say(
                f"capped: to {seed + 1}, {wrong} not at the optimum, {late} components too slow; levels by {said}"
            )
    shown = words[By.CERTIFICATE] + words[By.CASES]
    few = shown * 100 < 99 * words.total()
    say(f"capped: {shown} of {words.total()} levels are proven")
    return wrong + few


def _goals(problem: Problem) -> list[Goal]:
    classes = 1 if problem.priority is None else len(set(problem.priority.tolist()))
    return [goal for goal in problem.ladder for _ in range(classes if goal is Goal.PRIORITY else 1)]


PARTS: dict[str, Callable[[], int]] = {
    "small": small,
    "large": large,
    "gaps": gaps,
    "spoiled": spoiled_plans,
    "shuffles": shuffles,
    "engines": engines,
    "places": places,
    "capped": capped,
}


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the parts named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", nargs="*", choices=PARTS)
    parser.add_argument("--seeds", type=int, nargs=2, default=(0, 2000), help="of the part capped")
    given = parser.parse_args()
    wrong = 0
    for name in given.part or PARTS:
        began = time.monotonic()
        wrong += capped(*given.seeds) if name == "capped" else PARTS[name]()
        say(f"  {time.monotonic() - began:.0f} s")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
