"""The solver side by side with what one would pick instead: ``python -m benchmarks.solver [--runs N] [case
...]``.

Every figure comes from a process of its own, on the same instance, our proof included; the runs take turns.
Given are the median seconds after imports and the largest memory, the ratio of the medians and the target of
the project.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver import Problem

if TYPE_CHECKING:
    import numpy.typing as npt


@dataclass(frozen=True)
class Case:
    """An instance, who is measured against whom, and by how much ours may be slower."""

    name: str
    youths: int
    mentors: int
    other: str
    target: float
    share: float = 1.0
    hours: bool = False
    goals: tuple[str, ...] = ("points",)
    ours: str = "ours"
    same_wishes: bool = False


_ALL = ("matched", "priority", "waiting", "points", "load", "draw")

CASES = (
    Case("points 47x120", 120, 47, "highspy", 1.4),
    Case("points 47x500", 500, 47, "highspy", 0.5),
    Case("hours 47x120", 120, 47, "highspy", 0.65, hours=True),
    Case("hours 47x500", 500, 47, "highspy", 0.15, hours=True),
    Case("points 500x1000", 1000, 500, "scipy", 1.5),
    Case("points 2000x4000", 4000, 2000, "scipy", 0.7),
    Case("points 500x1000 tutorial", 1000, 500, "tutorial", 1 / 200),
    Case("points 2000x20000", 20000, 2000, "scipy", 1.1),
    Case("hours 500x1000", 1000, 500, "highspy_top30", 0.25, hours=True),
    Case("same wishes 500x1000", 1000, 500, "scipy", 1.5, same_wishes=True),
    Case("same wishes 2000x4000", 4000, 2000, "scipy", 0.7, same_wishes=True),
    Case("same wishes, hours 500x1000", 1000, 500, "highspy_top30", 0.25, hours=True, same_wishes=True),
    Case("hours 300x1000", 1000, 300, "nothing", 5, 0.2, hours=True, goals=("matched", "points")),
    Case("pool with hours 2000x20000", 20000, 2000, "nothing", 600, hours=True, goals=_ALL, same_wishes=True),
    Case("ladder 47x120", 120, 47, "points_alone", 3, 0.2),
    Case("ladder 47x500", 500, 47, "points_alone", 3, 0.2),
    Case("ladder 500x1000", 1000, 500, "points_alone", 10, 0.2),
    Case("check 500x1000", 1000, 500, "nothing", 1, ours="check"),
    Case("check 2000x20000", 20000, 2000, "nothing", 2, ours="check"),
)
GROWTH = tuple(
    Case(f"points {mentors}x{youths}", youths, mentors, "nothing", 1)
    for youths, mentors in ((120, 47), (1000, 500), (5000, 500), (20000, 2000), (50000, 5000))
)
"""The sizes between which the growth of time over pairs is measured (``--growth``)."""
GROWTH_TARGET = 1.15
_SLOW = {
    "points 500x1000 tutorial",
    "points 2000x20000",
    "check 2000x20000",
    "pool with hours 2000x20000",
}


def instance(case: Case, goals: tuple[str, ...] | None = None) -> Problem:
    """Return the instance of a case: eight criteria, 1 to 5 places, a quarter of the mentors with a cap on
    hours."""
    rng = np.random.default_rng(0)
    youths, mentors = case.youths, case.mentors
    points = (_same_wishes if case.same_wishes else _own_wishes)(rng, youths, mentors)
    limit = np.where(rng.random(mentors) < 0.25, rng.choice([180, 240, 300, 390], mentors), -1)
    needed = rng.choice([60, 90, 120, 180], youths)
    allowed = np.ones((youths, mentors), dtype=bool)
    if case.share < 1:
        allowed = rng.random((youths, mentors)) < case.share
    return Problem(
        points=points,
        allowed=allowed,
        places=rng.integers(1, 6, mentors),
        hours=needed if case.hours else None,
        hours_limit=limit if case.hours else None,
        priority=rng.integers(1, 3, youths),
        waiting=rng.integers(0, 400, youths),
        goals=goals or case.goals,
    )


def _own_wishes(rng: np.random.Generator, youths: int, mentors: int) -> npt.NDArray[np.int16]:
    """Points as a corps has them: what suits one youth does not suit the next."""
    shared = ((12, 0.25, 250), (8, 0.3, 200), (14, 0.3, 150))  # interests, trades, meeting times
    ticked = [
        (rng.random((youths, words)) < share, rng.random((mentors, words)) < share)
        for words, share, _ in shared
    ]
    homes = rng.random((youths, 2)) * 20, rng.random((mentors, 2)) * 20  # in kilometres
    ages = rng.integers(18, 30, youths), rng.integers(25, 70, mentors)
    same = [
        (rng.integers(0, n, youths), rng.integers(0, n, mentors)) for n in (4, 3, 2)
    ]  # tongue, school, gender
    points = np.empty((youths, mentors), dtype=np.int16)
    for start in range(0, youths, 1000):
        here = slice(start, start + 1000)
        total = np.zeros((len(points[here]), mentors), dtype=np.float32)
        for (one, other), (_, _, weight) in zip(ticked, shared, strict=True):
            common = one[here].astype(np.float32) @ other.T.astype(np.float32)
            total += weight * np.minimum(common / np.clip(one[here].sum(axis=1), 1, 3)[:, None], 1)
        away = np.hypot(*(homes[0][here, None, axis] - homes[1][None, :, axis] for axis in (0, 1)))
        total += 150 * np.maximum(1 - away / 20, 0)
        total += 50 * (1 - np.abs(ages[1][None, :] - ages[0][here, None]) / 60)
        for (one, other), weight in zip(same, (100, 50, 50), strict=True):
            total += weight * (one[here, None] == other)
        points[here] = np.rint(total)
    return points


def _same_wishes(rng: np.random.Generator, youths: int, mentors: int) -> npt.NDArray[np.int16]:
    """Points where most youths want the same mentors: the hardest for who looks at everybody's best pairs alone."""
    one, other = rng.random((youths, 8)), rng.random((mentors, 8))
    points = np.empty((youths, mentors), dtype=np.int16)
    for start in range(0, youths, 1000):
        here = slice(start, start + 1000)
        raw = one[here] @ other.T + 0.5 * rng.random((len(one[here]), mentors))
        points[here] = np.rint(raw * 150).clip(0, 1000)
    return points


