"""Why not this youth, and what would help: the cheapest changes that give a waiting youth a mentor.

What is offered is the corps's own to change: a place, hours that the mentor sets, a demand that the corps has chosen,
an answer. Every change offered is what solving again with it gives: proven by the exact prices of the solver, or solved
again. Without a lock the best plan after the change has the youth in it; with one the lock sees to that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from mentormatch.domain import OWN_CHOICE, Excluded
from mentormatch.eligibility import Outcome
from mentormatch.encoding.candidates import count_flags, other_flags

from .again import Again, with_allowed, with_lock
from .asking import opened
from .model import Help, Way

if TYPE_CHECKING:
    from mentormatch.encoding.candidates import Ints, Mask
    from mentormatch.sensitivity.price import Price
    from mentormatch.solver import Problem

    from .pricing import Pricing

MOST = 3
"""Changes offered to each youth, each of another kind."""

_SETTLED = OWN_CHOICE | Excluded.VERDICT | Excluded.HOURS
"""What a change can settle; anything else (a refused consent, "not these two") is nobody's to give up."""

_WAYS = (Way.PLACE, Way.HOURS, Way.ANSWER, Way.WAIVE)
_KINDS = [tuple(way for bit, way in enumerate(_WAYS) if kind >> bit & 1) for kind in range(1 << len(_WAYS))]
"""The ways that each kind of offer needs: a bit for each."""
_BLOCK = 1 << 18


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A change for a youth, before it is known to be what solving again gives."""

    rank: tuple[int, ...]
    youth: int
    mentor: int
    ways: tuple[Way, ...]
    price: Price
    minutes: int
    demands: tuple[str, ...]
    lock: bool


def helps(pricing: Pricing, answers: Mapping[int, Price], again: Again) -> dict[int, tuple[Help, ...]]:
    """Return for each waiting youth (row) what would help, the cheapest first.

    ``answers``: what an undetermined mentor's yes would bring, by mentor. What there is no time to solve again is left
    out: the cheapest change of every youth goes before the second of any, the most urgent youths first.
    """
    waiting = pricing.waiting.tolist()
    found: dict[int, list[_Ranked]] = {youth: [] for youth in waiting}
    for youth, ranked in _proven_without_lock(pricing, answers, waiting):
        if youth in found:
            found[youth].append(ranked)
    room = _Room(pricing)
    wanted = list(room.offers(waiting))
    prices = pricing.prices.with_room([(youth, offer.mentor) for youth, offer in wanted])
    for (youth, offer), price in zip(wanted, prices, strict=True):
        if Way.ANSWER in offer.ways:
            price = replace(price, at_best=None)  # noqa: PLW2901  # the yes opens more than this one pair
        found[youth].append(
            _ranked(pricing, youth, offer.mentor, offer.ways, price, minutes=offer.minutes, lock=True)
        )
    return _solved_again(pricing, {youth: _cheapest(offers) for youth, offers in found.items()}, again)


def _cheapest(offers: list[_Ranked]) -> list[_Ranked]:
    chosen: dict[tuple[Way, ...], _Ranked] = {}
    for offer in sorted(offers, key=lambda offer: offer.rank):
        chosen.setdefault(offer.ways, offer)
    return list(chosen.values())[:MOST]


def _solved_again(
    pricing: Pricing, offers: Mapping[int, Sequence[_Ranked]], again: Again
) -> dict[int, tuple[Help, ...]]:
    encoded = pricing.case.encoded
    order = sorted(offers, key=lambda youth: (-encoded.priority[youth], -encoded.waiting[youth], youth))
    settled: dict[int, list[Help]] = {youth: [] for youth in offers}
    for number in range(MOST):
        for youth in order:
            for offer in offers[youth][number : number + 1]:
                price: Price | None = offer.price
                if not offer.price.exact:
                    problem = _applied(pricing, offer)
                    price = None if problem is None else again.price(problem)
                if price is not None and youth in price.winners():
                    settled[youth].append(_told(pricing, offer, price))
    return {youth: tuple(one) for youth, one in settled.items()}


def _applied(pricing: Pricing, offer: _Ranked) -> Problem | None:
    """Return the problem with a change made; ``None``: the lock does not fit beside the others."""
    problem = pricing.case.problem
    allowed = problem.allowed.copy()
    if Way.ANSWER in offer.ways:
        allowed[:, offer.mentor] |= opened(pricing, offer.mentor)
    allowed[offer.youth, offer.mentor] = True
    places, limits = problem.places.copy(), problem.hours_limit
    places[offer.mentor] += Way.PLACE in offer.ways
    if limits is not None and limits[offer.mentor] >= 0:
        limits = limits.copy()
        limits[offer.mentor] += offer.minutes
    changed = replace(with_allowed(pricing, problem, allowed), places=places, hours_limit=limits)
    return with_lock(changed, offer.youth, offer.mentor) if offer.lock else changed


def _told(pricing: Pricing, offer: _Ranked, price: Price) -> Help:
    effect = pricing.effect(price)
    return Help(
        pricing.mentor(offer.mentor),
        offer.ways,
        effect,
        minutes=offer.minutes,
        demands=offer.demands,
        lock=offer.lock,
    )


def _proven_without_lock(
    pricing: Pricing, answers: Mapping[int, Price], waiting: list[int]
) -> Iterator[tuple[int, _Ranked]]:
    """Yield changes after which the best plan has the youth in it on the youth's own right."""
    if not pricing.drawn:
        return  # without a draw there may be several best plans, and not all have the youth in them
    for way, prices in ((Way.PLACE, pricing.prices.places()), (Way.ANSWER, answers)):
        for mentor, price in prices.items():
            if not price.exact:
                continue
            for youth in price.winners():
                yield youth, _ranked(pricing, youth, mentor, (way,), price)
    excluded = pricing.case.encoded.excluded[waiting]
    single = (excluded & (excluded - (excluded > 0)) == 0) & (excluded & OWN_CHOICE.value > 0)
    for youth, offers in pricing.prices.waived(waiting, single, 1).items():
        for mentor, price in offers:
            yield youth, _ranked(pricing, youth, mentor, (Way.WAIVE,), price)


