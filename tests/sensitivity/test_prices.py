"""Every price equals solving again, on hundreds of small problems; with hours caps it is a true bound."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mentormatch.sensitivity.price import NOBODY, Price
from mentormatch.sensitivity.prices import Prices
from mentormatch.solver import Problem, Solution, solve
from mentormatch.solver.levels import Weights

LADDERS = (
    None,
    ("matched", "points", "draw"),
    ("points", "matched"),
    ("matched", "load", "points", "draw"),
    ("matched",),
    ("waiting", "keep", "draw"),
)


def problem(seed: int, hours: bool = False) -> Problem:
    rng = np.random.default_rng(seed)
    youths, mentors = int(rng.integers(1, 9)), int(rng.integers(1, 6))
    allowed = rng.random((youths, mentors)) < rng.choice([0.3, 0.6, 1.0])
    places = rng.integers(0, 4, mentors)
    points = rng.integers(0, int(rng.choice([3, 1000])), (youths, mentors))
    keep = [(i, j) for i in range(youths) for j in range(mentors) if allowed[i, j] and rng.random() < 0.1]
    locked = []
    for youth in range(youths):
        open_ = [
            j for j in range(mentors) if allowed[youth, j] and sum(m == j for _, m in locked) < places[j]
        ]
        if open_ and rng.random() < 0.15:
            locked.append((youth, int(rng.choice(open_))))
    need = rng.integers(1, 5, youths)
    limit = np.where(rng.random(mentors) < 0.6, rng.integers(0, 9, mentors), -1)
    for mentor in range(mentors):
        taken = int(sum(need[i] for i, j in locked if j == mentor))
        limit[mentor] = max(limit[mentor], taken) if limit[mentor] >= 0 else -1
    return Problem(
        points=points,
        allowed=allowed,
        places=places,
        priority=rng.integers(0, 3, youths),
        waiting=rng.integers(0, 40, youths),
        keep=keep,
        locked=locked,
        hours=need if hours else None,
        hours_limit=limit if hours else None,
        youth_draw=rng.integers(0, 2**62, youths),
        mentor_draw=rng.integers(0, 2**62, mentors),
        goals=LADDERS[seed % len(LADDERS)],
    )


def value(of: Problem, solution: Solution) -> tuple[int, ...]:
    plan = np.full(of.youths, NOBODY)
    for youth, mentor in solution.pairs:
        plan[youth] = mentor
    return Weights(of).values(plan)


def gained(before: Problem, first: Solution, after: Problem) -> tuple[int, ...]:
    """What solving again makes of a change."""
    return tuple(
        b - a for a, b in zip(value(before, first), value(after, solve(after, prove=False)), strict=True)
    )


def holds(price: Price, before: Problem, first: Solution, after: Problem) -> None:
    """The moves make a plan of the changed problem that is worth what the price says."""
    plan = np.full(after.youths, NOBODY)
    for youth, mentor in first.pairs:
        plan[youth] = mentor
    for move in price.moves:
        assert plan[move.youth] == move.before
        plan[move.youth] = move.after
    matched = np.flatnonzero(plan >= 0)
    assert after.allowed[matched, plan[matched]].all()
    assert (np.bincount(plan[matched], minlength=after.mentors) <= after.places).all()
    assert all(plan[youth] == mentor for youth, mentor in after.locked)
    if after.hours is not None and after.hours_limit is not None:
        used = np.bincount(plan[matched], after.hours[matched], minlength=after.mentors)
        assert ((used <= after.hours_limit) | (after.hours_limit < 0)).all()
    reached = tuple(b - a for a, b in zip(value(before, first), Weights(after).values(plan), strict=True))
    assert reached == price.reached
    assert price.people == len(matched) - len(first.pairs)


def forced(of: Problem, youth: int, mentor: int) -> Problem:
    allowed = of.allowed.copy()
    allowed[youth, mentor] = True
    return replace(of, allowed=allowed, locked=(*of.locked, (youth, mentor)))


def with_place(of: Problem, mentor: int) -> Problem:
    places = of.places.copy()
    places[mentor] += 1
    return replace(of, places=places)


def allowing(of: Problem, youth: int, mentor: int) -> Problem:
    allowed = of.allowed.copy()
    allowed[youth, mentor] = True
    return replace(of, allowed=allowed)


@pytest.mark.parametrize("seed", range(40))
def test_forcing_a_pair_costs_what_solving_again_says(seed: int) -> None:
    p = problem(seed)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    held = {youth for youth, _ in p.locked}
    full = [
        mentor for mentor in range(p.mentors) if sum(m == mentor for _, m in p.locked) >= p.places[mentor]
    ]
    for youth in set(range(p.youths)) - held:
        for mentor in range(p.mentors):
            price = prices.forced(youth, mentor)
            if mentor in full:
                assert price is None
                continue
            assert price is not None
            assert price.exact
            after = forced(p, youth, mentor)
            assert price.at_best == gained(p, first, after)
            holds(price, p, first, after)


@pytest.mark.parametrize("seed", range(60))
def test_the_alternatives_are_the_best_other_mentors(seed: int) -> None:
    p = problem(seed)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    held = {youth for youth, _ in p.locked}
    asked = [(youth, mentor) for youth, mentor in first.pairs if youth not in held]
    found = dict(prices.alternatives([youth for youth, _ in asked], 3))
    for youth, mentor in asked:
        others = [
            price.at_best
            for other in range(p.mentors)
            if other != mentor and p.allowed[youth, other] and (price := prices.forced(youth, other))
        ]
        assert [price.at_best for _, price in found[youth]] == sorted(others, reverse=True)[:3]
        for other, price in found[youth]:
            assert price == prices.forced(youth, other)
            assert price.reached <= (0,) * len(price.reached)


@pytest.mark.parametrize("seed", range(40))
def test_a_place_and_a_pair_more_bring_what_solving_again_says(seed: int) -> None:
    p = problem(seed)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    nothing = (0,) * len(prices.components)
    places = prices.places()
    for mentor in range(p.mentors):
        after = with_place(p, mentor)
        price = places.get(mentor)
        assert (price.at_best if price else nothing) == gained(p, first, after)
        if price:
            holds(price, p, first, after)
    held = {youth for youth, _ in p.locked}
    youths = [youth for youth in range(p.youths) if youth not in held]
    found = prices.waived(youths, ~p.allowed[youths], p.mentors)
    brings = {(youth, mentor): price for youth, offers in found.items() for mentor, price in offers}
    for offers in found.values():
        assert [price.at_best for _, price in offers] == sorted((p.at_best for _, p in offers), reverse=True)
    for youth in youths:
        for mentor in np.flatnonzero(~p.allowed[youth]).tolist():
            after = allowing(p, youth, mentor)
            price = brings.get((youth, mentor))
            assert (price.at_best if price else nothing) == gained(p, first, after)
            if price:
                holds(price, p, first, after)


@pytest.mark.parametrize("seed", range(90))
def test_a_lock_costs_what_solving_again_without_it_says(seed: int) -> None:
    p = problem(seed, hours=seed % 4 == 0)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    for pair in p.locked:
        after = replace(p, locked=tuple(lock for lock in p.locked if lock != pair))
        price = prices.without_lock(*pair)
        true = gained(p, first, after)
        assert price.reached <= true <= price.at_best
        if p.hours is None:
            assert price.exact
        holds(price, p, first, after)


@pytest.mark.parametrize("seed", range(50))
def test_any_other_change_is_improved_until_it_is_the_best(seed: int) -> None:
    p = problem(seed)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    rng = np.random.default_rng(seed + 10_000)
    gone = int(rng.integers(p.mentors))
    left = p.allowed.copy()
    left[:, gone] = False
    free = ~np.isin(np.arange(p.youths), [youth for youth, _ in p.locked])
    changes = [
        replace(p, places=p.places + rng.integers(0, 3, p.mentors)),
        replace(p, allowed=p.allowed | (rng.random(p.allowed.shape) < 0.3)),
        replace(p, allowed=left, locked=tuple(pair for pair in p.locked if pair[1] != gone)),
        replace(
            p,
            points=np.hstack([p.points, rng.integers(0, 1000, (p.youths, 1))]),
            allowed=np.hstack([p.allowed, free[:, None] & (rng.random((p.youths, 1)) < 0.7)]),
            places=np.append(p.places, 3),
            mentor_draw=np.append(p.mentor_draw, 7),
        ),
    ]
    for after in changes:
        price = prices.changed(after)
        assert price.exact
        assert price.at_best == gained(p, first, after)
        holds(price, p, first, after)
    recruited = prices.recruited(changes[-1])
    assert (recruited.at_best, recruited.reached) == (price.at_best, price.reached)
    holds(recruited, p, first, changes[-1])


@pytest.mark.parametrize("seed", range(48))
def test_with_hours_caps_a_price_is_a_bound_and_a_plan_that_keeps_the_hours(seed: int) -> None:
    p = problem(seed, hours=True)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    found = dict(prices.alternatives([youth for youth, _ in first.pairs if youth not in dict(p.locked)], 3))
    for youth, offers in found.items():
        for mentor, price in offers:
            after = forced(p, youth, mentor)
            assert price.reached <= gained(p, first, after) <= price.at_best
            holds(price, p, first, after)
    rng = np.random.default_rng(seed)
    for after in (
        replace(p, allowed=p.allowed | (rng.random(p.allowed.shape) < 0.2)),
        replace(p, hours_limit=np.where(p.hours_limit < 0, -1, p.hours_limit + 2)),
    ):
        price = prices.changed(after)
        assert price.reached <= gained(p, first, after) <= price.at_best
        holds(price, p, first, after)


def test_some_prices_are_exact_and_some_are_not_where_hours_bind() -> None:
    exact = set()
    for seed in range(48):
        p = problem(seed, hours=True)
        first = solve(p, prove=False)
        free = [youth for youth, _ in first.pairs if youth not in dict(p.locked)]
        found = Prices(p, first).alternatives(free, 3)
        exact |= {price.exact for _, offers in found for _, price in offers}
    assert exact == {True, False}


def test_a_plan_of_another_problem_is_refused() -> None:
    p = Problem(points=np.array([[3, 2]]), allowed=np.array([[True, True]]), places=np.array([1, 1]))
    first = solve(p, prove=False)
    with pytest.raises(ValueError, match="not one of this problem"):
        Prices(replace(p, allowed=np.array([[False, False]])), first)


def test_a_price_says_who_wins_and_who_loses() -> None:
    p = Problem(points=np.array([[9], [5]]), allowed=np.array([[True], [True]]), places=np.array([1]))
    price = Prices(p, solve(p, prove=False)).forced(1, 0)
    assert price is not None
    assert (price.winners(), price.losers(), price.people) == ((1,), (0,), 0)
    assert price.at_best[:2] == (0, -4)


@pytest.mark.parametrize("seed", range(80))
def test_a_mentor_who_opens_brings_what_solving_again_says(seed: int) -> None:
    p = problem(seed)
    mentor = seed % p.mentors
    shut, places = p.allowed.copy(), p.places.copy()
    shut[:, mentor], places[mentor] = False, 1 + seed % 4
    p = replace(p, allowed=shut, places=places, locked=tuple(pair for pair in p.locked if pair[1] != mentor))
    first = solve(p, prove=False)
    asked = np.random.default_rng(seed).random(p.youths) < 0.6
    opened = p.allowed.copy()
    opened[:, mentor] = asked & ~np.isin(np.arange(p.youths), [youth for youth, _ in p.locked])
    after = replace(p, allowed=opened)
    price = Prices(p, first).opened(mentor, asked)
    assert price is not None
    assert price.exact
    assert price.at_best == gained(p, first, after)
    holds(price, p, first, after)


@pytest.mark.parametrize("seed", range(40))
def test_room_made_for_a_waiting_youth_brings_what_solving_again_says(seed: int) -> None:
    p = problem(seed, hours=seed % 4 == 0)
    first = solve(p, prove=False)
    prices = Prices(p, first)
    waiting = set(range(p.youths)) - {youth for youth, _ in first.pairs}
    full = {m for m in range(p.mentors) if sum(other == m for _, other in first.pairs) >= p.places[m]}
    for youth in waiting:
        for mentor in range(p.mentors):
            after = forced(with_place(p, mentor) if mentor in full else p, youth, mentor)
            if after.hours_limit is not None and p.hours_limit is not None and p.hours_limit[mentor] >= 0:
                after = replace(after, hours_limit=after.hours_limit + 10 * (np.arange(p.mentors) == mentor))
            (price,) = prices.with_room([(youth, mentor)])
            assert any(move.youth == youth and move.after == mentor for move in price.moves)
            true = gained(p, first, after)
            assert price.reached <= true
            if price.at_best is not None:
                assert true == price.at_best or p.hours is not None
            holds(price, p, first, after)
