"""Months after the pairing, every claim recounted from the rows: the short form of the campaign."""

from __future__ import annotations

from pathlib import Path

from tests.campaigns.after_the_match import Year


def test_months_after_the_match_are_told_as_they_were(tmp_path: Path) -> None:
    counted = Year(
        tmp_path, seed=1, youths=12, mentors=7, months=3, unsafe=1, substitutes=1, letters_every=3
    ).live()
    wanted = {
        "unsafe",
        "substitute",
        "resting",
        "first_meeting",
        "answers",
        "follow_up",
        "hours",
        "statements",
    }
    assert wanted <= {key for key, n in counted.items() if n}, "the months hold what is claimed of them"