Measured = tuple[float, object]


def ours(case: Case, goals: tuple[str, ...] | None = None) -> Measured:
    """Solve and prove; the plan is checked afterwards."""
    import highspy  # noqa: F401  # imports are not part of the figure, on either side
    import pulp  # noqa: F401

    from mentormatch.solver import check, solve

    problem = instance(case, goals)
    began = time.perf_counter()
    solution = solve(problem)
    seconds = time.perf_counter() - began
    if problem.youths * problem.mentors < 10**7:
        check(problem, solution)
    points = next(level for level in solution.levels if level.goal == "points")
    gap = (np.array(points.bound) - np.array(points.value)) / max(points.value, 1)
    return seconds, f"{points.value}" + ("" if points.proven else f" (gap {gap:.3%})")


def ladder(case: Case) -> Measured:
    """Solve the ladder down to the points."""
    return ours(case, ("matched", "priority", "waiting", "points"))


def check_only(case: Case) -> Measured:
    """Check a plan and its proof."""
    from mentormatch.solver import check, solve

    problem = instance(case)
    solution = solve(problem)
    began = time.perf_counter()
    check(problem, solution)
    return time.perf_counter() - began, "holds"


def scipy_lsa(case: Case) -> Measured:
    """Duplicate the places and ask scipy; it proves nothing."""
    from scipy.optimize import linear_sum_assignment

    problem = instance(case)
    began = time.perf_counter()
    worth = np.repeat(problem.points.astype(float), problem.places, axis=1)
    rows, seats = linear_sum_assignment(worth, maximize=True)
    total = int(worth[rows, seats].sum())
    return time.perf_counter() - began, total


def highspy_alone(case: Case, top: int = 0) -> Measured:
    """Give the full model to highspy as arrays; with hours as an integer programme of zero gap."""
    import highspy

    problem = instance(case)
    began = time.perf_counter()
    youths, mentors = np.nonzero(problem.allowed)
    if top:
        best = np.argsort(-problem.points, axis=1)[:, :top]
        youths, mentors = np.repeat(np.arange(case.youths), top), best.ravel()
    count, rows = len(youths), case.youths + case.mentors
    entries = [(youths, np.ones(count)), (case.youths + mentors, np.ones(count))]
    upper = np.concatenate([np.ones(case.youths), problem.places]).astype(float)
    if problem.hours is not None and problem.hours_limit is not None:
        entries.append((rows + mentors, problem.hours[youths].astype(float)))
        limit = np.where(problem.hours_limit < 0, highspy.kHighsInf, problem.hours_limit)
        upper = np.concatenate([upper, limit])
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = count, len(upper)
    model.col_cost_ = problem.points[youths, mentors].astype(float)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_lower_, model.col_upper_ = (
        np.zeros(count),
        np.ones(count) if case.hours else np.full(count, np.inf),
    )
    model.row_lower_, model.row_upper_ = np.full(len(upper), -np.inf), upper
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.arange(count + 1) * len(entries)
    model.a_matrix_.index_ = np.stack([index for index, _ in entries], axis=1).ravel()
    model.a_matrix_.value_ = np.stack([value for _, value in entries], axis=1).ravel()
    if case.hours:
        model.integrality_ = [highspy.HighsVarType.kInteger] * count
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(model)
    solver.run()
    total = round(solver.getObjectiveValue())
    return time.perf_counter() - began, total


