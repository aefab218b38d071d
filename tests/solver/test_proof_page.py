"""The lines of docs/proof.md, which use nothing of ours, confirm what is proven and nothing else."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mentormatch.solver import Case, Goal, Problem, solve
from mentormatch.solver.draw import draw_numbers
from tests.campaigns.solver_problems import large_problem

PAGE = Path(__file__).parents[2] / "docs" / "proof.md"


def lines_of_the_page() -> Callable[..., list[bool]]:
    code = PAGE.read_text("utf-8").split("```python\n")[1].split("```")[0]
    assert sum(isinstance(node, ast.stmt) for node in ast.walk(ast.parse(code))) <= 62
    assert "import" not in code
    found: dict[str, Any] = {}
    exec(code, found)  # noqa: S102  # our own page
    proven: Callable[..., list[bool]] = found["proven"]
    return proven


def as_lists(problem: Problem) -> tuple[Any, ...]:
    """Return a problem in plain lists, as the page names them."""
    assert problem.priority is not None
    assert problem.waiting is not None
    assert problem.hours is not None
    assert problem.hours_limit is not None
    same, load, worth = np.ones_like(problem.points), None, []
    for goal in problem.ladder:
        if goal is Goal.MATCHED:
            worth.append(same)
        elif goal is Goal.PRIORITY:
            classes = sorted(set(problem.priority.tolist()), reverse=True)
            worth += [same * (problem.priority == one)[:, None] for one in classes]
        elif goal is Goal.WAITING:
            worth.append(same * problem.waiting[:, None])
        elif goal is Goal.POINTS:
            worth.append(problem.points)
        elif goal is Goal.LOAD:
            load = len(worth)
            worth.append(same * 0)
        else:
            worth.append(
                draw_numbers(np.arange(problem.youths)[:, None], np.arange(problem.mentors)[None, :])
            )
    need = (same * problem.hours[:, None]).tolist()
    left = [limit if limit >= 0 else 10**9 for limit in problem.hours_limit.tolist()]
    numbers = [one.tolist() for one in worth]
    return numbers, load, problem.allowed.tolist(), problem.places.tolist(), need, left


@pytest.mark.parametrize("seed", [0, 1, 4])
def test_the_page_confirms_a_plan_that_is_proven_and_refuses_a_worse_one(seed: int) -> None:
    proven = lines_of_the_page()
    problem = large_problem(seed, 40, 10, hours=True, most=50)
    solution = solve(problem)
    assert solution.optimal
    given = as_lists(problem)
    assert all(proven(solution.proof.to_rows(), *given, solution.pairs))
    assert not all(proven(solution.proof.to_rows(), *given, solution.pairs[1:]))
    moved = dict(solution.pairs)
    first, second = list(moved)[:2]
    moved[first], moved[second] = moved[second], moved[first]
    assert moved == dict(solution.pairs) or not all(
        proven(solution.proof.to_rows(), *given, sorted(moved.items()))
    )


def test_the_page_confirms_no_more_than_the_numbers_show() -> None:
    proven = lines_of_the_page()
    problem = large_problem(1, 40, 10, hours=True, most=50)
    solution = solve(problem)
    assert solution.proof.leaves == 2, "a proof by cases"
    given = as_lists(problem)
    bare = replace(solution.proof, cases=(replace(solution.proof.cases[0]),))
    assert not all(proven(bare.to_rows(), *given, solution.pairs))
    nothing = replace(solution.proof, cases=(Case(),))
    assert not all(proven(nothing.to_rows(), *given, solution.pairs))
    lost = replace(solution.proof, cases=solution.proof.cases[:-1])
    with pytest.raises(ValueError, match="unpack"):
        proven(lost.to_rows(), *given, solution.pairs)
