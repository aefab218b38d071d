"""What a change to a solved problem would bring or cost: exact, or (where hours caps bind) a bound as such.

A price is a vector, one number for each component of the ladder (see :mod:`mentormatch.solver.levels`), and
the plan that comes of the change. No engine is used: single changes are priced by paths in the residual graph
(:mod:`mentormatch.solver.residual`), others by improving the plan until it is proven the best again.

Where hours caps bind, the transport problem without them gives ``at_best`` (no plan can do better) and a plan
that keeps the hours gives ``reached``; where the two agree the price is exact after all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.clock import Clock
from mentormatch.solver.levels import Packed, Weights
from mentormatch.solver.problem import Goal
from mentormatch.solver.search.face import narrow
from mentormatch.solver.search.ground import prepare
from mentormatch.solver.search.transport import improve

from .growing import Growing
from .known import MORE, holds, known, known_again
from .minutes import Minutes
from .narrower import narrower
from .near import gains, unpacked
from .price import NOBODY, Move, Price
from .residual import Residual
from .room import Room, filled
from .words import FLOOR, Words, above_nothing, best_of_row, more

if TYPE_CHECKING:
    from mentormatch.solver.problem import BoolArray, IntArray, Problem, Solution
    from mentormatch.solver.search.face import Face
    from mentormatch.solver.search.ground import Ground

_TRIED = 6
"""Where hours caps bind: how many mentors are tried for each alternative that is asked for."""
_BLOCK = 1 << 19


class Prices:
    """The prices around one solved problem.

    Args:
        problem: what was solved.
        solution: its plan; where no hours cap binds, a best one. It may be of more goals.

    Raises:
        ValueError: the plan is not of this problem.
    """

    def __init__(self, problem: Problem, solution: Solution) -> None:
        self.problem = problem
        self._ground = prepare(problem)
        self._weights = Weights(problem)
        self.components = tuple(component.name for component in self._weights.components)
        self._packs = known(problem, self._weights)
        self._solution = solution
        potentials = np.array(solution.proof.potentials, dtype=np.int64).reshape(problem.mentors, -1)
        known_names = solution.proof.components
        self._potentials = potentials[:, [known_names.index(name) for name in self.components]]
        locked = {youth for youth, _ in problem.locked}
        self._optimal = solution.optimal
        self._plan = np.full(problem.youths, problem.mentors, dtype=np.int64)
        for youth, mentor in solution.pairs:
            if youth not in locked:
                self._plan[youth] = mentor
        if not self._ground.keeps(self._plan):
            raise ValueError("the plan is not one of this problem")
        self._before = self._ground.whole(self._plan)
        self.values = self._weights.values(self._before)
        """The components of the plan."""

    @cached_property
    def _relaxed(self) -> IntArray:
        """The best plan if no hours cap bound: the plan itself wherever that is one."""
        if self._ground.hours_left is None and self._optimal:
            return self._plan
        start = self._plan.copy()
        found = _improved(self._ground.face, self._packs, start, self._potentials)
        same = self._weights.values(self._ground.whole(found)) == self.values
        return self._plan if same else found

    @cached_property
    def exact(self) -> bool:
        """Whether the plan is the best even without hours caps: prices are exact where their plans fit."""
        return self._relaxed is self._plan

    def without_draw(self) -> Prices | None:
        """Return the prices in all goals but the draw; ``None`` where there is no draw or it is all the ladder.

        Where hours caps leave only the draw unproven, these are exact while the prices with the draw are bounds.
        """
        goals = tuple(goal for goal in self.problem.ladder if goal is not Goal.DRAW)
        if not goals or len(goals) == len(self.problem.ladder):
            return None
        return Prices(replace(self.problem, goals=goals), self._solution)

    @cached_property
    def _beside(self) -> Prices | None:
        """Prices around the plan where hours caps shape it: of a narrower problem, each a plan of this one too."""
        if self.exact or not self._optimal:
            return None
        pairs = narrower(
            self._ground,
            self._plan,
            self._relaxed,
            lambda face, start: _improved(face, self._packs, start, self._potentials),
            lambda plan: self._weights.values(self._ground.whole(plan)) == self.values,
        )
        if pairs is None:
            return None
        pairs[[youth for youth, _ in self.problem.locked]] = True
        found = Prices(replace(self.problem, allowed=self.problem.allowed & pairs), self._solution)
        return found if found.exact else None

    @cached_property
    def _residual(self) -> Residual:
        return Residual(
            self._ground.face, self._weights, self._packs, self._relaxed, [p.table for p in self._packs]
        )

    @cached_property
    def _head_start(self) -> tuple[int, ...]:
        """By how much the plan without hours caps is better."""
        relaxed = self._weights.values(self._ground.whole(self._relaxed))
        return tuple(a - b for a, b in zip(relaxed, self.values, strict=True))

    def forced(self, youth: int, mentor: int) -> Price | None:
        """Return the price of putting a youth with a mentor, whether the pair is allowed or not.

        ``None``: there is no such plan, or it cannot be priced without solving again (the pair is not allowed
        and the mentor's hours are limited; the youth is held by a lock).
        """
        pairs = self._ground.face.pairs
        if not pairs[youth].any() and self._is_locked(youth):
            return None
        if not pairs[youth, mentor] and self._minutes.limited(mentor):
            return None
        words = [word[0, [mentor]] for word in self._residual.force(np.array([youth]))]
        if words[0][0] <= FLOOR:
            return None
        return self._priced_pair(youth, mentor, self._unpack(words)[0])

    def alternatives(
        self, youths: Sequence[int], most: int
    ) -> Iterator[tuple[int, tuple[tuple[int, Price], ...]]]:
        """Yield for each youth up to ``most`` other allowed mentors with their prices, the best first."""
        asked = np.array(youths, dtype=np.int64)
        step = max(1, _BLOCK // max(1, self.problem.mentors))
        tried = most if self._ground.hours_left is None else most * _TRIED
        for start in range(0, len(asked), step):
            rows = asked[start : start + step]
            words = self._residual.force(rows)
            theirs = self._beside._residual.force(rows) if self._beside else None
            open_ = self._ground.face.pairs[rows] & (words[0] > FLOOR)
            has = self._plan[rows]
            matched = np.flatnonzero(has < self.problem.mentors)
            open_[matched, has[matched]] = False
            best = best_of_row(words, open_, tried)
            chosen = np.maximum(best, 0)
            deltas = self._unpack([np.take_along_axis(word, chosen, axis=1).reshape(-1) for word in words])
            for row, youth in enumerate(rows.tolist()):
                offers = [
                    (mentor, deltas[row * best.shape[1] + number])
                    for number, mentor in enumerate(best[row].tolist())
                    if mentor >= 0
                ]
                beside = None if theirs is None else [word[row] for word in theirs]
                yield youth, self._priced_row(youth, offers, most, beside)

    def _priced_row(
        self,
        youth: int,
        offers: Sequence[tuple[int, tuple[int, ...]]],
        most: int,
        beside: Words | None,
    ) -> tuple[tuple[int, Price], ...]:
        found: dict[int, Price] = {}
        plans: dict[int, IntArray] = {}
        by_path: dict[int, Price] = {}
        for mentor, delta in offers:
            price = self._by_path(youth, mentor, delta)
            if price is not None:
                found[mentor] = price
            elif (near := self._from_beside(youth, mentor, beside)) is not None:
                by_path[mentor] = replace(near, at_best=_sum(self._head_start, delta))
            elif (plan := self._room.again().with_pair(youth, mentor, self._residual.own)) is not None:
                plans[mentor] = plan
            # The rest can at best do as well as this one, so enough that are reached are the best there are.
            if len(found) >= most:
                break
        reached = dict(zip(plans, self._gains(list(plans.values())), strict=True))
        found |= by_path
        reached |= {mentor: price.reached for mentor, price in found.items()}
        order = {mentor: delta for mentor, delta in offers if mentor in reached}
        best = sorted(order, key=lambda mentor: reached[mentor], reverse=True)[:most]
        return tuple(
            (
                mentor,
                found.get(mentor)
                or Price(_sum(self._head_start, order[mentor]), reached[mentor], self._moved(plans[mentor])),
            )
            for mentor in best
        )

    def _from_beside(self, youth: int, mentor: int, words: Words | None) -> Price | None:
        """Return the price of a pair that a path in the narrower problem reaches; ``words``: (mentors,) its row."""
        if self._beside is None or words is None or words[0][mentor] <= FLOOR:
            return None
        return self._beside._by_path(youth, mentor, self._unpack([word[[mentor]] for word in words])[0])

    def _gains(self, plans: Sequence[IntArray]) -> list[tuple[int, ...]]:
        return gains(self._ground, self._weights, self._packs, self._plan, plans) if plans else []

    def _by_path(self, youth: int, mentor: int, delta: tuple[int, ...]) -> Price | None:
        """Return the price of a pair where the path that gives it keeps everybody's hours."""
        if not self.exact:
            return None
        before = int(self._plan[youth])
        moves = self._residual.moves(mentor, before)
        moves.append(Move(youth, NOBODY if before == self.problem.mentors else before, mentor))
        return Price(delta, delta, tuple(sorted(moves))) if self._minutes.fit(moves) else None

    def _priced_pair(self, youth: int, mentor: int, delta: tuple[int, ...]) -> Price | None:
        price = self._by_path(youth, mentor, delta)
        if price is not None:
            return price
        beside = (
            None if self._beside is None else [w[0] for w in self._beside._residual.force(np.array([youth]))]
        )
        near = self._from_beside(youth, mentor, beside)
        if near is not None:
            return replace(near, at_best=_sum(self._head_start, delta))
        plan = self._room.again().with_pair(youth, mentor, self._residual.own)
        if plan is None:
            return None
        return Price(_sum(self._head_start, delta), self._gains([plan])[0], self._moved(plan))

    @cached_property
    def _room(self) -> Room:
        return Room(self._ground, self.problem, self._plan, self._packs)

    def places(self) -> dict[int, Price]:
        """Return for each mentor what one more place would bring, where it would bring anything.

        Mentors whose hours are limited are left out: there, a place needs hours too.
        """
        if not self.exact:
            return {}
        words = self._residual.one_place()
        useful = np.flatnonzero(above_nothing(words) & (self._minutes.limits < 0))
        found = {}
        for mentor, change in zip(
            useful.tolist(), self._unpack([word[useful] for word in words]), strict=True
        ):
            moves = self._residual.moves(self.problem.mentors, mentor)
            if self._minutes.fit(moves):
                found[mentor] = Price(change, change, tuple(sorted(moves)))
        return found

    def waived(
        self, youths: Sequence[int], pairs: BoolArray, most: int
    ) -> dict[int, tuple[tuple[int, Price], ...]]:
        """Return for each youth the pairs, up to ``most``, that bring most if one of them were allowed.

        ``pairs`` (len(youths), mentors) may be chosen from; those that bring nothing are left out, those with
        mentors whose hours are limited too, and all of them where hours caps decide the plan.
        """
        if not self.exact:
            return {}
        asked = np.array(youths, dtype=np.int64)
        found: dict[int, tuple[tuple[int, Price], ...]] = {}
        step = max(1, _BLOCK // max(1, self.problem.mentors))
        for start in range(0, len(asked), step):
            rows = asked[start : start + step]
            may = pairs[start : start + step] & (self._minutes.limits < 0)
            # Most youths would gain nothing; their first word alone says so.
            some = ((self._residual.force(rows, 1)[0] >= 0) & may).any(axis=1)
            rows, may = rows[some], may[some]
            words = self._residual.force(rows)
            useful = above_nothing(words) & may
            best = best_of_row(words, useful, most)
            at, number = np.nonzero(best >= 0)
            mentors = best[at, number]
            deltas = self._unpack([word[at, mentors] for word in words])
            for youth, mentor, delta in zip(rows[at].tolist(), mentors.tolist(), deltas, strict=True):
                price = self._priced_pair(youth, mentor, delta)
                if price is not None and price.exact:
                    found[youth] = (*found.get(youth, ()), (mentor, price))
        return found

    def with_room(self, pairs: Sequence[tuple[int, int]]) -> list[Price]:
        """Return what it brings to put a waiting youth with a mentor who is given the room that takes.

        Each of ``pairs`` (youth, mentor) alone; it need not be allowed. A place more is counted where all are
        taken; that the hours are there is taken for granted. Nobody else has to give way for it.
        """
        if not pairs:
            return []
        youths, mentors = np.array(pairs, dtype=np.int64).T
        used = np.bincount(self._plan, minlength=self.problem.mentors + 1)[mentors]
        place = 2 * (self._ground.face.base[mentors] + used) + 1
        reached = [packed.at(youths, mentors) - place * packed.place_unit for packed in self._packs]
        plain = self._unpack(reached)
        quick = np.array([self.prices_pair(mentor) for mentor in mentors.tolist()], dtype=bool)
        found = [
            Price(None, change, (Move(pair[0], NOBODY, pair[1]),))
            for pair, change in zip(pairs, plain, strict=True)
        ]
        if not quick.any():
            return found
        none = self.problem.mentors
        # Somebody may move on and leave a place that is worth more than the one added.
        through = [
            packed.at(youths, mentors) + length[mentors, none]
            for packed, length in zip(self._packs, self._residual.length, strict=True)
        ]
        better = more(reached, through)
        deltas = self._unpack(through)
        for number in np.flatnonzero(quick).tolist():
            youth, mentor = pairs[number]
            if not better[number]:
                found[number] = replace(found[number], at_best=plain[number])
                continue
            moves = [Move(youth, NOBODY, mentor), *self._residual.moves(mentor, none)]
            if self._minutes.fit(moves):
                found[number] = Price(deltas[number], deltas[number], tuple(sorted(moves)))
        return found

    def opened(self, mentor: int, youths: BoolArray, most: int | None = None) -> Price | None:
        """Return what the places of a mentor bring whom nobody may have now, if these youths (youths,) may.

        ``most``: so many places are looked at; where there are more, the price is what these reach.
        ``None``: it cannot be told without solving again, because hours may bind.
        """
        if not self.prices_pair(mentor):
            price = self._beside.opened(mentor, youths, most) if self._beside else None
            return None if price is None else replace(price, at_best=None)
        free = youths.copy()
        free[[youth for youth, _ in self.problem.locked]] = False
        asked = np.flatnonzero(free)
        worth = [word[asked, mentor] for word in self._residual.worth]
        base = int(self._ground.face.base[mentor])
        places = min(int(self.problem.places[mentor]) - base, len(asked))
        if most is None or places <= most:
            return self._grown(mentor, places, base, asked, worth)
        price = self._grown(mentor, most, base, asked, worth)
        return None if price is None else replace(price, at_best=None)

    def recruited(self, problem: Problem) -> Price:
        """Return what one more mentor brings: the last one of ``problem``, which is this one but for that."""
        last = self.problem.mentors
        problem = replace(problem, goals=self.problem.goals)
        weights = Weights(problem)
        free = problem.hours_limit is None or problem.hours_limit[last] < 0
        if self.exact and free and holds(self._weights, weights):
            allowed = problem.allowed[:, last].copy()
            allowed[[youth for youth, _ in problem.locked]] = False
            asked = np.flatnonzero(allowed)
            at = np.full(len(asked), last)
            worth = [Packed(weights, p.components, last + MORE).at(asked, at) for p in self._packs]
            # Beyond the number of the graph's "none": a mentor it does not know.
            price = self._grown(last + 1, int(problem.places[last]), 0, asked, worth)
            if price is not None:
                return price
        if self._beside is not None and free:
            price = self._beside.recruited(problem)
            return replace(price, at_best=None) if price.exact else price
        return self.changed(problem)

    def _grown(self, mentor: int, places: int, base: int, asked: IntArray, worth: Words) -> Price | None:
        """Fill a mentor's places one by one; ``None`` where the plan that comes of it breaks somebody's hours."""
        growing = Growing(self._residual)
        total = np.zeros(len(self._packs), dtype=np.int64)
        for number in range(max(0, min(places, len(asked)))):
            cost = tuple((2 * (base + number) + 1) * packed.place_unit for packed in self._packs)
            gain = growing.take(mentor, asked, worth, cost)
            if gain is None:
                break
            total += gain
        none = self.problem.mentors
        who = np.flatnonzero(growing.assign != self._plan)
        # A mentor whom the graph does not know is the first one after those of the problem.
        after = np.where(growing.assign[who] == mentor, min(mentor, none), _named(growing.assign[who], none))
        moves = _moves(who, _named(self._plan[who], none), after)
        if not self._minutes.fit([move for move in moves if move.after < none]):
            return None
        change = self._unpack([total[[number]] for number in range(len(total))])[0]
        return Price(change, change, moves)

    def prices_pair(self, mentor: int) -> bool:
        """Whether further pairs of a mentor are priced without solving again."""
        return self.exact and not self._minutes.limited(mentor)

    @property
    def quick_locks(self) -> bool:
        """Whether locks are priced without solving again."""
        return self.exact and self._ground.hours_left is None

    def without_lock(self, youth: int, mentor: int) -> Price:
        """Return what is gained when a locked pair is no longer locked (the pair stays allowed)."""
        if self.quick_locks:
            return self._without_lock(youth, mentor)
        return self.changed(
            replace(
                self.problem, locked=tuple(pair for pair in self.problem.locked if pair != (youth, mentor))
            )
        )

    def _without_lock(self, youth: int, mentor: int) -> Price:
        best, chosen = self._residual.released(youth, mentor, self.problem.allowed[youth])
        change = self._unpack([np.array([word]) for word in best])[0]
        if chosen is None:
            return Price(change, change, ())
        node, moves = chosen
        moves.append(Move(youth, mentor, NOBODY if node == self.problem.mentors else node))
        return Price(change, change, tuple(sorted(moves)))

    def changed(self, problem: Problem) -> Price:
        """Return what a changed problem's best plan is against this one's.

        The problem has the same youths, the same mentors with the same numbers, and possibly further mentors
        after them. The goals are those that are priced here.
        """
        problem = replace(problem, goals=self.problem.goals)
        ground, weights = prepare(problem), Weights(problem)
        start = self._carried(problem, ground)
        potentials = np.zeros((problem.mentors, self._potentials.shape[1]), dtype=np.int64)
        potentials[: self.problem.mentors] = self._potentials
        packs = known_again(self.problem, self._weights, self._packs, problem, weights)
        best = _improved(ground.face, packs, start.copy(), potentials)
        at_best = self._against(weights, ground, best)
        if not ground.fits(best):
            by_youth = [c.by_youth for c in weights.components if c.by_youth is not None]
            starts = [start, ground.cut(best)]
            if self._beside is not None:
                face = replace(ground.face, pairs=ground.face.pairs & self._beside_pairs(problem))
                near = _improved(face, packs, start.copy(), potentials)
                starts.append(near if ground.fits(near) else ground.cut(near))
            plans = [filled(ground, problem, plan, packs, by_youth) for plan in starts]
            best = max(plans, key=lambda plan: self._against(weights, ground, plan))
        return Price(at_best, self._against(weights, ground, best), self._difference(ground.whole(best)))

    def _beside_pairs(self, problem: Problem) -> BoolArray:
        """Return the pairs of a changed problem that the narrower one has, and those that are new."""
        assert self._beside is not None  # noqa: S101  # asked for only then
        pairs = np.ones((problem.youths, problem.mentors), dtype=bool)
        pairs[:, : self.problem.mentors] = self._beside.problem.allowed | ~self.problem.allowed
        return pairs

    def _carried(self, problem: Problem, ground: Ground) -> IntArray:
        """Return what of the plan can stay in a changed problem."""
        whole = self._ground.whole(self._plan)
        plan = np.where(whole < 0, problem.mentors, whole)
        for youth, _ in problem.locked:
            plan[youth] = problem.mentors
        matched = np.flatnonzero(plan < problem.mentors)
        shut = matched[~ground.face.pairs[matched, plan[matched]]]
        plan[shut] = problem.mentors
        used = np.bincount(plan, minlength=problem.mentors + 1)[: problem.mentors]
        for mentor in np.flatnonzero(used > ground.face.most).tolist():
            plan[np.flatnonzero(plan == mentor)[int(ground.face.most[mentor]) :]] = problem.mentors
        return ground.cut(plan)

    def _against(self, weights: Weights, ground: Ground, plan: IntArray) -> tuple[int, ...]:
        values = weights.values(ground.whole(plan))
        return tuple(a - b for a, b in zip(values, self.values, strict=True))

    def _moved(self, plan: IntArray) -> tuple[Move, ...]:
        """Return who moves in another plan of the open part of the problem."""
        return self._difference(self._ground.whole(plan))

    def _difference(self, after: IntArray) -> tuple[Move, ...]:
        """Return who moves; ``after`` is a plan with its locked pairs, ``NOBODY`` for no mentor."""
        who = np.flatnonzero(self._before != after)
        return _moves(who, self._before[who], after[who])

    def _unpack(self, words: Words) -> list[tuple[int, ...]]:
        return unpacked(self._packs, words)

    @cached_property
    def _minutes(self) -> Minutes:
        return Minutes(self._ground, self._plan)

    def _is_locked(self, youth: int) -> bool:
        return any(youth == locked for locked, _ in self.problem.locked)


def _improved(face: Face, packs: Sequence[Packed], plan: IntArray, potentials: IntArray) -> IntArray:
    """Improve a plan of a face until it is a best one; ``plan`` is changed in place."""
    clock = Clock(None)
    first = 0
    for packed in packs:
        last = first + len(packed.components)
        guess = (potentials[:, first:last] * np.array(packed.factors, dtype=np.int64)).sum(axis=1)
        prices = improve(face, packed, plan, guess, clock)
        face = narrow(face, packed, plan, prices)
        first = last
    return plan


def _named(mentors: IntArray, none: int) -> IntArray:
    """Return mentors as they stand in moves."""
    return np.where(mentors == none, NOBODY, mentors)


def _moves(youths: IntArray, before: IntArray, after: IntArray) -> tuple[Move, ...]:
    return tuple(map(Move, youths.tolist(), before.tolist(), after.tolist()))


def _sum(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(a + b for a, b in zip(one, other, strict=True))
