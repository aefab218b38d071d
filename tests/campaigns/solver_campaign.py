"""The long forms of the solver's tests: ``python -m tests.campaigns.solver_campaign [part ...]``.

Parts: ``small`` (2 000 problems against trying every plan, with hours caps, locks and goals in every order),
``large`` (against scipy, and OR-tools in a process of its own), ``spoiled`` (1 000 spoiled plans and proofs),
``shuffles`` (100 shuffles), ``engines`` (HiGHS against CBC), ``places`` (a place more never makes anything
worse). Without a part: all. Ends with 1 if anything is not as it should be.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy.optimize import linear_sum_assignment

from mentormatch.solver import CheckError, Problem, check, solve
from tests.campaigns.solver_problems import (
    best_by_trying,
    large_problem,
    reached,
    shuffled,
    small_problem,
    spoiled,
    vector,
)

_OR_TOOLS = """
import sys
import numpy as np
from ortools.graph.python import min_cost_flow
given = np.load(sys.argv[1])
points, places = given["points"].astype(np.int64), given["places"]
youths, mentors = points.shape
open_ = given["allowed"] & (points > 0)
i, j = np.nonzero(open_)
flow = min_cost_flow.SimpleMinCostFlow()
sink = youths + mentors
flow.add_arcs_with_capacity_and_unit_cost(i, youths + j, np.ones(len(i), dtype=int), -points[i, j])
flow.add_arcs_with_capacity_and_unit_cost(
    youths + np.arange(mentors), np.full(mentors, sink), places, np.zeros(mentors, dtype=int))
flow.add_arcs_with_capacity_and_unit_cost(
    np.arange(youths), np.full(youths, sink), np.ones(youths, dtype=int), np.zeros(youths, dtype=int))
flow.set_nodes_supplies(np.arange(youths), np.ones(youths, dtype=int))
flow.set_nodes_supplies(np.array([sink]), np.array([-youths]))
assert flow.solve() == flow.OPTIMAL
print(-flow.optimal_cost())
"""


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
        found = (solution.levels[0].value, _scipy(problem), _or_tools(problem))
        wrong += len(set(found)) > 1
        say(f"large: {youths} x {mentors}, {share:.0%} allowed: ours, scipy, OR-tools {found}")
    return wrong


def _scipy(problem: Problem) -> int:
    columns = np.repeat(np.arange(problem.mentors), problem.places)
    worth = np.where(problem.allowed, problem.points, 0)[:, columns]
    rows, seats = linear_sum_assignment(worth, maximize=True)
    return int(worth[rows, seats].sum())


def _or_tools(problem: Problem) -> int:
    """Ask OR-tools in a process of its own: it cannot be loaded beside highspy."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "problem.npz")
        np.savez(path, points=problem.points, places=problem.places, allowed=problem.allowed)
        done = subprocess.run(
            [sys.executable, "-c", _OR_TOOLS, str(path)], capture_output=True, text=True, check=True
        )
    return int(done.stdout)


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


PARTS: dict[str, Callable[[], int]] = {
    "small": small,
    "large": large,
    "spoiled": spoiled_plans,
    "shuffles": shuffles,
    "engines": engines,
    "places": places,
}


def say(text: str) -> None:
    """Write a line at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    """Run the parts named on the command line."""
    wrong = 0
    for name in sys.argv[1:] or PARTS:
        began = time.monotonic()
        wrong += PARTS[name]()
        say(f"  {time.monotonic() - began:.0f} s")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
