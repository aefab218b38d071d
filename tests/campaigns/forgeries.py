"""Forged proofs of worse plans: ``python -m tests.campaigns.forgeries [count]`` (10 000 by default).

Worse plans are made at random, greedily, and by single moves and chains from there until none betters them; their
levels are written as if they were the best. Their proofs are the honest one's, with prices zeroed, perturbed or
copied, and cases dropped, doubled, turned or widened; every seal is made anew. Ends with 1 if any is believed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from mentormatch.solver import By, Case, CheckError, Goal, Level, Problem, Proof, Solution, check, solve
from mentormatch.solver.proof.exchange import Exchanges
from mentormatch.solver.proof.independent import IndependentModel
from tests.campaigns.solver_problems import large_problem, reached, vector


def worse_plans(problem: Problem, solution: Solution, rng: np.random.Generator) -> Iterator[tuple[str, list]]:
    """Yield plans that keep every demand and are worse than the best, with what they are."""
    model = IndependentModel(problem)
    best = reached(solution)
    for name in ("random", "greedy"):
        assign = _filled(problem, rng, name == "greedy")
        yield name, _pairs(assign)
        exchanges = Exchanges(model, assign)
        for _ in range(500):
            found = exchanges.next()
            if found is None:
                break
            assign = found.assign
        if vector(problem, _pairs(assign)) < best:
            yield f"{name}, no chain betters it", _pairs(assign)
    for pair in solution.pairs[:2]:
        yield "one less", [other for other in solution.pairs if other != pair]


def _filled(problem: Problem, rng: np.random.Generator, greedy: bool) -> np.ndarray:
    assign = np.full(problem.youths, -1, dtype=np.int64)
    room = problem.places.copy()
    left = np.full(problem.mentors, 10**9) if problem.hours_limit is None else problem.hours_limit.copy()
    left[left < 0] = 10**9
    pairs = np.argwhere(problem.allowed)
    order = rng.permutation(len(pairs))
    if greedy:
        order = np.argsort(-problem.points[pairs[:, 0], pairs[:, 1]], kind="stable")
    for youth, mentor in pairs[order].tolist():
        need = 0 if problem.hours is None else int(problem.hours[youth])
        if assign[youth] < 0 and room[mentor] and need <= left[mentor]:
            assign[youth] = mentor
            room[mentor] -= 1
            left[mentor] -= need
    return assign


def _pairs(assign: np.ndarray) -> list[tuple[int, int]]:
    return [(youth, int(assign[youth])) for youth in np.flatnonzero(assign >= 0).tolist()]


def forged_proofs(proof: Proof, rng: np.random.Generator) -> Iterator[tuple[str, Proof]]:
    """Yield the honest proof, and proofs made from it, each with what was done."""
    yield "copied", proof
    yield "no cases", replace(proof, cases=())
    zero = tuple((0,) * len(row) for row in proof.potentials)
    yield "zeroed", replace(proof, potentials=zero, cases=_priced(proof, lambda n: 0))
    yield "potentials zeroed", replace(proof, potentials=zero)
    yield (
        "perturbed",
        replace(proof, cases=_priced(proof, lambda n: max(0, n + int(rng.integers(-9999, 9999))))),
    )
    yield "lowered", replace(proof, cases=_priced(proof, lambda n: n * 9 // 10))
    if len(proof.cases) > 1:
        number = int(rng.integers(1, len(proof.cases)))
        some = proof.cases[number]
        yield "dropped", replace(proof, cases=(*proof.cases[:number], *proof.cases[number + 1 :]))
        yield "doubled", replace(proof, cases=(*proof.cases, some))
        turned = replace(some, inside=not some.inside)
        yield "turned", replace(proof, cases=(*proof.cases[:number], turned, *proof.cases[number + 1 :]))
        widened = replace(some, youth=0, mentor=0)
        yield "widened", replace(proof, cases=(*proof.cases[:number], widened, *proof.cases[number + 1 :]))


def _priced(proof: Proof, change: object) -> tuple[Case, ...]:
    return tuple(
        replace(
            case,
            prices=tuple(replace(p, youths=tuple(change(n) for n in p.youths)) for p in case.prices),  # type: ignore[operator]
        )
        for case in proof.cases
    )


def forgeries(problem: Problem, rng: np.random.Generator) -> Iterator[tuple[str, Solution]]:
    """Yield solutions that say of a worse plan that it is proven to be the best."""
    solution = solve(problem)
    for plan_name, pairs in worse_plans(problem, solution, rng):
        if vector(problem, pairs) >= reached(solution):
            continue
        for name, proof in forged_proofs(solution.proof, rng):
            for by in (By.CERTIFICATE, By.CASES):
                sealed = replace(proof, settled=0).sealed()
                cases = sealed.leaves if by is By.CASES else 0
                yield (
                    f"{plan_name}; {name}; {by}",
                    Solution(pairs, _claimed(problem, pairs, by, cases), sealed),
                )


def _claimed(problem: Problem, pairs: list[tuple[int, int]], by: By, cases: int) -> tuple[Level, ...]:
    numbers, levels = vector(problem, pairs), []
    classes = 0 if problem.priority is None else len(set(problem.priority.tolist()))
    for goal in problem.ladder:
        width = classes if goal is Goal.PRIORITY else 1
        own, numbers = numbers[:width], numbers[width:]
        value = tuple(own) if goal is Goal.PRIORITY else (-own[0] if goal is Goal.LOAD else own[0])
        levels.append(Level(goal, value, value, True, by, cases))
    return tuple(levels)


def main(count: int) -> int:
    """Forge so many proofs; return 1 if any is believed."""
    tried = believed = seed = 0
    while tried < count:
        problem = large_problem(seed, 40, 10, hours=True, most=50)
        for name, forged in forgeries(problem, np.random.default_rng(seed)):
            tried += 1
            try:
                check(problem, forged)
            except CheckError:
                continue
            believed += 1
            sys.stdout.write(f"believed: seed {seed}, {name}\n")
        seed += 1
    sys.stdout.write(f"forgeries: {tried} of {seed} problems, {believed} believed\n")
    return int(believed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
