"""The plan where hours caps bind: integer programmes on the engine, some components at a time.

What the transport problem without the caps proves is used first: where its best is reached, its face holds
for the goals below too, and the level is proven by certificate. Below the first level that falls short, the
engine's zero gap is what there is. The relaxation's prices choose the pairs the engine is asked about: none
of the others can be in a better plan. Where too many are left for a zero gap, the prices say how far the plan
can be from the best.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.arrays import distinct, within
from mentormatch.solver.clock import TimeIsUp
from mentormatch.solver.components import connected
from mentormatch.solver.engine import backends
from mentormatch.solver.engine.status import Engine, Run, Status
from mentormatch.solver.engine.subproblem import Subproblem, max_difference, unit
from mentormatch.solver.problem import Goal
from mentormatch.solver.proof import Case, Prices

from . import rens
from .columns import Relaxed, relax
from .repair import repair

if TYPE_CHECKING:
    from mentormatch.solver.clock import Clock
    from mentormatch.solver.engine.subproblem import FloatArray
    from mentormatch.solver.levels import Component, Weights
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import IntArray
    from mentormatch.solver.transport.face import OptimalFace
    from mentormatch.solver.transport.lexicographic import LexicographicSolution

ZERO_GAP_PAIRS = 50_000
"""Up to so many candidate pairs a plan is solved to a zero gap, however long it takes."""
_RANGE = 10**8
"""Plans' numbers in one objective differ by less than this: an engine's tolerances are far below one unit."""
_VOUCHED = 10**9
"""Where plans' numbers differ by more than this, CBC takes one that is a few units short for the best."""
_FEW = 1500
"""Pairs that an engine is asked about all at once."""
_NEAR = 2
"""Pairs per youth that a first plan is made of."""
_MANY = 20_000
"""More equally near pairs than this tell an engine nothing; the plan made by repair stands then."""
_WIDER = (4e-4, 4), (1e-3, 8)
"""With a gap above this part of the bound, an engine is asked about so many pairs per youth."""
_NODES = 1
"""Nodes of the search where a zero gap is not tried: the gap hardly closes beyond the first."""
_CLOSABLE = 8000
"""Where no more pairs than this are left that a better plan could have, an engine is asked about them."""
_CLOSING_NODES = 200
"""Nodes of the search then."""
_ROUNDED = 1e-6
"""Prices of pairs are rounded by less than this part of the bound."""
_NONE = np.zeros(0, dtype=np.int64)
_SCALE = 2**12
"""Prices of a bound are rounded to this part of a unit."""


@dataclass(eq=False)
class Capped:
    """The best plan found, for how many components, from the top, the engine vouches, and bounds for the
    rest."""

    assign: IntArray
    settled: int = 0
    held: list[tuple[Component, int]] = field(default_factory=list)
    bounds: list[Prices] = field(default_factory=list)
    known: dict[int, Prices] = field(default_factory=dict)
    """For some components, the prices that the search went by; whether they prove anything is not known."""


