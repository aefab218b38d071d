"""Exchanges that make a plan better: a free place, a move, a swap, a chain of moves, with regard to the hours.

A chain begins with a youth who leaves a place, or has none, and gives everybody in it the place of the next one; the
last takes a free place, is left without a mentor, or takes the place of the first. Each step is an arc of a graph whose
nodes are the youths and the world outside; an exchange that betters the plan is a cycle of positive sum, found by the
algorithm of Bellman and Ford. Whether all keep to places and hours together, and what the new plan is worth, is worked
out again for each cycle found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from mentormatch.solver.problem import Goal, IntArray, Level

from .independent import Component, IndependentModel, total_of

MOST_PAIRS = 50_000
"""With more candidate pairs than this, free places and moves are looked at, not swaps and chains."""
_TRIES = 200
"""Cycles that turn out to be none, because they pass a mentor twice and the hours do not suffice, before the search
ends."""
_OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Exchange:
    """A better plan ``assign`` (youths,), -1 for no mentor; the first component that is better; who moved."""

    assign: IntArray
    component: int
    moved: tuple[int, ...]


def better_plan(model: IndependentModel, plan: IntArray, levels: Sequence[Level]) -> Exchange | None:
    """Return a plan that an exchange makes better, or ``None`` where none does.

    Where a level is said to be the best on an engine's word, chains are looked for; where the plan itself says that it
    may not be the best, free places and moves. Of a problem with more than ``MOST_PAIRS`` pairs, free places and moves
    are looked at, and the components of the leading levels that are said to be the best.

    Args:
        model: the problem.
        plan: (pairs, 2) youths and mentors; it keeps to places, hours and locks.
        levels: what is said of the plan.
    """
    assign = np.full(model.problem.youths, -1, dtype=np.int64)
    assign[plan[:, 0]] = plan[:, 1]
    few = int(np.count_nonzero(model.problem.allowed)) <= MOST_PAIRS
    if few and all(level.proven for level in levels):
        return Exchanges(model, assign).next()
    goals = [component.goal for component in model.components]
    open_ = next((level.goal for level in levels if not level.proven), None)
    return _better_move(model, assign, len(goals) if few or open_ is None else goals.index(open_))


class Exchanges:
    """The exchanges of a plan, one after another, each of the plan that the ones before have left.

    Args:
        model: the problem.
        assign: (youths,) the mentor of each youth, -1 for none.
    """

    def __init__(self, model: IndependentModel, assign: IntArray) -> None:
        self._model = model
        problem = model.problem
        self._assign = assign.copy()
        self._values = _values(model, assign)
        self._factors = _factors(model)
        self._load = sum(
            f for f, c in zip(self._factors, model.components, strict=True) if c.goal is Goal.LOAD
        )
        self._worth = self._all_worth()
        """For each youth what a pair with each open mentor counts, all components in one whole number."""
        self._wanting: list[list[int]] = [[] for _ in range(problem.mentors)]
        for youth, mentors in enumerate(self._worth):
            for mentor in mentors:
                self._wanting[mentor].append(youth)
        self._minutes = self._minutes_of()
        self._limit = [-1] * problem.mentors
        if problem.hours is not None and problem.hours_limit is not None:
            self._limit = problem.hours_limit.tolist()
        self._places = problem.places.tolist()
        self._used = [0] * problem.mentors
        self._taken = [0] * problem.mentors
        self._sitting: list[list[int]] = [[] for _ in range(problem.mentors)]
        for mentor in range(problem.mentors):
            self._count(mentor)
        open_ = np.flatnonzero(model.open_youths).tolist()
        self._arcs: dict[int, dict[int, dict[int, int]]] = {_OUTSIDE: {_OUTSIDE: {}}}
        """For each node the mentors whose place may be taken (-1: none), and for each what gives the place up next,
        with what the step is worth."""
        for youth in open_:
            self._arcs[youth] = {}
            self._leave(youth)
            for mentor in self._worth[youth]:
                self._link(youth, mentor)
        self._reached = dict.fromkeys(self._arcs, 0)
        self._waiting: dict[int, None] = dict.fromkeys(self._arcs)

    def next(self) -> Exchange | None:
        """Return the plan that one more exchange has made better, or ``None`` where none is found."""
        for _ in range(_TRIES):
            cycle = self._positive_cycle()
            if cycle is None:
                return None
            found = self._applied(cycle)
            if found is not None:
                self._move(found)
                return found
            # It passes a mentor twice, and the hours do not suffice: without one of its steps it is found no more.
            (here, mentor), (there, _) = cycle[0], cycle[1 % len(cycle)]
            del self._arcs[here][mentor][there]
        return None

    def _applied(self, cycle: list[tuple[int, int]]) -> Exchange | None:
        assign = self._assign.copy()
        for here, mentor in cycle:
            if here != _OUTSIDE:
                assign[here] = mentor
        if not _keeps(self._model, assign):
            return None
        values = _values(self._model, assign)
        if values <= self._values:
            return None
        component = next(k for k, value in enumerate(values) if value != self._values[k])
        return Exchange(assign, component, tuple(here for here, _ in cycle if here != _OUTSIDE))

    def _move(self, found: Exchange) -> None:
        """Take the new plan for the old one."""
        moved = np.flatnonzero(found.assign != self._assign)
        touched = {*self._assign[moved].tolist(), *found.assign[moved].tolist()} - {-1}
        self._assign = found.assign.copy()
        self._values = _values(self._model, found.assign)
        for mentor in touched:
            self._count(mentor)
        again: dict[int, None] = dict.fromkeys(moved.tolist())
        for mentor in sorted(touched):
            for youth in self._wanting[mentor]:
                self._link(youth, mentor)
                again[youth] = None
            for youth in self._sitting[mentor]:
                self._leave(youth)
                again[youth] = None
        for youth in moved.tolist():
            self._leave(youth)
            for mentor in self._worth[youth]:
                self._link(youth, mentor)
        self._waiting = {**self._waiting, **again, _OUTSIDE: None}

    def _count(self, mentor: int) -> None:
        """Work out how much of a mentor's places and time is taken, and by whom."""
        youths = np.flatnonzero(self._assign == mentor).tolist()
        self._used[mentor] = len(youths)
        self._taken[mentor] = sum(self._minutes(youth, mentor) for youth in youths)
        self._sitting[mentor] = [youth for youth in youths if self._model.open_youths[youth]]

    def _leave(self, youth: int) -> None:
        """Work out what it is worth that a youth begins a chain, or ends it without a mentor."""
        mine = int(self._assign[youth])
        if mine < 0:
            self._arcs[_OUTSIDE][_OUTSIDE][youth] = 0
            self._arcs[youth].pop(_OUTSIDE, None)
        else:
            self._arcs[_OUTSIDE][_OUTSIDE][youth] = self._load * (2 * self._used[mine] - 1)
            self._arcs[youth][_OUTSIDE] = {_OUTSIDE: -self._worth[youth][mine]}

    def _link(self, youth: int, mentor: int) -> None:
        """Work out what it is worth that a youth takes a free place of a mentor, or that of another youth."""
        mine = int(self._assign[youth])
        self._arcs[youth].pop(mentor, None)
        if mentor == mine:
            return
        gain = self._worth[youth][mentor] - (self._worth[youth][mine] if mine >= 0 else 0)
        need = self._minutes(youth, mentor)
        limit = self._limit[mentor]
        room = limit - self._taken[mentor]
        steps: dict[int, int] = {}
        if self._used[mentor] < self._places[mentor] and (limit < 0 or need <= room):
            steps[_OUTSIDE] = gain - self._load * (2 * self._used[mentor] + 1)
        for other in self._sitting[mentor]:
            if limit < 0 or need <= room + self._minutes(other, mentor):
                steps[other] = gain
        if steps:
            self._arcs[youth][mentor] = steps

    def _positive_cycle(self) -> list[tuple[int, int]] | None:
        """Return a cycle whose steps add up to more than 0, each node with the mentor whose place it takes."""
        reached, arcs = self._reached, self._arcs
        before: dict[int, tuple[int, int]] = {}
        for _ in range(len(arcs) + 2):
            following: dict[int, None] = {}
            for here in self._waiting:
                start = reached[here]
                for mentor, steps in arcs[here].items():
                    for there, gain in steps.items():
                        if start + gain > reached[there]:
                            reached[there] = start + gain
                            before[there] = here, mentor
                            following[there] = None
            self._waiting = following
            if not following:
                return None
            for node in following:
                cycle = _cycle_at(node, before)
                if cycle is not None:
                    return cycle
        return None

    def _all_worth(self) -> list[dict[int, int]]:
        model = self._model
        worth: list[dict[int, int]] = [{} for _ in range(model.problem.youths)]
        for rows in model.blocks():
            lines, mentors = np.nonzero(model.open_pairs(rows))
            youths = rows[lines]
            total: Any = np.zeros(len(youths), dtype=object)
            for factor, component in zip(self._factors, model.components, strict=True):
                if component.goal is not Goal.LOAD:
                    total += factor * model.pair_worth(component, youths, mentors).astype(object)
            for youth, mentor, number in zip(youths.tolist(), mentors.tolist(), total.tolist(), strict=True):
                worth[youth][mentor] = number
        return worth

    def _minutes_of(self) -> Callable[[int, int], int]:
        problem = self._model.problem
        if problem.hours is None:
            return lambda _youth, _mentor: 0
        hours = problem.hours.tolist()
        if problem.hours.ndim == 1:
            return lambda youth, _mentor: int(hours[youth])
        return lambda youth, mentor: int(hours[youth][mentor])


