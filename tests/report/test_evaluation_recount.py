"""Every number of the page and the workbook against a count that shares nothing with the program; and what is hidden.

The same over many more corps: ``python -m tests.campaigns.evaluation_recount``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.evaluation_checks import hold, hold_series
from tests.report.evaluation_corps import corps, months
from tests.report.evaluation_secrets import given_away


@pytest.mark.parametrize(
    ("seed", "hours", "keep_running"),
    [(11, True, False), (21, True, True), (22, False, False)],
    ids=["running ends", "running goes on", "range from 2 to 8"],
)
def test_every_number_is_that_of_the_count(
    seed: int, hours: bool, keep_running: bool, tmp_path: Path
) -> None:
    count = hold(corps(tmp_path / "b.xlsx", seed, hours=hours), keep_running=keep_running)
    assert count["ended"] == (seed in (11, 21))
    assert any(count["open"])


def test_every_number_of_a_series_is_that_of_the_count(tmp_path: Path) -> None:
    hold_series(*months(tmp_path, 3, youths=16, mentors=8))


def test_no_small_count_can_be_worked_out_from_what_is_published(tmp_path: Path) -> None:
    book = corps(tmp_path / "b.xlsx", 1)
    assert given_away(book) == []
    assert len(given_away(book, "--no-mask")) > 10  # the attack finds what is not hidden


def test_nor_from_two_months_side_by_side(tmp_path: Path) -> None:
    before, now = months(tmp_path, 3)
    assert given_away(now, "--earlier", str(before)) == []
    assert "change 1 ended" in given_away(now, "--earlier", str(before), "--no-mask")
