"""The sample as files: read back to the very people, and the files of sample_data as they should be."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from mentormatch.domain import BY_DEMAND, Mentor, Youth
from mentormatch.issues import Severity
from mentormatch.locale import Language
from mentormatch.sample import sample
from mentormatch.workbook.books.sample import form_mentors, form_youths, render, sample_data, write_sample
from mentormatch.workbook.reading.book import Book
from mentormatch.workbook.reading.reader import read

THEN = date(2016, 11, 1)
FOLDER = Path(__file__).parent.parent.parent / "sample_data"


def people(book: Book) -> list[Youth | Mentor]:
    return bare([*book.youths, *book.mentors])


def bare(everybody: Iterable[Youth | Mentor]) -> list[Youth | Mentor]:
    return [replace(one, source=None) for one in everybody]


def cells(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("name", sample_data())
def test_the_files_of_sample_data_are_those_that_the_program_makes(name: str) -> None:
    ours, made = (FOLDER / name).read_bytes(), sample_data()[name]
    if name.endswith(".csv"):
        assert ours == made
    else:
        assert cells(ours) == cells(made)


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("size", [(1, 1), (5, 47), (200, 60)])
def test_a_sample_is_read_back_to_the_very_people(
    tmp_path: Path, size: tuple[int, int], lang: Language
) -> None:
    invented = sample(*size, seed=6, as_of=THEN, lang=lang)
    path = tmp_path / "sample.xlsx"
    path.write_bytes(render(invented))
    book = read([path])
    assert people(book) == [*invented.youths, *invented.mentors]
    assert book.settings == invented.settings
    assert (book.matches, book.language) == ((), lang)
    assert {issue.severity for issue in book.issues} <= {Severity.NOTE}


def test_the_forms_hold_the_same_people_as_the_workbook(tmp_path: Path) -> None:
    invented = sample(150, 60, seed=2, as_of=THEN)
    youths, mentors = tmp_path / "unge.xlsx", tmp_path / "mentorer.csv"
    youths.write_bytes(form_youths(invented))
    mentors.write_bytes(form_mentors(invented))
    book = read([youths, mentors])
    assert people(book) == [*invented.youths, *invented.mentors]
    assert {issue.severity for issue in book.issues} <= {Severity.NOTE}


def test_the_forms_look_like_forms() -> None:
    data = sample_data()
    (sheet,) = cells(data["formular-unge.xlsx"]).values()
    assert sheet[0][0] == "Tidsstempel"
    assert sum(str(heading).endswith("?") for heading in sheet[0]) >= 10
    interests = sheet[0].index("Hvad interesserer du dig for?")
    assert all(str(row[interests]).endswith(";") for row in sheet[1:])
    text = data["formular-mentorer.csv"].decode("utf-8")
    assert text.startswith("\ufeffTidsstempel;")
    assert text.count("\r\n") == 48


def test_hours_have_a_decimal_comma_in_csv() -> None:
    assert ";7,5;" in form_mentors(sample(1, 300, seed=1, as_of=THEN)).decode("utf-8")


def test_sheets_are_there_in_the_templates_order_and_matches_are_empty() -> None:
    sheets = cells(render(sample(3, 2, seed=1, as_of=THEN)))
    assert list(sheets) == ["Unge", "Mentorer", "Forløb", "Opfølgning", "Indstillinger"]
    assert len(sheets["Forløb"]) == len(sheets["Opfølgning"]) == 1
    assert sheets["Indstillinger"][1:] == [
        ["Kommune", "Gladsaxe"],
        ["Vært", "kommune"],
        ["Arbejdets art", "ikke afgjort"],
        ["Opgørelsesdato", THEN],
        *([one.heading("da"), "ja" if one.on else "nej"] for one in BY_DEMAND.values()),
    ]


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_sample(tmp_path / name, youths=20, mentors=9, seed=3, as_of=THEN)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
