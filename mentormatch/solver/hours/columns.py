"""The linear relaxation where hours bind: prices that bound every plan, over all pairs.

A programme over few pairs gives prices; all pairs are then priced, those that would gain join it, until none
would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from mentormatch.solver.arrays import blocks, distinct
from mentormatch.solver.clock import TimeIsUp
from mentormatch.solver.engine import highs
from mentormatch.solver.engine.basis import plan_basis
from mentormatch.solver.engine.model import INTEGRALITY_TOL
from mentormatch.solver.engine.status import Status

from . import lagrangian

if TYPE_CHECKING:
    import numpy.typing as npt

    from mentormatch.solver.clock import Clock
    from mentormatch.solver.engine.model import Model
    from mentormatch.solver.engine.status import Run
    from mentormatch.solver.engine.subproblem import Subproblem
    from mentormatch.solver.problem import IntArray

    FloatArray = npt.NDArray[np.float64]

_NONE = np.zeros(0, dtype=np.int64)
_FIRST = 3
"""Pairs for each youth that the first programme has."""
_LOOKED_AT = 8
"""Best pairs of each youth from which these are chosen."""
_AT_ONCE = 8
"""Pairs of a youth that join a programme together."""
_MOST_PAIRS = 60_000
"""Pairs that a programme has at most: a bound is one all the same, and more would take hundreds of megabytes."""
_ROUNDS = 25
_GAIN = 1e-6
_CUTS = 5
"""How often a programme is solved again with what its solution broke, before all pairs are priced."""
_MANY = 1 << 18
"""Pairs that are kept while all are looked through, before those are left out that no set can have."""
_CLOSE = 1e-5
"""Prices are good enough when they bound the plan to this part of it."""


@dataclass(frozen=True, eq=False)
class Relaxed:
    """Prices and what they show: no plan comes to more than ``bound``.

    ``youths`` (youths,), ``places`` (mentors,), ``hours`` (mentors,) by the minute, ``lengths`` (mentors, lengths)
    by the meeting (no columns where minutes are counted), ``held`` one per held component. ``taken`` are the pairs of
    the relaxation's own solution (youths, mentors, parts of a pair); ``plan`` (youths,) is it where nobody is
    cut in two: where hours are priced by the meeting, that is often so. With ``by_sets`` the prices of the youths
    bound alone, and those of places and meetings are what one youth more costs a mentor (:mod:`.lagrangian`).
    """

    bound: float
    youths: FloatArray
    places: FloatArray
    hours: FloatArray
    lengths: FloatArray
    held: FloatArray
    taken: tuple[IntArray, IntArray, FloatArray]
    plan: IntArray | None = None
    by_sets: bool = False

    def gains(self, subproblem: Subproblem, youths: IntArray) -> Iterator[tuple[IntArray, FloatArray]]:
        """Yield blocks of youths and what each of their pairs would gain at the prices (minus infinity: not open)."""
        return _gains(subproblem, self, youths)

    def nearest(self, subproblem: Subproblem, count: int) -> tuple[IntArray, IntArray]:
        """Return about ``count`` pairs: those that fall least short of being worth their prices."""
        none = subproblem.face.mentors
        keys, gains = np.zeros(0, dtype=np.int64), np.zeros(0)
        least = -np.inf
        for rows, gain in _gains(subproblem, self):
            lines, at = np.nonzero(gain > least)
            keys = np.concatenate([keys, rows[lines] * none + at])
            gains = np.concatenate([gains, gain[lines, at]])
            if len(keys) > count:
                best = np.argpartition(-gains, count - 1)[:count]
                keys, gains = keys[best], gains[best]
                least = float(gains.min())
        youths, mentors = np.divmod(keys, none)
        return youths, mentors

    def near(self, subproblem: Subproblem, gap: float, most: int) -> tuple[IntArray, IntArray]:
        """Return the pairs that a plan within ``gap`` of the bound can have; of more than ``most`` only some."""
        found = [(_NONE, _NONE)]
        count = 0
        for rows, gain in _gains(subproblem, self):
            lines, at = np.nonzero(gain >= -gap)
            found.append((rows[lines], at))
            count += len(at)
            if count > most:
                break
        youths, mentors = _together(found)
        return youths, mentors


def relax(subproblem: Subproblem, assign: IntArray, guess: FloatArray, clock: Clock) -> Relaxed | None:
    """Solve the relaxation of a task.

    Args:
        task: what is asked.
        assign: (youths,) a plan that keeps to the task.
        guess: (mentors,) what places may be worth: chooses the pairs to begin with.
        clock: raises when the time is up before there are any prices.

    Returns:
        The prices; ``None`` where the engine gave none.
    """
    keys = _first_pairs(subproblem, assign, guess)
    youths, mentors = np.divmod(keys, subproblem.face.mentors)
    programme = subproblem.build(youths, mentors, integer=False)
    basis = None
    if not subproblem.load:
        gain = subproblem.worth(youths, mentors) - guess[mentors]
        basis = plan_basis(programme, subproblem.face, assign, gain, subproblem.presolved.lengths)
    growing = highs.Growing(programme, clock, basis)
    latest: Relaxed | None = None
    for _ in range(_ROUNDS):
        try:
            ended = _within_hull(subproblem, programme, growing)
        except TimeIsUp:
            if latest is None:
                raise
            break
        if ended.status is not Status.OPTIMAL:
            break
        relaxed = _relaxed(subproblem, programme, ended)
        added, over = _gaining(subproblem, relaxed, keys)
        latest = replace(relaxed, bound=relaxed.bound + over)
        if not added.size or over <= _CLOSE * abs(relaxed.bound):
            break
        growing.add(*subproblem.add(programme, *np.divmod(added, subproblem.face.mentors)))
        keys = distinct(np.concatenate([keys, added]))
    growing.close()
    return (
        _by_sets(subproblem, latest)
        if latest is not None and lagrangian.is_applicable(subproblem)
        else latest
    )


def _within_hull(subproblem: Subproblem, programme: Model, growing: highs.Growing) -> Run:
    """Solve a programme, and add what its solution breaks although every mix of sets keeps to it."""
    ended = growing.run()
    if not lagrangian.is_applicable(subproblem):
        return ended
    known = subproblem.presolved.lengths
    assert known is not None  # noqa: S101  # this applies
    for _ in range(_CUTS):
        if ended.values is None:
            break
        pairs = len(programme.pairs)
        some = np.flatnonzero(ended.values[:pairs] > INTEGRALITY_TOL)
        mixes = np.zeros(len(known.flat))
        at = pairs + len(programme.slots)
        for mentor, _, variables in programme.patterns:
            first = known.firsts[np.searchsorted(known.owners, mentor)]
            mixes[first : first + len(variables)] = ended.values[at : at + len(variables)]
            at += len(variables)
        taken = programme.youths[some], programme.mentors[some], ended.values[some]
        cuts = lagrangian.cuts(subproblem, taken, mixes)
        if not cuts:
            break
        growing.cut([programme.cut(mentor, some[those], room) for mentor, those, room in cuts])
        ended = growing.run()
    return ended


def _gaining(subproblem: Subproblem, relaxed: Relaxed, keys: IntArray) -> tuple[IntArray, float]:
    """Return the pairs that are none of ``keys`` and would gain, the best of each youth and those half as good, but no
    more than a few, and than a programme can hold; and what the best of all youths gain together."""
    over = 0.0
    found, gains = [keys[:0]], [np.zeros(0)]
    none = subproblem.face.mentors
    width = min(_AT_ONCE, none)
    for rows, gain in _gains(subproblem, relaxed):
        known = keys[slice(*np.searchsorted(keys, [rows[0] * none, (rows[-1] + 1) * none]))]
        gain[np.searchsorted(rows, known // none), known % none] = -np.inf
        top = gain.max(axis=1, initial=0.0)
        over += float(top.sum())
        good = (gain > _GAIN) & (gain >= (top * 0.5)[:, None])
        many = np.flatnonzero(np.count_nonzero(good, axis=1) > width)
        if many.size:
            some = np.where(good[many], gain[many] + _apart(subproblem, rows[many]), -np.inf)
            good[many] = False
            good[many[:, None], np.argpartition(some, -width, axis=1)[:, -width:]] = True
        lines, at = np.nonzero(good)
        found.append(rows[lines] * none + at)
        gains.append(gain[lines, at])
    added, gained = np.concatenate(found), np.concatenate(gains)
    room = max(0, _MOST_PAIRS - len(keys))
    if len(added) > room:
        added = added[np.argsort(-gained, kind="stable")[:room]]
    return added, over


def _apart(subproblem: Subproblem, youths: IntArray) -> FloatArray:
    """Return numbers below one half (youths, mentors) that set apart which of equally good mentors each youth takes.

    Where a goal does not depend on the mentor, all youths would else be put with the same few.
    """
    mentors = np.arange(subproblem.face.mentors)
    return (youths[:, None] * 7919 + mentors * 104729) % 1021 / 2048


def _by_sets(subproblem: Subproblem, relaxed: Relaxed) -> Relaxed:
    """Return prices with the bound that those of the youths are worth."""
    found: list[tuple[npt.NDArray[Any], ...]] = [(_NONE, _NONE, np.zeros(0))]
    size, least = 0, np.zeros(subproblem.face.mentors)
    for rows, above in _above(subproblem, relaxed):
        lines, at = np.nonzero(above > least)
        found.append((rows[lines], at, above[lines, at]))
        size += len(at)
        if size > _MANY:
            some, least = lagrangian.prune_dominated(subproblem, *_together(found))
            found, size = [some], 0
    best = lagrangian.best_sets(subproblem, *_together(found))
    limits = [subproblem.limit(component, value) for component, value in subproblem.held]
    bound = float(relaxed.youths.sum()) + best.total - float(relaxed.held @ np.array(limits))
    return replace(relaxed, bound=bound, places=best.places, lengths=best.lengths, by_sets=True)


def _together(found: Sequence[tuple[npt.NDArray[Any], ...]]) -> tuple[npt.NDArray[Any], ...]:
    """Put arrays together, the first of each with the first, and so on."""
    return tuple(np.concatenate(each) for each in zip(*found, strict=True))


def _relaxed(subproblem: Subproblem, programme: Model, ended: Run) -> Relaxed:
    """Return the prices of a programme; they bound only the plans over its own pairs yet."""
    assert ended.row_prices is not None  # noqa: S101  # HiGHS gives them
    assert ended.values is not None  # noqa: S101  # they are optimal
    face = subproblem.face
    prices = [np.zeros(len(face.must)), np.zeros(face.mentors), np.zeros(face.mentors)]
    for store, rows in zip(
        prices, (programme.youth_rows, programme.mentor_rows, programme.hour_rows), strict=True
    ):
        for row, who in rows:
            store[who] += ended.row_prices[row]
    prices[0][~face.must] = np.maximum(prices[0][~face.must], 0)
    held = np.array([-ended.row_prices[row] for row in programme.held_rows])
    youths, mentors = programme.youths, programme.mentors
    values = ended.values[: len(youths)]
    slots = ended.values[len(youths) : len(youths) + len(programme.slots)]
    value = float(subproblem.worth(youths, mentors) @ values)
    value -= programme.per_load * float(programme.slot_costs @ slots)
    known = subproblem.presolved.lengths
    lengths = np.zeros((face.mentors, 0 if known is None else len(known.minutes)))
    for row, where in programme.length_rows:
        lengths[where] = ended.row_prices[row]
    some = np.flatnonzero(values > INTEGRALITY_TOL)
    taken = youths[some], mentors[some], values[some]
    plan = None if programme.is_fractional(values) else programme.plan(values, face)
    return Relaxed(value, prices[0], prices[1], prices[2], lengths, held, taken, plan)


def _gains(
    subproblem: Subproblem, relaxed: Relaxed, youths: IntArray | None = None
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Yield blocks of youths (these, or all who have pairs) and what each of their pairs would gain at the prices
    (minus infinity: not open)."""
    for rows, gain in _above(subproblem, relaxed, youths):
        _less(subproblem, relaxed, rows, gain)
        yield rows, gain


