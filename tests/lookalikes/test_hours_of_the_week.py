"""Application sheets with a column for every hour of the week, and none for the id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentormatch.domain import DayPart, Slot
from mentormatch.workbook import read
from tests.books import AS_OF, as_json, pairs
from tests.lookalikes.proposed import Capture, match_as_proposed
from tests.lookalikes.tables import DAYS, Table, book, hours_of_the_week

EVENING, WEEKEND = {Slot(0, DayPart.EVENING)}, {Slot(5, DayPart.MORNING)}


def wide(lang: str, front: list[str], people: list[tuple[list[Any], set[str]]], mark: object) -> Table:
    """Return a sheet of people with 168 columns of crosses."""
    hours = hours_of_the_week(lang)
    rows = [[*answers, *(mark if hour in chosen else None for hour in hours)] for answers, chosen in people]
    return [[*front, *hours], *rows]


@pytest.mark.parametrize("mark", ["x", 1, True, "Yes", "ja"], ids=str)
@pytest.mark.parametrize("lang", ["en", "da"])
def test_crosses_are_read_and_the_address_is_proposed_for_the_id(
    tmp_path: Path, capsys: Capture, lang: str, mark: object
) -> None:
    monday, saturday = DAYS[lang][0], DAYS[lang][5]
    late, early = {f"{monday} 19:00", f"{monday} 20:00"}, {f"{saturday} 10:00", f"{saturday} 11:00"}
    english = lang == "en"
    youths = wide(
        lang,
        ["Full name", "Date of birth", "Email"] if english else ["Navn", "Fødselsdato", "E-mail"],
        [(["Ann Bech", "2004-05-03", "ann@x.dk"], late), (["Bo Dam", "2003-12-24", "bo@x.dk"], early)],
        mark,
    )
    mentors = wide(
        lang,
        ["Full name", "Mail", "Benefit"] if english else ["Navn", "Mail", "Ydelse"],
        [(["Eva Eg", "eva@x.dk", "wage"], late), (["Carl Krog", "carl@x.dk", "wage"], early)],
        mark,
    )
    names = ("Mentees", "Mentors") if english else ("Unge", "Mentorer")
    path = book(tmp_path / "a.xlsx", dict(zip(names, (youths, mentors), strict=True)))
    told = match_as_proposed(capsys, tmp_path, path)
    assert (told.first, told.second) == (3, 0), told.again
    assert told.youths["ann@x.dk"].meeting_times == EVENING
    assert told.youths["bo@x.dk"].meeting_times == WEEKEND
    assert told.mentors["eva@x.dk"].meeting_times == EVENING
    code, said = as_json(capsys, "match", told.result, "-o", tmp_path / "next.xlsx", "--as-of", AS_OF)
    assert code == 0
    assert pairs(said) == {("ann@x.dk", "eva@x.dk"), ("bo@x.dk", "carl@x.dk")}


def test_the_message_about_the_missing_id_is_short_and_names_a_real_column(tmp_path: Path) -> None:
    youths = wide("en", ["Full name", "Age", "Email"], [(["Ann", 20, "a@x.dk"], {"Mon 19:00"})], "x")
    mentors = [("Id", "Benefit"), ("M1", "wage")]
    (fault,) = read([book(tmp_path / "a.xlsx", {"Youths": youths, "Mentors": mentors})]).errors
    assert fault.code == "MM-S103"
    assert fault.cause("en") == (
        "The column Id is missing. The headings are: Full name, Age, Email and 168 of meeting times."
    )
    assert '--map "Email=id"' in fault.remedy("en")
    assert len(fault.cause("da")) < 200


def test_names_stand_for_ids_only_where_no_two_are_alike(tmp_path: Path) -> None:
    mentors = [("Id", "Benefit"), ("M1", "wage")]

    def proposed(*names: str) -> list[tuple[str | None, str]]:
        rows = [("Name", "Age"), *((name, 20) for name in names)]
        found = read([book(tmp_path / "a.xlsx", {"Youths": rows, "Mentors": mentors})])
        return [(one.heading, one.means) for one in found.proposals]

    assert proposed("Ann", "Bo") == [("Name", "id")]
    assert proposed("Ann", "Ann") == []
    assert proposed("Ann", "ann") == []


def test_where_no_column_can_be_the_id_the_remedy_is_to_number_the_rows(tmp_path: Path) -> None:
    rows = [("Name", "Age", "Phone number"), ("Ann", 20, "2020 2020"), ("Ann", 21, "3030 3030")]
    path = book(tmp_path / "a.xlsx", {"Youths": rows, "Mentors": [("Id", "Benefit"), ("M1", "wage")]})
    (fault,) = read([path]).errors
    assert "write 1, 2, 3 down through it" in fault.remedy("en")
    assert "skriv 1, 2, 3 ned gennem den" in fault.remedy("da")


def test_the_days_may_stand_above_the_hours(tmp_path: Path) -> None:
    """Two rows of headings: a day over its 24 hours, each hour a time or a text."""
    from datetime import time

    for hours in ([f"{hour:02}:00" for hour in range(24)], [time(hour) for hour in range(24)]):
        top: list[Any] = ["Id", "Age"]
        below: list[Any] = [None, None]
        for day in DAYS["en"]:
            top += [day, *[None] * 23]
            below += hours
        crosses = ["x" if number in {19, 20} else None for number in range(168)]
        path = book(
            tmp_path / "a.xlsx",
            {"Youths": [top, below, ["U1", 20, *crosses]], "Mentors": [("Id", "Benefit"), ("M1", "wage")]},
        )
        found = read([path])
        assert found.errors == ()
        assert [(youth.id, youth.meeting_times) for youth in found.youths] == [("U1", EVENING)]
