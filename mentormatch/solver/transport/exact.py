"""The plan without hours caps: a transport problem, made exact and proven in integers.

A plan is the best exactly if there are prices of mentors at which every youth has what it likes best and no
unused place is worth anything (linear programming duality, which holds in every ordered group, so in vectors
compared lexicographically too). Prices are longest paths through the mentors: a step from mentor a to mentor
k is worth what is gained when the best youth of a moves to k. A cycle worth more than nothing is an exchange
that improves the plan; where there is none, the paths give the prices. An engine's plan thus needs no trust:
what it missed is found here.

The components are handled in groups of one 64-bit word. What a group's prices show can never change without
loss (pairs, places, youths who must be matched) is left out for the groups below: what is left is the *face*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.arrays import blocks, distinct, within

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock
    from mentormatch.solver.levels import Packed
    from mentormatch.solver.problem import IntArray

    from .face import OptimalFace

_MENDS = 20
"""How often all steps are looked at for lengths that are too short."""
_PIECE = 1 << 15
"""Steps looked at together."""
NEVER = -(2**62)
"""Worth of a step that is not possible; never added to another such number."""


def improve(face: OptimalFace, packed: Packed, assign: IntArray, guess: IntArray, clock: Clock) -> IntArray:
    """Improve a plan of the face until it is the best one.

    Args:
        face: what may be used; ``assign`` must keep to it.
        packed: the numbers of the pairs.
        assign: (youths,) the mentor of each, ``face.mentors`` for none; changed in place.
        guess: (mentors,) prices to begin with, as packed numbers; the better they are, the fewer the rounds.
        clock: raises when the time is up.

    Returns:
        The mentors' prices as packed numbers (mentors,), which prove the plan.
    """
    residual = ResidualGraph(face, packed, assign)
    start = np.append(packed.clip(guess), 0)
    lengths = start.copy()
    _mend(residual, lengths, clock)
    everybody = np.arange(len(start))
    changed = everybody
    while True:
        clock.check()
        cycles, changed = _bellman_ford(residual.worth, lengths, changed)
        if not cycles:
            break
        for cycle in cycles:
            residual.apply_cycle(cycle)
        touched = {node for cycle in cycles for node in cycle} | {residual.none}
        residual.refresh(touched)
        # Only these nodes' steps are others than before; the rest of the lengths still hold.
        changed = distinct(np.append(changed, list(touched)))
    prices: IntArray = lengths[:-1] - lengths[-1]
    if not packed.holds(prices):  # they drifted while cycles were turned: once more, from the start
        _bellman_ford(residual.worth, start, everybody)
        prices = start[:-1] - start[-1]
    return prices


def _mend(residual: ResidualGraph, length: IntArray, clock: Clock) -> None:
    """Make guessed lengths right where they are nearly so, turning cycles on the way.

    Each step that is worth more than the lengths say raises the lengths beyond it, as far as that goes
    (Dijkstra's search, over what the other steps fall short). Where it comes round to where the step began,
    that is a cycle worth more than nothing. What is touched is near by; from scratch, everybody would be.
    """
    for _ in range(_MENDS):
        open_ = _too_short(residual.worth, length)
        if not open_.size:
            return
        for node in open_.tolist():
            while True:
                clock.check()
                reach = length + residual.worth[:, node]
                origin = int(reach.argmax())
                if reach[origin] <= length[node]:
                    break
                cycle = _raise(residual.worth, length, origin, node)
                if cycle:
                    residual.apply_cycle(cycle)
                    residual.refresh(set(cycle))


def _too_short(worth: IntArray, length: IntArray) -> IntArray:
    """Return the nodes that some step reaches with more than their length."""
    longest = length.copy()
    step = max(1, _PIECE // max(len(worth), 1))
    for start in range(0, len(worth), step):
        rows = slice(start, start + step)
        np.maximum(longest, (worth[rows] + length[rows, None]).max(axis=0), out=longest)
    return np.flatnonzero(longest > length)


def _raise(worth: IntArray, length: IntArray, origin: int, node: int) -> list[int]:
    """Raise lengths for a step from ``origin`` to ``node``; return the cycle if there is one worth more than
    nothing."""
    rise = np.zeros(len(length), dtype=np.int64)
    rise[node] = length[origin] + worth[origin, node] - length[node]
    before = np.full(len(length), -1)
    waiting = rise.copy()
    while True:
        top = int(waiting.argmax())
        if waiting[top] <= 0:
            length += rise
            return []
        if top == origin:
            break
        waiting[top] = 0
        further = worth[top] + (length[top] + rise[top]) - length
        np.minimum(further, rise[top], out=further)  # what else is too short has its own turn
        better = np.flatnonzero(further > rise)
        rise[better] = waiting[better] = further[better]
        before[better] = top
    done = (waiting == 0) & (rise > rise[origin])
    cycle = [origin]
    while cycle[-1] != node:
        cycle.append(int(before[cycle[-1]]))
    length[done] += rise[done] - rise[origin]
    return cycle[::-1]


class ResidualGraph:
    """What the steps between mentors are worth, for one plan: ``worth`` (mentors + 1, mentors + 1).

    From a mentor to a mentor: a youth moves. From "none" to a mentor: an unmatched youth comes, or a place is
    given up and what it cost is saved. From a mentor to "none": a youth is left without a mentor, or one more
    place is used.
    """

    def __init__(self, face: OptimalFace, packed: Packed, assign: IntArray) -> None:
        self._face = face
        self._packed = packed
        self.assign = assign
        self.none = none = face.mentors
        self.worth = np.full((none + 1, none + 1), NEVER, dtype=np.int64)
        self._leave = np.full(none, NEVER, dtype=np.int64)
        self._come = np.full(none, NEVER, dtype=np.int64)
        self._open = face.pairs.any(axis=1)
        self._free: IntArray = np.flatnonzero((assign == none) & self._open)
        if face.listed is not None:
            self._start_listed(*face.listed)
        else:
            self._start_in_blocks()
        self._set_ends()

    def _start_listed(self, youths: IntArray, mentors: IntArray) -> None:
        worth = self._packed.at(youths, mentors)
        at = self.assign[youths]
        free = at == self.none
        np.maximum.at(self._come, mentors[free], worth[free])
        youths, mentors, at = youths[~free], mentors[~free], at[~free]
        own = self._packed.at(youths, at)
        np.maximum.at(self.worth, (at, mentors), worth[~free] - own)
        np.maximum.at(self._leave, at, np.where(self._face.must[youths], NEVER, -own))

    def _start_in_blocks(self) -> None:
        none, assign = self.none, self.assign
        matched = np.flatnonzero(assign < none)
        matched = matched[np.argsort(assign[matched], kind="stable")]
        for rows in blocks(matched, none):
            between, leave = self._gains(rows)
            at = assign[rows]
            firsts = np.flatnonzero(np.diff(at, prepend=-1))
            nodes = at[firsts]
            self.worth[nodes, :none] = np.maximum(
                self.worth[nodes, :none], np.maximum.reduceat(between, firsts)
            )
            self._leave[nodes] = np.maximum(self._leave[nodes], np.maximum.reduceat(leave, firsts))
        for rows in blocks(self._free, none):
            np.maximum(self._come, self._numbers(rows).max(axis=0), out=self._come)

    def apply_cycle(self, cycle: list[int]) -> None:
        """Make the exchange that a cycle of nodes describes."""
        residual = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
        for youth, mentor in [(self._mover(*step), step[1]) for step in residual]:
            if youth >= 0:
                self.assign[youth] = mentor

    def refresh(self, nodes: set[int]) -> None:
        """Compute again what depends on the youths of these nodes."""
        none = self.none
        for node in nodes - {none}:
            rows = np.flatnonzero(self.assign == node)
            self.worth[node, :none] = self._leave[node] = NEVER
            if rows.size:
                between, leave = self._gains(rows)
                self.worth[node, :none] = between.max(axis=0)
                self._leave[node] = leave.max()
        if none in nodes:
            before, self._free = self._free, np.flatnonzero((self.assign == none) & self._open)
            came = self._free[~within(self._free, before)]
            left = before[~within(before, self._free)]
            if came.size:
                np.maximum(self._come, self._numbers(came).max(axis=0), out=self._come)
            if left.size:
                self._look_again(np.flatnonzero((self._numbers(left) >= self._come).any(axis=0)))
        self._set_ends()

    def _numbers(self, rows: IntArray) -> IntArray:
        numbers = self._packed.block(rows, self.none)
        numbers[~self._face.pairs[rows]] = NEVER
        return numbers

    def _gains(self, rows: IntArray) -> tuple[IntArray, IntArray]:
        own = self._packed.at(rows, self.assign[rows])
        between = self._packed.block(rows, self.none)
        between -= own[:, None]
        between[~self._face.pairs[rows]] = NEVER
        return between, np.where(self._face.must[rows], NEVER, -own)

    def _look_again(self, mentors: IntArray) -> None:
        self._come[mentors] = NEVER
        for mentor in mentors:
            rows = self._free[self._face.pairs[self._free, mentor]]
            if rows.size:
                self._come[mentor] = self._packed.at(rows, np.full(len(rows), mentor)).max()

    def _set_ends(self) -> None:
        face, unit, none = self._face, self._packed.place_unit, self.none
        used = np.bincount(self.assign, minlength=none + 1)[:none]
        cost = (2 * (face.base + used) - 1) * unit
        self._give_up = np.where(used > face.least, cost, NEVER)
        self._one_more = np.where(used < face.most, -cost - 2 * unit, NEVER)
        self.worth[none, :none] = np.maximum(self._come, self._give_up)
        self.worth[:none, none] = np.maximum(self._leave, self._one_more)

    def _mover(self, node: int, following: int) -> int:
        """Return the youth who makes a step, -1 where a place is given up or taken into use."""
        if node == self.none:
            if self._give_up[following] >= self._come[following]:
                return -1
            rows = self._free[self._face.pairs[self._free, following]]
            worth = self._packed.at(rows, np.full(len(rows), following))
        else:
            rows = np.flatnonzero(self.assign == node)
            own = self._packed.at(rows, self.assign[rows])
            if following == self.none:
                if self._one_more[node] >= self._leave[node]:
                    return -1
                rows, worth = rows[~self._face.must[rows]], -own[~self._face.must[rows]]
            else:
                open_ = self._face.pairs[rows, following]
                rows, own = rows[open_], own[open_]
                worth = self._packed.at(rows, np.full(len(rows), following)) - own
        return int(rows[worth.argmax()])


def _bellman_ford(worth: IntArray, length: IntArray, changed: IntArray) -> tuple[list[list[int]], IntArray]:
    """Make lengths those of the longest paths to each node, or find cycles worth more than nothing.

    Args:
        worth: of each step.
        length: what is known so far, at most what it comes to; raised in place.
        changed: the nodes whose steps have not been looked at.

    Returns:
        Cycles that share no node, and the nodes whose steps have not been looked at; none of either at the
        end.
    """
    before = np.full(len(worth), -1)
    step = max(1, _PIECE // max(len(worth), 1))
    while changed.size:
        longest = length.copy()
        for start in range(0, len(changed), step):  # a piece at a time stays in the cache
            rows = changed[start : start + step]
            np.maximum(longest, (worth[rows] + length[rows, None]).max(axis=0), out=longest)
        better = np.flatnonzero(longest > length)
        reach = worth[np.ix_(changed, better)] + length[changed, None]
        before[better] = changed[reach.argmax(axis=0)]
        length[better] = longest[better]
        changed = better
        cycles = _cycles(before)
        if cycles:
            return cycles, changed
    return [], changed


def _cycles(before: IntArray) -> list[list[int]]:
    """Return the cycles among nodes that each have one node before them (or -1)."""
    jump = np.append(before, -1)  # the last entry is where -1 leads
    for _ in range(len(before).bit_length()):
        jump = jump[jump]
    cycles = []
    seen: set[int] = set()
    for start in set(jump.tolist()) - {-1}:
        cycle = []
        node = start
        while node not in seen:
            seen.add(node)
            cycle.append(node)
            node = int(before[node])
        if cycle:
            cycles.append(cycle[::-1])
    return cycles
