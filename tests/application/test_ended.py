"""A youth whose match has ended: the first sheet says what happens now, and asks; a setting and the list answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, Row, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
END = date(2026, 10, 15)
SETTING = "Afsluttet forløb: den unge venter igen"


def book(tmp_path: Path, settings: dict[str, object] | None = None, **answers: object) -> Path:
    over: list[Row] = [{"Ung": "U1", "Mentor": "M1", "Status": "afsluttet", "Slut": END}]
    youths = [youth(1, Navn="Ane Vig", **answers), youth(2, Navn="Bo Dal")]
    mentors = [mentor(1, Navn="Mads Holm"), mentor(2, Navn="Mia Lund"), mentor(3, Navn="Max Kjær")]
    return write_book(tmp_path / "b.xlsx", youths, mentors, over, settings=settings)


def run(capsys: Capture, path: Path) -> tuple[Any, str]:
    """Return the JSON of a match, and the text of the first sheet."""
    out = path.with_name("o.xlsx")
    _, data = as_json(capsys, "match", path, "-o", out, "--force", "--as-of", AS_OF)
    assert command("verify", out) == 0
    rows = openpyxl.load_workbook(out)["Overblik"].iter_rows(values_only=True)
    return data, "\n".join(str(cell) for row in rows for cell in row if cell)


def test_the_first_sheet_says_that_the_youth_waits_and_asks(tmp_path: Path, capsys: Capture) -> None:
    data, first = run(capsys, book(tmp_path))
    (line,) = data["ended"]
    assert (line["youth"]["id"], line["mentor"]["name"], line["on"], line["waits"]) == (
        "U1",
        "Mads Holm",
        "2026-10-15",
        True,
    )
    new = dict(pairs(data))["U1"]
    assert line["proposed"] == new != "M1"
    assert "Afsluttede forløb: hvad sker der nu?" in first
    assert "Ane Vig (U1): forløbet med Mads Holm (M1) sluttede 15. oktober 2026." in first
    assert f"skriv nej ud for {SETTING}" in first


def test_with_the_setting_the_youth_does_not_wait_and_that_is_said(tmp_path: Path, capsys: Capture) -> None:
    data, first = run(capsys, book(tmp_path, {SETTING: "nej"}))
    assert data["not_eligible"] == [{"youth": "U1", "reasons": ["ended"]}]
    assert [line["waits"] for line in data["ended"]] == [False]
    assert "Den unge venter ikke igen." in first
    assert f"skriv ja ud for {SETTING}" in first
    assert command("match", tmp_path / "b.xlsx", "-o", tmp_path / "p.xlsx", "--as-of", AS_OF) == 0
    assert "Forløbet er slut for 1 ung, som ikke venter igen: Ane Vig (U1)." in " ".join(
        capsys.readouterr().out.split()
    )


@pytest.mark.parametrize("setting", ["ja", "nej"])
def test_a_later_day_in_the_list_answers_for_the_youth(tmp_path: Path, capsys: Capture, setting: str) -> None:
    later = {"Venter siden": date(2026, 10, 20)}
    data, _ = run(capsys, book(tmp_path, {SETTING: setting}, **later))
    assert data["ended"] == []
    assert "U1" in dict(pairs(data))


def test_a_youth_who_has_left_or_meets_another_is_not_asked_about(tmp_path: Path, capsys: Capture) -> None:
    data, _ = run(capsys, book(tmp_path, Status="stoppet"))
    assert data["ended"] == []
    path = book(tmp_path)
    sheet = openpyxl.load_workbook(path)
    sheet["Forløb"].append(["U1", "M2", "aktiv", None])
    sheet.save(path)
    data, _ = run(capsys, path)
    assert data["ended"] == []


def test_waiting_is_not_carried_over_to_whom_the_corps_lets_wait_no_more(
    tmp_path: Path, capsys: Capture
) -> None:
    data, _ = run(capsys, book(tmp_path, {SETTING: "nej"}))
    _, again = as_json(capsys, "match", data["output"], "--as-of", "2026-12-01")
    assert again["not_eligible"] == [{"youth": "U1", "reasons": ["ended"]}]
