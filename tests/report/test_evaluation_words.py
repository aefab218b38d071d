"""What is hidden in a published evaluation, and that nothing shown gives it away."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentormatch.report.evaluation.masking import beside, count, low_high, masked, small
from mentormatch.report.evaluation.model import Group, GroupLine

lines = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 12), st.integers(0, 12)).map(
        lambda n: GroupLine("x", max(n[0], n[1], n[2]), n[1], n[2])
    ),
    min_size=1,
    max_size=5,
)


@given(lines, st.booleans())
def test_no_small_count_is_shown(some: list[GroupLine], exhaustive: bool) -> None:
    for line in masked(Group("age", exhaustive, tuple(some)), mask=True):
        assert not any(isinstance(cell, int) and small(cell) for cell in line.cells)


@given(lines)
def test_no_row_and_no_column_has_a_single_gap_that_its_sum_would_fill(some: list[GroupLine]) -> None:
    shown = masked(Group("age", exhaustive=True, lines=tuple(some)), mask=True)
    for line in shown:
        assert sum(not isinstance(cell, int) for cell in line.cells[1:]) != 1
    for at in range(4):
        hidden = sum(not isinstance(line.cells[at], int) for line in shown)
        assert hidden != 1 or len(shown) == 1


@given(lines)
def test_unmasked_everything_is_shown(some: list[GroupLine]) -> None:
    for line, shown in zip(
        some, masked(Group("age", exhaustive=True, lines=tuple(some)), mask=False), strict=True
    ):
        assert shown.cells == (line.youths, line.with_, line.without, line.with_ - line.without)


@pytest.mark.parametrize("difference", range(-6, 7))
def test_a_hidden_difference_cannot_be_subtracted(difference: int) -> None:
    shown, hidden = beside(70 - difference, 70, mask=True), count(difference, mask=True)
    assert isinstance(shown, int) == isinstance(hidden, int)
    if isinstance(shown, tuple):
        assert shown[0] <= 70 - difference <= shown[1]


def test_the_ends_of_a_range_are_widened_never_narrowed() -> None:
    for low, high in product(range(-6, 9), repeat=2):
        if low <= high:
            first, last = low_high(low, high, mask=True)
            assert first <= low <= high <= last
