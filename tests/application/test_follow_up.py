"""The sheet of follow-ups over the months: asked for, read, shown, handed on, and never in anybody's way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, Row, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
RUNNING = [
    {"Ung": "U1", "Mentor": "M1", "Status": "aktiv"},
    {"Ung": "U2", "Mentor": "M2", "Status": "godkendt"},
]


def write(path: Path, follow_ups: Sequence[Row] = (), **settings: object) -> Path:
    names = {1: "Anna And", 2: "Bo Bi", 3: "Carl Caj"}
    return write_book(
        path,
        [youth(n, Navn=names[n]) for n in (1, 2, 3)],
        [mentor(n) for n in (1, 2, 3)],
        RUNNING,
        settings,
        follow_ups,
    )


def said(pair: str, day: date | str | None, wellbeing: object = None, **more: object) -> dict[str, object]:
    return {"Ung": f"U{pair[0]}", "Mentor": f"M{pair[1]}", "Dato": day, "Trivsel (0-10)": wellbeing, **more}


def rows(path: Path, sheet: str = "Opfølgning") -> list[tuple[object, ...]]:
    return [row for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True) if any(row)]


def texts(path: Path, sheet: str = "Overblik") -> list[str]:
    return [str(cell) for row in rows(path, sheet) for cell in row if cell is not None]


def codes(data: Any) -> set[str]:
    return {issue["code"] for issue in data["issues"]["list"] if issue["code"].startswith("MM-O9")}


def test_a_result_has_a_row_to_fill_in_for_each_pair_under_way_and_none_for_a_proposal(
    tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "r.xlsx"
    _, data = as_json(capsys, "match", write(tmp_path / "b.xlsx"), "-o", out, "--as-of", AS_OF)
    assert pairs(data) == {("U1", "M1"), ("U2", "M2"), ("U3", "M3")}
    head, *waiting = rows(out)
    assert head[:3] == ("Ung", "Mentor", "Dato")
    assert [row[:3] for row in waiting] == [("U1", "M1", None), ("U2", "M2", None)]
    assert not any("trivsel" in text.lower() for text in texts(out))
    sheet = openpyxl.load_workbook(out)["Opfølgning"]
    offers = {str(one.sqref).split(":")[0]: one.type for one in sheet.data_validations.dataValidation}
    assert (offers["D2"], offers["E2"], offers["F2"]) == ("whole", "whole", "list")


def test_answers_are_shown_handed_on_and_asked_for_again_next_month(tmp_path: Path, capsys: Capture) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    answers = [
        said("11", date(2026, 9, 7), 8, Bemærkning="Et hemmeligt ord", Af="mentor"),
        said("11", date(2026, 10, 5), 3),
        said("22", date(2026, 10, 6), 9, **{"Stadig i uddannelse eller job": "nej"}),
    ]
    book = write(tmp_path / "b.xlsx", answers)
    _, data = as_json(capsys, "match", book, "-o", first, "--as-of", AS_OF)
    assert [(one["youth"], one.get("wellbeing"), one["left"]) for one in data["follow_up"]] == [
        ("U1", {"value": 3, "before": 8}, False),
        ("U2", None, True),
    ]
    shown = texts(first)
    for line in (
        "Anna And (U1) og M1, 5. oktober 2026: trivsel 3 (før 8)",
        "Bo Bi (U2) og M2, 6. oktober 2026: ikke længere i uddannelse eller job",
    ):
        # behind it stand the next mentors, should the two part
        assert any(text.startswith(line) for text in shown), line
    command("match", book, "-o", tmp_path / "3.xlsx", "--as-of", AS_OF, "--lang", "da")
    assert "(Anna And (U1)–M1, Bo Bi (U2)–M2)" in " ".join(capsys.readouterr().out.split())
    assert not [text for text in shown if "hemmeligt" in text], "a remark stays in its own sheet"
    charts = openpyxl.load_workbook(first)["Overblik"]._charts
    assert [type(chart).__name__ for chart in charts].count("LineChart") == 1
    # Next month's input is the result: nothing lost, nothing twice, one row to fill in for each pair.
    assert command("match", first, "-o", second, "--as-of", "2026-12-01") == 0
    for path in (first, second):
        _, *kept = rows(path)
        assert [(row[0], row[3]) for row in kept] == [
            ("U1", 8),
            ("U1", 3),
            ("U2", 9),
            ("U1", None),
            ("U2", None),
        ]
        assert kept[0][5:8] == (None, "Et hemmeligt ord", "mentor") or kept[0].count("Et hemmeligt ord") == 1
        assert command("verify", path) == 0


def test_a_link_leads_to_the_last_answer_of_the_pair(tmp_path: Path) -> None:
    out = tmp_path / "r.xlsx"
    answers = [said("22", None), said("11", date(2026, 10, 5), 3), said("11", date(2026, 9, 7), 4)]
    assert command("match", write(tmp_path / "b.xlsx", answers), "-o", out, "--as-of", AS_OF) == 0
    overview = openpyxl.load_workbook(out)["Overblik"]
    (row,) = (row for row in overview if str(row[0].value).startswith("Anna And (U1) og M1, 5. oktober"))
    (target,) = (cell.hyperlink.location for cell in row if cell.hyperlink)
    assert target == "'Opfølgning'!A2"  # the row that nobody filled in is gone from above it
    assert rows(out)[1][:2] == ("U1", "M1")


def test_the_limits_are_settings(tmp_path: Path, capsys: Capture) -> None:
    answers = [said("11", date(2026, 9, 7), 9), said("11", date(2026, 10, 5), 6)]
    book = write(tmp_path / "b.xlsx", answers)
    for limits, found in (((4, 3), True), ((4, 4), False), ((6, 4), True)):
        words = [f"follow_up_low={limits[0]}", f"follow_up_fall={limits[1]}"]
        given = [word for one in words for word in ("--setting", one)]
        _, data = as_json(
            capsys, "match", book, "-o", tmp_path / "r.xlsx", "--force", "--as-of", AS_OF, *given
        )
        assert bool(data["follow_up"]) == found


@pytest.mark.parametrize(
    ("row", "code", "stops"),
    [
        (said("11", date(2026, 10, 5), 11), None, True),
        (said("11", date(2026, 10, 5), "fin"), None, True),
        (said("11", "en dag", 5), None, True),
        ({**said("11", date(2026, 10, 5), 5), "Mentor": None}, "MM-O901", True),
        (said("11", None, 2), "MM-O902", False),
        (said("11", date(2027, 10, 5), 2), "MM-O903", False),
        (said("91", date(2026, 10, 5), 2), "MM-O904", False),
    ],
)
def test_what_is_wrong_is_said_at_its_row_and_counts_for_nothing(
    row: Row, code: str | None, stops: bool, tmp_path: Path, capsys: Capture
) -> None:
    book = write(tmp_path / "b.xlsx", [said("22", date(2026, 10, 5), 8), row])
    out = tmp_path / "r.xlsx"
    status, data = as_json(capsys, "match", book, "-o", out, "--as-of", AS_OF)
    assert status == (3 if stops else 0)
    found = data["issues"]["list"]
    here = [issue for issue in found if issue["sheet"] == "Opfølgning" and issue["row"] == 3]
    assert len(here) == 1
    assert code is None or here[0]["code"] == code
    if not stops:
        assert data["follow_up"] == []
        assert len(rows(out)) == 5, "the row is kept for a person to correct"
    else:
        left = command("match", book, "-o", out, "--as-of", AS_OF, "--leave-out-errors")
        assert left == 0
        assert len(rows(out)) == 5


def test_a_sheet_of_that_name_for_something_else_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    path = write(tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(path)
    own = book.create_sheet("Opfølgning")
    own.append(["Dato", "Hvem ringer", "Om hvad"])
    own.append([date(2026, 10, 1), "Lis", "lokaler"])
    book.save(path)
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    status, data = as_json(capsys, "match", path, "-o", first, "--as-of", AS_OF)
    assert (status, codes(data)) == (0, {"MM-O905"})
    assert rows(first)[1][1:] == ("Lis", "lokaler")
    assert [row[0] for row in rows(first, "Opfølgning (2)")] == ["Ung", "U1", "U2"]
    # And the sheet that we had to call something else is known next month by what is in it.
    result = openpyxl.load_workbook(first)
    result["Opfølgning (2)"]["C2"], result["Opfølgning (2)"]["D2"] = date(2026, 11, 2), 1
    result.save(first)
    _, data = as_json(capsys, "match", first, "-o", second, "--as-of", "2026-12-01")
    assert [one["youth"] for one in data["follow_up"]] == ["U1"]
    assert len(rows(second, "Opfølgning (2)")) == 4


def test_of_list_and_last_result_the_follow_ups_become_one_sheet(tmp_path: Path, capsys: Capture) -> None:
    shared, newer = said("11", date(2026, 9, 7), 8), said("22", date(2026, 11, 9), 5)
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    assert command("match", write(tmp_path / "b.xlsx", [shared]), "-o", first, "--as-of", AS_OF) == 0
    this_month = write(tmp_path / "c.xlsx", [newer, {**shared, "Af": None}])
    status, _ = as_json(capsys, "match", this_month, first, "-o", second, "--as-of", "2026-12-01")
    assert status == 0
    assert [name for name in openpyxl.load_workbook(second).sheetnames if "Opf" in name] == ["Opfølgning"]
    _, *kept = rows(second)
    assert [(row[0], row[3]) for row in kept] == [("U2", 5), ("U1", 8), ("U1", None), ("U2", None)]
