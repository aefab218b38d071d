"""The loader of the OR-Library's generalised assignment files."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.orlib import read
from mentormatch.solver import check, solve
from tests.campaigns import or_tools
from tests.campaigns.solver_problems import GAP_SIZES, assignment_problem, best_by_trying, reached


def test_a_file_gives_its_problems(tmp_path: Path) -> None:
    path = tmp_path / "gap.txt"
    path.write_text("2\n2 3\n6 5 4\n3 9 2\n2 2 2\n1 2 3\n4 3\n1 2\n7 8\n5 5\n10\n", "ascii")
    first, second = read(path)
    assert first.points.tolist() == [[6, 3], [5, 9], [4, 2]]
    assert first.hours.tolist() == [[2, 1], [2, 2], [2, 3]]
    assert first.hours_limit.tolist() == [4, 3]
    for problem in (first, second):
        solution = solve(problem)
        check(problem, solution)
        assert reached(solution) == best_by_trying(problem)
    assert reached(solve(first)) == [3, 19]


@pytest.mark.parametrize("text", ["1\n2 3\n1 2 3", "0\n5"])
def test_a_file_that_does_not_add_up_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gap.txt"
    path.write_text(text, "ascii")
    with pytest.raises(ValueError, match=r"gap\.txt"):
        list(read(path))


@pytest.mark.parametrize(("agents", "jobs"), GAP_SIZES[::4])
def test_problems_of_the_librarys_sizes_are_solved_to_the_optimum_of_another_solver(
    agents: int, jobs: int
) -> None:
    problem = assignment_problem(jobs, agents, jobs)
    solution = solve(problem)
    check(problem, solution)
    assert solution.optimal
    assert reached(solution) == or_tools.assignment(problem)
