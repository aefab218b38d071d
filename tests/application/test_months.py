"""Eight months of decisions in the result itself: none is lost, none is gone against."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from mentormatch.domain import MatchStatus
from tests.application.months import Coordinator
from tests.books import command


def test_eight_months_of_decisions(tmp_path: Path) -> None:
    seed = 1
    book = tmp_path / "sample.xlsx"
    size = ("--youths", 20, "--mentors", 8, "--seed", seed, "--as-of", "2026-03-01", "-q")
    assert command("sample", book, *size) == 0
    coordinator = Coordinator(seed, book)
    for number in range(8):
        coordinator.month(number, date(2026, 3 + number, 1), tmp_path / f"{number}.xlsx")
    kinds = {decision.status for decision in coordinator.decided.values()}
    assert kinds == {MatchStatus.APPROVED, MatchStatus.LOCKED, MatchStatus.REJECTED, MatchStatus.ENDED}
    assert len(coordinator.decided) > 15
    assert coordinator.gone
