"""People whom somebody names: by id, by a full name that one person has, and never somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.issues import Severity
from mentormatch.workbook import read
from tests.books import mentor, write_book, youth

MENTORS = [mentor(1, Navn="Karen Holm"), mentor(2, Navn="Ulf Bech"), mentor(3, Navn="Ulf Bech")]


def issues(path: Path) -> list[tuple[str, str, str | None]]:
    return [(one.code, one.severity.value, one.place.cell) for one in read([path]).issues
            if one.severity is not Severity.NOTE]  # fmt: skip


def test_an_id_that_is_spelled_exactly_means_that_person_whoever_has_one_like_it(tmp_path: Path) -> None:
    like = [mentor(1), {**mentor(1), "Id": "m1"}]
    book = read([write_book(tmp_path / "a.xlsx", [youth(1, **{"Ikke sammen med": "M1"})], like)])
    assert book.youths[0].not_with == ("M1",)


def test_an_id_that_two_people_may_have_is_an_error(tmp_path: Path) -> None:
    like = [{**mentor(1), "Id": "Ab"}, {**mentor(1), "Id": "aB"}]
    for heading in ("Ikke sammen med", "Ønskede mentorer"):
        path = write_book(tmp_path / "a.xlsx", [youth(1, **{heading: "AB"})], like)
        assert ("MM-P317", "error", "C2") in issues(path)


@pytest.mark.parametrize("said", ["Karen Holm", "karen  holm", "M1 (Karen Holm)", "Karen Holm (M1)", "m1"])
def test_a_full_name_that_one_person_has_is_as_good_as_an_id(tmp_path: Path, said: str) -> None:
    path = write_book(
        tmp_path / "a.xlsx",
        [youth(1, **{"Ikke sammen med": said}), youth(2, **{"Ønskede mentorer": said})],
        MENTORS,
        [{"Ung": "U2", "Mentor": said, "Status": "aktiv"}],
    )
    book = read([path])
    assert book.youths[0].not_with == ("M1",)
    assert book.youths[1].wished_mentors == ("M1",)
    assert [match.mentor for match in book.matches] == ["M1"]


def test_a_name_that_two_people_have_is_an_error(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx",
        [youth(1, **{"Ønskede mentorer": "Ulf Bech"})],
        MENTORS,
        [{"Ung": "U1", "Mentor": "Ulf Bech", "Status": "aktiv"}],
    )
    found = issues(path)
    assert ("MM-P317", "error", "C2") in found
    assert ("MM-P317", "error", "B2") in found


@pytest.mark.parametrize(
    ("said", "near"), [("Karen", "M1 (Karen Holm)"), ("Karen Holmm", "M1 (Karen Holm)"), ("M4", "M1")]
)
def test_who_must_not_be_proposed_is_understood_or_an_error(tmp_path: Path, said: str, near: str) -> None:
    path = write_book(tmp_path / "a.xlsx", [youth(1, **{"Ikke sammen med": said})], MENTORS)
    found = [issue for issue in read([path]).issues if issue.code == "MM-P316"]
    assert [issue.place.cell for issue in found] == ["C2"]
    assert near in found[0].cause("da") or said == "M4"


def test_a_wish_that_is_not_understood_is_left_out_and_said(tmp_path: Path) -> None:
    path = write_book(tmp_path / "a.xlsx", [youth(1, **{"Ønskede mentorer": "Karen"})], MENTORS)
    assert ("MM-P310", "warning", "C2") in issues(path)
    assert read([path]).youths[0].wished_mentors == ()


def test_a_mentor_may_not_want_a_youth_by_name(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "a.xlsx", [youth(1, Navn="Asta Lund")], [mentor(1, **{"Ikke sammen med": "Asta Lund"})]
    )
    assert read([path]).mentors[0].not_with == ("U1",)


def test_every_message_about_a_row_says_who_stands_in_it(tmp_path: Path) -> None:
    youths = [youth(1, Navn="Asta Lund", Sprog="Dasnk"), youth(2, Sprog="Dasnk", **{"Timer pr. måned": "x"})]
    found = read([write_book(tmp_path / "a.xlsx", youths, MENTORS)]).errors
    assert [(issue.place.cell, issue.place.person) for issue in found] == [
        ("D2", "Asta Lund (U1)"),
        ("D3", "U2"),
        ("E3", "U2"),
    ]
    assert all("Asta" not in str(issue.log_fields) for issue in found)