def _factors(model: IndependentModel) -> list[int]:
    """Return what one of each component counts: more than all below it can come to."""
    factors: list[int] = []
    size = 1
    for component in reversed(model.components):
        factors.insert(0, size)
        size *= 2 * _range(model, component) + 1
    return factors


def _range(model: IndependentModel, component: Component) -> int:
    """Return by how much two plans can differ in a component, at most."""
    if component.goal is Goal.LOAD:
        return 2 * model.problem.youths**2 + 1
    largest = 0
    for rows in model.blocks():
        largest = max(largest, int(np.abs(model.worth(component, rows)).max(initial=0)))
    return 2 * largest * model.problem.youths + 1


def _cycle_at(node: int, before: dict[int, tuple[int, int]]) -> list[tuple[int, int]] | None:
    """Return the cycle that one comes to when going back from a node, in its own order, with the mentors taken."""
    seen: dict[int, int] = {}
    trail: list[int] = []
    here = node
    while here not in seen:
        seen[here] = len(trail)
        trail.append(here)
        if here not in before:
            return None
        here = before[here][0]
    nodes = trail[seen[here] :][::-1]
    following = [*nodes[1:], nodes[0]]
    return [(one, before[after][1]) for one, after in zip(nodes, following, strict=True)]


def _keeps(model: IndependentModel, assign: IntArray) -> bool:
    """Whether a plan keeps to places and hours."""
    problem = model.problem
    some = np.flatnonzero(assign >= 0)
    if (np.bincount(assign[some], minlength=problem.mentors) > problem.places).any():
        return False
    if problem.hours is None or problem.hours_limit is None:
        return True
    for mentor in np.flatnonzero(problem.hours_limit >= 0).tolist():
        if total_of(model.hours(some[assign[some] == mentor], mentor)) > problem.hours_limit[mentor]:
            return False
    return True


