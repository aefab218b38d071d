"""The search for a proof by cases: bound a component, and where that leaves a gap, split by whether a pair is taken.

Component after component, down the ladder: the cases in which a plan may still equal ours are bounded, and split
until no case leaves a gap. What one component needed is the beginning for the next. All bounds are worked out in whole
numbers by the checker's own arithmetic, so that nothing enters a proof that does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.clock import TimeIsUp
from mentormatch.solver.problem import Goal
from mentormatch.solver.proof.certificate import Case, Prices
from mentormatch.solver.proof.dual import Restriction, bound_and_excluded, dual_bound

from .master import DRAW_UNIT, Master, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from mentormatch.solver.clock import Clock
    from mentormatch.solver.levels import Weights
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import IntArray
    from mentormatch.solver.proof.independent import IndependentModel

    FloatArray = npt.NDArray[np.float64]

MOST_LEAVES = 200
"""Cases that a proof is split into at most; beyond, the level says that it rests on an engine's word."""
MOST_WORK = 10_000_000
"""Linear programmes times pairs that a search takes at most: some seconds."""
_SCALE = 2**12
"""Prices are rounded to this part of a unit; those of the draw to whole numbers."""
_MARGIN = 2**20
"""By this much a pair of the draw's best plan is made worse while prices are looked for, and better again in the
proof: rounding then decides nothing."""
_DRAW_SLACK = 0.25
"""So much above our plan a bound of the draw may seem to be: another plan lacks a pair of ours, and so a whole unit."""
_WHOLE = 1e-6
_ROUNDS = 300
_UNDECIDED = 1e-3
"""A youth who has less than this of a mentor has none, and who lacks less has one."""


@dataclass(eq=False)
class _Node:
    """A case with its number, what it says about pairs, and how good each component can be in it."""

    number: int
    limit: Restriction
    bounds: list[int | None]


@dataclass(eq=False)
class _Tree:
    """The cases so far, and those of them in which a plan may still equal ours on all components looked at."""

    cases: list[Case] = field(default_factory=lambda: [Case()])
    alive: list[_Node] = field(default_factory=list)
    leaves: int = 1

    def copy(self) -> _Tree:
        return _Tree(list(self.cases), list(self.alive), self.leaves)


def find_cases(
    model: IndependentModel,
    presolved: PresolvedProblem,
    weights: Weights,
    assign: IntArray,
    certified: list[int],
    known: Mapping[int, Prices],
    clock: Clock,
) -> tuple[Case, ...]:
    """Return cases with prices that prove as many components as can be proven within the limits.

    Args:
        model: the problem as the checker sees it.
        ground: the open part of the problem.
        weights: what pairs count.
        assign: (youths,) our plan, the number of mentors for none.
        certified: how good each component can be, as the potentials show.
        known: prices of components that may prove them already.
        clock: what time there is.
    """
    return _Search(model, presolved, weights, assign, certified, known, clock).run()


