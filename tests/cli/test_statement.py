"""``mentormatch statement``: hours for the a-kasse that add up to the sheet, and nothing of a youth."""

from __future__ import annotations

import csv
import stat
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.books import AS_OF, Row, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    rows: list[Row] = [
        {"Ung": f"U{n}", "Mentor": f"M{m}", "Dato": day, "Timer": hours, "Bemærkning": "Notekanarie"}
        for n, m, day, hours in (
            (1, 1, date(2026, 9, 7), 20),
            (1, 1, date(2026, 10, 5), "24,5"),
            (2, 1, date(2026, 10, 5), 6),
            (2, 1, date(2026, 10, 20), 10),
            (3, 2, date(2026, 10, 6), 3),
        )
    ]
    return write_book(
        tmp_path / "b.xlsx",
        [youth(n, Navn=f"Ungekanarie {n}") for n in (1, 2, 3)],
        [
            mentor(1, Navn="Mads Holm", Ydelse="dagpenge", Pladser=2, **{"Timer andre steder": 4}),
            mentor(2, Navn="Mia Lund"),
            mentor(3),
        ],
        [
            {"Ung": f"U{n}", "Mentor": f"M{m}", "Status": "aktiv", "Start": date(2026, 9, 1)}
            for n, m in ((1, 1), (2, 1), (3, 2))
        ],
        settings={"Vært": "forening", "Arbejdets art": "frivilligt ulønnet arbejde"},
        follow_ups=rows,
    )


def test_a_statement_holds_the_hours_by_day_with_verdict_and_rule_and_no_youth(
    book: Path, tmp_path: Path, capsys: Capture
) -> None:
    out = tmp_path / "ud"
    code, data = as_json(capsys, "statement", book, "-o", out, "--as-of", AS_OF, "--lang", "da")
    assert (code, data["mentors"]) == (0, ["M1", "M2"])
    files = [Path(one) for one in data["statements"]]
    assert sorted(path.name for path in files) == [
        "M1 2026-09.csv".replace(" ", "_"),
        "M1_2026-09.docx",
        "M2_2026-10.csv",
        "M2_2026-10.docx",
    ]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    with (out / "M1_2026-09.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [(row["Dato"], row["Timer"]) for row in rows] == [
        ("07-09-2026", "20"),
        ("05-10-2026", "30,5"),
        ("20-10-2026", "10"),
    ]
    last = rows[-1]
    assert (last["Vært"], last["Arbejdets art"]) == ("en forening i Gladsaxe", "frivilligt ulønnet arbejde")
    assert last["Timer pr. måned uden fradrag"] == "44"
    assert last["Regel"]
    page = docx.Document(str(out / "M1_2026-09.docx"))
    days, months = page.tables
    assert [cell.text for cell in days.rows[2].cells] == ["5. oktober 2026", "30,5"]
    assert [cell.text for cell in months.rows[2].cells][:6] == [
        "oktober 2026",
        "40,5",
        "4",
        "44,5",
        "10,3",
        "44",
    ]
    text = "\n".join(line.text for line in page.paragraphs)
    assert "I alt 60,5 timer." in text
    for path in files:
        held = path.read_bytes() if path.suffix == ".csv" else b""
        shown = (
            held.decode("utf-8-sig")
            + "\n".join(
                cell.text
                for table in docx.Document(str(path)).tables
                for row in table.rows
                for cell in row.cells
            )
            if path.suffix == ".docx"
            else held.decode("utf-8-sig")
        )
        assert not [word for word in ("Ungekanarie", "U1", "U2", "U3", "Notekanarie") if word in shown]


def test_a_period_and_a_mentor_can_be_chosen_and_faults_are_said(
    book: Path, tmp_path: Path, capsys: Capture
) -> None:
    words = ("--as-of", AS_OF, "--lang", "da")
    october = ("--mentor", "M1", "--from", "2026-10", "--to", "2026-10")
    code, data = as_json(capsys, "statement", book, "-o", tmp_path / "a", *october, *words)

    assert (code, len(data["statements"])) == (0, 2)
    assert "20;" not in (tmp_path / "a" / "M1_2026-10.csv").read_text("utf-8-sig").split("\n")[1]
    assert command("statement", book, "-o", tmp_path / "a", "--mentor", "M3", *words) == 4
    assert command("statement", book, "-o", tmp_path / "a", "--mentor", "M9", *words) == 2
    assert command("statement", book, "-o", tmp_path / "a", "--from", "oktober", *words) == 2
    assert command("statement", book, *words) == 2
    assert "ikke en måned" in capsys.readouterr().err


def test_the_first_sheet_warns_of_the_limit(book: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "o.xlsx"
    _, data = as_json(capsys, "match", book, "-o", out, "--as-of", "2026-11-01")
    assert data["hours"] == [
        {"mentor": "M1", "month": "2026-10", "minutes": 2430, "elsewhere": 240, "limit": 2640, "left": -30}
    ]
    cells = [
        str(cell)
        for row in openpyxl.load_workbook(out)["Overblik"].iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert any(
        text.startswith("Mads Holm (M1) har brugt 44,5 timer i oktober 2026 (heraf 4 andre steder)")
        for text in cells
    )
    assert command("match", book, "-o", out, "--force", "--as-of", "2026-11-01", "--lang", "da") == 0
    assert "1 mentor er nær ved eller over lovens timer" in " ".join(capsys.readouterr().out.split())


def test_a_template_of_ones_own_is_filled_in(book: Path, tmp_path: Path) -> None:
    form = tmp_path / "form.docx"
    assert command("statement", "--write-template", form, "--lang", "da") == 0
    assert command("statement", book, "-o", tmp_path / "a", "--template", form, "--as-of", AS_OF) == 0
    assert (tmp_path / "a" / "M1_2026-09.docx").exists()