def _values(model: IndependentModel, assign: IntArray) -> list[int]:
    some = np.flatnonzero(assign >= 0)
    return model.values(np.stack([some, assign[some]], axis=1))


def _better_move(model: IndependentModel, assign: IntArray, upto: int) -> Exchange | None:
    """Return a plan that one youth's coming or going to another mentor makes better."""
    for youth, mentor in _moves(model, assign, upto):
        moved = assign.copy()
        moved[youth] = mentor
        values, before = _values(model, moved), _values(model, assign)
        if values > before and _keeps(model, moved):
            component = next(k for k, value in enumerate(values) if value != before[k])
            return Exchange(moved, component, (youth,))
    return None


def _moves(model: IndependentModel, assign: IntArray, upto: int) -> Iterator[tuple[int, int]]:
    """Yield a youth and a mentor with a free place and time, where that makes a plan better."""
    p = model.problem
    used = np.bincount(assign[assign >= 0], minlength=p.mentors)
    room = used < p.places
    left = np.full(p.mentors, 2**62)
    if p.hours is not None and p.hours_limit is not None:
        some = np.flatnonzero(assign >= 0)
        for mentor in np.flatnonzero(p.hours_limit >= 0).tolist():
            needed = total_of(model.hours(some[assign[some] == mentor], mentor))
            left[mentor] = int(p.hours_limit[mentor]) - needed
    for youths in model.blocks():
        own = assign[youths]
        free = model.open_pairs(youths) & room & (own[:, None] != np.arange(p.mentors))
        if p.hours is not None:
            free &= model.hours(youths, slice(None)) <= left
        lines, mentors = np.nonzero(free)
        who, before = youths[lines], own[lines]
        undecided = np.ones(len(who), dtype=bool)
        for component in model.components[:upto]:
            matched = before >= 0
            gain = model.pair_worth(component, who, mentors)
            gain[matched] -= model.pair_worth(component, who[matched], before[matched])
            if component.goal is Goal.LOAD:
                gain = np.where(matched, 2 * used[before] - 1, 0) - (2 * used[mentors] + 1)
            better = np.flatnonzero(undecided & (gain > 0))
            if better.size:
                yield int(who[better[0]]), int(mentors[better[0]])
                return
            undecided &= gain == 0
