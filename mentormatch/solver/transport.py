"""The plan without hours caps: a transport problem, made exact and proven in integers.

A plan is the best exactly if there are prices of mentors at which every youth has what it likes best and no
unused place is worth anything (linear programming duality, which holds in every ordered group, so in vectors
compared lexicographically too). Prices are longest paths through the mentors: a step from mentor a to mentor
k is worth what is gained when the best youth of a moves to k. A cycle worth more than nothing is an exchange
that improves the plan; where there is none, the paths give the prices. An engine's plan thus needs no trust:
what it missed is found here.

The components are handled in groups of one 64-bit word. What a group's prices show can never change without
loss (pairs, places, youths who must be matched) is left out for the groups below: its *face*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .clock import Clock
    from .levels import Packed
    from .problem import BoolArray, IntArray

NEVER = -(2**62)
"""Worth of a step that is not possible; never added to another such number."""
BLOCK = 1 << 20
"""Pairs looked at together: bounds the memory of a pass over all pairs."""
_LOOK_FOR_CYCLES = 4


@dataclass(frozen=True, eq=False)
class Face:
    """What is still open. The mentor number ``mentors`` stands for having no mentor."""

    pairs: BoolArray
    """(youths, mentors): pairs that may be used."""
    must: BoolArray
    """(youths,): youths who are matched in every plan that is left."""
    least: IntArray
    most: IntArray
    """(mentors,): how many places are used at least and at most."""
    base: IntArray
    """(mentors,): places taken by locked pairs, which come on top."""

    @property
    def mentors(self) -> int:
        """The number of mentors, and the node that stands for having none."""
        return len(self.most)


def blocks(rows: IntArray, width: int) -> Iterator[IntArray]:
    """Cut rows into pieces of about ``BLOCK`` pairs."""
    step = max(1, BLOCK // max(width, 1))
    for start in range(0, len(rows), step):
        yield rows[start : start + step]


def improve(face: Face, packed: Packed, assign: IntArray, clock: Clock) -> IntArray:
    """Improve a plan of the face until it is the best one.

    Args:
        face: what may be used; ``assign`` must keep to it.
        packed: the numbers of the pairs.
        assign: (youths,) the mentor of each, ``face.mentors`` for none; changed in place.
        clock: raises when the time is up.

    Returns:
        The mentors' prices as packed numbers (mentors,), which prove the plan.
    """
    steps = Steps(face, packed, assign)
    while True:
        clock.check()
        prices, cycles = _longest(steps.worth)
        if not cycles:
            proven: IntArray = prices[:-1] - prices[-1]
            return proven
        for cycle in cycles:
            steps.turn(cycle)
        steps.refresh({node for cycle in cycles for node in cycle})


class Steps:
    """What the steps between mentors are worth, for one plan: ``worth`` (mentors + 1, mentors + 1).

    From a mentor to a mentor: a youth moves. From "none" to a mentor: an unmatched youth comes, or a place is
    given up and what it cost is saved. From a mentor to "none": a youth is left without a mentor, or one more
    place is used.
    """

    def __init__(self, face: Face, packed: Packed, assign: IntArray) -> None:
        self._face = face
        self._packed = packed
        self.assign = assign
        self.none = none = face.mentors
        self.worth = np.full((none + 1, none + 1), NEVER, dtype=np.int64)
        self._leave = np.full(none, NEVER, dtype=np.int64)
        self._come = np.full(none, NEVER, dtype=np.int64)
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
        self._open = face.pairs.any(axis=1)
        self._free: IntArray = np.flatnonzero((assign == none) & self._open)
        for rows in blocks(self._free, none):
            np.maximum(self._come, self._numbers(rows).max(axis=0), out=self._come)
        self._set_ends()

    def turn(self, cycle: list[int]) -> None:
        """Make the exchange that a cycle of nodes describes."""
        steps = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
        for youth, mentor in [(self._mover(*step), step[1]) for step in steps]:
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
            came = np.setdiff1d(self._free, before, assume_unique=True)
            left = np.setdiff1d(before, self._free, assume_unique=True)
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


def _longest(worth: IntArray) -> tuple[IntArray, list[list[int]]]:
    """Return the longest paths to each node, or cycles worth more than nothing that share no node."""
    nodes = np.arange(len(worth))
    length = np.zeros(len(worth), dtype=np.int64)
    before = np.full(len(worth), -1)
    changed = nodes
    sweep = 0
    while changed.size:
        reach = length[changed, None] + worth[changed]
        best = reach.argmax(axis=0)
        reach = reach[best, nodes]
        better = reach > length
        length[better] = reach[better]
        before[better] = changed[best[better]]
        changed = np.flatnonzero(better)
        sweep += 1
        if sweep % _LOOK_FOR_CYCLES == 0 and changed.size:
            cycles = _cycles(before)
            if cycles:
                return length, cycles
    return length, []


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


def narrow(face: Face, packed: Packed, assign: IntArray, prices: IntArray) -> Face:
    """Return what of a face is left when no plan worse than the proven one counts.

    By complementary slackness: a pair is left if its youth has nothing better at these prices, a youth must
    be matched if that is worth something, a place must be used if it is worth more than it costs.
    """
    none = face.mentors
    worth = np.zeros(len(assign), dtype=np.int64)
    matched = np.flatnonzero(assign < none)
    worth[matched] = packed.at(matched, assign[matched]) - prices[assign[matched]]
    pairs = np.zeros_like(face.pairs)
    for rows in blocks(np.flatnonzero(face.pairs.any(axis=1)), none):
        numbers = packed.block(rows, none)
        numbers -= prices
        pairs[rows] = (numbers == worth[rows, None]) & face.pairs[rows]
    unit = packed.place_unit
    if unit:
        below = (prices // unit + 1) // 2  # places that cost at most the price: (2k - 1) * unit <= price
        strictly = (-(-prices // unit)) // 2
    else:
        below = np.where(prices >= 0, face.base + face.most, 0)
        strictly = np.where(prices > 0, face.base + face.most, 0)
    least = np.clip(strictly - face.base, face.least, face.most)
    most = np.clip(below - face.base, face.least, face.most)
    return replace(face, pairs=pairs, must=face.must | (worth > 0), least=least, most=most)
