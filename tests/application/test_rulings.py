"""An answer about a mentor on whom the rules do not decide: written on Afklaring, read next time, and kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
FIRST = 5
SU = {"Navn": "Helen Bach", "Ydelse": "su"}


def first(folder: Path, **answers: object) -> Path:
    book = write_book(
        folder / "b.xlsx", [youth(1, **{"Timer pr. måned": 6})], [mentor(1, **{**SU, **answers})]
    )
    result = folder / "r.xlsx"
    assert command("match", book, "-o", result, "--as-of", AS_OF) in {0, 4}
    return result


def answer(result: Path, sheet: str = "Afklaring", **cells: object) -> None:
    book = openpyxl.load_workbook(result)
    found = book[sheet]
    head = {str(cell.value).replace(" ", "_").replace(".", ""): cell.column for cell in found[FIRST - 1]}
    for name, value in cells.items():
        found.cell(FIRST, head[name]).value = value
    book.save(result)


def listed(result: Path, sheet: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(result)
    if sheet not in book.sheetnames:
        return []
    table = list(book[sheet].iter_rows(min_row=FIRST - 1, values_only=True))
    return [dict(zip(table[0], row, strict=True)) for row in table[1:] if row[0] == "M1"]


def again(folder: Path, capsys: Capture, result: Path, month: str, *words: object) -> tuple[Path, int, Any]:
    out = folder / f"{month}.xlsx"
    code, data = as_json(capsys, "match", result, "-o", out, "--as-of", month, *words)
    return out, code, data


SIGNED = {"Svaret_af": "A-kassen Krifa", "Svaret_den": datetime(2026, 11, 12), "Henvisning": "sag 4711"}  # noqa: DTZ001


@pytest.mark.parametrize(
    ("cells", "outcome", "matched"),
    [
        ({"Svar": "fri"}, "✓ må være frivillig", True),
        ({"Svar": "op til et timetal", "Højst_timer_pr_måned": 10}, "◑ op til et timetal", True),
        ({"Svar": "op til 10 timer"}, "◑ op til et timetal", True),
        ({"Svar": "op til 5 timer"}, "◑ op til et timetal", False),
        ({"Svar": "nej"}, "✗ bliver trukket", False),
    ],
)
def test_an_answer_is_read_next_time_and_stands_behind_the_verdict_for_good(
    tmp_path: Path, capsys: Capture, cells: dict[str, object], outcome: str, matched: bool
) -> None:
    result = first(tmp_path)
    assert [row["Navn"] for row in listed(result, "Afklaring")] == ["Helen Bach"]
    answer(result, **cells, **SIGNED)
    assert command("verify", result) == 0, "filling in an answer changes no plan"
    for month in ("2026-12-01", "2027-01-01"):
        result, code, data = again(tmp_path, capsys, result, month)
        assert code == (0 if matched else 4)
        assert pairs(data) == ({("U1", "M1")} if matched else set())
        assert listed(result, "Afklaring") == [], "whoever was answered for leaves the list"
        (row,) = listed(result, "Berettigelse")
        assert row["Afgørelse"] == outcome
        assert "A-kassen Krifa" in row["Hvorfor"]
        assert "12. november 2026" in row["Hvorfor"]
        assert row["Kilde"] == "sag 4711"
        (kept,) = listed(result, "Svar om mentorer")
        assert (kept["Svaret af"], kept["Henvisning"]) == ("A-kassen Krifa", "sag 4711")
        assert command("verify", result) == 0


def test_a_limit_without_a_number_is_an_error_at_its_cell(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    answer(result, Svar="op til et timetal", **SIGNED)
    _, code, data = again(tmp_path, capsys, result, "2026-12-01")
    assert code == 3
    (issue,) = (one for one in data["issues"]["list"] if one["severity"] == "error")
    assert (issue["code"], issue["sheet"], issue["heading"]) == (
        "MM-R601",
        "Afklaring",
        "Højst timer pr. måned",
    )


def test_an_answer_that_nobody_signed_holds_and_is_told_of(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    answer(result, Svar="fri")
    _, code, data = again(tmp_path, capsys, result, "2026-12-01")
    assert code == 0
    assert "MM-R602" in {one["code"] for one in data["issues"]["list"]}


def test_an_answer_does_not_hold_for_another_benefit(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    answer(result, Svar="fri", **SIGNED)
    result, _, _ = again(tmp_path, capsys, result, "2026-12-01")
    book = openpyxl.load_workbook(result)
    sheet = book["Mentorer"]
    head = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, head["Ydelse"]).value = "seniorpension"
    book.save(result)
    result, code, data = again(tmp_path, capsys, result, "2027-01-01")
    assert code == 4
    assert "MM-R603" in {one["code"] for one in data["issues"]["list"]}
    assert [row["Navn"] for row in listed(result, "Afklaring")] == ["Helen Bach"]


def test_what_the_rules_decide_no_answer_changes(tmp_path: Path, capsys: Capture) -> None:
    """Deducted by law stays deducted, whatever stands on the sheet of answers."""
    result = first(tmp_path)
    answer(result, Svar="fri", **SIGNED)
    result, _, _ = again(tmp_path, capsys, result, "2026-12-01")
    book = openpyxl.load_workbook(result)
    sheet = book["Mentorer"]
    head = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, head["Ydelse"]).value = "dagpenge"
    sheet.cell(2, sheet.max_column + 1).value = "primær drift"
    sheet.cell(1, sheet.max_column).value = "Arbejdets art"
    answers = book["Svar om mentorer"]
    codes = {cell.value: cell.column for cell in answers[FIRST - 1]}
    answers.cell(FIRST, codes["Kode"]).value = None
    book.save(result)
    result, code, _ = again(tmp_path, capsys, result, "2027-01-01")
    assert code == 4
    (row,) = listed(result, "Berettigelse")
    assert row["Afgørelse"] == "✗ bliver trukket"
    assert "Krifa" not in row["Hvorfor"]


def test_an_answer_is_kept_in_a_workbook_of_the_users_own(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1), youth(2)], [mentor(1, **SU), mentor(2)])
    assert command("match", book, "--in-place", "--as-of", AS_OF) == 0
    answer(book, Svar="fri", **SIGNED)
    for month in ("2026-12-01", "2027-01-01"):
        assert command("match", book, "--in-place", "--as-of", month) == 0
        assert [row["Afgørelse"] for row in listed(book, "Berettigelse")] == ["✓ må være frivillig"]
        assert listed(book, "Afklaring") == []
        assert command("verify", book) == 0


def test_an_answer_holds_in_check_and_beside_this_months_list(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    answer(result, Svar="fri", **SIGNED)
    new = write_book(tmp_path / "new.xlsx", [youth(1), youth(2)], [mentor(1, **SU)])
    code, data = as_json(capsys, "match", new, result, "-o", tmp_path / "n.xlsx", "--as-of", "2026-12-01")
    assert code == 0
    assert len(pairs(data)) == 1
    code, told = as_json(capsys, "check", result, "--as-of", "2026-12-01")
    assert [one["verdict"] for one in told] == ["free"]
