"""Whom to look for: the kinds of mentor that would bring most, made from what the waiting youths answered.

A kind is a language, a meeting time, a gender (where somebody wishes one), a trade and a postcode. Each of the
five is chosen for youths whom the ones before it leave waiting, so that they are not five times the same. What
each alone would bring is then worked out to the end, as if such a mentor stood in the list, and that decides
their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from mentormatch.domain import (
    BY_DEMAND,
    WEEKDAYS,
    Definition,
    Gender,
    GenderWish,
    Mentor,
    Settings,
    Slot,
    Youth,
    fold,
)
from mentormatch.encoding.candidates import FlagType, Ints, Mask, exclusions
from mentormatch.encoding.encode import draw_number
from mentormatch.encoding.points import points
from mentormatch.encoding.traits import sides

from .model import Person, RecruitLine

if TYPE_CHECKING:
    from mentormatch.sensitivity.price import Price

    from .again import Again
    from .pricing import Pricing

Answer = TypeVar("Answer")
_Tried = tuple[tuple[int, ...], int, "Price", "Ints"]
"""What a kind brings, its number, its price, and the points with such a mentor as the last column."""

MOST = 5
NEW_ID = "+1"
"""The id under which a new mentor takes part in the draw, here as in ``--what-if``."""
_COMBINATIONS = 40
"""Combinations of language, time and gender that are looked at closely."""
_DETAILS = 3
"""Trades, and postcodes, tried with each of them."""
_AGE = 60
"""An imagined mentor is so old, so that the demand of an age gap is met."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What an imagined mentor answers; ``None``: nothing, for it does not matter.

    The traits are those by which the definitions of the demands (``recruited_by``) say that a new mentor meets them.
    """

    language: str | None
    slot: Slot | None
    gender: Gender | None
    trade: str | None = None
    postcode: str | None = None
    municipality: str | None = None

    def mentor(self, as_of: date, name: str = "") -> Mentor:
        """Return such a mentor, under an id."""
        return Mentor(
            id=name,
            birth_date=date(as_of.year - _AGE, 1, 1),
            gender=self.gender,
            languages=(self.language,) if self.language else (),
            trades=(self.trade,) if self.trade else (),
            meeting_times=frozenset({self.slot} if self.slot else ()),
            postcode=self.postcode,
            residence=self.municipality,
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of mentor, and what one like that would bring."""

    kind: Kind
    places: int
    fits: int
    """How many of the waiting youths could have such a mentor."""
    price: Price
    table: Ints
    """The points, with those of such a mentor as the last column."""


def recruits(pricing: Pricing, again: Again) -> tuple[RecruitLine, ...]:
    """Return up to five kinds of mentor, the one that would bring most first; none where nobody waits."""
    return tuple(
        RecruitLine(
            language=one.kind.language,
            slot=slot_name(one.kind.slot),
            gender=one.kind.gender,
            trade=one.kind.trade,
            postcode=one.kind.postcode,
            places=one.places,
            fits=one.fits,
            effect=pricing.effect(one.price, points=one.table, added=Person("")),
            youths=tuple(pricing.youth(row) for row in one.price.winners()),
        )
        for one in wanted(pricing, again)
    )


def wanted(pricing: Pricing, again: Again | None = None) -> tuple[Wanted, ...]:
    """Return the kinds that :func:`recruits` tells of, as they are worked with."""
    case = pricing.case
    rows = pricing.waiting
    if not rows.size or untold(case.settings):
        return ()
    encoded = case.encoded
    rows = rows[np.lexsort((rows, -encoded.waiting[rows], -encoded.priority[rows]))]
    waiting = [case.youths[encoded.youth_ids[row]] for row in rows.tolist()]
    places = _usual_places(pricing)
    kinds = _kinds(waiting)
    fits, worth = _pairs(pricing, waiting, kinds)
    tried: list[_Tried] = []
    promising = _promising(fits, worth, places, MOST)
    imagined = [kinds[number].mentor(case.as_of) for number in promising]
    tries = zip(promising, with_recruits(pricing, imagined, places, again), strict=True)
    for number, (price, table) in tries:
        if price is not None and price.better and price.winners():
            tried.append((price.reached, number, price, table))
    tried = _for_others(sorted(tried, key=lambda item: (tuple(-n for n in item[0]), item[1])))
    return tuple(
        Wanted(
            _without_what_does_not_matter(kinds[number], waiting, fits[:, number]),
            places,
            int(fits[:, number].sum()),
            price,
            table,
        )
        for _, number, price, table in tried
    )


