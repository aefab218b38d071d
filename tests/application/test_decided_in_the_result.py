"""What a coordinator decides in a result: another mentor, a match that has begun, a decision taken back; and names
that must belong to the ids beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
Decide = Callable[..., None]
FIRST = 5


def people() -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    youths = [youth(1, Navn="Ann Bech"), youth(2, Navn="Bo Dam")]
    return youths, [mentor(1, Navn="Helen Bach"), mentor(2, Navn="Ib Fog"), mentor(3, Navn="Eva Eg")]


def first(folder: Path, *matches: dict[str, object]) -> Path:
    book = write_book(folder / "b.xlsx", *people(), matches=matches)
    result = folder / "r.xlsx"
    assert command("match", book, "-o", result, "--as-of", AS_OF) == 0
    return result


def rows(result: Path, sheet: str) -> list[dict[str, Any]]:
    table = list(openpyxl.load_workbook(result)[sheet].iter_rows(values_only=True))
    at = next(n for n, row in enumerate(table) if "Ung" in row)
    return [dict(zip(table[at], row, strict=True)) for row in table[at + 1 :] if any(row)]


def decide(result: Path, youth_id: str, **cells: object) -> None:
    """Fill in the row of a youth in the sheet of matches."""
    book = openpyxl.load_workbook(result)
    sheet = book["Matches"]
    head = {str(cell.value).replace(" ", "_"): cell.column for cell in sheet[FIRST - 1]}
    row = next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value == youth_id)
    for name, value in cells.items():
        sheet.cell(row, head[name]).value = value
    book.save(result)


def mentor_of(result: Path, youth_id: str) -> str:
    return next(row["Mentor"] for row in rows(result, "Matches") if row["Ung"] == youth_id)


def again(folder: Path, capsys: Capture, result: Path, month: str, *words: object) -> tuple[Path, Any]:
    out = folder / f"{month}.xlsx"
    code, data = as_json(capsys, "match", result, "-o", out, "--as-of", month, *words)
    assert code == 0, data
    assert command("verify", out) == 0
    return out, data


@pytest.mark.parametrize("spelling", ["{id}", "{name}", "{name} ({id})"])
@pytest.mark.parametrize(
    ("decision", "status"),
    [
        (None, "godkendt"),
        ("godkendt", "godkendt"),
        ("låst", "låst"),
        ("aktiv", "aktiv"),
        ("afvist", "godkendt"),
    ],
)
def test_another_mentor_takes_the_place_of_the_one_proposed(
    tmp_path: Path, capsys: Capture, spelling: str, decision: str | None, status: str
) -> None:
    result = first(tmp_path)
    proposed = mentor_of(result, "U1")
    other = "M3" if proposed != "M3" else "M2"
    name = {"M2": "Ib Fog", "M3": "Eva Eg"}[other]
    given = spelling.format(id=other, name=name)
    decide(result, "U1", Anden_mentor=given, Beslutning=decision, Af="Mette")
    assert command("verify", result) == 0, "filling in what is there to be filled in changes no plan"
    for month in ("2026-12-01", "2027-01-01"):
        result, data = again(tmp_path, capsys, result, month)
        assert ("U1", other) in pairs(data)
        of_u1 = {row["Mentor"]: row["Status"] for row in rows(result, "Forløb") if row["Ung"] == "U1"}
        assert of_u1[other] == status
        assert of_u1.get(proposed) in ({"afvist"} if decision == "afvist" else {None, "foreslået"})


def test_another_mentor_overtakes_an_earlier_approval(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path, {"Ung": "U1", "Mentor": "M1", "Status": "godkendt"})
    decide(result, "U1", Anden_mentor="M2")
    result, data = again(tmp_path, capsys, result, "2026-12-01")
    assert ("U1", "M2") in pairs(data)


def test_a_decision_that_was_cleared_is_taken_back(tmp_path: Path, capsys: Capture) -> None:
    """The result fills in what holds; whoever empties the cell does not want it any more."""
    result = first(tmp_path, {"Ung": "U1", "Mentor": "M3", "Status": "godkendt"})
    decide(result, "U1", Beslutning=None)
    out, data = again(tmp_path, capsys, result, "2026-12-01")
    assert "godkendt" not in {row["Status"] for row in rows(out, "Forløb")}
    assert [row["Tilstand"] for row in rows(out, "Matches") if row["Ung"] == "U1"] != ["✓ godkendt"]
    assert "MM-M410" in {one["code"] for one in data["issues"]["list"]}


def test_who_is_no_mentor_is_an_error_at_the_cell(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    decide(result, "U1", Anden_mentor="Helene Back")
    code, data = as_json(capsys, "match", result, "-o", tmp_path / "n.xlsx", "--as-of", "2026-12-01")
    assert code == 3
    (issue,) = (one for one in data["issues"]["list"] if one["severity"] == "error")
    assert (issue["sheet"], issue["heading"]) == ("Matches", "Anden mentor")
    assert "Helene Back" in issue["cause"]


def test_a_match_in_progress_is_one_row(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    decide(result, "U1", Beslutning="godkendt", Begrundelse="Passer godt", Af="Mette", Dato="2-11-2026")
    result, _ = again(tmp_path, capsys, result, "2026-12-01")
    decide(result, "U1", Beslutning="aktiv")
    result, _ = again(tmp_path, capsys, result, "2027-01-01")
    assert [row["Tilstand"] for row in rows(result, "Matches") if row["Ung"] == "U1"] == ["▶ i gang"]
    (row,) = (row for row in rows(result, "Forløb") if row["Ung"] == "U1")
    assert (row["Status"], row["Begrundelse"], row["Af"]) == ("aktiv", "Passer godt", "Mette")


def test_a_beginning_noted_in_the_list_itself_is_one_row_with_the_approval(
    tmp_path: Path, capsys: Capture
) -> None:
    result = first(tmp_path)
    decide(result, "U1", Beslutning="godkendt", Begrundelse="Passer godt", Af="Mette")
    result, _ = again(tmp_path, capsys, result, "2026-12-01")
    book = openpyxl.load_workbook(result)
    sheet = book["Forløb"]
    head = {cell.value: cell.column for cell in sheet[1]}
    sheet.append([mentor_of(result, "U1") if name == "Mentor" else None for name in head])
    row = sheet.max_row
    for name, value in {"Ung": "U1", "Status": "aktiv", "Start": "5-12-2026"}.items():
        sheet.cell(row, head[name]).value = value
    book.save(result)
    for month in ("2027-01-01", "2027-02-01"):
        result, _ = again(tmp_path, capsys, result, month)
        (kept,) = (row for row in rows(result, "Forløb") if row["Ung"] == "U1")
        assert (kept["Status"], kept["Begrundelse"], kept["Af"]) == ("aktiv", "Passer godt", "Mette")
        assert str(kept["Start"]) in {"5-12-2026", "2026-12-05 00:00:00"}


@pytest.mark.parametrize(
    ("cells", "heading"),
    [
        ({"Den_unge": "Bo Dam"}, "Den unge"),
        ({"Den_unge": "En Helt Tredje"}, "Den unge"),
        ({"Mentorens_navn": "Eva Eg"}, "Mentorens navn"),
    ],
)
def test_a_name_that_does_not_belong_to_the_id_is_an_error_in_match_verify_and_letters(
    tmp_path: Path, capsys: Capture, cells: dict[str, object], heading: str
) -> None:
    result = first(tmp_path, {"Ung": "U1", "Mentor": "M1", "Status": "godkendt"})
    decide(result, "U1", **cells)
    code, data = as_json(capsys, "match", result, "-o", tmp_path / "n.xlsx", "--as-of", "2026-12-01")
    assert code == 3
    (issue,) = (one for one in data["issues"]["list"] if one["severity"] == "error")
    assert (issue["code"], issue["sheet"], issue["heading"]) == ("MM-M408", "Matches", heading)
    assert str(next(iter(cells.values()))) in issue["cause"]
    assert command("verify", result) == 12
    assert str(next(iter(cells.values()))) in capsys.readouterr().err
    assert command("letters", result, "-o", tmp_path / "letters") == 12
    assert not (tmp_path / "letters").exists()


def test_a_name_corrected_in_the_list_is_still_that_persons(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    book = openpyxl.load_workbook(result)
    heads = [cell.value for cell in book["Unge"][1]]
    book["Unge"].cell(2, heads.index("Navn") + 1).value = "Ann Bech Holm"
    book.save(result)
    code, _ = as_json(capsys, "match", result, "-o", tmp_path / "n.xlsx", "--as-of", "2026-12-01")
    assert code == 0


def test_no_letter_goes_to_two_of_whom_one_was_given_another_mentor(tmp_path: Path, capsys: Capture) -> None:
    result = first(tmp_path)
    proposed = mentor_of(result, "U1")
    other = "M3" if proposed != "M3" else "M2"
    decide(result, "U1", Anden_mentor=other)
    _, data = as_json(capsys, "letters", result, "-o", tmp_path / "letters", "--all-proposed")
    assert data["moved"] == [{"youth": "U1", "mentor": other}]
    assert [Path(path).name[:2] for path in data["letters"]] == ["U2"]


@pytest.mark.parametrize("status", ["aktiv", "låst", "godkendt", "afvist", "afsluttet"])
@pytest.mark.parametrize("gone", ["youth", "mentor"])
def test_deleting_somebody_who_stands_among_the_matches_is_told_and_goes_on(
    tmp_path: Path, capsys: Capture, status: str, gone: str
) -> None:
    youths, mentors = people()
    row = {
        "Ung": "U9" if gone == "youth" else "U1",
        "Mentor": "M9" if gone == "mentor" else "M1",
        "Status": status,
    }
    book = write_book(tmp_path / "b.xlsx", youths, mentors, [row])
    result = tmp_path / "r.xlsx"
    code, data = as_json(capsys, "match", book, "-o", result, "--as-of", AS_OF)
    assert code == 0
    (told,) = (one for one in data["issues"]["list"] if one["code"] in {"MM-M401", "MM-M402"})
    assert told["severity"] == "warning"
    assert status in told["cause"]
    assert command("verify", result) == 0
    kept = [(one["Ung"], one["Mentor"], one["Status"]) for one in rows(result, "Forløb")]
    assert (row["Ung"], row["Mentor"], status) in kept, "what was decided is not lost with the person"
