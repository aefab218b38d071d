"""The marked copy: a note at every faulty cell, a list that leads there, and nothing lost on the way."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from mentormatch.issues import Issue, Place, Severity
from mentormatch.issues.model import Kind, Texts
from mentormatch.locale import LANGUAGES, Language
from mentormatch.workbook.books.markup import marked_name, markup

ERROR = Kind("MM-C201", Severity.ERROR, Texts("Forkert: {v}", "Ret den."), Texts("Wrong: {v}", "Mend it."))
WARNING = Kind("MM-C202", Severity.WARNING, Texts("Mærkeligt.", "Se på det."), Texts("Odd.", "Look."))
FILE = Kind("MM-F004", Severity.ERROR, Texts("Beskadiget.", "Find en anden."), Texts("Damaged.", "Find one."))


def issue(kind: Kind, cell: str | None, sheet: str | None = "Unge", value: str = "=x") -> Issue:
    column, row = (cell[0], int(cell[1:]) if cell[1:] else None) if cell else (None, None)
    return Issue(kind, Place("unge.xlsx", sheet, row, column, "Navn"), {"v": value})


def original() -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Unge"
    sheet.append(["Id", "Navn", "Født", "Sum"])
    sheet.append(["U1", "=not a formula", date(2001, 2, 28), "=1+1"])
    sheet["B2"].data_type = "s"
    sheet.append(["007", "Bo"])
    sheet.merge_cells("B3:C3")
    sheet["A3"].comment = Comment("min egen", "Karen")
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def marked(data: bytes, issues: list[Issue], lang: Language = "da") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(markup(data, issues, lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_note_at_every_faulty_cell(lang: Language) -> None:
    made = marked(original(), [issue(ERROR, "B2"), issue(WARNING, "B2"), issue(WARNING, "A3")], lang)
    note = made["Unge"]["B2"].comment.text
    assert ("✗ fejl: Forkert: =x\n→ Ret den." if lang == "da" else "✗ error: Wrong: =x\n→ Mend it.") in note
    assert ("Mærkeligt." if lang == "da" else "Odd.") in note
    assert made["Unge"]["B2"].fill.start_color.rgb.endswith("F4B183"), "the worst fault gives the colour"
    assert made["Unge"]["A3"].comment.text.startswith("min egen\n\n")


def test_nothing_is_lost_and_nothing_becomes_a_formula() -> None:
    sheet = marked(original(), [issue(ERROR, "A2")])["Unge"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=not a formula", "s")
    assert (sheet["D2"].value, sheet["D2"].data_type) == ("=1+1", "f")
    assert sheet["A3"].value == "007"
    assert sheet["C2"].value.isoformat() == "2001-02-28T00:00:00"


def test_the_list_leads_to_the_cells_the_worst_first() -> None:
    made = marked(
        original(), [issue(ERROR, "Q"), issue(WARNING, "A3"), issue(ERROR, "C3"), issue(ERROR, "A9")]
    )
    sheet = made.worksheets[0]
    assert sheet.title == "Fejlliste"
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == ["✗ fejl", "✗ fejl", "✗ fejl", "⚠ advarsel"]
    links = [sheet.cell(row, 3).hyperlink for row in range(5, 9)]
    assert [link.location if link else None for link in links] == [
        None,
        "'Unge'!B3",
        "'Unge'!A9",
        "'Unge'!A3",
    ]
    assert made["Unge"]["B3"].comment, "of merged cells only the first shows"
    assert sheet["F5"].data_type == "s"


def test_a_row_without_a_column_is_marked_at_its_first_cell() -> None:
    place = Place("unge.xlsx", "Unge", 3)
    made = marked(original(), [Issue(ERROR, place, {"v": "x"})])
    assert "Forkert" in made["Unge"]["A3"].comment.text


def test_a_text_file_becomes_a_workbook() -> None:
    data = "Id;Navn\r\nU1;=cmd\r\n007;Bøje\r\n".encode("cp1252")
    place = Place("liste.csv", "liste", 2, "B")
    made = marked(data, [Issue(ERROR, place, {"v": "x"})])
    sheet = made["liste"]
    assert list(sheet.iter_rows(values_only=True)) == [("Id", "Navn"), ("U1", "=cmd"), ("007", "Bøje")]
    assert sheet["B2"].data_type == "s"
    assert sheet["B2"].comment


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 broken", b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x00\x01\x02"]
)
def test_a_file_that_cannot_be_opened_gives_the_list_alone(data: bytes) -> None:
    for issues in ([issue(FILE, None, None)], [issue(ERROR, "A2")]):
        made = marked(data, issues)
        assert made.sheetnames == ["Fejlliste"]
        assert made.worksheets[0]["H5"].value == issues[0].code


def test_the_name_is_beside_the_input_and_not_that_of_another_file(tmp_path: Path) -> None:
    path = tmp_path / "unge.csv"
    first = marked_name(path, "da")
    assert first == tmp_path / "unge - fejl.xlsx"
    first.write_bytes(b"")
    assert marked_name(path, "da").name == "unge - fejl (2).xlsx"
    assert marked_name(path, "en").name == "unge - faults.xlsx"