def untold(settings: Settings) -> tuple[Definition, ...]:
    """Return the demands that hold and that a new mentor may not meet, although no trait of a kind says so."""
    return tuple(
        one for demand, one in BY_DEMAND.items() if demand in settings.demands and one.recruited_by is None
    )


def _for_others(tried: Sequence[_Tried]) -> list[_Tried]:
    """Leave out kinds that would give a mentor only to youths to whom a better kind would."""
    helped: set[int] = set()
    kept = []
    for one in tried:
        winners = set(one[2].winners())
        if winners - helped:
            kept.append(one)
            helped |= winners
    return kept


def with_recruits(
    pricing: Pricing, mentors: Sequence[Mentor], places: int, again: Again | None = None
) -> Iterator[tuple[Price | None, Ints]]:
    """Yield what the plan gains from each one of these more, and the points with that one as the last column.

    Where ``again`` is given, a price that is not proven is solved again; ``None``: there is no time for it.
    """
    case = pricing.case
    everybody = [case.youths[youth] for youth in case.encoded.youth_ids]
    allowed, worth = _table(pricing, everybody, mentors)
    problem = case.problem
    allowed[pricing.held] = False
    drawn = draw_number("mentor", NEW_ID, case.settings.draw_seed)
    for number in range(len(mentors)):
        own = slice(number, number + 1)
        table = np.hstack([problem.points, worth[:, own].astype(problem.points.dtype)])
        more = replace(
            problem,
            points=table,
            allowed=np.hstack([problem.allowed, allowed[:, own]]),
            places=np.append(problem.places, places),
            hours_limit=None if problem.hours_limit is None else np.append(problem.hours_limit, -1),
            mentor_draw=None if problem.mentor_draw is None else np.append(problem.mentor_draw, drawn),
        )
        price = pricing.prices.recruited(more)
        yield (price if again is None else again.exact(price, more)), table


