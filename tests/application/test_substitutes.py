"""A second mentor for a time: the first match rests, places and hours are kept, and no plan proposes two."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.books import AS_OF, Row, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]
OWN = {"Ung": "U1", "Mentor": "M1", "Status": "aktiv", "Start": date(2026, 9, 1)}
STANDS_IN = {
    "Ung": "U1",
    "Mentor": "M2",
    "Status": "aktiv",
    "Start": date(2026, 10, 15),
    "Slut": date(2026, 11, 15),
    "Afløser": "ja",
    "Begrundelse": "Mads er syg",
}


def book(
    path: Path, matches: list[Row], *, mentors: int = 2, follow_ups: list[Row] | None = None, **m2: object
) -> Path:
    names = ("Mads Holm", "Mia Lund", "Max Kjær")[:mentors]
    return write_book(
        path,
        [youth(1, Navn="Ane Vig"), youth(2, Navn="Bo Dal")],
        [mentor(n, Navn=name, **(m2 if n == 2 else {})) for n, name in enumerate(names, 1)],
        matches,
        follow_ups=follow_ups or [],
    )


def run(capsys: Capture, path: Path, out: Path, as_of: str = AS_OF) -> tuple[Any, str]:
    """Return the JSON of a match, and the text of the first sheet; the result verifies."""
    code, data = as_json(capsys, "match", path, "-o", out, "--force", "--as-of", as_of)
    assert code == 0, data
    assert command("verify", out) == 0
    rows = openpyxl.load_workbook(out)["Overblik"].iter_rows(values_only=True)
    return data, "\n".join(str(cell) for row in rows for cell in row if cell)


@pytest.mark.parametrize("status", ["aktiv", "låst"])
def test_the_substitute_takes_the_place_and_the_first_match_rests(
    tmp_path: Path, capsys: Capture, status: str
) -> None:
    path = book(tmp_path / "b.xlsx", [OWN, {**STANDS_IN, "Status": status}])
    first, later = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    data, said = run(capsys, path, first)
    # M2's only place is the substitute's, and that of M1 is kept: nobody new gets either.
    assert pairs(data) == {("U1", "M2")}
    assert data["substitutes"] == [
        {
            "youth": "U1",
            "own": "M1",
            "substitute": "M2",
            "start": "2026-10-15",
            "until": "2026-11-15",
            "coming": False,
        }
    ]
    assert (
        "Mia Lund (M2) er afløser for Mads Holm (M1) hos Ane Vig (U1) til og med 15. november 2026." in said
    )
    assert data["fallen_out"] == []
    shown = openpyxl.load_workbook(first)["Belægning"].iter_rows(values_only=True)
    (own,) = (row for row in shown if row[0] == "M1")
    assert (own[4:7], "1 plads er holdt for Ane Vig (U1) på grund af en afløser" in own) == ((1, 0, 0), True)
    # After the last day the first match goes on, and the substitute's place is free; the result is the next input.
    data, said = run(capsys, first, later, as_of="2026-11-16")
    assert pairs(data) == {("U1", "M1"), ("U2", "M2")}
    assert data["substitutes"] == []
    states = {(pair["youth"], pair["mentor"]): pair["state"] for pair in data["pairs"]}
    assert states["U1", "M1"] == "running"


def test_before_it_begins_the_substitutes_place_is_kept(tmp_path: Path, capsys: Capture) -> None:
    data, said = run(capsys, book(tmp_path / "b.xlsx", [OWN, STANDS_IN]), tmp_path / "1.xlsx", "2026-10-14")
    assert pairs(data) == {("U1", "M1")}
    assert data["substitutes"][0]["coming"]
    assert "bliver afløser hos Ane Vig (U1) fra 15. oktober 2026" in said


@pytest.mark.parametrize(
    ("answers", "kind"),
    [({}, "MM-M453"), ({"Pladser": 2, "Timer pr. måned": 8}, "MM-M454")],
)
def test_a_substitute_over_places_or_hours_stops_the_run(
    tmp_path: Path, capsys: Capture, answers: dict[str, object], kind: str
) -> None:
    busy = {"Ung": "U2", "Mentor": "M2", "Status": "aktiv", "Start": date(2026, 9, 1)}
    path = book(tmp_path / "b.xlsx", [OWN, STANDS_IN, busy], **answers)
    code, data = as_json(capsys, "match", path, "-o", tmp_path / "o.xlsx", "--as-of", AS_OF)
    assert code == 4
    assert kind in str(data)
    assert not (tmp_path / "o.xlsx").exists()


def test_a_substitute_is_a_decision_with_dates_and_a_reason(tmp_path: Path, capsys: Capture) -> None:
    approved = {**STANDS_IN, "Status": "godkendt"}
    code, data = as_json(
        capsys,
        "match",
        book(tmp_path / "b.xlsx", [OWN, approved]),
        "-o",
        tmp_path / "o.xlsx",
        "--as-of",
        AS_OF,
    )
    assert (code, "MM-M442" in str(data)) == (3, True)
    bare = {**STANDS_IN, "Slut": None, "Begrundelse": None}
    data, said = run(capsys, book(tmp_path / "c.xlsx", [OWN, bare]), tmp_path / "o.xlsx")
    (issue,) = (one for one in data["issues"]["list"] if one["code"] == "MM-M443")
    assert "Slut, Begrundelse" in issue["cause"]
    assert "uden slutdato" in said
    over = {**STANDS_IN, "Status": "afsluttet", "Slut": date(2026, 10, 20)}
    data, _ = run(capsys, book(tmp_path / "d.xlsx", [OWN, over]), tmp_path / "o.xlsx")
    assert pairs(data) == {("U1", "M1"), ("U2", "M2")}
    assert data["ended"] == []


def test_a_pair_in_trouble_has_its_next_mentors_ready(tmp_path: Path, capsys: Capture) -> None:
    low = {"Ung": "U1", "Mentor": "M1", "Dato": date(2026, 10, 20), "Samarbejde (0-10)": 2}
    path = book(tmp_path / "b.xlsx", [OWN], mentors=3, follow_ups=[low])
    data, said = run(capsys, path, tmp_path / "o.xlsx")
    (line,) = data["next_mentors"]
    assert (line["youth"], line["mentor"]) == ("U1", "M1")
    assert {one["mentor"] for one in line["options"]} == {"M2", "M3"}
    assert "De næste mentorer, hvis de to skilles: " in said
    # Each promise is what solving again gives: the pair parts, and the youth is locked to the next.
    for one in line["options"]:
        parted = [
            {**OWN, "Status": "afsluttet", "Slut": date(2026, 11, 1)},
            {"Ung": "U1", "Mentor": one["mentor"], "Status": "låst"},
        ]
        again, _ = run(capsys, book(tmp_path / "c.xlsx", parted, mentors=3), tmp_path / "c.out.xlsx")
        assert len(again["pairs"]) - len(data["pairs"]) == one["people"]
