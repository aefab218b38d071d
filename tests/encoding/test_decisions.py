"""What holds of a pair that several rows speak of."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from mentormatch.domain import Match, MatchStatus
from mentormatch.encoding.decisions import Standing, standing

EARLY, LATE = date(2016, 1, 1), date(2016, 6, 1)


def row(status: MatchStatus, day: date | None = None) -> Match:
    """A row about U1 and M1, with the day in the column that the status uses."""
    column = {MatchStatus.RUNNING: "start", MatchStatus.ENDED: "end"}.get(status, "decided_on")
    return Match("U1", "M1", status, **{column: day})


PROPOSED, APPROVED, LOCKED = MatchStatus.PROPOSED, MatchStatus.APPROVED, MatchStatus.LOCKED
REJECTED, RUNNING, ENDED = MatchStatus.REJECTED, MatchStatus.RUNNING, MatchStatus.ENDED


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(PROPOSED)], Standing(proposed=True)),
        ([row(APPROVED)], Standing(held=row(APPROVED))),
        ([row(REJECTED)], Standing(rejected=True)),
        ([row(ENDED)], Standing(ended=True)),
        ([row(APPROVED), row(PROPOSED, LATE)], Standing(held=row(APPROVED), proposed=True)),
        ([row(APPROVED, EARLY), row(REJECTED, LATE)], Standing(rejected=True)),
        ([row(REJECTED, EARLY), row(LOCKED, LATE)], Standing(held=row(LOCKED, LATE))),
        ([row(APPROVED), row(LOCKED, LATE)], Standing(held=row(LOCKED, LATE))),
        ([row(APPROVED, EARLY), row(RUNNING, LATE)], Standing(held=row(RUNNING, LATE))),
        ([row(RUNNING, EARLY), row(LOCKED, LATE)], Standing(held=row(RUNNING, EARLY))),
        ([row(RUNNING, EARLY), row(ENDED, LATE)], Standing(ended=True)),
        ([row(ENDED, EARLY), row(RUNNING, LATE)], Standing(held=row(RUNNING, LATE), ended=True)),
        ([row(RUNNING), row(ENDED, LATE)], Standing(held=row(RUNNING), ended=True)),
        ([row(APPROVED, EARLY), row(ENDED, LATE)], Standing(ended=True)),
        ([row(ENDED, EARLY), row(APPROVED, LATE)], Standing(held=row(APPROVED, LATE), ended=True)),
        ([row(REJECTED, EARLY), row(ENDED, LATE)], Standing(ended=True)),
    ],
)
def test_what_happened_later_counts_and_row_order_does_not(rows: list[Match], expected: Standing) -> None:
    for order in permutations(rows):
        assert standing(order) == {("U1", "M1"): expected}


def test_a_lock_and_a_rejection_of_the_same_day_are_both_there_to_be_named() -> None:
    stands = standing([row(LOCKED, LATE), row(REJECTED, LATE)])["U1", "M1"]
    assert (stands.held, stands.rejected) == (row(LOCKED, LATE), True)


def test_of_rows_that_bind_alike_the_text_decides_not_the_order() -> None:
    rows = [Match("U1", "M1", LOCKED, by=name) for name in ("Bo", "Ada", "Eva")]
    assert {standing(order)["U1", "M1"].held for order in permutations(rows)} == {rows[1]}


def test_pairs_are_kept_apart() -> None:
    rows = [Match("U1", "M1", LOCKED), Match("U1", "M2", REJECTED)]
    assert standing(rows) == {("U1", "M1"): Standing(held=rows[0]), ("U1", "M2"): Standing(rejected=True)}