@dataclass(frozen=True, slots=True)
class _Offer:
    """A way to put a youth with a mentor by a lock."""

    mentor: int
    ways: tuple[Way, ...]
    minutes: int


class _Room:
    """What room each mentor lacks for one more youth."""

    def __init__(self, pricing: Pricing) -> None:
        case, encoded = pricing.case, pricing.case.encoded
        self._pricing = pricing
        has = np.flatnonzero(pricing.has >= 0)
        minutes = np.zeros(case.problem.mentors, dtype=np.int64)
        np.add.at(minutes, pricing.has[has], encoded.hours[has])
        self._minutes = minutes
        self._full: Mask = pricing.used >= case.problem.places
        self._asked: Mask = np.array(
            [case.verdicts[mentor].outcome is Outcome.UNDETERMINED for mentor in encoded.mentor_ids],
            dtype=bool,
        )

    def offers(self, youths: Sequence[int]) -> Iterator[tuple[int, _Offer]]:
        """Yield ways to put each youth with a mentor by a lock: the cheapest of each kind."""
        step = max(1, _BLOCK // max(1, len(self._full)))
        for start in range(0, len(youths), step):
            rows = np.array(youths[start : start + step], dtype=np.int64)
            for youth, offers in zip(rows.tolist(), self._block(rows), strict=True):
                for offer in offers:
                    yield youth, offer

    def _block(self, rows: Ints) -> Iterator[list[_Offer]]:
        encoded = self._pricing.case.encoded
        flags = encoded.excluded[rows]
        limit = encoded.hours_limit
        need = encoded.hours[rows].astype(np.int64)[:, None]
        short = np.where(limit >= 0, np.maximum(self._minutes + need - limit, 0), 0)
        yes = flags & Excluded.VERDICT.value > 0
        waived = count_flags(flags, OWN_CHOICE)
        possible = (flags & other_flags(_SETTLED) == 0) & (~yes | self._asked)
        # What the law allows is nobody's to give.
        possible &= (short == 0) | ~encoded.limit_is_legal
        needed = (self._full, short > 0, yes, waived > 0)
        each = [need.astype(np.int64) for need in needed]
        full, lacking, asked, given_up = each
        ways = full + lacking + asked + given_up
        kinds = full + (lacking << 1) + (asked << 2) + (given_up << 3)
        # One number each, in the order of what matters: all are small but the minutes.
        rank = (ways * 16 + waived) * 2 + yes
        rank = (
            (rank << 40) + (np.minimum(short, 2**28) << 10) + (1023 - encoded.points[rows].astype(np.int64))
        )
        for row in range(len(rows)):
            open_ = np.flatnonzero(possible[row])
            best = open_[np.argsort(rank[row, open_], kind="stable")[: 4 * MOST]]
            yield _first_of_each(best.tolist(), kinds[row, best].tolist(), short[row])


def _first_of_each(mentors: list[int], kinds: list[int], short: Ints) -> list[_Offer]:
    """Return the first mentor of each kind."""
    found: dict[int, _Offer] = {}
    for mentor, kind in zip(mentors, kinds, strict=True):
        if kind not in found:
            found[kind] = _Offer(mentor, _KINDS[kind], int(short[mentor]))
            if len(found) == MOST:
                break
    return list(found.values())


def _ranked(
    pricing: Pricing,
    youth: int,
    mentor: int,
    ways: tuple[Way, ...],
    price: Price,
    *,
    minutes: int = 0,
    lock: bool = False,
) -> _Ranked:
    """Return a change with what it is ranked by: who loses, how much it takes, how well the pair fits."""
    encoded = pricing.case.encoded
    demands: tuple[str, ...] = ()
    if Way.WAIVE in ways:
        flags = Excluded(int(encoded.excluded[youth, mentor])) & OWN_CHOICE
        demands = tuple(str(flag.name).lower() for flag in flags)
    rank = (
        len(price.losers()),
        len(ways) + lock,
        len(demands),
        int(Way.ANSWER in ways),
        minutes,
        -int(encoded.points[youth, mentor]),
        mentor,
    )
    return _Ranked(rank, youth, mentor, ways, price, minutes, demands, lock)
