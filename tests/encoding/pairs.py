"""Random people as arrays, and the demands and points again in plain Python, pair by pair."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Any

import numpy as np

from mentormatch.domain import Criterion, Demand, Excluded
from mentormatch.encoding.candidates import ANY_GENDER, SOFT_GENDER, FlagType, Pairs, Traits
from mentormatch.encoding.points import WISH_STEPS

WORDS = {"languages": 9, "interests": 14, "trades": 7, "help": 10, "slots": 21}
MAX_KM = 30


_CSV = resources.files("mentormatch.encoding").joinpath("data/postcodes-dk.csv").read_text("utf-8")
CENTRES = {
    int(row["postcode"]): (radians(float(row["latitude"])), radians(float(row["longitude"])))
    for row in csv.DictReader(_CSV.splitlines())
}


def one(**answers: object) -> Traits:
    """One person who has said nothing but what is given."""
    blank: dict[str, Any] = {
        "languages": np.zeros((1, 3), bool),
        "interests": np.zeros((1, 3), bool),
        "trades": np.zeros((1, 3), bool),
        "help": np.zeros((1, 3), bool),
        "slots": np.zeros((1, 21), bool),
        **{
            name: np.array([-1], np.int64)
            for name in ("gender", "wish", "postcode", "municipality", "age", "minutes")
        },
        "barred": np.zeros(1, FlagType),
    }
    for name, answer in answers.items():
        if blank[name].ndim == 2:
            blank[name][0, list(answer)] = True
        else:
            blank[name][0] = answer
    return Traits(**blank)


def random_side(rng: np.random.Generator, people: int, *, mentors: bool, languages: int = 9) -> Traits:
    """People with all kinds of answers, missing ones included."""

    def members(words: int, share: float) -> np.ndarray:
        return (rng.random((people, words)) < share) & (rng.random((people, 1)) < 0.85)

    return Traits(
        languages=members(languages, 0.15),
        interests=members(WORDS["interests"], 0.3),
        trades=members(WORDS["trades"], 0.2),
        help=members(WORDS["help"], 0.25),
        slots=members(WORDS["slots"], 0.12),
        gender=rng.integers(-1, 3, people),
        wish=rng.integers(-1, SOFT_GENDER + 3, people),
        postcode=rng.choice([-1, 800, 1050, 2730, 2860, 2861, 2880, 9990], people),
        municipality=rng.integers(-1, 4, people),
        age=rng.integers(-1, 45, people) if mentors else rng.integers(-1, 30, people),
        minutes=rng.choice([-1, 0, 240, 360, 600], people)
        if mentors
        else rng.choice([120, 360, 480], people),
        barred=rng.choice(
            [0, 0, 0, Excluded.VERDICT, Excluded.MENTOR_AWAY | Excluded.RECORD_CHECK], people
        ).astype(FlagType)
        if mentors
        else rng.choice([0, 0, Excluded.YOUTH], people).astype(FlagType),
    )


def random_pairs(rng: np.random.Generator, youths: int, mentors: int) -> Pairs:
    """Said about a few pairs, some of them twice."""

    def some() -> np.ndarray:
        count = (youths + mentors) // 3
        return np.column_stack([rng.integers(0, youths, count), rng.integers(0, mentors, count)])

    wished = np.unique(some(), axis=0)
    steps = rng.integers(1, WISH_STEPS + 1, len(wished))
    return Pairs(banned=some(), ended=some(), wished=np.column_stack([wished, steps]))


def shuffled(side: Traits, order: np.ndarray) -> Traits:
    """The same people in another order."""
    return replace(side, **{name: getattr(side, name)[order] for name in Traits.__dataclass_fields__})


def names(side: Traits, what: str, person: int) -> set[int]:
    return {int(column) for column in np.flatnonzero(getattr(side, what)[person])}


def kilometres_apart(own: int, other: int) -> int | None:
    """The great-circle distance between two postcodes, with floating point and the sphere; None if not known."""
    if own < 0 or other < 0:
        return None
    if own == other:
        return 0
    if not {own, other} <= set(CENTRES):
        return None
    (north, east), (far_north, far_east) = CENTRES[own], CENTRES[other]
    half = sin((far_north - north) / 2) ** 2 + cos(north) * cos(far_north) * sin((far_east - east) / 2) ** 2
    return round(2 * 6378.14 * asin(sqrt(half)))


def has_pair(pairs: np.ndarray, youth: int, mentor: int) -> bool:
    return (youth, mentor) in {(int(a), int(b)) for a, b in pairs}


def excluded(
    youths: Traits,
    mentors: Traits,
    youth: int,
    mentor: int,
    demands: Collection[Demand],
    unknown_fails: Collection[Demand],
    age_gap: int,
    pairs: Pairs,
) -> Excluded:
    """The demands as one would explain them at a table, for one pair."""
    found = Excluded(int(youths.barred[youth])) | Excluded(int(mentors.barred[mentor]))

    def shares(what: str, demand: Demand, flag: Excluded) -> Excluded:
        own, other = names(youths, what, youth), names(mentors, what, mentor)
        if not own or not other:
            return flag if demand in unknown_fails else Excluded(0)
        return Excluded(0) if own & other else flag

    def wish(wished: int, gender: int, flag: Excluded) -> Excluded:
        if wished >= ANY_GENDER:
            return Excluded(0)
        if wished == -1 or gender == -1:
            return flag if Demand.GENDER in unknown_fails else Excluded(0)
        return Excluded(0) if wished == gender else flag

    if Demand.LANGUAGE in demands:
        found |= shares("languages", Demand.LANGUAGE, Excluded.LANGUAGE)
    if Demand.TIMES in demands:
        found |= shares("slots", Demand.TIMES, Excluded.TIMES)
    if Demand.GENDER in demands:
        found |= wish(int(youths.wish[youth]), int(mentors.gender[mentor]), Excluded.GENDER_YOUTH_WISH)
        found |= wish(int(mentors.wish[mentor]), int(youths.gender[youth]), Excluded.GENDER_MENTOR_WISH)
    if Demand.DISTANCE in demands:
        apart = kilometres_apart(int(youths.postcode[youth]), int(mentors.postcode[mentor]))
        municipalities = int(youths.municipality[youth]), int(mentors.municipality[mentor])
        if apart is not None:
            too_far = apart > MAX_KM
        elif min(municipalities) >= 0:
            too_far = municipalities[0] != municipalities[1]
        else:
            too_far = Demand.DISTANCE in unknown_fails
        found |= Excluded.DISTANCE if too_far else Excluded(0)
    if Demand.AGE_GAP in demands:
        own_age, other_age = int(youths.age[youth]), int(mentors.age[mentor])
        if own_age < 0 or other_age < 0:
            found |= Excluded.AGE_GAP if Demand.AGE_GAP in unknown_fails else Excluded(0)
        elif other_age - own_age < age_gap:
            found |= Excluded.AGE_GAP
    if has_pair(pairs.banned, youth, mentor):
        found |= Excluded.BANNED
    if Demand.ENDED in demands and has_pair(pairs.ended, youth, mentor):
        found |= Excluded.ENDED
    if 0 <= mentors.minutes[mentor] < youths.minutes[youth]:
        found |= Excluded.HOURS
    return found


def parts(
    youths: Traits,
    mentors: Traits,
    youth: int,
    mentor: int,
    most: Mapping[Criterion, int],
    age_gap: int,
    pairs: Pairs,
) -> dict[Criterion, tuple[int, bool]]:
    """The points of one pair as docs/decisions/0008-points.md has them: points and whether they are known."""

    def counted(what: str, enough: int) -> tuple[Fraction, bool]:
        own, other = names(youths, what, youth), names(mentors, what, mentor)
        if not own or not other:
            return Fraction(0), False
        return min(Fraction(1), Fraction(len(own & other), min(enough, len(own)))), True

    def near() -> tuple[Fraction, bool]:
        apart = kilometres_apart(int(youths.postcode[youth]), int(mentors.postcode[mentor]))
        home, there = int(youths.municipality[youth]), int(mentors.municipality[mentor])
        if apart is not None:
            return Fraction(max(0, MAX_KM - apart), MAX_KM), True
        return Fraction(3, 4) if home >= 0 and home == there else Fraction(0), home >= 0 and there >= 0

    def genders() -> tuple[Fraction, bool]:
        wishes = (
            (int(youths.wish[youth]), int(mentors.gender[mentor])),
            (
                int(mentors.wish[mentor]),
                int(youths.gender[youth]),
            ),
        )
        soft = [(wish - SOFT_GENDER, gender) for wish, gender in wishes if wish >= SOFT_GENDER]
        met = sum(wish == gender for wish, gender in soft)
        return Fraction(met, max(1, len(soft))), any(gender >= 0 for _, gender in soft)

    def age() -> tuple[Fraction, bool]:
        if youths.age[youth] < 0 or mentors.age[mentor] < 0:
            return Fraction(0), False
        older = int(mentors.age[mentor] - youths.age[youth])
        return (
            Fraction(1) if older >= 2 * age_gap else Fraction(1, 2) if older >= age_gap else Fraction(0)
        ), True

    wishes = {int(b): int(steps) for a, b, steps in pairs.wished if a == youth}
    shares = {
        Criterion.HELP: counted("help", 3),
        Criterion.INTERESTS: counted("interests", 3),
        Criterion.TRADE: counted("trades", 1),
        Criterion.TIMES: counted("slots", 3),
        Criterion.LANGUAGE: counted("languages", 2),
        Criterion.NEARNESS: near(),
        Criterion.WISHED: (Fraction(wishes.get(mentor, 0), WISH_STEPS), bool(wishes)),
        Criterion.GENDER: genders(),
        Criterion.AGE: age(),
    }
    return {
        criterion: (int(top * shares[criterion][0]), shares[criterion][1]) for criterion, top in most.items()
    }
