"""Random problems, the best plan by trying every plan, and ways to spoil a solution."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mentormatch.solver import By, Goal, Level, Problem, Proof, Solution, find_conflicts
from mentormatch.solver.draw import draw_numbers

GOALS = ("matched", "priority", "waiting", "keep", "points", "load", "draw")


def small_problem(seed: int, hours: bool = True) -> Problem:
    """Return a problem of at most 5 youths and 3 mentors whose locks do not contradict anything."""
    for attempt in itertools.count():
        problem = _small(np.random.default_rng([seed, attempt]), hours)
        if not find_conflicts(problem):
            return problem
    raise AssertionError


def _small(rng: np.random.Generator, hours: bool) -> Problem:
    youths, mentors = int(rng.integers(0, 6)), int(rng.integers(0, 4))
    given: dict[str, object] = {}
    if hours and rng.random() < 0.6:
        shape = youths if rng.random() < 0.5 else (youths, mentors)
        given["hours"] = rng.integers(0, 5, shape)
        given["hours_limit"] = rng.integers(-1, 8, mentors)
    if rng.random() < 0.7:
        given["priority"] = rng.integers(0, 3, youths)
    if rng.random() < 0.7:
        given["waiting"] = rng.integers(0, 4, youths)
    if youths and mentors:
        if rng.random() < 0.7:
            given["keep"] = [_pair(rng, youths, mentors) for _ in range(3)]
        if rng.random() < 0.4:
            given["locked"] = [_pair(rng, youths, mentors) for _ in range(int(rng.integers(1, 3)))]
    if rng.random() < 0.6:
        given["goals"] = rng.permutation(GOALS)[: int(rng.integers(1, 8))].tolist()
    lowest = -3 if rng.random() < 0.3 else 0
    return Problem(
        points=rng.integers(lowest, int(rng.choice([2, 5, 1000])), (youths, mentors)),
        allowed=rng.random((youths, mentors)) < rng.choice([0.4, 0.7, 1.0]),
        places=rng.integers(0, 4, mentors),
        **given,  # type: ignore[arg-type]
    )


def _pair(rng: np.random.Generator, youths: int, mentors: int) -> tuple[int, int]:
    return int(rng.integers(youths)), int(rng.integers(mentors))


def large_problem(
    seed: int,
    youths: int,
    mentors: int,
    *,
    share: float = 1.0,
    hours: bool = False,
    goals: tuple[str, ...] | None = None,
    most: int = 1000,
) -> Problem:
    """Return a problem like those of the benchmarks: eight criteria, 1 to 4 places, a quarter of mentors
    capped."""
    rng = np.random.default_rng(seed)
    raw = rng.random((youths, 8)) @ rng.random((mentors, 8)).T + 0.5 * rng.random((youths, mentors))
    low, high = raw.min(), raw.max()
    points = np.rint((raw - low) / (high - low) * most).astype(np.int32)
    given: dict[str, object] = {}
    if hours:
        limit = np.full(mentors, -1)
        capped = rng.random(mentors) < 0.25
        limit[capped] = rng.choice([180, 240, 300, 390], int(capped.sum()))
        given = {"hours": rng.choice([60, 90, 120, 180], youths), "hours_limit": limit}
    return Problem(
        points=points,
        allowed=np.ones((youths, mentors), dtype=bool)
        if share >= 1
        else rng.random((youths, mentors)) < share,
        places=rng.integers(1, 5, mentors),
        priority=rng.integers(1, 3, youths),
        waiting=rng.integers(0, 400, youths),
        goals=goals,
        **given,  # type: ignore[arg-type]
    )


def capped_problem(seed: int) -> Problem:
    """Return a problem of at most 60 youths and 20 mentors, most of whose mentors have limits on hours."""
    rng = np.random.default_rng([seed, 18])
    youths, mentors = int(rng.integers(5, 61)), int(rng.integers(2, 21))
    limit = np.where(rng.random(mentors) < rng.uniform(0.2, 1.0), rng.integers(60, 600, mentors), -1)
    shape = youths if rng.random() < 0.7 else (youths, mentors)
    lengths = [60, 90, 120, 180] if rng.random() < 0.5 else np.arange(30, 240)
    given: dict[str, object] = {"hours": rng.choice(lengths, shape), "hours_limit": limit}
    if rng.random() < 0.6:
        given["priority"] = rng.integers(0, 3, youths)
    if rng.random() < 0.6:
        given["waiting"] = rng.integers(0, 400, youths)
    if rng.random() < 0.5:
        given["keep"] = [_pair(rng, youths, mentors) for _ in range(int(rng.integers(1, 20)))]
    return Problem(
        points=rng.integers(0, int(rng.choice([10, 100, 1000])), (youths, mentors)),
        allowed=rng.random((youths, mentors)) < rng.choice([0.2, 0.5, 1.0]),
        places=rng.integers(1, 6, mentors),
        **given,  # type: ignore[arg-type]
    )


GAP_SIZES = (
    *((5, jobs) for jobs in (15, 20, 25, 30)),
    *((8, jobs) for jobs in (24, 32, 40, 48)),
    *((10, jobs) for jobs in (30, 40, 50, 60)),
)
"""Agents and jobs of the OR-Library's gap1 to gap12."""


