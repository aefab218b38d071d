"""The whole line on the sample data, as the README promises it."""

from __future__ import annotations

import random
from pathlib import Path

import openpyxl
import pytest

from tests.books import as_json, command, pairs
from tests.conftest import SAMPLES, Matched

Capture = pytest.CaptureFixture[str]


def test_the_sample_of_2016_is_matched_with_a_proof_and_verifies(matched: Matched) -> None:
    made = matched("gladsaxe-2016-11")
    data = made.data
    assert (data["optimal"], data["as_of"]) == (True, "2016-11-01")
    assert (data["youths"]["read"], data["mentors"]["read"]) == (120, 47)
    assert data["issues"]["errors"] == 0
    assert {line["reason"] for line in data["unmatched"]} == {"all_taken", "nobody_allowed"}
    assert command("verify", made.path) == 0


def test_a_youths_price_in_the_proof_that_was_changed_by_hand_is_noticed(
    tmp_path: Path, matched: Matched
) -> None:
    """Hours bind in the sample, so that its proof has a price for every youth, by id."""
    made = matched("gladsaxe-2026-11").copy(tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(made)
    rows = [row for row in book["Bevis"].iter_rows() if row[0].value == "youth"]
    assert len(rows) == 111
    rows.sort(key=lambda row: str(row[1].value))
    dear = max(rows, key=lambda row: int(str(row[2].value)))
    dear[2].value = int(str(dear[2].value)) - 1
    book.save(made)
    assert command("verify", made) == 12


def test_without_the_experiment_fewer_mentors_may_take_part(matched: Matched) -> None:
    then, now = matched("gladsaxe-2016-11").data, matched("gladsaxe-2026-11").data
    assert now["as_of"] == "2026-11-01"
    assert now["mentors"]["read"] == then["mentors"]["read"]
    assert now["mentors"]["eligible"] < then["mentors"]["eligible"]


def test_the_form_exports_of_the_same_people_give_the_same_pairs(
    tmp_path: Path, capsys: Capture, matched: Matched
) -> None:
    book = matched("gladsaxe-2016-11").data
    forms = [SAMPLES / "formular-unge.xlsx", SAMPLES / "formular-mentorer.csv"]
    code, data = as_json(
        capsys,
        *(
            "match",
            *forms,
            "--as-of",
            "2016-11-01",
            "--setting",
            "municipality=Gladsaxe",
            "-o",
            tmp_path / "b.xlsx",
        ),
    )
    assert code == 0
    assert pairs(data) == pairs(book)
    assert data["levels"] == book["levels"]
    assert command("verify", tmp_path / "b.xlsx") == 0


def test_shuffled_rows_give_the_same_pairs_and_the_same_result_sheets(
    tmp_path: Path, capsys: Capture, matched: Matched
) -> None:
    book = openpyxl.load_workbook(SAMPLES / "gladsaxe-2016-11.xlsx")
    for name in ("Unge", "Mentorer"):
        sheet = book[name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2) if row[0].value]
        random.Random(7).shuffle(rows)
        for down, row in enumerate(rows, 2):
            for right, value in enumerate(row, 1):
                sheet.cell(down, right).value = value
    book.save(tmp_path / "shuffled.xlsx")
    first = matched("gladsaxe-2016-11")
    _, second = as_json(capsys, "match", tmp_path / "shuffled.xlsx", "-o", tmp_path / "b.xlsx")
    assert first.data["pairs"] == second["pairs"]
    a, b = (openpyxl.load_workbook(path) for path in (first.path, tmp_path / "b.xlsx"))
    for sheet in ("Overblik", "Matches", "Uden mentor", "Belægning", "Berettigelse", "Bevis"):
        one, other = ([[cell.value for cell in row] for row in book[sheet].iter_rows()] for book in (a, b))
        assert one == other, sheet


@pytest.mark.parametrize(("youths", "mentors"), [(1, 1), (5, 47), (80, 20)])
def test_a_sample_of_any_size_can_be_matched_and_verified(
    youths: int, mentors: int, tmp_path: Path, capsys: Capture
) -> None:
    book = tmp_path / "s.xlsx"
    assert (
        command(
            "sample", book, "--youths", youths, "--mentors", mentors, "--seed", 3, "--as-of", "2026-11-01"
        )
        == 0
    )
    code, data = as_json(capsys, "match", book, "-o", tmp_path / "r.xlsx")
    assert code in (0, 4)
    assert (data["youths"]["read"], data["mentors"]["read"], data["optimal"]) == (youths, mentors, True)
    assert command("verify", tmp_path / "r.xlsx") == 0


def test_the_result_is_next_months_input_and_decisions_hold(
    tmp_path: Path, capsys: Capture, matched: Matched
) -> None:
    made = matched("gladsaxe-2016-11")
    first, before = made.copy(tmp_path / "r1.xlsx"), made.data
    book = openpyxl.load_workbook(first)
    sheet = book["Matches"]
    head = next(row for row in sheet.iter_rows() if "Beslutning" in [cell.value for cell in row])
    titles = [cell.value for cell in head]
    rejected, approved = [
        (row[titles.index("Ung")].value, row[titles.index("Mentor")].value, row[titles.index("Beslutning")])
        for row in sheet.iter_rows(min_row=head[0].row + 1)
        if row[titles.index("Ung")].value
    ][:2]
    rejected[2].value, approved[2].value = "afvist", "godkendt"
    book.save(first)
    second, third = tmp_path / "r2.xlsx", tmp_path / "r3.xlsx"
    _, after = as_json(capsys, "match", first, "-o", second)
    assert rejected[:2] not in pairs(after)
    assert approved[:2] in pairs(after)
    assert len(pairs(after) & pairs(before)) >= len(pairs(before)) - 5
    assert command("verify", second) == 0
    # The decisions were taken in the first result only; a month later they still hold.
    _, later = as_json(capsys, "match", second, "-o", third)
    assert pairs(later) == pairs(after)
    assert command("verify", third) == 0


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_mentors_benefit_stands_on_the_sheet_of_eligibility_and_nowhere_else(
    lang: str, matched: Matched
) -> None:
    book = openpyxl.load_workbook(matched("gladsaxe-2026-11", lang).path)
    words = ("dagpenge", "efterløn", "kontanthjælp", "folkepension", "unemployment benefit")
    theirs = {"Unge", "Mentorer", "Forløb", "Indstillinger", "Lister"}  # the input, handed back
    shown = {
        name
        for name in book.sheetnames
        if name not in theirs
        for row in book[name].iter_rows(values_only=True)
        for value in row
        if isinstance(value, str) and any(word in value.casefold() for word in words)
    }
    assert shown == {"Berettigelse" if lang == "da" else "Eligibility"}
