"""``compare`` puts two results side by side."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


def result(folder: Path, name: str, youths: list[int], mentors: list[dict[str, object]]) -> Path:
    words = {1: "fodbold", 2: "skak", 3: "dans", 4: "sang"}
    people = [
        youth(n, Navn=f"Ung {n}", Interesser=words[n], **{"Venter siden": f"2026-0{n}-01"}) for n in youths
    ]
    book = write_book(folder / f"{name}-in.xlsx", people, mentors)
    out = folder / f"{name}.xlsx"
    assert command("match", book, "-o", out, "--as-of", AS_OF) == 0
    return out


def test_who_got_lost_changed_came_and_left(tmp_path: Path, capsys: Capture) -> None:
    before = result(tmp_path, "a", [1, 2, 3], [mentor(1, Interesser="skak"), mentor(2, Interesser="fodbold")])
    after = result(
        tmp_path, "b", [2, 3, 4], [mentor(2), mentor(3, Interesser="dans"), mentor(4, Interesser="sang")]
    )
    capsys.readouterr()
    code, data = as_json(capsys, "compare", before, after)
    assert code == 0
    assert data["matched"] == {"before": 2, "after": 3}
    assert {(one["youth"], one["kind"], one["before"], one["after"]) for one in data["changed"]} == {
        ("U1", "left", "M2", None),
        ("U2", "changed", "M1", "M2"),
        ("U3", "got", None, "M3"),
        ("U4", "came", None, "M4"),
    }
    assert data["kept"] == 0
    assert data["levels"][0] == {"goal": "matched", "before": 2, "after": 3}
    assert command("compare", after, before, "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "1 youth lost their mentor." in said
    assert "1 youth with a mentor is no longer on the list." in said
    assert "M3" in said
    assert "Ung 3 (U3)" in said


def test_the_same_result_twice_changes_nobody(tmp_path: Path, capsys: Capture) -> None:
    one = result(tmp_path, "a", [1, 2], [mentor(1), mentor(2)])
    capsys.readouterr()
    _, data = as_json(capsys, "compare", one, one)
    assert (data["changed"], data["kept"]) == ([], 2)
    assert command("compare", one, one, "--lang", "en") == 0
    assert "Nobody changes." in capsys.readouterr().out


def test_a_file_that_is_no_result_is_an_input_fault(tmp_path: Path) -> None:
    one = result(tmp_path, "a", [1], [mentor(1)])
    assert command("compare", one, tmp_path / "a-in.xlsx") == 3


def test_the_comparison_as_a_workbook(tmp_path: Path, capsys: Capture) -> None:
    before = result(tmp_path, "a", [1, 2, 3], [mentor(1, Interesser="skak"), mentor(2, Interesser="fodbold")])
    after = result(tmp_path, "b", [2, 3, 4], [mentor(2), mentor(3, Interesser="dans")])
    out, again = tmp_path / "c.xlsx", tmp_path / "d.xlsx"
    _, data = as_json(capsys, "compare", before, after, "-o", out)
    assert Path(data["output"]) == out
    people, goals = openpyxl.load_workbook(out).worksheets
    shown = {row[0]: (row[2], row[4]) for row in people.iter_rows(min_row=5, values_only=True) if row[1]}
    assert shown == {
        f"Ung {one['youth'][1:]} ({one['youth']})": (one["before"] or "ingen", one["after"] or "ingen")
        for one in data["changed"]
    }
    assert people.max_row - 4 == len(data["changed"]) > 1
    assert [row[2:4] for row in goals.iter_rows(min_row=5, max_row=5, values_only=True)] == [("2", "2")]
    assert command("compare", before, after, "-o", again) == 0
    assert again.read_bytes() == out.read_bytes()
    assert command("compare", before, after, "-o", out) == 6
    assert again.read_bytes() == out.read_bytes()
    assert command("compare", before, after, "-o", out, "--force") == 0


def test_both_dates_are_said_and_that_the_newer_stands_first(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "in.xlsx", [youth(1)], [mentor(1)])
    days = {"old": "2026-10-01", "new": "2026-11-01"}
    for name, day in days.items():
        assert command("match", book, "-o", tmp_path / f"{name}.xlsx", "--as-of", day) == 0
    old, new, out = (tmp_path / f"{name}.xlsx" for name in ("old", "new", "c"))
    capsys.readouterr()
    assert command("compare", old, new, "--lang", "en") == 0
    said = capsys.readouterr().out
    assert "old.xlsx, as of 1 October 2026: 1 with a mentor" in said
    assert "new.xlsx, as of 1 November 2026: 1 with a mentor" in said
    assert "newer" not in said
    assert command("compare", new, old, "--lang", "en", "-o", out) == 0
    assert "You named the newer result first" in capsys.readouterr().out
    cells = [
        str(cell)
        for row in openpyxl.load_workbook(out).worksheets[1].iter_rows(values_only=True)
        for cell in row
    ]
    assert any("Before: new.xlsx, as of 1 November 2026" in cell for cell in cells)
    _, data = as_json(capsys, "compare", old, new)
    assert data["as_of"] == {"before": days["old"], "after": days["new"]}