def assignment_problem(seed: int, agents: int, jobs: int) -> Problem:
    """A generalised assignment problem drawn as the OR-Library's are: four fifths of what agents would need."""
    rng = np.random.default_rng(seed)
    hours = rng.integers(5, 26, (jobs, agents))
    return Problem(
        points=rng.integers(15, 26, (jobs, agents)),
        allowed=np.ones((jobs, agents), dtype=bool),
        places=np.full(agents, jobs),
        hours=hours,
        hours_limit=hours.sum(axis=0) * 4 // (5 * agents),
        goals=("matched", "points"),
    )


def vector(problem: Problem, plan: list[tuple[int, int]]) -> list[int]:
    """Return what a plan comes to, component by component, all to be made large; written out plainly."""
    loads = [sum(mentor == j for _, mentor in plan) for j in range(problem.mentors)]
    classes = [0] * problem.youths if problem.priority is None else problem.priority.tolist()
    days = [0] * problem.youths if problem.waiting is None else problem.waiting.tolist()
    parts: list[int] = []
    for goal in problem.ladder:
        if goal is Goal.MATCHED:
            parts.append(len(plan))
        elif goal is Goal.PRIORITY:
            parts += [sum(classes[i] == c for i, _ in plan) for c in sorted(set(classes), reverse=True)]
        elif goal is Goal.WAITING:
            parts.append(sum(days[i] for i, _ in plan))
        elif goal is Goal.KEEP:
            parts.append(sum(pair in (problem.keep or ()) for pair in plan))
        elif goal is Goal.POINTS:
            parts.append(sum(int(problem.points[i, j]) for i, j in plan))
        elif goal is Goal.LOAD:
            parts.append(-sum(n * n for n in loads))
        else:
            parts.append(sum(_draw(problem, i, j) for i, j in plan))
    return parts


def _draw(problem: Problem, youth: int, mentor: int) -> int:
    own = youth if problem.youth_draw is None else problem.youth_draw[youth]
    other = mentor if problem.mentor_draw is None else problem.mentor_draw[mentor]
    return int(draw_numbers(np.array([own]), np.array([other]))[0])


def best_by_trying(problem: Problem) -> list[int]:
    """Return what the best of all plans comes to."""
    return max(vector(problem, plan) for plan in all_plans(problem))


def all_plans(problem: Problem) -> Iterator[list[tuple[int, int]]]:
    """Yield every plan that keeps every demand."""
    locked = dict(problem.locked)
    choices = [
        [locked[i]] if i in locked else [-1, *np.flatnonzero(problem.allowed[i]).tolist()]
        for i in range(problem.youths)
    ]
    for chosen in itertools.product(*choices):
        plan = [(i, j) for i, j in enumerate(chosen) if j >= 0]
        if _keeps(problem, plan):
            yield plan


def _keeps(problem: Problem, plan: list[tuple[int, int]]) -> bool:
    for mentor in range(problem.mentors):
        youths = [i for i, j in plan if j == mentor]
        if len(youths) > problem.places[mentor]:
            return False
        if problem.hours is not None and problem.hours_limit is not None and problem.hours_limit[mentor] >= 0:
            hours = problem.hours
            needed = sum(int(hours[i] if hours.ndim == 1 else hours[i, mentor]) for i in youths)
            if needed > problem.hours_limit[mentor]:
                return False
    return True


