"""Small lists whose plan or advice was unsafe or untrue: what a careful coordinator would sign instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from tests.books import AS_OF, as_json, pairs

from .lists import Capture, copied

BLANK = ("--as-of", AS_OF, "--blank-benefit", "none")


def plan(capsys: Capture, tmp_path: Path, name: str) -> tuple[Any, Path]:
    """Match a case; return the JSON and the result."""
    result = tmp_path / "result.xlsx"
    code, data = as_json(capsys, "match", *copied(tmp_path, name), "-o", result, *BLANK)
    assert code == 0
    return data, result


def places(result: Path) -> list[dict[str, Any]]:
    """Return the lines of the sheet of places."""
    rows = list(openpyxl.load_workbook(result)["Belægning"].iter_rows(values_only=True))
    head = next(n for n, row in enumerate(rows) if row[0] == "Mentor")
    return [dict(zip(map(str, rows[head]), row, strict=True)) for row in rows[head + 1 :]]


def test_a_refused_record_check_bars_and_blanks_are_counted_and_named(
    tmp_path: Path, capsys: Capture
) -> None:
    data, result = plan(capsys, tmp_path, "record-check-no")
    assert {mentor for _, mentor in pairs(data)} == {"M2", "M3"}
    named = {
        (one["side"], one["demand"]): [who["name"] for who in one["people"]] for one in data["unanswered"]
    }
    assert named == {
        ("youth", "consent"): ["Ung 1", "Ung 2"],
        ("mentor", "consent"): ["Attest Nej", "Attest tom"],
        ("mentor", "record_check"): ["Attest tom"],
    }
    cells = [
        cell for row in openpyxl.load_workbook(result)["Overblik"].iter_rows(values_only=True) for cell in row
    ]
    assert any(str(cell).startswith("Straffeattest mangler for 1 mentor: Attest tom (M2).") for cell in cells)


def test_nobody_is_advised_to_pair_again_those_who_parted_nor_to_give_up_a_wish_for_a_woman(
    tmp_path: Path, capsys: Capture
) -> None:
    data, result = plan(capsys, tmp_path, "ended-advice")
    assert [one["youth"] for one in data["unmatched"]] == ["U1"]
    _, about = as_json(capsys, "explain", result, "U1")
    assert about["youth"]["unmatched"]["help"] == []
    sheet = openpyxl.load_workbook(result)["Uden mentor"]
    said = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "ser bort fra" not in said


def test_a_soft_wish_pairs_with_the_points_of_a_wish(tmp_path: Path, capsys: Capture) -> None:
    data, _ = plan(capsys, tmp_path, "softly-wished")
    assert len(data["pairs"]) == 1
    assert data["unmatched"] == []


def test_weekends_or_evenings_are_both(tmp_path: Path, capsys: Capture) -> None:
    data, _ = plan(capsys, tmp_path, "times-union")
    assert len(data["pairs"]) == 1


def test_the_laws_limit_is_shown_as_the_law_has_it_and_what_is_over_it(
    tmp_path: Path, capsys: Capture
) -> None:
    _, result = plan(capsys, tmp_path, "legal-limit-shown")
    (line,) = places(result)
    assert (line["Timer brugt"], line["Timer højst"], line["Grænsen sættes af"]) == (60, 44, "loven")
    assert "Over lovens grænse" in line["Bemærkning"]


def test_a_mentor_over_a_limit_gets_nobody_new(tmp_path: Path, capsys: Capture) -> None:
    data, result = plan(capsys, tmp_path, "overfull-mentor")
    assert [pair["state"] for pair in data["pairs"]] == ["approved"]
    (line,) = places(result)
    assert (line["Ledige"], line["Timer brugt"], line["Timer højst"]) == (0, 6, 2)
