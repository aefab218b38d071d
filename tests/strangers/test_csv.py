"""Text files whose signs between the cells are not what they seem."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentormatch.errors import InputProblem
from mentormatch.workbook import read

from .lists import Capture, copied, match, read_csv

HEAD = "Id;Navn;Alder;Noter"
MENTORS = "Id,Navn,Ydelse\nM1,Vera,løn"


def faults(folder: Path, unge: str) -> list[tuple[str, int | None]]:
    with pytest.raises(InputProblem) as caught:
        read_csv(folder, unge=unge, mentorer=MENTORS)
    return [(issue.code, issue.place.line) for issue in caught.value.issues]


def test_a_quote_that_nobody_closes_is_an_error_that_names_its_line(tmp_path: Path, capsys: Capture) -> None:
    said = match(capsys, tmp_path, *copied(tmp_path, "csv-open-quote"))
    assert said.code == 3
    assert "unge.csv, line 3" in said.err
    assert not said.result.exists()


def test_so_is_one_that_the_next_quote_closes(tmp_path: Path) -> None:
    rows = f'{HEAD}\nU1;A;20;"ring\nU2;B;20;\nU3;C;20;\nU4;D;20;"sms\nU5;E;20;'
    assert faults(tmp_path, rows) == [("MM-F031", 2)]


def test_so_is_one_in_the_last_row(tmp_path: Path) -> None:
    assert faults(tmp_path, f'{HEAD}\nU1;A;20;\nU2;"B;20;ring') == [("MM-F031", 3)]


def test_lines_and_signs_inside_quotes_are_read_as_they_are(tmp_path: Path) -> None:
    rows = f'{HEAD}\nU1;"A; ""den gamle""";20;"ring\nom aftenen; ikke før"\nU2;5" høj;20;'
    found = read_csv(tmp_path, unge=rows, mentorer=MENTORS)
    assert [youth.name for youth in found.youths] == ['A; "den gamle"', '5" høj']


def test_a_row_longer_than_the_headings_is_said_at_that_row(tmp_path: Path) -> None:
    found = read(copied(tmp_path, "row-longer-than-headings"))
    assert [(issue.code, issue.place.row) for issue in found.errors if issue.code == "MM-S157"] == [
        ("MM-S157", 2)
    ]


def test_signs_without_anything_behind_them_are_no_cells(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge="Id,Navn,Alder\nU1,A,20,,\nU2,B,20", mentorer=MENTORS)
    assert (len(found.youths), found.errors) == (2, ())


def test_a_number_kept_as_text_keeps_its_noughts(tmp_path: Path) -> None:
    found = read_csv(tmp_path, unge='Id,Navn,Alder\n="007",A,20\n"=""008""",B,20', mentorer=MENTORS)
    assert [youth.id for youth in found.youths] == ["007", "008"]
