"""Sheets of when people can meet: the day once, above all its times."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from mentormatch.domain import DayPart, Slot
from mentormatch.workbook import read
from tests.lookalikes.tables import Table, book

DAYS = ["Mandag", "Tirsdag", "Onsdag", "Torsdag", "Fredag", "Lørdag", "Søndag"]
PARTS = ["Formiddag", "Eftermiddag", "Aften"]
CLOCK = ["8-12", "12-18", "18-22"]
MENTORS: Table = [["Id", "Ydelse", "Mødetider"], ["M1", "løn", "aften"]]
ALL_EVENINGS = {Slot(day, DayPart.EVENING) for day in range(7)}


def sheet(times: list[str], *, merged_front: bool) -> Table:
    """Return a youth who can in the evening, with a cross under each; the last column is no time at all."""
    front = ["Id", "Alder"]
    above: list[str | None] = [*(front if merged_front else (None, None))]
    below: list[str | None] = [*((None, None) if merged_front else front)]
    for day in DAYS:
        above += [day, None, None]
        below += times
    crosses = ["x" if time == times[2] else None for _ in DAYS for time in times]
    return [[*above, None], [*below, "Status"], ["U1", 20, *crosses, "pause"]]


@pytest.mark.parametrize("times", [PARTS, CLOCK], ids=["parts", "clock"])
def test_a_day_holds_for_all_the_times_under_it(tmp_path: Path, times: list[str]) -> None:
    rows = sheet(times, merged_front=False)
    found = read([book(tmp_path / "a.xlsx", {"Unge": rows, "Mentorer": MENTORS})])
    assert found.errors == ()
    (youth,) = found.youths
    assert youth.meeting_times == ALL_EVENINGS
    assert youth.status == "paused", "what stands right of Sunday is no time of Sunday"


def test_so_it_does_where_the_cells_are_merged(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Unge": sheet(PARTS, merged_front=True), "Mentorer": MENTORS})
    workbook = openpyxl.load_workbook(path)
    for first in range(3, 24, 3):
        workbook["Unge"].merge_cells(start_row=1, end_row=1, start_column=first, end_column=first + 2)
    for cells in ("A1:A2", "B1:B2"):
        workbook["Unge"].merge_cells(cells)
    workbook.save(path)
    found = read([path])
    assert found.errors == ()
    assert [youth.meeting_times for youth in found.youths] == [ALL_EVENINGS]


def test_weekdays_and_weekend_are_columns_too(tmp_path: Path) -> None:
    rows = [["Id", "Alder", "Hverdage", "Weekend"], ["U1", 20, "aften", "x"], ["U2", 20, None, "formiddag"]]
    found = read([book(tmp_path / "a.xlsx", {"Unge": rows, "Mentorer": MENTORS})])
    assert found.errors == ()
    weekend = {Slot(day, part) for day in (5, 6) for part in DayPart}
    first, second = found.youths
    assert first.meeting_times == {Slot(day, DayPart.EVENING) for day in range(5)} | weekend
    assert second.meeting_times == {Slot(day, DayPart.MORNING) for day in (5, 6)}