class _Search:
    def __init__(
        self,
        model: IndependentModel,
        presolved: PresolvedProblem,
        weights: Weights,
        assign: IntArray,
        certified: list[int],
        known: Mapping[int, Prices],
        clock: Clock,
    ) -> None:
        self._model = model
        self._known = known
        self._components = weights.components
        self._certified = certified
        self._clock = clock
        self._fixed = model.values(model.locked)
        whole = weights.values(presolved.whole(assign))
        self._given = [value - lock for value, lock in zip(whole, self._fixed, strict=True)]
        """What our plan comes to on each component, the locked pairs left out."""
        self._matched = np.flatnonzero(assign < presolved.face.mentors)
        self._programme: Master | None = None
        self._begin: Callable[[], Master] = lambda: Master(presolved, weights, assign, tuple(self._given))
        self._work = 0
        self._at: tuple[int, int] | None = None

    def run(self) -> tuple[Case, ...]:
        tree = _Tree()
        tree.alive = [_Node(0, Restriction(), [None] * len(self._components))]
        try:
            for k in range(len(self._components)):
                if self._certified[k] - self._fixed[k] <= self._given[k]:
                    continue
                tree = self._component(tree, k)
        except TimeIsUp:
            pass
        if self._programme is not None:
            self._programme.close()
        return tuple(tree.cases) if any(case.prices for case in tree.cases) else ()

    @property
    def _master(self) -> Master:
        """The programme, made when it is first needed."""
        if self._programme is None:
            self._programme = self._begin()
        return self._programme

    def _component(self, before: _Tree, k: int) -> _Tree:
        """Return the tree with one component more closed; if that cannot be, the one before, with what its first case
        shows of the component."""
        tree = before.copy()
        waiting, alive = list(tree.alive), []
        root: Prices | None = None
        while waiting:
            node = waiting.pop()
            self._clock.check()
            closed, prices, outcome = self._bound(node, k)
            if node.number == 0:
                root = prices
            if closed:
                if prices is not None:
                    case = tree.cases[node.number]
                    tree.cases[node.number] = replace(case, prices=(*case.prices, prices))
                if self._reaches(node, k):
                    self._learn(node, k, prices)
                    alive.append(node)
                continue
            pair = None if outcome is None else self._branch(outcome)
            if pair is None or tree.leaves >= MOST_LEAVES or self._work >= MOST_WORK:
                return self._given_up(before, root)
            waiting += self._split(tree, node, pair)
        tree.alive = alive
        return tree

    def _given_up(self, before: _Tree, root: Prices | None) -> _Tree:
        if root is not None:
            before.cases[0] = replace(before.cases[0], prices=(*before.cases[0].prices, root))
        return before

    def _split(self, tree: _Tree, node: _Node, pair: tuple[int, int]) -> list[_Node]:
        youth, mentor = pair
        nodes = []
        for inside in (True, False):
            case = Case(node.number, inside, youth, mentor)
            nodes.append(_Node(len(tree.cases), node.limit.split(case), list(node.bounds)))
            tree.cases.append(case)
        tree.leaves += 1
        return nodes

    def _learn(self, node: _Node, k: int, prices: Prices | None) -> None:
        """Take up what the prices of a component show of the plans that still matter for those below."""
        if prices is not None and k + 1 < len(self._components):
            limit = node.limit.above(k)
            _, excluded = bound_and_excluded(self._model, prices, self._given[:k], self._given[k], limit)
            node.limit = node.limit.learn(k, excluded)

    def _reaches(self, node: _Node, k: int) -> bool:
        bound = node.bounds[k]
        return bound is None or bound >= self._given[k]

    def _bound(self, node: _Node, k: int) -> tuple[bool, Prices | None, Outcome | None]:
        """Bound a component in a case: whether it is closed, prices that show what is shown, and the programme's
        solution."""
        known = node.bounds[k]
        if known is not None and known <= self._given[k]:
            return True, None, None
        limit = node.limit.above(k)
        tried = self._known.get(k) if node.number == 0 else None
        if tried is not None:
            bound = dual_bound(self._model, tried, self._given[:k], limit)
            if bound <= self._given[k]:
                node.bounds[k] = bound
                return True, tried, None
        master, draw = self._master, self._components[k].goal is Goal.DRAW
        if self._at != (node.number, k):
            master.restrict(limit)
            master.set_objective(k, _MARGIN * DRAW_UNIT if draw else 0.0)
            self._at = node.number, k
        target = float(self._given[k])
        if draw:
            target = (target - _MARGIN * len(self._matched)) * DRAW_UNIT
        slack = _DRAW_SLACK if draw else 1.0 - _WHOLE
        best: Outcome | None = None
        outcome: Outcome | None = None
        for _ in range(_ROUNDS):
            self._work += len(self._master.youths)
            outcome = master.solve()
            if outcome is None:
                break
            added = master.price(outcome)
            if best is None or outcome.bound < best.bound:
                best = outcome
            if best.bound < target + slack and best is outcome:
                prices = self._prices(k, best)
                bound = dual_bound(self._model, prices, self._given[:k], limit)
                if bound <= self._given[k]:
                    node.bounds[k] = bound
                    return True, prices, outcome
            if not added or outcome.value > target + slack + 1e-6 * abs(target) * draw:
                break
            self._clock.check()
        return False, None if best is None else self._prices(k, best), outcome

    def _prices(self, k: int, outcome: Outcome) -> Prices:
        """Return the prices of an outcome in whole numbers."""
        draw = self._components[k].goal is Goal.DRAW
        scale = 1 if draw else _SCALE
        unit = DRAW_UNIT if draw else 1.0
        youths = np.rint(outcome.youths * (scale / unit))
        own = [int(price) for price in youths.tolist()]
        if draw:
            for youth in self._matched.tolist():
                own[youth] += _MARGIN // 2
        above = [
            round(float(factor) * scale * (DRAW_UNIT if component.goal is Goal.DRAW else 1.0) / unit)
            for factor, component in zip(outcome.above, self._components[:k], strict=True)
        ]
        return Prices(k, scale, tuple(above), tuple(own))

    def _branch(self, outcome: Outcome) -> tuple[int, int] | None:
        """Return what of the programme's solution is most undecided: a youth, and a mentor or -1 for any; ``None``:
        nothing is."""
        master = self._master
        totals = np.bincount(master.youths, outcome.parts, minlength=1)
        undecided = np.minimum(totals, 1.0 - totals)
        if len(undecided) and undecided.max() > _UNDECIDED:
            return int(undecided.argmax()), -1
        undecided = np.minimum(outcome.parts, 1.0 - outcome.parts)
        pair = int(undecided.argmax()) if len(undecided) else -1
        if pair < 0 or undecided[pair] < _WHOLE:
            return None
        return int(master.youths[pair]), int(master.at[pair])