class Solver:
    """Solves a problem with its hours caps.

    Args:
        ground: the open part of the problem.
        weights: what pairs count.
        relaxed: the transport problem without the caps, solved as far as time sufficed.
        clock: what time there is.
        engine: which engine.
    """

    def __init__(
        self,
        presolved: PresolvedProblem,
        weights: Weights,
        relaxed: LexicographicSolution,
        clock: Clock,
        engine: Engine,
    ) -> None:
        self._presolved = presolved
        self._weights = weights
        self._relaxed = relaxed
        self._clock = clock
        self._engine = engine
        self._result = Capped(presolved.cut(relaxed.assign))
        self._locked = weights.values(presolved.whole(np.full_like(relaxed.assign, presolved.face.mentors)))
        self._priced: tuple[object, Relaxed | None] | None = None
        self._exact = int(np.count_nonzero(presolved.face.pairs)) <= ZERO_GAP_PAIRS
        self._repaired = False

    def run(self) -> Capped:
        """Go down the ladder as far as the time suffices."""
        result, relaxed = self._result, self._relaxed
        optimum = self._values(relaxed.assign)
        face = self._presolved.face
        with suppress(TimeIsUp):
            # Of a single goal the relaxation tells more; and an engine without prices has nothing else to begin with.
            if len(self._weights.components) > 1 or self._engine is not Engine.HIGHS:
                self._repair()
            done = 0
            for number, group in enumerate(relaxed.groups):
                for part in _parts(group, self._presolved):
                    reached = done + len(part)
                    if relaxed.complete and self._values(result.assign)[:reached] == optimum[:reached]:
                        self._hold(part, done)  # no plan without the caps is better: nothing to ask
                        result.settled += len(part) if result.settled == done else 0
                    else:
                        face = self._settle(face, part, done)
                    done = reached
                if self._values(result.assign)[:done] == optimum[:done]:
                    face = self._only_over(relaxed.after(number))
                    result.held.clear()
        return result

    def _only_over(self, face: OptimalFace) -> OptimalFace:
        """Return what is open of a face where the plan without caps breaks hours; elsewhere that plan is fixed.

        Nothing but the face may be held: then its parts, joined by open pairs, are planned apart, and where the plan
        without caps keeps the hours of a part it is the best one there.
        """
        best, assign = self._relaxed.assign, self._result.assign
        over = self._presolved.overfull(best)
        free = np.zeros(len(best), dtype=bool)
        for youths, mentors in connected(face.pairs):
            if np.isin(mentors, over).any():
                free[youths] = True
        pairs = face.pairs & free[:, None]
        fixed = np.flatnonzero(~free & (best < face.mentors))
        pairs[fixed, best[fixed]] = True
        self._result.assign = np.where(free, assign, best)
        return replace(face, pairs=pairs)

    def bound(self, found: Capped) -> tuple[Case, ...]:
        """Bound the components of a plan that nobody vouches for, as far as the time suffices."""
        self._result = found
        with suppress(TimeIsUp):
            self._bound(self._values(self._relaxed.assign))
        return (Case(prices=tuple(found.bounds)),) if found.bounds else ()

    def _repair(self) -> None:
        """Make a plan that is near the one without caps on every goal, once."""
        if self._repaired:
            return
        self._repaired = True
        found = repair(self._presolved, self._weights, self._relaxed, self._clock, self._engine)
        if found is not None and self._values(found) > self._values(self._result.assign):
            self._result.assign = found

    def _values(self, assign: IntArray) -> tuple[int, ...]:
        return self._weights.values(self._presolved.whole(assign))

    def _settle(self, face: OptimalFace, part: list[Component], done: int) -> OptimalFace:
        """Make as much as can be of some components, with the ``done`` above held; settled is what is the best.

        Return what is open of the face for the components below.
        """
        result = self._result
        subproblem = Subproblem(self._presolved, self._weights, face, tuple(part), tuple(result.held))
        # Among plans as good as one that may not be the best there is hardly a choice left: evenness and chance of
        # these are not worth an engine's time.
        idle = result.settled < done and all(c.goal in (Goal.LOAD, Goal.DRAW) for c in part)
        best = not idle and self._solve(subproblem)
        if self._priced is not None and self._priced[0] == _key(subproblem) and self._priced[1] is not None:
            for index in range(done, done + len(part)):
                result.known[index] = _whole_prices(self._weights, subproblem, index, self._priced[1])
        self._hold(part, done)
        if best and result.settled == done and self._vouches(part):
            result.settled += len(part)
        return self._as_good(subproblem) if best else face

    def _as_good(self, subproblem: Subproblem) -> OptimalFace:
        """Return the face of a task with the pairs alone that a plan as good as ours can have, as prices show them."""
        if self._priced is None or self._priced[0] != _key(subproblem) or self._priced[1] is None:
            return subproblem.face
        prices = self._priced[1]
        gap = prices.bound - subproblem.value(self._result.assign)
        left = prices.near(subproblem, gap + _ROUNDED * (1 + abs(prices.bound)), subproblem.face.pairs.size)
        pairs = np.zeros_like(subproblem.face.pairs)
        pairs[subproblem.face.with_plan(*left, self._result.assign)] = True
        return replace(subproblem.face, pairs=pairs & subproblem.face.pairs)

    def _hold(self, part: list[Component], done: int) -> None:
        """Hold some components, with the ``done`` above them, where the plan has them."""
        reached = self._values(self._result.assign)
        for index, component in enumerate(part, start=done):
            self._result.held.append((component, reached[index] - self._locked[index]))

    def _vouches(self, part: list[Component]) -> bool:
        """Whether an engine's word is good for these components."""
        known = [
            max_difference(component, self._presolved)
            for component in part
            if component.goal is not Goal.DRAW
        ]
        return self._engine is Engine.HIGHS or max(known, default=0) <= _VOUCHED

    def _solve(self, subproblem: Subproblem) -> bool:
        """Make the best plan of a task; whether it is that, to a zero gap."""
        pairs = int(np.count_nonzero(subproblem.face.pairs))
        by_pair = any(c.by_youth is None and c.goal is not Goal.LOAD for c in subproblem.part)
        all_at_once = pairs <= _FEW or not by_pair or self._engine is not Engine.HIGHS
        prices = None if self._engine is not Engine.HIGHS else self._prices(subproblem)
        if prices is None:
            if self._exact:
                return self._ask_all(subproblem)
            self._repair()
            return False
        if self._open(subproblem, prices) < 0:
            return True  # the relaxation shows that no plan is better: nothing to ask
        if self._exact and all_at_once:
            return self._ask_all(subproblem)
        if not self._exact:
            return self._ask_some(subproblem, prices)
        near = self._near(subproblem, prices)
        asked = self._ask(subproblem, *near)
        left = self._left(subproblem, prices, pairs)
        if _within(subproblem, left, near):
            return asked.status is Status.OPTIMAL
        return self._ask_left(subproblem, left)

    def _ask_some(self, subproblem: Subproblem, prices: Relaxed) -> bool:
        """Ask for a good plan where the best is out of reach; whether the answer is the best all the same."""
        some = rens.pairs(subproblem, prices)
        asked = self._ask(subproblem, *some, nodes=_NODES)
        for fair, each in _WIDER:
            # Those who keep their mentor can stand in the way of the others, or of what is held.
            gap = prices.bound - subproblem.value(self._result.assign)
            if gap > fair * abs(prices.bound) and each * subproblem.most <= _MANY:
                some = self._near(subproblem, prices, each)
                asked = self._ask(subproblem, *some, nodes=_NODES)
        if asked.values is None:
            self._repair()
        left = self._left(subproblem, prices, max(_CLOSABLE, len(some[0])))
        if not left[0].size or (asked.status is Status.OPTIMAL and _within(subproblem, left, some)):
            return True
        if len(left[0]) > _CLOSABLE:
            return False
        return self._ask_left(subproblem, left, _CLOSING_NODES)

    def _ask_left(
        self, subproblem: Subproblem, left: tuple[IntArray, IntArray], nodes: int | None = None
    ) -> bool:
        """Ask about the pairs that a better plan could have, and whether ours is the best then.

        Ours is among them: so the engine has a plan, and may not do worse.
        """
        some = subproblem.face.with_plan(*left, self._result.assign)
        return self._ask(subproblem, *some, nodes).status is Status.OPTIMAL

    def _left(self, subproblem: Subproblem, prices: Relaxed, most: int) -> tuple[IntArray, IntArray]:
        """Return the pairs that a plan better than ours can have; of more than ``most`` only some."""
        gap = self._open(subproblem, prices)
        return prices.near(subproblem, gap, most) if gap >= 0 else (_NONE, _NONE)

    def _prices(self, subproblem: Subproblem) -> Relaxed | None:
        key = _key(subproblem)
        if self._priced is None or self._priced[0] != key:
            found = relax(subproblem, self._result.assign, self._guess(subproblem), self._clock)
            self._priced = key, found
            if found is not None and found.plan is not None:
                self._keep(found.plan)
        return self._priced[1]

    def _guess(self, subproblem: Subproblem) -> FloatArray:
        """Return what places are worth without the caps."""
        names = [component.name for component in self._weights.components]
        columns = [names.index(component.name) for component in subproblem.part]
        return np.asarray(self._relaxed.potentials[:, columns] @ np.array(subproblem.factors))

    def _ask_all(self, subproblem: Subproblem) -> bool:
        youths, mentors = np.nonzero(subproblem.face.pairs)
        return self._ask(subproblem, youths, mentors).status is Status.OPTIMAL

    def _open(self, subproblem: Subproblem, prices: Relaxed) -> float:
        """Return the gap that a better plan must lie in, with room for an engine's rounding; below 0 there is none."""
        gap = prices.bound - subproblem.value(self._result.assign)
        return gap - (0.999 if subproblem.whole else 0.0) + 1e-6 * (1 + abs(gap))

    def _near(self, subproblem: Subproblem, prices: Relaxed, each: int = _NEAR) -> tuple[IntArray, IntArray]:
        """Return the pairs nearest to their prices, so many for ``each`` youth, and those of the plan."""
        return subproblem.face.with_plan(
            *prices.nearest(subproblem, max(1, each * subproblem.most)), self._result.assign
        )

    def _ask(
        self, subproblem: Subproblem, youths: IntArray, mentors: IntArray, nodes: int | None = None
    ) -> Run:
        """Ask the engine for the best plan over some pairs, and keep it if it is better than ours.

        A best plan that is no plan, or worse than ours where ours could have been chosen, is not believed; nor one that
        counts more than ours and is not better: an engine's tolerances let it give up some of what is held.
        """
        for every in (False, True):
            programme = subproblem.build(youths, mentors, integer=True, every=every)
            ended = backends.run(programme.problem, self._engine, self._clock, integer=True, nodes=nodes)
            if ended.values is None or not programme.is_fractional(ended.values):
                break
        if ended.values is not None:
            assign = programme.plan(ended.values, subproblem.face)
            kept = assign is not None and self._presolved.keeps(assign)
            if assign is None or not kept or self._worse(subproblem, assign, youths, mentors):
                return Run(Status.NOTHING)
            self._keep(assign)
            if subproblem.exceeds(assign, self._result.assign):
                return Run(Status.NOTHING)
        return ended

    def _worse(self, subproblem: Subproblem, assign: IntArray, youths: IntArray, mentors: IntArray) -> bool:
        """Whether a plan over some pairs is worse than ours, although ours is one over these pairs too."""
        every = subproblem.face.mentors
        matched = np.flatnonzero(self._result.assign < every)
        ours = matched * every + self._result.assign[matched]
        if not within(ours, distinct(youths * every + mentors)).all():
            return False
        return subproblem.exceeds(self._result.assign, assign)

    def _keep(self, assign: IntArray) -> None:
        """Keep a plan if it is one, and better than ours."""
        if self._presolved.keeps(assign) and self._values(assign) > self._values(self._result.assign):
            self._result.assign = assign

    def _bound(self, optimum: tuple[int, ...]) -> None:
        """Bound the components by prices over all pairs, as far as they say more than what is proven already.

        Where prices reach the value itself, that is a proof, and the engine's word is not needed.
        """
        result, presolved = self._result, self._presolved
        values = self._values(result.assign)
        if self._engine is not Engine.HIGHS or values == optimum:
            return
        held: list[tuple[Component, int]] = []
        closed = True  # whether the prices without the caps prove every component so far
        for index, component in enumerate(self._weights.components):
            closed &= values[index] == optimum[index]
            if not closed and component.goal is not Goal.DRAW:
                subproblem = Subproblem(presolved, self._weights, presolved.face, (component,), tuple(held))
                prices = self._prices(subproblem)
                own = values[index] - self._locked[index]
                if prices is not None and (index >= result.settled or prices.bound < own + 1):
                    result.bounds.append(_whole_prices(self._weights, subproblem, index, prices))
            held.append((component, values[index] - self._locked[index]))


