"""What more room brings: a place more, a place for one waiting youth, a mentor who is opened, or a new one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.solver.levels import Packed, Weights

from .changed import changed
from .growing import Growing
from .known import MORE, holds
from .price import NOBODY, Move, Price, exactly, moves_of
from .words import Words, above_nothing, more

if TYPE_CHECKING:
    from mentormatch.solver.problem import BoolArray, IntArray, Problem

    from .around import Around


def one_place(around: Around) -> dict[int, Price]:
    """Return for each mentor what one more place would bring, where it would bring anything."""
    if not around.exact:
        return {}
    words = around.residual.one_place()
    useful = np.flatnonzero(above_nothing(words) & (around.minutes.limits < 0))
    found = {}
    for mentor, change in zip(useful.tolist(), around.unpack([word[useful] for word in words]), strict=True):
        moves = around.residual.moves(around.problem.mentors, mentor)
        if around.minutes.fit(moves):
            found[mentor] = exactly(change, moves)
    return found


def with_room(around: Around, pairs: Sequence[tuple[int, int]]) -> list[Price]:
    """Return what it brings to put a waiting youth with a mentor who is given the room that takes."""
    if not pairs:
        return []
    youths, mentors = np.array(pairs, dtype=np.int64).T
    used = np.bincount(around.plan, minlength=around.problem.mentors + 1)[mentors]
    place = 2 * (around.presolved.face.base[mentors] + used) + 1
    reached = [packed.at(youths, mentors) - place * packed.place_unit for packed in around.packs]
    plain = around.unpack(reached)
    quick = np.array([around.by_path(mentor) for mentor in mentors.tolist()], dtype=bool)
    found = [
        Price(None, change, (Move(pair[0], NOBODY, pair[1]),))
        for pair, change in zip(pairs, plain, strict=True)
    ]
    if not quick.any():
        return found
    none = around.problem.mentors
    # Somebody may move on and leave a place that is worth more than the one added.
    through = [
        packed.at(youths, mentors) + length[mentors, none]
        for packed, length in zip(around.packs, around.residual.length, strict=True)
    ]
    better = more(reached, through)
    deltas = around.unpack(through)
    for number in np.flatnonzero(quick).tolist():
        youth, mentor = pairs[number]
        if not better[number]:
            found[number] = replace(found[number], at_best=plain[number])
            continue
        moves = [Move(youth, NOBODY, mentor), *around.residual.moves(mentor, none)]
        if around.minutes.fit(moves):
            found[number] = exactly(deltas[number], moves)
    return found


def opened(around: Around, mentor: int, youths: BoolArray, most: int | None = None) -> Price | None:
    """Return what the places of a mentor bring whom nobody may have now, if these youths (youths,) may."""
    if not around.by_path(mentor):
        price = opened(around.beside, mentor, youths, most) if around.beside else None
        return None if price is None else replace(price, at_best=None)
    free = youths.copy()
    free[[youth for youth, _ in around.problem.locked]] = False
    asked = np.flatnonzero(free)
    worth = [word[asked, mentor] for word in around.residual.worth]
    base = int(around.presolved.face.base[mentor])
    places = min(int(around.problem.places[mentor]) - base, len(asked))
    if most is None or places <= most:
        return _grown(around, mentor, places, base, asked, worth)
    price = _grown(around, mentor, most, base, asked, worth)
    return None if price is None else replace(price, at_best=None)


def recruited(around: Around, problem: Problem) -> Price:
    """Return what one more mentor brings: the last one of ``problem``, which is this one but for that."""
    last = around.problem.mentors
    problem = replace(problem, goals=around.problem.goals)
    weights = Weights(problem)
    free = problem.hours_limit is None or problem.hours_limit[last] < 0
    if around.exact and free and holds(around.weights, weights):
        allowed = problem.allowed[:, last].copy()
        allowed[[youth for youth, _ in problem.locked]] = False
        asked = np.flatnonzero(allowed)
        at = np.full(len(asked), last)
        worth = [Packed(weights, p.components, last + MORE).at(asked, at) for p in around.packs]
        # Beyond the number of the graph's "none": a mentor it does not know.
        price = _grown(around, last + 1, int(problem.places[last]), 0, asked, worth)
        if price is not None:
            return price
    if around.beside is not None and free:
        price = recruited(around.beside, problem)
        return replace(price, at_best=None) if price.exact else price
    return changed(around, problem)


def _grown(
    around: Around, mentor: int, places: int, base: int, asked: IntArray, worth: Words
) -> Price | None:
    """Fill a mentor's places one by one; ``None`` where the plan that comes of it breaks somebody's hours."""
    growing = Growing(around.residual)
    total = np.zeros(len(around.packs), dtype=np.int64)
    for number in range(max(0, min(places, len(asked)))):
        cost = tuple((2 * (base + number) + 1) * packed.place_unit for packed in around.packs)
        gain = growing.take(mentor, asked, worth, cost)
        if gain is None:
            break
        total += gain
    none = around.problem.mentors
    who = np.flatnonzero(growing.assign != around.plan)
    # A mentor whom the graph does not know is the first one after those of the problem.
    after = np.where(growing.assign[who] == mentor, min(mentor, none), _named(growing.assign[who], none))
    moves = moves_of(who, _named(around.plan[who], none), after)
    if not around.minutes.fit([move for move in moves if move.after < none]):
        return None
    change = around.unpack([total[[number]] for number in range(len(total))])[0]
    return exactly(change, moves)


def _named(mentors: IntArray, none: int) -> IntArray:
    """Return mentors as they stand in moves."""
    return np.where(mentors == none, NOBODY, mentors)
