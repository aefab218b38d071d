"""The relaxation over sets of youths: a linear programme that grows by the sets that would gain at its prices.

A mentor whose hours can bind takes one of the sets of youths that fit into places and hours, or a mix of them; the
others take pairs. So nothing of a mentor is relaxed (Dantzig and Wolfe's reformulation; the sets are found as they are
needed). Its prices of youths bound every plan, and hardly ever leave much of a gap.

The programme is kept by HiGHS itself, for it is solved hundreds of times with few changes: columns added, bounds and
objective changed. PuLP has no words for that, and building it anew takes longer than solving it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from mentormatch.solver.problem import Goal

from .knapsack import best_set

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.levels import Weights
    from mentormatch.solver.presolve import PresolvedProblem
    from mentormatch.solver.problem import BoolArray, IntArray
    from mentormatch.solver.proof.dual import Restriction

    FloatArray = npt.NDArray[np.float64]

DRAW_UNIT = 2.0**-20
"""The draw is given to the engine in these units."""
_TOL = 1e-7
_STEEP = 1000.0
"""No unit of a component above is priced higher than this many times the largest number of the objective."""
_JOIN = 2
"""Pairs of a youth that join the programme together."""


@dataclass(eq=False)
class Outcome:
    """What the programme came to: its value, which is at most the relaxation's; the prices of youths and of the
    components above; the pairs of its solution, as parts of one; and the bound that the prices show."""

    value: float
    youths: FloatArray
    above: FloatArray
    parts: FloatArray
    bound: float


@dataclass(eq=False)
class _Columns:
    """What is known of each column: the pairs in it, its numbers by component, whether it may be used now."""

    pairs: list[IntArray] = field(default_factory=list)
    numbers: list[FloatArray] = field(default_factory=list)


class Master:
    """The relaxation of one problem, for one component after another, in one case after another.

    Args:
        ground: the open part of the problem.
        weights: what pairs count.
        assign: (youths,) our plan, the number of mentors for none.
        values: what the plan comes to on each component, the locked pairs left out.
    """

    def __init__(
        self, presolved: PresolvedProblem, weights: Weights, assign: IntArray, values: tuple[int, ...]
    ) -> None:
        import highspy

        self._presolved = presolved
        self._components = weights.components
        face = presolved.face
        self._mentors = face.mentors
        self.youths, self.at = np.nonzero(face.pairs)
        """(pairs,) youth and mentor of every open pair, by youth."""
        order = np.argsort(self.at, kind="stable")
        cuts = np.searchsorted(self.at[order], np.arange(self._mentors + 1))
        self._of_mentor = [order[cuts[j] : cuts[j + 1]] for j in range(self._mentors)]
        count = len(self._components)
        self._units = np.array([DRAW_UNIT if c.goal is Goal.DRAW else 1.0 for c in self._components])
        self._numbers = np.zeros((count, len(self.youths)))
        for k, component in enumerate(self._components):
            self._numbers[k] = weights.at(component, self.youths, self.at) * self._units[k]
        self._load = next((k for k, c in enumerate(self._components) if c.goal is Goal.LOAD), -1)
        self._minutes = presolved.hours(self.youths, self.at)
        self._capped: BoolArray = np.zeros(self._mentors, dtype=bool)
        self._capped[presolved.capped] = True
        self._values = np.array([float(v) for v in values]) * self._units
        self.planned: BoolArray = np.asarray(assign[self.youths] == self.at)
        """(pairs,) which are in our plan."""
        self._open: BoolArray = np.ones(len(self.youths), dtype=bool)
        self._must: BoolArray = np.zeros(len(face.must), dtype=bool)
        self._known: set[bytes] = set()
        self._columns = _Columns()
        self._waiting: list[tuple[float, float, npt.NDArray[np.int32], FloatArray]] = []
        self._objective = -1
        self._penalty = 0.0
        self._infinite = highspy.kHighsInf
        self._solver = self._begin(highspy)
        self._first_columns()

    def _begin(self, highspy: Any) -> Any:
        from mentormatch.solver.engine.highs import quiet_highs

        solver = quiet_highs()
        solver.setOptionValue("presolve", "off")
        solver.setOptionValue("parallel", "off")
        solver.setOptionValue("random_seed", 0)
        solver.setOptionValue("dual_feasibility_tolerance", 1e-9)
        solver.setOptionValue("primal_feasibility_tolerance", 1e-9)
        infinite = self._infinite
        most = self._presolved.face.most
        rows: list[tuple[float, float]] = [(-infinite, 1.0)] * len(self._must)
        for mentor in range(self._mentors):
            if self._capped[mentor]:
                rows.append((-infinite, 1.0))
            else:
                rows.append((-infinite, 0.0 if self._load >= 0 else float(most[mentor])))
        rows += [(-infinite, infinite)] * len(self._components)
        for low, high in rows:
            solver.addRow(low, high, 0, np.zeros(0, dtype=np.int32), np.zeros(0))
        solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
        return solver

    def _first_columns(self) -> None:
        """Add what makes every case possible at a price, the places of mentors, and our plan."""
        people, mentors, count = len(self._must), self._mentors, len(self._components)
        none = np.zeros(0, dtype=np.int64)
        self._artificial = []
        for row in (*range(people), *range(people + mentors, people + mentors + count)):
            self._artificial.append((len(self._columns.pairs), row))
            self._add_column(none, np.zeros(count), {row: 1.0}, upper=0.0)
        if self._load >= 0:
            face = self._presolved.face
            for mentor in np.flatnonzero(~self._capped).tolist():
                places = min(int(face.most[mentor]), len(self._of_mentor[mentor]))
                for place in range(places):
                    numbers = np.zeros(count)
                    numbers[self._load] = -(2 * (int(face.base[mentor]) + place) + 1)
                    self._add_column(none, numbers, {people + mentor: -1.0}, upper=1.0)
        for mentor in range(self._mentors):
            mine = self._of_mentor[mentor]
            planned = mine[self.planned[mine]]
            if self._capped[mentor]:
                self._add_set(mentor, planned)
            else:
                for pair in planned.tolist():
                    self._add_pair(pair)
        self._flush()

    def _add_pair(self, pair: int) -> bool:
        key = np.array([pair], dtype=np.int64)
        people = len(self._must)
        youth, mentor = int(self.youths[pair]), int(self.at[pair])
        return self._add_known(key, self._numbers[:, pair], {youth: 1.0, people + mentor: 1.0})

    def _add_set(self, mentor: int, pairs: IntArray) -> bool:
        if not len(pairs):
            return False
        numbers = self._numbers[:, pairs].sum(axis=1)
        if self._load >= 0:
            base, size = int(self._presolved.face.base[mentor]), len(pairs)
            numbers[self._load] = -float(size * size + 2 * base * size)
        rows = dict.fromkeys(self.youths[pairs].tolist(), 1.0)
        rows[len(self._must) + mentor] = 1.0
        return self._add_known(np.sort(pairs), numbers, rows)

    def _add_known(self, pairs: IntArray, numbers: FloatArray, rows: dict[int, float]) -> bool:
        key = pairs.tobytes()
        if key in self._known:
            return False
        self._known.add(key)
        self._add_column(pairs, numbers, rows)
        return True

    def _add_column(
        self, pairs: IntArray, numbers: FloatArray, rows: dict[int, float], upper: float | None = None
    ) -> None:
        first = len(self._must) + self._mentors
        entries = dict(rows)
        for k in np.flatnonzero(numbers).tolist():
            entries[first + k] = float(numbers[k])
        index = np.fromiter(entries, dtype=np.int32, count=len(entries))
        value = np.fromiter(entries.values(), dtype=float, count=len(entries))
        cost = self._cost(pairs, numbers) if self._objective >= 0 else 0.0
        open_ = bool(self._open[pairs].all())
        bound = upper if upper is not None else (self._infinite if open_ else 0.0)
        self._waiting.append((cost, bound, index, value))
        self._columns.pairs.append(pairs)
        self._columns.numbers.append(numbers)

    def _flush(self) -> None:
        """Hand the columns that wait to the engine, all at once."""
        if not self._waiting:
            return
        costs, bounds, indices, values = zip(*self._waiting, strict=True)
        lengths = [len(index) for index in indices]
        starts = np.cumsum([0, *lengths[:-1]], dtype=np.int32)
        self._solver.addCols(
            len(costs),
            np.array(costs),
            np.zeros(len(costs)),
            np.array(bounds),
            sum(lengths),
            starts,
            np.concatenate(indices),
            np.concatenate(values),
        )
        self._waiting.clear()

    def _cost(self, pairs: IntArray, numbers: FloatArray) -> float:
        return float(numbers[self._objective] - self._penalty * np.count_nonzero(self.planned[pairs]))

    def restrict(self, limit: Restriction) -> None:
        """Take up a case: which mentor youths must have, which they cannot have, who has one, and who none."""
        open_ = ~np.isin(self.youths, sorted(limit.unmatched))
        if limit.shut is not None:
            open_ &= ~limit.shut[self.youths, self.at]
        for youth, mentor in limit.inside.items():
            open_[(self.youths == youth) & (self.at != mentor)] = False
        for youth, shut in limit.outside.items():
            open_[(self.youths == youth) & np.isin(self.at, sorted(shut))] = False
        for column, pairs in enumerate(self._columns.pairs):
            if len(pairs):
                now, before = bool(open_[pairs].all()), bool(self._open[pairs].all())
                if now is not before:
                    self._solver.changeColBounds(column, 0.0, self._infinite if now else 0.0)
        must = np.zeros(len(self._must), dtype=bool)
        must[sorted(limit.matched)] = True
        for youth in np.flatnonzero(must != self._must).tolist():
            self._solver.changeRowBounds(youth, 1.0 if must[youth] else -self._infinite, 1.0)
        self._open, self._must = open_, must

    def set_objective(self, k: int, penalty: float = 0.0) -> None:
        """Make component ``k`` large, with those above held at our plan's; each pair of it counts ``penalty`` less."""
        self._objective, self._penalty = k, penalty
        count = len(self._columns.pairs)
        costs = np.array(
            [
                self._cost(pairs, numbers)
                for pairs, numbers in zip(self._columns.pairs, self._columns.numbers, strict=True)
            ]
        )
        steep = _STEEP * max(1.0, float(np.abs(self._numbers[k]).max(initial=1.0)))
        people = len(self._must)
        for column, row in self._artificial:
            costs[column] = -steep
            held = people + self._mentors <= row < people + self._mentors + k
            free = self._infinite if held or row < people else 0.0
            self._solver.changeColBounds(column, 0.0, free)
        self._solver.changeColsCost(count, np.arange(count, dtype=np.int32), costs)
        for m, value in enumerate(self._values.tolist()):
            low = value if m < k else -self._infinite
            self._solver.changeRowBounds(people + self._mentors + m, low, self._infinite)

    def solve(self) -> Outcome | None:
        """Solve the programme as it is; ``None`` where the engine does not come to an end."""
        import highspy

        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            self._solver.clearSolver()  # from a basis of its own: the last one's rounding may be what stops it
            self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self._solver.getSolution()
        prices = np.array(solution.row_dual)
        people = len(self._must)
        youths = prices[:people].copy()
        youths[~self._must] = np.maximum(youths[~self._must], 0.0)
        first = people + self._mentors
        above = np.maximum(-prices[first : first + self._objective], 0.0)
        values = np.array(solution.col_value)
        parts = np.zeros(len(self.youths))
        for column in np.flatnonzero(values > 1e-9).tolist():
            parts[self._columns.pairs[column]] += values[column]
        value = float(self._solver.getInfo().objective_function_value)
        self._prices = prices
        return Outcome(value, youths, above, parts, np.inf)

    def price(self, outcome: Outcome) -> int:
        """Work out the bound that prices show, and add what gains at them; return how much was added."""
        k = self._objective
        worth = self._numbers[k] - self._penalty * self.planned
        for m, factor in enumerate(outcome.above.tolist()):
            if factor:
                worth = worth + factor * self._numbers[m]
        load = 1.0 if k == self._load else outcome.above[self._load] if 0 <= self._load < k else 0.0
        gains = np.where(self._open, worth - outcome.youths[self.youths], -np.inf)
        bound = float(outcome.youths.sum()) - float(outcome.above @ self._values[:k])
        of_sets, added = self._price_sets(gains, load)
        of_pairs, more = self._price_pairs(gains, load)
        self._flush()
        outcome.bound = bound + of_sets + of_pairs
        return added + more

    def _price_sets(self, gains: FloatArray, load: float) -> tuple[float, int]:
        """Add the best set of each mentor whose hours can bind; return what all gain, and how many were added."""
        face, presolved, people = self._presolved.face, self._presolved, len(self._must)
        total, added = 0.0, 0
        for mentor in np.flatnonzero(self._capped).tolist():
            mine = self._of_mentor[mentor]
            those = mine[gains[mine] > _TOL]
            most = min(int(face.most[mentor]), len(those))
            if not most:
                continue
            assert presolved.hours_left is not None  # noqa: S101  # hours bind
            left, price = int(presolved.hours_left[mentor]), self._prices[people + mentor]
            places = np.arange(most + 1)
            costs = np.asarray(load * (places**2 + 2 * int(face.base[mentor]) * places), dtype=float)
            best, chosen = best_set(gains[those], self._minutes[those], left, most, costs)
            total += max(best, 0.0)
            if best > price + _TOL * max(1.0, abs(price)):
                added += self._add_set(mentor, those[chosen])
        return total, added

    def _price_pairs(self, gains: FloatArray, load: float) -> tuple[float, int]:
        """Add the pairs of the other mentors that gain most for each youth; return what all gain, and how many were
        added."""
        face, people = self._presolved.face, len(self._must)
        pairs = np.flatnonzero((gains > _TOL) & ~self._capped[self.at])
        mentors = self.at[pairs]
        order = np.lexsort((-gains[pairs], mentors))
        rank = np.arange(len(pairs)) - np.searchsorted(mentors[order], mentors[order])
        # The gains of a mentor's pairs fall and what the places cost rises: so each place is worth it or not by itself.
        net = gains[pairs[order]] - load * (2 * (face.base[mentors[order]] + rank) + 1)
        total = float(np.maximum(net[rank < face.most[mentors[order]]], 0.0).sum())
        prices = self._prices[people + self.at]
        over = (gains > prices + _TOL * np.maximum(1.0, np.abs(prices))) & ~self._capped[self.at]
        pairs = np.flatnonzero(over)
        pairs = pairs[np.lexsort((prices[pairs] - gains[pairs], self.youths[pairs]))]
        rank = np.arange(len(pairs)) - np.searchsorted(self.youths[pairs], self.youths[pairs])
        return total, sum(self._add_pair(pair) for pair in pairs[rank < _JOIN].tolist())

    def close(self) -> None:
        """Give back what HiGHS holds."""
        self._solver.clear()
