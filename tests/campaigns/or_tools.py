"""What OR-tools finds for a problem, in a process of its own: it cannot be loaded beside highspy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from mentormatch.solver import Problem

_FLOW = """
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

_ASSIGNMENT = """
import sys
import numpy as np
from ortools.sat.python import cp_model
given = np.load(sys.argv[1])
points, hours, limit = (given[name].tolist() for name in ("points", "hours", "limit"))
jobs, agents = range(len(points)), range(len(limit))
most = 1 + sum(max(row) for row in points)  # one job more is worth more than all points
model = cp_model.CpModel()
taken = [[model.new_bool_var("") for _ in agents] for _ in jobs]
for job in jobs:
    model.add_at_most_one(taken[job])
for agent in agents:
    model.add(sum(hours[job][agent] * taken[job][agent] for job in jobs) <= limit[agent])
model.maximize(sum((most + points[job][agent]) * taken[job][agent] for job in jobs for agent in agents))
solver = cp_model.CpSolver()
solver.parameters.num_workers = 2
assert solver.solve(model) == cp_model.OPTIMAL
print(*divmod(round(solver.objective_value), most))
"""


def flow(problem: Problem) -> int:
    """Return the most points that there are, without hours, by minimum cost flow."""
    return _ask(_FLOW, points=problem.points, places=problem.places, allowed=problem.allowed)[0]


def assignment(problem: Problem) -> list[int]:
    """Return how many are matched at most, and the most points then: places do not bind, hours differ by pair."""
    assert problem.hours is not None
    assert problem.hours_limit is not None
    return _ask(_ASSIGNMENT, points=problem.points, hours=problem.hours, limit=problem.hours_limit)


def _ask(programme: str, **arrays: np.ndarray) -> list[int]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "problem.npz")
        np.savez(path, **arrays)
        done = subprocess.run(
            [sys.executable, "-c", programme, str(path)], capture_output=True, text=True, check=True
        )
    return [int(number) for number in done.stdout.split()]
