"""Follow-ups: the trend by month and the pairs in trouble, whatever order the rows come in."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mentormatch.domain import FollowUp
from mentormatch.report.follow_up import Sign, by_month, in_trouble


def row(
    youth: str, day: date, wellbeing: int | None = None, cooperation: int | None = None, **more: bool
) -> FollowUp:
    return FollowUp(youth, "M1", day, wellbeing, cooperation, more.get("still"))


OCT, NOV = date(2026, 10, 5), date(2026, 11, 2)
PAIRS = {("U1", "M1"), ("U2", "M1")}


def test_every_pair_counts_once_in_its_month() -> None:
    rows = [
        row("U1", date(2026, 10, 5), 4, 8, still=True),
        row("U1", date(2026, 10, 19), 6, still=False),
        row("U2", date(2026, 10, 6), 9),
        row("U2", NOV, 7, still=True),
    ]
    october, november = by_month(rows)
    assert (october.first, october.pairs) == (date(2026, 10, 1), 2)
    assert october.wellbeing == Fraction(7)  # (mean of 4 and 6, and 9) / 2, not (4 + 6 + 9) / 3
    assert october.cooperation == Fraction(8)
    assert (october.in_education_or_work, october.left, october.share) == (0, 1, Fraction(0))
    assert (november.wellbeing, november.cooperation, november.share) == (Fraction(7), None, Fraction(1))


def test_two_people_who_speak_of_one_meeting_are_one_observation_and_the_lower_answer_counts() -> None:
    rows = [row("U1", OCT, 8, still=True), row("U1", OCT, 3, 5, still=False)]
    (october,) = by_month(rows)
    assert (october.wellbeing, october.left) == (Fraction(3), 1)
    assert by_month(rows) == by_month(rows + rows)


def test_low_falling_and_left_each_put_a_pair_in_front() -> None:
    rows = [
        row("U1", OCT, 9, 9),
        row("U1", NOV, 6, 7, still=False),
        row("U2", OCT, 4),
        row("U3", NOV, 0),
    ]
    first, second = in_trouble(rows, PAIRS, low=4, fall=3)
    assert (first.youth, first.signs, first.left) == ("U1", (Sign("wellbeing", 6, 9, False, True),), True)
    assert (second.youth, second.signs, second.left, second.day) == (
        "U2",
        (Sign("wellbeing", 4, None, True, False),),
        False,
        OCT,
    )
    assert [one.left for one in in_trouble(rows, PAIRS, low=3, fall=4)] == [True]


def test_a_pair_that_is_better_again_is_left_in_peace() -> None:
    assert not in_trouble(
        [row("U1", OCT, 2, still=False), row("U1", NOV, 7, still=True)], PAIRS, low=4, fall=3
    )
    # An answer that was not given does not take the last one's place.
    assert in_trouble([row("U1", OCT, 2), row("U1", NOV, None, 9)], PAIRS, low=4, fall=3)


ANSWERS = st.builds(
    FollowUp,
    st.sampled_from(["U1", "U2", "U3"]),
    st.sampled_from(["M1", "M2"]),
    st.dates(date(2026, 9, 1), date(2026, 11, 30)),
    st.none() | st.integers(0, 10),
    st.none() | st.integers(0, 10),
    st.none() | st.booleans(),
)


@given(st.lists(ANSWERS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_and_repeated_rows_decide_nothing(rows: list[FollowUp], random: object) -> None:
    pairs = {(one.youth, one.mentor) for one in rows[:6]}
    mixed = rows + rows[:3]
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert by_month(mixed) == by_month(rows)
    assert in_trouble(mixed, pairs, low=4, fall=3) == in_trouble(rows, pairs, low=4, fall=3)
    assert sum(month.pairs for month in by_month(rows)) == len(
        {(one.youth, one.mentor, one.day.replace(day=1)) for one in rows}
    )
