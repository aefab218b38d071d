"""Which demands shut a pair out."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from mentormatch.domain import Demand, Excluded
from mentormatch.encoding import candidates
from mentormatch.encoding.candidates import ANY_GENDER, FlagType, Pairs, Traits, exclusions
from tests.encoding.pairs import excluded, one, random_pairs, random_side, shuffled

EVERY_DEMAND = frozenset(Demand)
UNKNOWN_FAILS = (frozenset(), EVERY_DEMAND, frozenset({Demand.LANGUAGE, Demand.DISTANCE}))


def why(
    youth: Traits, mentor: Traits, *demands: Demand, unknown_fails: bool = False, gap: int = 5
) -> Excluded:
    flags = exclusions(
        youth,
        mentor,
        demands=demands,
        unknown_fails=demands if unknown_fails else (),
        min_age_gap=gap,
        max_distance=30,
    )
    assert flags.shape == (1, 1)
    return Excluded(int(flags[0, 0]))


@pytest.mark.parametrize("unknown_fails", UNKNOWN_FAILS, ids=["missing passes", "missing fails", "mixed"])
@pytest.mark.parametrize("seed", range(3))
def test_every_pair_is_judged_as_a_person_would_judge_it(seed: int, unknown_fails: frozenset[Demand]) -> None:
    rng = np.random.default_rng(seed)
    youths, mentors = random_side(rng, 41, mentors=False), random_side(rng, 23, mentors=True)
    pairs = random_pairs(rng, 41, 23)
    for demands in (EVERY_DEMAND, frozenset[Demand](), frozenset({Demand.GENDER, Demand.AGE_GAP})):
        flags = exclusions(
            youths,
            mentors,
            demands=demands,
            unknown_fails=unknown_fails,
            min_age_gap=5,
            max_distance=30,
            pairs=pairs,
        )
        for youth, mentor in product(range(41), range(23)):
            expected = excluded(youths, mentors, youth, mentor, demands, unknown_fails, 5, pairs)
            assert Excluded(int(flags[youth, mentor])) == expected, (youth, mentor)


def test_every_flag_is_seen_in_the_random_people() -> None:
    """The comparison above would prove nothing about a demand that never fails there."""
    rng = np.random.default_rng(0)
    youths, mentors = random_side(rng, 41, mentors=False), random_side(rng, 23, mentors=True)
    flags = exclusions(
        youths,
        mentors,
        demands=EVERY_DEMAND,
        min_age_gap=5,
        max_distance=30,
        pairs=random_pairs(rng, 41, 23),
    )
    seen = Excluded(int(np.bitwise_or.reduce(flags, axis=None)))
    assert set(Excluded) - set(seen) == {Excluded.CONSENT, Excluded.PLACES, Excluded.MIN_POINTS}


def test_more_than_64_languages_make_no_difference() -> None:
    rng = np.random.default_rng(7)
    youths = random_side(rng, 30, mentors=False, languages=150)
    mentors = random_side(rng, 20, mentors=True, languages=150)
    flags = exclusions(youths, mentors, demands={Demand.LANGUAGE})
    fails = (flags & Excluded.LANGUAGE) != 0
    expected = [
        [bool(a.any() and b.any() and not (a & b).any()) for b in mentors.languages] for a in youths.languages
    ]
    assert fails.tolist() == expected


@pytest.mark.parametrize("pairs_at_a_time", [1, 7, 100, 1 << 20])
def test_the_size_of_a_block_changes_nothing(monkeypatch: pytest.MonkeyPatch, pairs_at_a_time: int) -> None:
    rng = np.random.default_rng(5)
    youths, mentors = random_side(rng, 50, mentors=False), random_side(rng, 30, mentors=True)
    pairs = random_pairs(rng, 50, 30)
    given = {"demands": EVERY_DEMAND, "min_age_gap": 3, "pairs": pairs}
    whole = exclusions(youths, mentors, **given)
    monkeypatch.setattr(candidates, "BLOCK_PAIRS", pairs_at_a_time)
    assert np.array_equal(exclusions(youths, mentors, **given), whole)


def test_row_order_changes_nothing() -> None:
    rng = np.random.default_rng(6)
    youths, mentors = random_side(rng, 50, mentors=False), random_side(rng, 30, mentors=True)
    rows, columns = rng.permutation(50), rng.permutation(30)
    flags = exclusions(youths, mentors, demands=EVERY_DEMAND, min_age_gap=5, max_distance=30)
    again = exclusions(
        shuffled(youths, rows),
        shuffled(mentors, columns),
        demands=EVERY_DEMAND,
        min_age_gap=5,
        max_distance=30,
    )
    assert np.array_equal(again, flags[np.ix_(rows, columns)])


@pytest.mark.parametrize(("youths", "mentors"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_has_no_pairs(youths: int, mentors: int) -> None:
    rng = np.random.default_rng(0)
    flags = exclusions(
        random_side(rng, youths, mentors=False),
        random_side(rng, mentors, mentors=True),
        demands=EVERY_DEMAND,
    )
    assert flags.shape == (youths, mentors)


def test_a_missing_answer_shuts_nobody_out() -> None:
    assert why(one(), one(), *Demand) == Excluded(0)


def test_a_missing_answer_shuts_out_where_the_answer_is_demanded() -> None:
    assert why(one(), one(), *Demand, unknown_fails=True) == (
        Excluded.LANGUAGE
        | Excluded.GENDER_YOUTH_WISH
        | Excluded.GENDER_MENTOR_WISH
        | Excluded.TIMES
        | Excluded.DISTANCE
        | Excluded.AGE_GAP
    )


def test_any_gender_is_an_answer_that_everybody_meets() -> None:
    youth, mentor = one(wish=ANY_GENDER), one(wish=ANY_GENDER)
    assert why(youth, mentor, Demand.GENDER, unknown_fails=True) == Excluded(0)


def test_both_wishes_count_and_are_told_apart() -> None:
    assert why(one(gender=0, wish=1), one(gender=0, wish=0), Demand.GENDER) == Excluded.GENDER_YOUTH_WISH
    assert why(one(gender=0, wish=0), one(gender=0, wish=1), Demand.GENDER) == Excluded.GENDER_MENTOR_WISH


@pytest.mark.parametrize(
    ("youth", "mentor", "fails"),
    [
        (one(postcode=2860), one(postcode=2880), False),
        (one(postcode=2860), one(postcode=1050), False),
        (one(postcode=2860), one(postcode=4000), False),
        (one(postcode=2860), one(postcode=4100), True),
        (one(postcode=2860, municipality=1), one(postcode=4100, municipality=1), True),
        (one(postcode=2860, municipality=1), one(municipality=1), False),
        (one(postcode=2860, municipality=1), one(municipality=2), True),
        (one(municipality=1), one(municipality=2), True),
        (one(postcode=2860), one(municipality=1), False),
    ],
)
def test_the_distance_counts_and_the_municipality_where_a_postcode_is_unknown(
    youth: Traits, mentor: Traits, fails: bool
) -> None:
    assert why(youth, mentor, Demand.DISTANCE) == (Excluded.DISTANCE if fails else Excluded(0))


@pytest.mark.parametrize(("mentor_age", "fails"), [(24, True), (25, False), (19, True)])
def test_a_mentor_is_older_by_the_gap(mentor_age: int, fails: bool) -> None:
    assert why(one(age=20), one(age=mentor_age), Demand.AGE_GAP) == (
        Excluded.AGE_GAP if fails else Excluded(0)
    )


@pytest.mark.parametrize(
    ("need", "limit", "fails"),
    [(360, -1, False), (360, 360, False), (361, 360, True), (1, 0, True), (0, 0, False)],
)
def test_hours_that_can_never_fit_shut_out_whatever_is_demanded(need: int, limit: int, fails: bool) -> None:
    assert why(one(minutes=need), one(minutes=limit)) == (Excluded.HOURS if fails else Excluded(0))


def test_a_ban_holds_always_and_an_ended_match_where_demanded() -> None:
    pair = np.array([[0, 0]])
    youth, mentor = one(), one()
    said = Pairs(banned=pair, ended=pair, wished=pair)
    assert exclusions(youth, mentor, demands=(), pairs=said)[0, 0] == Excluded.BANNED
    both = exclusions(youth, mentor, demands=(Demand.ENDED,), pairs=said)[0, 0]
    assert both == Excluded.BANNED | Excluded.ENDED


def test_points_below_the_least_shut_out() -> None:
    rng = np.random.default_rng(3)
    youths, mentors = random_side(rng, 9, mentors=False), random_side(rng, 8, mentors=True)
    points = rng.integers(0, 1001, (9, 8)).astype(np.int16)
    flags = exclusions(youths, mentors, demands=(), points=points, min_points=500)
    assert np.array_equal((flags & Excluded.MIN_POINTS) != 0, points < 500)


def test_what_bars_a_person_bars_every_pair() -> None:
    rng = np.random.default_rng(3)
    youths, mentors = random_side(rng, 4, mentors=False), random_side(rng, 3, mentors=True)
    youths = replace(youths, barred=np.array([0, 0, Excluded.YOUTH, 0], FlagType))
    mentors = replace(mentors, barred=np.array([Excluded.CONSENT, 0, Excluded.VERDICT], FlagType))
    flags = exclusions(youths, mentors, demands=())
    assert ((flags[2] & Excluded.YOUTH) != 0).all()
    assert ((flags[:, 0] & Excluded.CONSENT) != 0).all()
    assert ((flags[:, 2] & Excluded.VERDICT) != 0).all()


def test_flags_are_of_one_type_that_holds_every_reason() -> None:
    rng = np.random.default_rng(3)
    flags = exclusions(random_side(rng, 4, mentors=False), random_side(rng, 3, mentors=True), demands=())
    assert flags.dtype == FlagType
    assert max(Excluded) <= np.iinfo(FlagType).max