def highspy_top30(case: Case) -> Measured:
    """Give each youth's 30 best pairs to highspy: no statement about the others."""
    return highspy_alone(case, top=30)


def tutorial(case: Case) -> Measured:
    """Write the model as PuLP's tutorials do, and solve it with CBC."""
    import warnings

    import pulp

    warnings.simplefilter("ignore")
    problem = instance(case)
    began = time.perf_counter()
    model = pulp.LpProblem("match", pulp.LpMaximize)
    pairs = [(i, j) for i in range(case.youths) for j in range(case.mentors)]
    x = pulp.LpVariable.dicts("x", pairs, cat="Binary")
    model += pulp.lpSum(int(problem.points[pair]) * x[pair] for pair in pairs)
    for i in range(case.youths):
        model += pulp.lpSum(x[i, j] for j in range(case.mentors)) <= 1
    for j in range(case.mentors):
        model += pulp.lpSum(x[i, j] for i in range(case.youths)) <= int(problem.places[j])
    model.solve(pulp.PULP_CBC_CMD(msg=False))
    return time.perf_counter() - began, round(pulp.value(model.objective))


def nothing(case: Case) -> Measured:
    """One second, to compare with."""
    return 1.0, case.name


WAYS: dict[str, Callable[[Case], Measured]] = {
    "ours": ours,
    "ladder": ladder,
    "check": check_only,
    "points_alone": ours,
    "scipy": scipy_lsa,
    "highspy": highspy_alone,
    "highspy_top30": highspy_top30,
    "tutorial": tutorial,
    "nothing": nothing,
}


def _measure(case: Case, way: str) -> tuple[float, int, str]:
    command = [sys.executable, "-m", "benchmarks.solver", "--one", way, case.name]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seconds, memory, result = json.loads(done.stdout.splitlines()[-1])  # HiGHS prints its name before
    return seconds, memory, result


def growth(runs: int) -> None:
    """Print how time grows over pairs, as the exponent of a line through the logarithms."""
    sizes, seconds = [], []
    for case in GROWTH:
        taken = [_measure(case, "ours") for _ in range(runs)]
        sizes.append(case.youths * case.mentors)
        seconds.append(statistics.median(one[0] for one in taken))
        print(f"{case.name}: {seconds[-1]:.3f} s, {taken[0][1]} MB", flush=True)
    slope = np.polyfit(np.log(sizes), np.log(seconds), 1)[0]
    last = np.log(seconds[-1] / seconds[-3]) / np.log(sizes[-1] / sizes[-3])
    print(
        f"time grows with pairs to the power of {slope:.2f} (the largest sizes: {last:.2f}; target {GROWTH_TARGET})"
    )


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--slow", action="store_true", help="the cases that take minutes, too")
    options.add_argument("--growth", action="store_true", help="how time grows up to 5 000 x 50 000")
    options.add_argument("--one", metavar="WAY", help=argparse.SUPPRESS)
    options.add_argument("cases", nargs="*", metavar="case")
    given = options.parse_args()
    if given.growth:
        growth(given.runs)
        return
    every = {c.name: c for c in (*GROWTH, *CASES)}.values()
    chosen = [
        c
        for c in every
        if (c.name in given.cases if given.cases else (c in CASES and (given.slow or c.name not in _SLOW)))
    ]
    if given.one:
        seconds, result = WAYS[given.one](chosen[0])
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps([seconds, memory, str(result)]))
        return
    print("| case | ours s | MB | other | s | MB | ours / other | target | result |")
    print("|---|---|---|---|---|---|---|---|---|")
    for case in chosen:
        way = "ladder" if case.name.startswith("ladder") else case.ours
        runs = given.runs if case.other != "tutorial" else 1
        taken = [(_measure(case, way), _measure(case, case.other)) for _ in range(runs)]
        own = statistics.median(one[0] for one, _ in taken)
        theirs = statistics.median(other[0] for _, other in taken)
        (_, memory, result), (_, their_memory, their_result) = taken[0]
        same = (
            ""
            if result == their_result or case.other in {"nothing", "points_alone"}
            else f", other {their_result}"
        )
        print(
            f"| {case.name} | {own:.3f} | {memory} | {case.other} | {theirs:.3f} | {their_memory} "
            f"| {own / theirs:.3f} | {case.target:.3f} | {result}{same} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
