"""What a pair is worth, and what that is made of."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentormatch.domain import Criterion, Settings
from mentormatch.encoding import candidates
from mentormatch.encoding.candidates import SOFT_GENDER, Pairs
from mentormatch.encoding.points import (
    MAX_POINTS,
    MENTOR_RANKS,
    WISH_STEPS,
    YOUTH_RANKS,
    Part,
    breakdown,
    maxima,
    points,
)
from tests.encoding.pairs import one, parts, random_pairs, random_side, shuffled

WEIGHTS = (
    Settings().weights,
    dict.fromkeys(Criterion, 1),
    {Criterion.INTERESTS: 7, Criterion.AGE: 3, Criterion.NEARNESS: 1},
    {Criterion.WISHED: 1},
    {},
)

some_weights = st.dictionaries(st.sampled_from(Criterion), st.integers(0, 10**9))


@pytest.mark.parametrize("weights", WEIGHTS, ids=["default", "even", "three", "one", "none"])
@pytest.mark.parametrize("age_gap", [0, 5])
def test_every_pair_has_the_points_of_the_written_rule(weights: dict[Criterion, int], age_gap: int) -> None:
    rng = np.random.default_rng(11)
    youths, mentors = random_side(rng, 37, mentors=False), random_side(rng, 19, mentors=True)
    pairs = random_pairs(rng, 37, 19)
    found = points(youths, mentors, weights, age_gap=age_gap, max_distance=30, pairs=pairs)
    for youth, mentor in product(range(37), range(19)):
        expected = parts(youths, mentors, youth, mentor, maxima(weights), age_gap, pairs)
        assert found[youth, mentor] == sum(value for value, _ in expected.values()), (youth, mentor)
        said = breakdown(
            youths, mentors, weights, youth, mentor, age_gap=age_gap, max_distance=30, pairs=pairs
        )
        assert {part.criterion: (part.points, part.known) for part in said} == expected


@settings(max_examples=60, deadline=None)
@given(weights=some_weights, seed=st.integers(0, 1000), gap=st.integers(0, 30))
def test_parts_sum_to_the_points_whatever_the_weights(
    weights: dict[Criterion, int], seed: int, gap: int
) -> None:
    rng = np.random.default_rng(seed)
    youths, mentors = random_side(rng, 6, mentors=False), random_side(rng, 5, mentors=True)
    pairs = random_pairs(rng, 6, 5)
    found = points(youths, mentors, weights, age_gap=gap, max_distance=30, pairs=pairs)
    assert found.min() >= 0
    assert found.max() <= MAX_POINTS
    for youth, mentor in product(range(6), range(5)):
        said = breakdown(youths, mentors, weights, youth, mentor, age_gap=gap, max_distance=30, pairs=pairs)
        assert sum(part.points for part in said) == found[youth, mentor]
        assert all(0 <= part.points <= part.most for part in said)
        assert all(part.known or (part.points == 0 and not part.shared) for part in said)


@given(weights=some_weights)
def test_the_maxima_share_out_exactly_1000(weights: dict[Criterion, int]) -> None:
    most = maxima(weights)
    whole = sum(weights.values())
    assert sum(most.values()) == (MAX_POINTS if whole else 0)
    assert set(most) == {criterion for criterion, weight in weights.items() if weight}
    assert all(abs(top - MAX_POINTS * weights[criterion] / whole) < 1 for criterion, top in most.items())


def test_a_weight_below_0_is_refused() -> None:
    with pytest.raises(ValueError, match="below 0"):
        maxima({Criterion.AGE: -1})


@pytest.mark.parametrize("weights", WEIGHTS[:3])
def test_two_who_share_everything_have_1000_points(weights: dict[Criterion, int]) -> None:
    answers = {
        "languages": (0, 1, 2),
        "interests": (0, 1, 2),
        "trades": (0, 1, 2),
        "help": (0, 1, 2),
        "slots": range(21),
        "postcode": 2860,
        "municipality": 1,
    }
    nobody = np.empty((0, 2), np.int64)
    wished = Pairs(nobody, nobody, np.array([[0, 0, WISH_STEPS]]))
    youth = one(**answers, age=20, gender=0, wish=SOFT_GENDER + 1)
    mentor = one(**answers, age=60, gender=1, wish=SOFT_GENDER)
    assert points(youth, mentor, weights, age_gap=5, max_distance=30, pairs=wished)[0, 0] == MAX_POINTS


def test_two_who_said_nothing_have_0_points_and_everything_is_unknown() -> None:
    weights = Settings().weights
    assert points(one(), one(), weights, age_gap=5, max_distance=30)[0, 0] == 0
    said = breakdown(one(), one(), weights, 0, 0, age_gap=5, max_distance=30)
    assert [part.criterion for part in said] == list(Criterion)
    assert not any(part.known or part.points for part in said)


def part_of(criterion: Criterion, youth: dict[str, object], mentor: dict[str, object], gap: int = 5) -> Part:
    """The only part, worth up to 1000, of a pair with these answers."""
    (part,) = breakdown(one(**youth), one(**mentor), {criterion: 1}, 0, 0, age_gap=gap, max_distance=30)
    return part


@pytest.mark.parametrize(
    ("criterion", "column", "youth", "mentor", "worth", "shared"),
    [
        (Criterion.INTERESTS, "interests", (0, 1, 2), (0,), 333, (0,)),
        (Criterion.INTERESTS, "interests", (0, 1, 2), (0, 2), 666, (0, 2)),
        (Criterion.INTERESTS, "interests", (1,), (0, 1, 2), 1000, (1,)),
        (Criterion.INTERESTS, "interests", (0, 1), (2,), 0, ()),
        (Criterion.TRADE, "trades", (0, 1, 2), (2,), 1000, (2,)),
        (Criterion.LANGUAGE, "languages", (0, 1), (0,), 500, (0,)),
        (Criterion.LANGUAGE, "languages", (0, 1, 2), (0, 1), 1000, (0, 1)),
        (Criterion.TIMES, "slots", (0, 5, 9, 20), (5, 9, 20), 1000, (5, 9, 20)),
        (Criterion.TIMES, "slots", (0, 5, 9, 20), (5,), 333, (5,)),
    ],
)
def test_shared_answers_count_up_to_enough(
    criterion: Criterion,
    column: str,
    youth: tuple[int, ...],
    mentor: tuple[int, ...],
    worth: int,
    shared: tuple[int],
) -> None:
    assert part_of(criterion, {column: youth}, {column: mentor}) == Part(criterion, worth, 1000, True, shared)


@pytest.mark.parametrize(
    ("youth", "mentor", "worth", "known", "shared"),
    [
        ({"postcode": 2860}, {"postcode": 2860}, 1000, True, (0,)),
        ({"postcode": 2860}, {"postcode": 2880}, 866, True, (4,)),
        ({"postcode": 2860, "municipality": 1}, {"postcode": 2880, "municipality": 2}, 866, True, (4,)),
        ({"postcode": 2860}, {"postcode": 9990}, 0, True, ()),
        ({"postcode": 2860, "municipality": 1}, {"municipality": 1}, 750, True, (-1,)),
        ({"municipality": 1}, {"municipality": 2}, 0, True, ()),
        ({"postcode": 2860}, {"municipality": 2}, 0, False, ()),
    ],
)
def test_nearness_falls_with_the_distance(
    youth: dict[str, object], mentor: dict[str, object], worth: int, known: bool, shared: tuple[int, ...]
) -> None:
    part = part_of(Criterion.NEARNESS, youth, mentor)
    assert (part.points, part.known, part.shared) == (worth, known, shared)


@pytest.mark.parametrize(
    ("youth", "mentor", "worth", "known"),
    [
        ({"wish": SOFT_GENDER}, {"gender": 0}, 1000, True),
        ({"wish": SOFT_GENDER}, {"gender": 1}, 0, True),
        ({"wish": SOFT_GENDER}, {}, 0, False),
        ({"wish": SOFT_GENDER, "gender": 1}, {"gender": 0, "wish": SOFT_GENDER}, 500, True),
        ({"wish": 0}, {"gender": 0}, 0, False),
    ],
)
def test_a_soft_wish_for_a_gender_gives_points(
    youth: dict[str, object], mentor: dict[str, object], worth: int, known: bool
) -> None:
    part = part_of(Criterion.GENDER, youth, mentor)
    assert (part.points, part.known) == (worth, known)


@pytest.mark.parametrize(("older", "worth"), [(4, 0), (5, 500), (9, 500), (10, 1000), (50, 1000), (-3, 0)])
def test_age_goes_by_the_least_gap(older: int, worth: int) -> None:
    assert part_of(Criterion.AGE, {"age": 20}, {"age": 20 + older}).points == worth


def test_the_ranks_of_both_sides_add_up_to_all_the_points() -> None:
    assert YOUTH_RANKS[0] + MENTOR_RANKS[0] == WISH_STEPS


def test_a_change_of_weights_shows_in_the_breakdown() -> None:
    youth, mentor = {"interests": (0,), "postcode": 2860}, {"interests": (0,), "postcode": 2860}

    def tops(weights: dict[Criterion, int]) -> list[tuple[Criterion, int, int]]:
        said = breakdown(one(**youth), one(**mentor), weights, 0, 0, age_gap=5, max_distance=30)
        return [(part.criterion, part.points, part.most) for part in said]

    assert tops({Criterion.INTERESTS: 1, Criterion.NEARNESS: 1}) == [
        (Criterion.INTERESTS, 500, 500),
        (Criterion.NEARNESS, 500, 500),
    ]
    assert tops({Criterion.INTERESTS: 3, Criterion.NEARNESS: 1}) == [
        (Criterion.INTERESTS, 750, 750),
        (Criterion.NEARNESS, 250, 250),
    ]


@pytest.mark.parametrize("pairs_at_a_time", [1, 3, 100, 1 << 20])
def test_the_size_of_a_block_changes_nothing(monkeypatch: pytest.MonkeyPatch, pairs_at_a_time: int) -> None:
    rng = np.random.default_rng(5)
    youths, mentors = random_side(rng, 50, mentors=False), random_side(rng, 30, mentors=True)
    whole = points(youths, mentors, Settings().weights, age_gap=5, max_distance=30)
    monkeypatch.setattr(candidates, "BLOCK_PAIRS", pairs_at_a_time)
    assert np.array_equal(points(youths, mentors, Settings().weights, age_gap=5, max_distance=30), whole)


def test_row_order_changes_nothing() -> None:
    rng = np.random.default_rng(6)
    youths, mentors = random_side(rng, 50, mentors=False), random_side(rng, 30, mentors=True)
    rows, columns = rng.permutation(50), rng.permutation(30)
    found = points(youths, mentors, Settings().weights, age_gap=5, max_distance=30)
    again = points(
        shuffled(youths, rows), shuffled(mentors, columns), Settings().weights, age_gap=5, max_distance=30
    )
    assert np.array_equal(again, found[np.ix_(rows, columns)])


def test_points_take_two_bytes_a_pair_and_an_empty_side_has_none() -> None:
    rng = np.random.default_rng(6)
    found = points(
        random_side(rng, 0, mentors=False),
        random_side(rng, 3, mentors=True),
        {},
        age_gap=5,
        max_distance=30,
    )
    assert (found.shape, found.itemsize) == ((0, 3), 2)


def test_every_quotient_rounds_down_exactly() -> None:
    """The steps are float32 quotients; every one that can occur is compared with whole-number arithmetic."""
    for most, full in product(range(MAX_POINTS + 1), (1, 2, 3)):
        for reached in range(full + 1):
            quotient = np.float32(reached) * np.float32(most) / np.float32(full)
            assert int(quotient) == most * reached // full
