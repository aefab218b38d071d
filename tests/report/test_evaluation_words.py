"""What is hidden in a published evaluation, and that nothing shown gives it away."""

from __future__ import annotations

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentormatch.report.evaluation.group_masking import CELLS, Totals, masked
from mentormatch.report.evaluation.masking import Ledger, Shown, beside, count, low_high, small
from mentormatch.report.evaluation.model import Group, GroupLine, Matched

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ALL_KNOWN = (True,) * 5
Numbers = tuple[int, ...]


@st.composite
def numbers(draw: st.DrawFn, most: int = 30, yes: bool = True) -> Numbers:
    youths = draw(st.integers(0, most))
    two = [draw(st.integers(0, youths)) for _ in range(2)]
    return (youths, *two, *([draw(st.integers(0, youths)) for _ in range(2)] if yes else two))


def group(lines: list[Numbers], exhaustive: bool = True) -> tuple[Group, Totals]:
    made = [GroupLine(str(n), a, Matched(b, c), Matched(d, e)) for n, (a, b, c, d, e) in enumerate(lines)]
    sums = tuple(sum(line[at] for line in lines) for at in range(5))
    whole = sums if exhaustive else tuple(max(line[at] for line in lines) for at in range(5))
    return Group("age", exhaustive, tuple(made)), Totals(whole, ALL_KNOWN)


@QUICK
@given(st.lists(numbers(), min_size=1, max_size=5), st.booleans())
def test_no_small_count_is_shown_and_what_is_shown_is_true(lines: list[Numbers], exhaustive: bool) -> None:
    for line, shown in zip(lines, masked(*group(lines, exhaustive), mask=True), strict=True):
        for cell, value in zip(shown.cells, CELLS @ line, strict=True):
            assert not isinstance(cell, int) or (cell == value and not small(cell))
            assert not isinstance(cell, tuple) or cell[0] <= value <= cell[1]


@QUICK
@given(st.lists(numbers(), min_size=1, max_size=5))
def test_unmasked_everything_is_shown(lines: list[Numbers]) -> None:
    shown = [line.cells for line in masked(*group(lines), mask=False)]
    assert shown == [tuple(CELLS @ line) for line in lines]


def fits(cell: Shown, value: int) -> bool:
    """Whether a reader who sees the cell must think the value possible."""
    return cell is None or (cell == value if isinstance(cell, int) else cell[0] <= value <= cell[1])


def told(shown: list[tuple[Shown, ...]], sums: Numbers) -> list[list[Numbers]]:
    """Every table that looks like the one shown and has the same sums, by plain enumeration: youths, with,
    without of each line."""
    possible = [
        [
            one
            for one in product(range(sums[0] + 1), range(sums[1] + 1), range(sums[2] + 1))
            if max(one[1:]) <= one[0] and all(map(fits, cells[:4], (*one, one[1] - one[2])))
        ]
        for cells in shown
    ]
    tables: list[list[Numbers]] = [[]]
    for number, choices in enumerate(possible):
        rest = len(possible) - number - 1
        tables = [
            [*table, one]
            for table in tables
            for one in choices
            for used in [[sum(line[at] for line in [*table, one]) for at in range(3)]]
            if all(a <= b if rest else a == b for a, b in zip(used, sums, strict=True))
        ]
    return tables


SECRETS = ((1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 1, -1), (1, -1, 0), (1, 0, -1))
"""Youths, with, without, the difference, and who waits on each side."""


@QUICK
@given(st.lists(numbers(most=7, yes=False), min_size=1, max_size=3))
def test_no_hidden_count_of_a_group_can_be_worked_out(lines: list[Numbers]) -> None:
    table, totals = group(lines)
    shown = [line.cells for line in masked(table, totals, mask=True)]
    worlds = told(shown, totals.numbers[:3])
    assert [line[:3] for line in lines] in worlds
    for at, form in product(range(len(lines)), SECRETS):
        secret = {sum(a * b for a, b in zip(form, world[at], strict=True)) for world in worlds}
        true = sum(a * b for a, b in zip(form, lines[at][:3], strict=True))
        # A group with one line alone is the whole corps again: the corps' own figures are guarded elsewhere.
        assert not small(true) or len(lines) == 1 or len(secret) > 1


def test_the_rest_of_a_sum_is_hidden_too() -> None:
    # 76 matched, 74 of them in the first line: 1-4 and 1-4 beside it would be 1 and 1.
    lines = [(80, 74, 69, 74, 69), (22, 1, 1, 1, 1), (9, 1, 1, 1, 1)]
    shown = [line.cells for line in masked(*group(lines), mask=True)]
    assert shown[0][1] is None
    assert len({world[1][1] for world in told_of(shown, 76)}) > 1


def told_of(shown: list[tuple[Shown, ...]], matched: int) -> list[list[Numbers]]:
    """The tables' column of those matched with alone, which is small enough to enumerate."""
    worlds = product(*(([cells[1]] if isinstance(cells[1], int) else range(matched + 1)) for cells in shown))
    return [
        [(0, value) for value in world]
        for world in worlds
        if sum(world) == matched and all(map(fits, (cells[1] for cells in shown), world))
    ]


def test_of_the_corps_own_figures_no_small_difference_can_be_worked_out() -> None:
    # Every corps of up to 16 youths: which of them look the same?
    alike: dict[tuple[Shown, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for eligible, with_, without in product(range(26), repeat=3):
        if without <= with_ <= eligible:
            ledger = Ledger(True)
            shown = ledger.total(with_)
            other, gap = ledger.less(with_, shown, without)
            alike[shown, other, gap, ledger.total(eligible)].append((eligible, with_, without))
    for worlds in alike.values():
        for eligible, with_, without in worlds:
            if eligible > 16:
                continue  # some that look the same are larger than those tried
            secrets = [with_, without, with_ - without, eligible - with_, eligible - without]
            for at, secret in enumerate(secrets):
                seen = {(w, o, w - o, e - w, e - o)[at] for e, w, o in worlds}
                assert not small(secret) or len(seen) > 1, worlds


@pytest.mark.parametrize("difference", range(-6, 7))
def test_a_hidden_difference_cannot_be_subtracted(difference: int) -> None:
    shown, hidden = beside(70 - difference, (70,), mask=True), count(difference, mask=True)
    assert isinstance(shown, int) == isinstance(hidden, int)
    if isinstance(shown, tuple):
        assert shown[0] <= 70 - difference <= shown[1]


def test_the_ends_of_a_range_are_widened_never_narrowed() -> None:
    for low, high in product(range(-6, 9), repeat=2):
        if low <= high:
            first, last = low_high(low, high, ((2, 5),), mask=True)
            assert first <= low <= high <= last