def reached(solution: Solution) -> list[int]:
    """Return the levels' values as one vector, all to be made large."""
    parts: list[int] = []
    for level in solution.levels:
        value = level.value if isinstance(level.value, tuple) else (level.value,)
        parts += [-n if level.goal is Goal.LOAD else n for n in value]
    return parts


def shuffled(problem: Problem, rng: np.random.Generator) -> tuple[Problem, np.ndarray, np.ndarray]:
    """Return the problem with its rows and columns in another order, draws carried along, and the two orders."""
    rows, columns = rng.permutation(problem.youths), rng.permutation(problem.mentors)
    new_row, new_column = np.argsort(rows), np.argsort(columns)

    def moved(pairs: tuple[tuple[int, int], ...] | None) -> list[tuple[int, int]] | None:
        return None if pairs is None else [(int(new_row[i]), int(new_column[j])) for i, j in pairs]

    def of_youths(array: np.ndarray | None) -> np.ndarray | None:
        return None if array is None else array[rows]

    hours = problem.hours
    youth_draw = np.arange(problem.youths) if problem.youth_draw is None else problem.youth_draw
    mentor_draw = np.arange(problem.mentors) if problem.mentor_draw is None else problem.mentor_draw
    other = Problem(
        points=problem.points[np.ix_(rows, columns)],
        allowed=problem.allowed[np.ix_(rows, columns)],
        places=problem.places[columns],
        hours=hours[np.ix_(rows, columns)] if hours is not None and hours.ndim == 2 else of_youths(hours),
        hours_limit=None if problem.hours_limit is None else problem.hours_limit[columns],
        priority=of_youths(problem.priority),
        waiting=of_youths(problem.waiting),
        keep=moved(problem.keep),  # type: ignore[arg-type]
        locked=moved(problem.locked),  # type: ignore[arg-type]
        youth_draw=youth_draw[rows],
        mentor_draw=mentor_draw[columns],
        goals=problem.goals,
    )
    return other, rows, columns


def spoiled(problem: Problem, solution: Solution, rng: np.random.Generator) -> Iterator[tuple[str, Solution]]:
    """Yield solutions that are untrue in one way each, with a name for the way."""
    pairs = list(solution.pairs)
    taken = dict(pairs)
    if pairs:
        dropped = pairs[int(rng.integers(len(pairs)))]
        rest = [pair for pair in pairs if pair != dropped]
        yield "a pair dropped", replace(solution, pairs=rest)
        if solution.optimal and vector(problem, rest) != vector(problem, pairs):
            yield "a pair dropped, values mended", _mended(problem, solution, rest)
        yield "a pair twice", replace(solution, pairs=sorted([*pairs, dropped]))
        if problem.mentors > 1:
            other = (dropped[1] + 1) % problem.mentors
            yield "a youth twice", replace(solution, pairs=sorted([*pairs, (dropped[0], other)]))
            moved = sorted([*rest, (dropped[0], other)])
            if vector(problem, moved) != vector(problem, pairs):
                yield "a youth moved", replace(solution, pairs=moved)
        if len(pairs) > 1:
            yield "pairs out of order", replace(solution, pairs=pairs[::-1])
        yield "a pair of floats", replace(solution, pairs=[(float(i), j) for i, j in pairs])  # type: ignore[misc]
    banned = [(i, j) for i, j in np.argwhere(~problem.allowed).tolist() if i not in taken]
    if banned:
        yield "a pair that is not allowed", replace(solution, pairs=sorted([*pairs, tuple(banned[0])]))
    yield "a youth from outside", replace(solution, pairs=[*pairs, (problem.youths, 0)])
    for number, level in enumerate(solution.levels):
        for name, other_level in _spoiled_levels(level):
            levels = (*solution.levels[:number], other_level, *solution.levels[number + 1 :])
            yield f"{level.goal}: {name}", replace(solution, levels=levels)
    yield "a level missing", replace(solution, levels=solution.levels[:-1])
    if len(solution.levels) > 1:
        yield "levels out of order", replace(solution, levels=solution.levels[::-1])
    for name, proof in _spoiled_proofs(solution.proof, rng):
        yield name, replace(solution, proof=proof)


