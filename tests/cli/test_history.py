"""``mentormatch history``: from results in a folder to figures, a workbook and a page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.books import as_json, command, mentor, write_book, youth


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two results of one municipality, and files that are none."""
    rows = [
        {"Ung": f"U{n}", "Mentor": f"M{n}", "Status": "aktiv", "Start": date(2026, 9, 1)} for n in range(1, 7)
    ]
    told = [
        {"Ung": f"U{n}", "Mentor": f"M{n}", "Dato": date(2026, 10, 5), "Trivsel (0-10)": 7, "Timer": 2}
        for n in range(1, 7)
    ]
    people = (
        [youth(n, **{"Venter siden": date(2026, 8, 1)}) for n in range(1, 9)],
        [mentor(n) for n in range(1, 7)],
    )
    book = write_book(tmp_path / "b.xlsx", *people, rows, follow_ups=told)
    found = tmp_path / "resultater"
    found.mkdir()
    (found / "note.xlsx").write_bytes(b"not a workbook")
    (found / "liste.xlsx").write_bytes(book.read_bytes())
    for month in ("2026-11-01", "2026-12-01"):
        assert command("match", book, "-o", found / f"{month}.xlsx", "--as-of", month) == 0
    return found


def test_figures_workbook_and_page(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out, page = tmp_path / "h.xlsx", tmp_path / "h.docx"
    code, data = as_json(capsys, "history", folder, "-o", out, "--page", page, "--lang", "da")
    assert (code, data["results"], data["first"], data["last"]) == (0, 2, "2026-11-01", "2026-12-01")
    (line,) = data["matches"]
    assert (line["municipality"], line["begun"], line["running"]) == ("Gladsaxe", 6, 6)
    assert (line["hours"], line["wellbeing"], line["to_match"]) == (12.0, 7.0, 31)
    assert data["waiting"][0]["unknown"] == "1-4"
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Forløb", "Hvorfor slut", "Venter", "Måned for måned"]
    assert len(book["Måned for måned"]._charts) == 3
    shown = docx.Document(str(page))
    assert len(shown.tables) == 4
    assert "6 forløb er begyndt" in "\n".join(line.text for line in shown.paragraphs)
    assert command("history", folder, "-o", out) == 6
    _, bare = as_json(capsys, "history", folder, "--no-mask", "--lang", "da")
    assert bare["waiting"][0]["unknown"] == 2


def test_of_a_batch_by_its_configuration_and_nothing_to_read(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "batch.toml"
    config.write_text('[batch]\ninputs = ["b.xlsx"]\noutput = "resultater/{month}-01.xlsx"\n', "utf-8")
    code, data = as_json(capsys, "history", config)
    assert (code, data["results"]) == (0, 2)
    (tmp_path / "tom").mkdir()
    assert command("history", tmp_path / "tom") == 2
