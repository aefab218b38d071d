"""Random people as arrays, and the demands and points again in plain Python, pair by pair."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np

from mentormatch.domain import Criterion, Demand, Excluded
from mentormatch.encoding.candidates import ANY_GENDER, FlagType, Pairs, Traits

WORDS = {"languages": 9, "interests": 14, "trades": 7, "slots": 21}


def one(**answers: object) -> Traits:
    """One person who has said nothing but what is given."""
    blank: dict[str, Any] = {
        "languages": np.zeros((1, 3), bool),
        "interests": np.zeros((1, 3), bool),
        "trades": np.zeros((1, 3), bool),
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
        slots=members(WORDS["slots"], 0.12),
        gender=rng.integers(-1, 3, people),
        wish=rng.integers(-1, ANY_GENDER + 1, people),
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

    return Pairs(banned=some(), ended=some(), wished=some())


def shuffled(side: Traits, order: np.ndarray) -> Traits:
    """The same people in another order."""
    return replace(side, **{name: getattr(side, name)[order] for name in Traits.__dataclass_fields__})


def names(side: Traits, what: str, person: int) -> set[int]:
    return {int(column) for column in np.flatnonzero(getattr(side, what)[person])}


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
        if wished == ANY_GENDER:
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
        near = []
        if youths.postcode[youth] >= 0 and mentors.postcode[mentor] >= 0:
            near.append(f"{youths.postcode[youth]:04d}"[:2] == f"{mentors.postcode[mentor]:04d}"[:2])
        if youths.municipality[youth] >= 0 and mentors.municipality[mentor] >= 0:
            near.append(youths.municipality[youth] == mentors.municipality[mentor])
        if not any(near) and (near or Demand.DISTANCE in unknown_fails):
            found |= Excluded.DISTANCE
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
        a, b = int(youths.postcode[youth]), int(mentors.postcode[mentor])
        home, there = int(youths.municipality[youth]), int(mentors.municipality[mentor])
        steps = {Fraction(0)}
        if a >= 0 and b >= 0:
            same = next((n for n in (4, 3, 2) if f"{a:04d}"[:n] == f"{b:04d}"[:n]), 0)
            steps.add(Fraction(same, 4))
        if home >= 0 and home == there:
            steps.add(Fraction(3, 4))
        return max(steps), (a >= 0 and b >= 0) or (home >= 0 and there >= 0)

    def age() -> tuple[Fraction, bool]:
        if youths.age[youth] < 0 or mentors.age[mentor] < 0:
            return Fraction(0), False
        older = int(mentors.age[mentor] - youths.age[youth])
        return (
            Fraction(1) if older >= 2 * age_gap else Fraction(1, 2) if older >= age_gap else Fraction(0)
        ), True

    wishes = {int(b) for a, b in pairs.wished if a == youth}
    shares = {
        Criterion.INTERESTS: counted("interests", 3),
        Criterion.TRADE: counted("trades", 1),
        Criterion.TIMES: counted("slots", 3),
        Criterion.LANGUAGE: counted("languages", 2),
        Criterion.NEARNESS: near(),
        Criterion.WISHED: (Fraction(int(mentor in wishes)), bool(wishes)),
        Criterion.AGE: age(),
    }
    return {
        criterion: (int(top * shares[criterion][0]), shares[criterion][1]) for criterion, top in most.items()
    }
