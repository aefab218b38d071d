"""The generalised assignment instances of the OR-Library: ``python -m benchmarks.orlib gap1.txt ...``.

Files gap1 to gap12 (https://people.brunel.ac.uk/~mastjjb/jeb/orlib/gapinfo.html) hold several problems each:
agents, jobs, what each job brings with each agent (a line of numbers per agent), how much of the agent it
takes, and how much of each agent there is. A job is a youth, an agent is a mentor, and what it takes are
hours of the pair.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from mentormatch.solver import Problem, check, solve


def read(path: Path, goals: tuple[str, ...] = ("matched", "points")) -> Iterator[Problem]:
    """Yield the problems of a file, as many jobs as possible being done, then the most being earned.

    Raises:
        ValueError: the file ends too early, or holds more than its problems.
    """
    numbers = iter(int(word) for word in path.read_text("ascii").split())
    try:
        for _ in range(next(numbers)):
            agents, jobs = next(numbers), next(numbers)
            worth, taken = (
                np.array([[next(numbers) for _ in range(jobs)] for _ in range(agents)]) for _ in range(2)
            )
            yield Problem(
                points=worth.T,
                allowed=np.ones((jobs, agents), dtype=bool),
                places=np.full(agents, jobs),
                hours=taken.T,
                hours_limit=[next(numbers) for _ in range(agents)],
                goals=goals,
            )
    except (StopIteration, RuntimeError) as error:
        raise ValueError(f"{path}: the file ends too early") from error
    if next(numbers, None) is not None:
        raise ValueError(f"{path}: there is more in the file than its problems")


def main() -> None:
    """Solve the problems of the files named on the command line."""
    for name in sys.argv[1:]:
        for number, problem in enumerate(read(Path(name)), start=1):
            began = time.perf_counter()
            solution = solve(problem)
            seconds = time.perf_counter() - began
            check(problem, solution)
            values = ", ".join(f"{level.goal} {level.value} ({level.by})" for level in solution.levels)
            print(f"{name} {number}: {values}, {seconds:.2f} s")


if __name__ == "__main__":
    main()
