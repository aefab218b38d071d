"""Months of decisions in the sheets lose nothing and contradict nothing: the short form of the campaign."""

from __future__ import annotations

from pathlib import Path

from tests.campaigns.decisions_year import year


def test_months_of_decisions_lose_nothing(tmp_path: Path) -> None:
    counted = year(tmp_path, seed=3, months=5)
    assert {"låst", "afsluttet"} <= counted.keys(), "the months decide something, or the test says nothing"
