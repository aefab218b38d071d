"""The best plan level by level with scipy's integer programming: a second model that shares no code with ours."""

from __future__ import annotations

import numpy as np
from scipy.optimize import LinearConstraint, milp
from scipy.sparse import csr_matrix, lil_matrix, vstack

from mentormatch.solver import Goal, Problem
from mentormatch.solver.draw import draw_numbers

LONGEST = 30.0
"""Seconds for one programme."""


def best_levels(problem: Problem, upto: Goal = Goal.LOAD) -> list[int]:
    """Return the best vector of components up to a goal, all to be made large: one programme for each component, as
    far as these come to an end in time.

    The draw is left out by default: its numbers are too large for an engine's tolerances.
    """
    youths, mentors = np.nonzero(problem.allowed)
    pairs = len(youths)
    slots = [(j, place) for j in range(problem.mentors) for place in range(int(problem.places[j]))]
    width = pairs + len(slots)
    rows = lil_matrix((problem.youths + 2 * problem.mentors, width))
    high = np.concatenate(
        [np.ones(problem.youths), np.zeros(problem.mentors), np.full(problem.mentors, np.inf)]
    )
    for at, (i, j) in enumerate(zip(youths.tolist(), mentors.tolist(), strict=True)):
        rows[i, at] = 1
        rows[problem.youths + j, at] = 1
        if problem.hours is not None:
            hours = problem.hours[i] if problem.hours.ndim == 1 else problem.hours[i, j]
            rows[problem.youths + problem.mentors + j, at] = int(hours)
    for at, (j, _) in enumerate(slots, pairs):
        rows[problem.youths + j, at] = -1  # as many places as pairs
    if problem.hours_limit is not None:
        for j in np.flatnonzero(problem.hours_limit >= 0).tolist():
            high[problem.youths + problem.mentors + j] = problem.hours_limit[j]
    low = np.full(len(high), -np.inf)
    lower = np.zeros(width)
    for lock in problem.locked:
        lower[np.flatnonzero((youths == lock[0]) & (mentors == lock[1]))] = 1
    matrix = csr_matrix(rows)
    found: list[int] = []
    for numbers in _components(problem, youths, mentors, slots, upto):
        solved = milp(
            -numbers.astype(float),
            integrality=np.ones(width),
            bounds=(lower, np.ones(width)),
            constraints=LinearConstraint(matrix, low, high),
            options={"mip_rel_gap": 0.0, "time_limit": LONGEST},
        )
        if not solved.success:
            break
        value = int(numbers @ np.rint(solved.x).astype(np.int64))
        found.append(value)
        matrix = csr_matrix(vstack([matrix, csr_matrix(numbers.astype(float))]))
        low, high = np.append(low, value - 0.5), np.append(high, np.inf)
    return found


def _components(
    problem: Problem,
    youths: np.ndarray,
    mentors: np.ndarray,
    slots: list[tuple[int, int]],
    upto: Goal,
) -> list[np.ndarray]:
    none = np.zeros(len(slots), dtype=np.int64)
    costs = np.array([-(2 * place + 1) for _, place in slots], dtype=np.int64)
    found = []
    for goal in problem.ladder:
        own: list[np.ndarray]
        if goal is Goal.MATCHED:
            own = [np.ones(len(youths), dtype=np.int64)]
        elif goal is Goal.PRIORITY:
            classes = (
                np.zeros(problem.youths, dtype=np.int64) if problem.priority is None else problem.priority
            )
            own = [
                (classes[youths] == value).astype(np.int64)
                for value in sorted(set(classes.tolist()), reverse=True)
            ]
        elif goal is Goal.WAITING:
            days = np.zeros(problem.youths, dtype=np.int64) if problem.waiting is None else problem.waiting
            own = [days[youths]]
        elif goal is Goal.KEEP:
            keep = set(problem.keep or ())
            own = [
                np.array(
                    [(i, j) in keep for i, j in zip(youths.tolist(), mentors.tolist(), strict=True)],
                    dtype=np.int64,
                )
            ]
        elif goal is Goal.POINTS:
            own = [problem.points[youths, mentors].astype(np.int64)]
        elif goal is Goal.LOAD:
            found.append(np.concatenate([np.zeros(len(youths), dtype=np.int64), costs]))
            own = []
        else:
            own = [draw_numbers(youths, mentors)]
        found += [np.concatenate([numbers, none]) for numbers in own]
        if goal is upto:
            break
    return found