def _key(subproblem: Subproblem) -> tuple[object, ...]:
    """Return what tells a task from another."""
    return (
        subproblem.face,
        tuple(c.name for c in subproblem.part),
        tuple((c.name, least) for c, least in subproblem.held),
    )


def _within(
    subproblem: Subproblem, some: tuple[IntArray, IntArray], others: tuple[IntArray, IntArray]
) -> bool:
    """Whether all of some pairs are among others, which are in order."""
    every = subproblem.face.mentors
    return bool(within(some[0] * every + some[1], others[0] * every + others[1]).all())


def _whole_prices(weights: Weights, subproblem: Subproblem, index: int, prices: Relaxed) -> Prices:
    """Return the prices of a task for one of its components as whole numbers: any such numbers bound, and these hardly
    less than the exact ones. What is below the component in the task, the prices give away.
    """
    factors = {c.name: factor for c, factor in zip(subproblem.part, subproblem.factors, strict=True)}
    factors |= {c.name: p * unit(c) for p, (c, _) in zip(prices.held.tolist(), subproblem.held, strict=True)}
    above = [max(0, round(factors.get(c.name, 0.0) * _SCALE)) for c in weights.components[:index]]
    scale = max(1, round(factors[weights.components[index].name] * _SCALE))
    return Prices(index, scale, tuple(above), _rounded(prices.youths))


def _rounded(prices: FloatArray) -> tuple[int, ...]:
    """Return prices in parts of a unit, none below 0; Python's numbers, for they may not fit into 64 bits."""
    return tuple(map(int, np.rint(np.maximum(prices, 0) * _SCALE).tolist()))


def _parts(group: tuple[Component, ...], presolved: PresolvedProblem) -> Iterator[list[Component]]:
    """Cut a group into pieces whose numbers stay in ``_RANGE`` together."""
    piece: list[Component] = []
    size = 1
    for component in group:
        wide = max_difference(component, presolved) + 1
        if piece and size * wide > _RANGE:
            yield piece
            piece, size = [], 1
        piece.append(component)
        size *= wide
    yield piece
