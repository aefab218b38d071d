"""The price of a level is what the others come to in the best plan without it."""

from __future__ import annotations

from dataclasses import replace

from mentormatch.solver import Goal, Problem, level_prices, solve
from tests.campaigns.solver_problems import best_by_trying, reached, small_problem


def test_a_goal_that_costs_nothing_is_free_and_one_that_costs_says_what() -> None:
    # U0 has waited longest and fits badly; without "waiting" the place goes to U1.
    problem = Problem(
        points=[[100], [900]],
        allowed=[[True], [True]],
        places=[1],
        waiting=[50, 10],
        goals=["matched", "waiting", "points"],
    )
    matched, waiting = level_prices(problem, solve(problem))
    assert (matched.goal, matched.free, matched.moved) == (Goal.MATCHED, True, 0)
    assert (waiting.goal, waiting.free, waiting.moved, waiting.proven) == (Goal.WAITING, False, 2, True)
    assert (waiting.with_it[Goal.POINTS], waiting.without_it[Goal.POINTS]) == (100, 900)
    assert (waiting.with_it[Goal.WAITING], waiting.without_it[Goal.WAITING]) == (50, 10)


def test_a_ladder_of_one_goal_has_no_prices() -> None:
    problem = Problem(points=[[1]], allowed=[[True]], places=[1], goals=["points"])
    assert level_prices(problem, solve(problem)) == []


def test_the_other_goals_come_to_the_best_of_all_plans_of_the_shorter_ladder() -> None:
    for seed in range(60):
        problem = small_problem(seed)
        solution = solve(problem)
        for price in level_prices(problem, solution):
            shorter = replace(problem, goals=tuple(g for g in problem.ladder if g is not price.goal))
            best = best_by_trying(shorter)
            values: list[int] = []
            for goal in shorter.ladder:
                value = price.without_it[goal]
                values += value if isinstance(value, tuple) else [-value if goal is Goal.LOAD else value]
            assert values == best
            first = problem.ladder.index(price.goal)
            assert [price.with_it[g] for g in problem.ladder[:first]] == [
                price.without_it[g] for g in problem.ladder[:first]
            ]
            assert price.proven
        assert reached(solution)
