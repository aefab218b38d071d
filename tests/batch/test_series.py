"""The month in a file's name, and which of several lists holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.batch.series import dated, month_of_lists, newest


@pytest.mark.parametrize(
    ("stem", "rest", "month"),
    [
        ("Unge 2026-11", "Unge", "2026-11"),
        ("Unge_20261101", "Unge", "2026-11"),
        ("202611 unge", "unge", "2026-11"),
        ("unge 01-11-2026", "unge", "2026-11"),
        ("Høje-Taastrup_2026_11", "Høje-Taastrup", "2026-11"),
        ("11.2026 liste", "liste", "2026-11"),
        ("liste 1. november 2026", "liste", "2026-11"),
        ("Liste NOV 2026", "Liste", "2026-11"),
        ("liste oct. 2026", "liste", "2026-10"),
        ("liste (2026-11) (2)", "liste (2)", "2026-11"),
        ("2026-11", "", "2026-11"),
        ("Gladsaxe", "Gladsaxe", None),
        ("Skole 2026", "Skole 2026", None),
        ("fra 2026-11 til 2026-12", "fra 2026-11 til 2026-12", None),
        ("liste 2026-13", "liste 2026-13", None),
        ("liste 2026-11-32", "liste 2026-11-32", None),
        ("Ungemaj2026", "Ungemaj2026", None),
        ("010190-9999", "010190-9999", None),
    ],
)
def test_a_month_in_a_name_is_read_only_where_it_is_one(stem: str, rest: str, month: str | None) -> None:
    found = dated(stem)
    assert (found.rest, found.month) == (rest, month)


def names(month: str, *given: str) -> list[str]:
    return [path.name for path in newest([Path(name) for name in given], month)]


def test_the_newest_of_each_series_holds_that_is_not_later() -> None:
    given = (
        "unge 2026-10.xlsx",
        "unge 2026-11.csv",
        "unge 2026-12.xlsx",
        "mentorer 2026-09.xlsx",
        "fast.xlsx",
    )
    assert names("2026-11", *given) == ["fast.xlsx", "mentorer 2026-09.xlsx", "unge 2026-11.csv"]
    assert names("2026-08", *given) == ["fast.xlsx"]
    assert names("2026-11", "a 2026-11-01.xlsx", "a 2026-11-15.xlsx", "a 2026-11.xlsx") == [
        "a 2026-11-15.xlsx"
    ]


def test_two_equally_new_lists_are_both_read_and_none_is_guessed() -> None:
    assert names("2026-11", "a 2026-11.xlsx", "a nov 2026.xlsx") == ["a 2026-11.xlsx", "a nov 2026.xlsx"]


def test_the_month_of_lists_is_that_of_the_oldest() -> None:
    assert month_of_lists([Path("unge 2026-11.xlsx"), Path("mentorer 2026-09.xlsx")]) == "2026-09"
    assert month_of_lists([Path("unge.xlsx")]) is None