def _above(
    subproblem: Subproblem, relaxed: Relaxed, youths: IntArray | None = None
) -> Iterator[tuple[IntArray, FloatArray]]:
    """Yield blocks of youths and what each of their pairs counts above the youth's price (minus infinity: not open)."""
    rows_all = np.flatnonzero(subproblem.face.pairs.any(axis=1)) if youths is None else youths
    for rows in blocks(rows_all, subproblem.face.mentors):
        gain = subproblem.block(rows, relaxed.held)
        gain -= relaxed.youths[rows, None]
        gain[~subproblem.face.pairs[rows]] = -np.inf
        yield rows, gain


def _less(subproblem: Subproblem, relaxed: Relaxed, rows: IntArray, gain: FloatArray) -> None:
    """Take from what pairs count the prices of places, minutes and meetings."""
    gain -= relaxed.places
    if relaxed.hours.any():
        hours = subproblem.presolved.problem.hours
        assert hours is not None  # noqa: S101  # they have prices
        gain -= relaxed.hours * (hours[rows][:, None] if hours.ndim == 1 else hours[rows])
    if relaxed.lengths.any():
        known = subproblem.presolved.lengths
        assert known is not None  # noqa: S101  # they have prices
        gain -= relaxed.lengths.T[known.of[rows]]