def _usual_places(pricing: Pricing) -> int:
    """Return how many youths a mentor here takes: the middle of those who can."""
    encoded = pricing.case.encoded
    open_ = [int(encoded.places[column]) for column, away in enumerate(encoded.away) if not away]
    return max(1, sorted(open_)[len(open_) // 2]) if open_ else pricing.case.settings.default_places or 1


def _kinds(waiting: Sequence[Youth]) -> list[Kind]:
    """Return the kinds that the waiting youths' answers make, in an order that no row order decides."""
    asked: Counter[tuple[str | None, Slot | None, Gender | None]] = Counter()
    words = _Words(waiting)
    for youth in waiting:
        times: Iterable[Slot | None] = sorted(youth.meeting_times) or (None,)
        asked.update(product(words.languages(youth), times, (_wished(youth.wished_gender),)))
    ranked = sorted(asked, key=lambda basis: (-asked[basis], str(basis)))
    found: dict[Kind, None] = {}
    for language, slot, gender in ranked[:_COMBINATIONS]:
        who = [
            youth
            for youth in waiting
            if language in words.languages(youth) and (slot in youth.meeting_times or slot is None)
        ]
        trades: list[str | None] = _commonest(word for youth in who for word in words.trades(youth))
        homes: list[tuple[str | None, str | None]] = _commonest(
            (youth.postcode, youth.municipality) for youth in who if youth.postcode
        )
        for trade, home in product(trades or [None], homes or [(None, None)]):
            found[Kind(language, slot, gender, trade, *home)] = None
    return list(found)


class _Words:
    """The waiting youths' words, spelt one way."""

    def __init__(self, waiting: Sequence[Youth]) -> None:
        self._spelt: dict[str, str] = {}
        for word in sorted(word for youth in waiting for word in (*youth.languages, *youth.trades)):
            self._spelt.setdefault(fold(word), word)

        self._languages = {youth.id: self._said(youth.languages) for youth in waiting}
        self._trades = {youth.id: self._said(youth.trades) for youth in waiting}

    def _said(self, words: Iterable[str]) -> list[str]:
        return [self._spelt[fold(word)] for word in words]

    def languages(self, youth: Youth) -> Sequence[str | None]:
        return self._languages[youth.id] or (None,)

    def trades(self, youth: Youth) -> list[str]:
        return self._trades[youth.id]


def _commonest(answers: Iterable[Answer]) -> list[Answer]:
    counted = Counter(answers)
    return sorted(counted, key=lambda answer: (-counted[answer], str(answer)))[:_DETAILS]


def _wished(wish: GenderWish | None) -> Gender | None:
    return None if wish is None else wish.demanded


def _table(pricing: Pricing, youths: Sequence[Youth], mentors: Sequence[Mentor]) -> tuple[Mask, Ints]:
    """Return which youths may have which imagined mentors, and the points, both (youths, mentors)."""
    case, settings = pricing.case, pricing.case.settings
    both = sides(
        youths,
        mentors,
        case.youth_verdicts,
        np.full(len(mentors), -1),
        np.zeros(len(mentors), FlagType),
        settings,
        case.as_of,
    )
    worth = points(
        both.youths,
        both.mentors,
        settings.weights,
        age_gap=settings.min_age_gap,
        max_distance=settings.max_distance,
    )
    flags = exclusions(
        both.youths,
        both.mentors,
        demands=settings.demands,
        unknown_fails=settings.unknown_fails,
        min_age_gap=settings.min_age_gap,
        max_distance=settings.max_distance,
        points=worth,
        min_points=settings.min_points,
    )
    return flags == 0, worth.astype(np.int64)


def _pairs(pricing: Pricing, waiting: Sequence[Youth], kinds: Sequence[Kind]) -> tuple[Mask, Ints]:
    return _table(pricing, waiting, [kind.mentor(pricing.case.as_of) for kind in kinds])


def _promising(fits: Mask, worth: Ints, places: int, most: int) -> list[int]:
    """Return up to ``most`` kinds, each chosen for youths whom those before it leave waiting.

    ``fits`` and ``worth`` (youths, kinds), the youths with the most right first: they get the places.
    """
    left = np.ones(len(fits), dtype=bool)
    chosen: list[int] = []
    while left.any() and len(chosen) < most:
        takes = fits & left[:, None]
        takes &= takes.cumsum(axis=0) <= places
        count = takes.sum(axis=0)
        order = np.lexsort((-fits.sum(axis=0), -(takes * worth).sum(axis=0), -count))
        best = int(order[0])
        if not count[best]:
            break
        left &= ~takes[:, best]
        chosen.append(best)
    return chosen


def _without_what_does_not_matter(kind: Kind, waiting: Sequence[Youth], fits: Mask) -> Kind:
    """Leave out the gender where none of the youths who could have such a mentor wishes one."""
    wishes = {_wished(youth.wished_gender) for youth, fit in zip(waiting, fits.tolist(), strict=True) if fit}
    return kind if kind.gender in wishes and kind.gender is not None else replace(kind, gender=None)


def slot_name(slot: Slot | None) -> str | None:
    """Return a meeting time as ``"monday.evening"``."""
    return None if slot is None else f"{WEEKDAYS[slot.day]}.{slot.part.value}"
