"""Ids that are text in one sheet and numbers in another."""

from __future__ import annotations

from pathlib import Path

from mentormatch.domain import MatchStatus
from mentormatch.workbook import read
from tests.lookalikes.tables import book

YOUTHS = [("Id", "Age", "Wished mentors"), ("007", 20, 7), ("012", 21, "12.0")]
MENTORS = [("Id", "Benefit", "Not with"), ("007", "wage", 12), (12, "wage", None)]
HISTORY = [("Youth", "Mentor", "Status"), (7, 7.0, "running"), ("12.0", "012", "locked")]


def test_zeros_in_front_are_no_part_of_a_number(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Youths": YOUTHS, "Mentors": MENTORS, "Match history": HISTORY})
    found = read([path])
    assert found.errors == found.warnings == ()
    assert [youth.wished_mentors for youth in found.youths] == [("007",), ("12",)]
    assert [mentor.not_with for mentor in found.mentors] == [("012",), ()]
    assert [(match.youth, match.mentor, match.status) for match in found.matches] == [
        ("007", "007", MatchStatus.RUNNING),
        ("012", "12", MatchStatus.LOCKED),
    ]


def test_where_two_ids_are_one_number_none_of_them_is_chosen(tmp_path: Path) -> None:
    youths = [("Id", "Age"), ("007", 20), ("07", 21)]
    history = [("Youth", "Mentor", "Status"), (7, 12, "running")]
    path = book(
        tmp_path / "a.xlsx",
        {"Youths": youths, "Mentors": MENTORS[:1] + MENTORS[2:], "Match history": history},
    )
    assert [(issue.code, issue.place.cell) for issue in read([path]).errors] == [("MM-M401", "A2")]