def _first_pairs(subproblem: Subproblem, assign: IntArray, guess: FloatArray) -> IntArray:
    """Return the pairs of the first programme, in order: those of the plan, the nearest of each youth and each mentor,
    and of all others those that fall least short of their youth's best."""
    face = subproblem.face
    none = face.mentors
    matched = np.flatnonzero(assign < none)
    keys = [matched * none + assign[matched]]
    some, shorts = [_NONE], [np.zeros(0)]
    least, nearest = np.full(none, np.inf), np.full(none, -1)
    width = min(_LOOKED_AT, none)
    for rows in blocks(np.flatnonzero(face.pairs.any(axis=1)), none):
        net = subproblem.block(rows, np.zeros(len(subproblem.held))) - guess
        net += _apart(subproblem, rows)
        net[~face.pairs[rows]] = -np.inf
        at = np.argpartition(net, none - width, axis=1)[:, none - width :]
        short = -np.take_along_axis(net, at, axis=1)
        best = np.minimum(short.min(axis=1, keepdims=True), 0.0)  # no mentor is worth nothing
        keys.append(rows * none + np.take_along_axis(at, short.argmin(axis=1)[:, None], axis=1)[:, 0])
        open_ = np.isfinite(short)
        some.append((rows[:, None] * none + at)[open_])
        shorts.append((short - best)[open_])
        net += best  # how far each pair falls short, negative
        first = net.argmax(axis=0)
        its = -net[first, np.arange(none)]
        nearer = its < least
        least[nearer], nearest[nearer] = its[nearer], rows[first[nearer]]
    keys.append((nearest * none + np.arange(none))[nearest >= 0])
    found, short = np.concatenate(some), np.concatenate(shorts)
    count = _FIRST * subproblem.most
    keys.append(found[np.argpartition(short, count)[:count]] if len(found) > count else found)
    return distinct(np.concatenate(keys))