def _spoiled_levels(level: Level) -> Iterator[tuple[str, Level]]:
    def more(value: int | tuple[int, ...], by: int) -> int | tuple[int, ...]:
        return (value[0] + by, *value[1:]) if isinstance(value, tuple) else value + by

    if level.value != ():
        yield "value raised", replace(level, value=more(level.value, 1))
        yield "value and bound raised", replace(level, value=more(level.value, 1), bound=more(level.bound, 1))
        yield "value lowered", replace(level, value=more(level.value, -1))
        other = tuple(map(float, level.value)) if isinstance(level.value, tuple) else float(level.value)
        yield "value no whole number", replace(level, value=other)  # type: ignore[arg-type]
        worse = 1 if level.goal is Goal.LOAD else -1
        yield "bound beyond the value", replace(level, bound=more(level.value, worse), proven=False)
        step = -1 if level.goal is Goal.LOAD else 1
        yield "bound widened", replace(level, bound=more(level.bound, step))
        yield (
            "bound widened, said to be open",
            replace(level, bound=more(level.bound, step), proven=False, by=By.GAP),
        )
        if not level.proven:
            for word in (By.ENGINE, By.CERTIFICATE):
                yield (
                    f"open, said to be proven by {word}",
                    replace(level, bound=level.value, proven=True, by=word),
                )
    yield "proven turned", replace(level, proven=not level.proven)
    yield "proven is a number", replace(level, proven=int(level.proven))  # type: ignore[arg-type]
    for word in By:
        if word is not level.by:
            yield f"said to rest on {word}", replace(level, by=word)
            yield f"said to rest on {word}, in plain letters", replace(level, by=word.value)  # type: ignore[arg-type]
    yield "a word that is none", replace(level, by="oracle")  # type: ignore[arg-type]


def _spoiled_proofs(proof: Proof, rng: np.random.Generator) -> Iterator[tuple[str, Proof]]:
    rows = [list(row) for row in proof.potentials]
    if rows and rows[0]:
        mentor, component = int(rng.integers(len(rows))), int(rng.integers(len(rows[0])))
        rows[mentor][component] += int(rng.choice([-1, 1, 10**6]))
        yield "a potential altered", replace(proof, potentials=tuple(tuple(row) for row in rows))
        yield "a potential missing", replace(proof, potentials=proof.potentials[:-1])
    yield "a component renamed", replace(proof, components=("x", *proof.components[1:]))
    yield "another word for the engine's part", replace(proof, settled=proof.settled + 1)
    yield "another word for the engine's part, sealed anew", replace(proof, settled=-1).sealed()
    if not proof.settled:
        yield "an engine's word that nothing rests on, sealed", replace(proof, settled=1).sealed()
    yield from _spoiled_cases(proof)
    yield "the seal broken", replace(proof, seal=proof.seal[::-1] + "0")


def _spoiled_cases(proof: Proof) -> Iterator[tuple[str, Proof]]:
    """Yield proofs whose cases are no longer right, sealed anew."""
    cases = proof.cases
    if not cases:
        return
    for number, case in enumerate(cases):
        for at, prices in enumerate(case.prices):
            lists = (
                ("a price missing", replace(prices, youths=prices.youths[:-1])),
                ("a scale of 0", replace(prices, scale=0)),
                ("a factor too many", replace(prices, above=(*prices.above, 1))),
            )
            for name, other in lists:
                changed = replace(case, prices=(*case.prices[:at], other, *case.prices[at + 1 :]))
                yield name, replace(proof, cases=(*cases[:number], changed, *cases[number + 1 :])).sealed()
    if len(cases) > 1:
        yield "a case dropped", replace(proof, cases=cases[:-1]).sealed()
        yield "a case doubled", replace(proof, cases=(*cases, cases[-1])).sealed()
        turned = replace(cases[-1], inside=not cases[-1].inside)
        yield "a case turned", replace(proof, cases=(*cases[:-1], turned)).sealed()


def _mended(problem: Problem, solution: Solution, pairs: list[tuple[int, int]]) -> Solution:
    """Return a worse plan whose levels were written anew, so that only the proof can tell."""
    parts = vector(problem, pairs)
    levels = []
    for level in solution.levels:
        width = len(level.value) if isinstance(level.value, tuple) else 1
        own, parts = parts[:width], parts[width:]
        value = (
            tuple(own) if isinstance(level.value, tuple) else (-own[0] if level.goal is Goal.LOAD else own[0])
        )
        levels.append(replace(level, value=value, bound=value))
    return Solution(pairs, tuple(levels), solution.proof)
