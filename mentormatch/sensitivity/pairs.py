"""What it costs or brings to put one youth with one mentor: forced, as an alternative, or where it is not allowed.

The best way is a path in the residual graph. Where that does not keep somebody's hours, a path in the narrower problem
is tried, and then a plan that makes room by moving people. What each promises stands in :class:`.prices.Prices`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .price import NOBODY, Move, Price, exactly
from .words import FLOOR, Words, above_nothing, best_of_row

if TYPE_CHECKING:
    from mentormatch.solver.problem import BoolArray, IntArray

    from .around import Around

_TRIED = 6
"""Where hours caps bind: how many mentors are tried for each alternative that is asked for."""
_BLOCK = 1 << 19
"""So many pairs are looked at in one go."""


def forced(around: Around, youth: int, mentor: int) -> Price | None:
    """Return the price of putting a youth with a mentor, whether the pair is allowed or not."""
    pairs = around.presolved.face.pairs
    if not pairs[youth].any() and around.is_locked(youth):
        return None
    if not pairs[youth, mentor] and around.minutes.limited(mentor):
        return None
    words = [word[0, [mentor]] for word in around.residual.force(np.array([youth]))]
    if words[0][0] <= FLOOR:
        return None
    return _priced_pair(around, youth, mentor, around.unpack(words)[0])


def alternatives(
    around: Around, youths: Sequence[int], most: int
) -> Iterator[tuple[int, tuple[tuple[int, Price], ...]]]:
    """Yield for each youth up to ``most`` other allowed mentors with their prices, the best first."""
    asked = np.array(youths, dtype=np.int64)
    step = max(1, _BLOCK // max(1, around.problem.mentors))
    tried = most if around.presolved.hours_left is None else most * _TRIED
    for start in range(0, len(asked), step):
        rows = asked[start : start + step]
        words = around.residual.force(rows)
        theirs = around.beside.residual.force(rows) if around.beside else None
        open_ = around.presolved.face.pairs[rows] & (words[0] > FLOOR)
        has = around.plan[rows]
        matched = np.flatnonzero(has < around.problem.mentors)
        open_[matched, has[matched]] = False
        best = best_of_row(words, open_, tried)
        chosen = np.maximum(best, 0)
        deltas = around.unpack([np.take_along_axis(word, chosen, axis=1).reshape(-1) for word in words])
        for row, youth in enumerate(rows.tolist()):
            offers = [
                (mentor, deltas[row * best.shape[1] + number])
                for number, mentor in enumerate(best[row].tolist())
                if mentor >= 0
            ]
            beside = None if theirs is None else [word[row] for word in theirs]
            yield youth, _priced_row(around, youth, offers, most, beside)


def waived(
    around: Around, youths: Sequence[int], pairs: BoolArray, most: int
) -> dict[int, tuple[tuple[int, Price], ...]]:
    """Return for each youth the pairs, up to ``most``, that bring most if one of them were allowed."""
    if not around.exact:
        return {}
    asked = np.array(youths, dtype=np.int64)
    found: dict[int, tuple[tuple[int, Price], ...]] = {}
    step = max(1, _BLOCK // max(1, around.problem.mentors))
    for start in range(0, len(asked), step):
        rows = asked[start : start + step]
        may = pairs[start : start + step] & (around.minutes.limits < 0)
        # Most youths would gain nothing; their first word alone says so.
        some = ((around.residual.force(rows, 1)[0] >= 0) & may).any(axis=1)
        rows, may = rows[some], may[some]
        words = around.residual.force(rows)
        useful = above_nothing(words) & may
        best = best_of_row(words, useful, most)
        at, number = np.nonzero(best >= 0)
        mentors = best[at, number]
        deltas = around.unpack([word[at, mentors] for word in words])
        for youth, mentor, delta in zip(rows[at].tolist(), mentors.tolist(), deltas, strict=True):
            price = _priced_pair(around, youth, mentor, delta)
            if price is not None and price.exact:
                found[youth] = (*found.get(youth, ()), (mentor, price))
    return found


def _priced_row(
    around: Around,
    youth: int,
    offers: Sequence[tuple[int, tuple[int, ...]]],
    most: int,
    beside: Words | None,
) -> tuple[tuple[int, Price], ...]:
    found: dict[int, Price] = {}
    plans: dict[int, IntArray] = {}
    by_path: dict[int, Price] = {}
    for mentor, delta in offers:
        price = _by_path(around, youth, mentor, delta)
        if price is not None:
            found[mentor] = price
        elif (near := _from_beside(around, youth, mentor, beside)) is not None:
            by_path[mentor] = replace(near, at_best=around.at_best(delta))
        elif (plan := around.room.again().with_pair(youth, mentor, around.residual.own)) is not None:
            plans[mentor] = plan
        # The rest can at best do as well as this one, so enough that are reached are the best there are.
        if len(found) >= most:
            break
    reached = dict(zip(plans, around.gains(list(plans.values())), strict=True))
    found |= by_path
    reached |= {mentor: price.reached for mentor, price in found.items()}
    order = {mentor: delta for mentor, delta in offers if mentor in reached}
    best = sorted(order, key=lambda mentor: reached[mentor], reverse=True)[:most]
    return tuple(
        (
            mentor,
            found.get(mentor)
            or Price(around.at_best(order[mentor]), reached[mentor], around.moved(plans[mentor])),
        )
        for mentor in best
    )


def _from_beside(around: Around, youth: int, mentor: int, words: Words | None) -> Price | None:
    """Return the price of a pair that a path in the narrower problem reaches; ``words``: (mentors,) its row."""
    if around.beside is None or words is None or words[0][mentor] <= FLOOR:
        return None
    return _by_path(around.beside, youth, mentor, around.unpack([word[[mentor]] for word in words])[0])


def _by_path(around: Around, youth: int, mentor: int, delta: tuple[int, ...]) -> Price | None:
    """Return the price of a pair where the path that gives it keeps everybody's hours."""
    if not around.exact:
        return None
    before = int(around.plan[youth])
    moves = around.residual.moves(mentor, before)
    moves.append(Move(youth, NOBODY if before == around.problem.mentors else before, mentor))
    return exactly(delta, moves) if around.minutes.fit(moves) else None


def _priced_pair(around: Around, youth: int, mentor: int, delta: tuple[int, ...]) -> Price | None:
    price = _by_path(around, youth, mentor, delta)
    if price is not None:
        return price
    beside = (
        None if around.beside is None else [w[0] for w in around.beside.residual.force(np.array([youth]))]
    )
    near = _from_beside(around, youth, mentor, beside)
    if near is not None:
        return replace(near, at_best=around.at_best(delta))
    plan = around.room.again().with_pair(youth, mentor, around.residual.own)
    if plan is None:
        return None
    return Price(around.at_best(delta), around.gains([plan])[0], around.moved(plan))
