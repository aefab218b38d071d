"""A result used as next month's input: its date is still last month's until somebody changes it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from mentormatch.application import Request, match
from mentormatch.locale import LANGUAGES
from tests.books import command

SAMPLE = Path(__file__).parents[2] / "sample_data" / "gladsaxe-2016-11.xlsx"
TODAY = date(2026, 12, 5)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = match(Request([SAMPLE], TODAY), output=tmp_path_factory.mktemp("month") / "first.xlsx").output
    workbook = openpyxl.load_workbook(found)
    said = [str(cell.value) for row in workbook["Overblik"].iter_rows() for cell in row if cell.value]
    last = next(text for text in said if text.startswith("Gem projektmappen"))
    assert "Ret først Opgørelsesdato i arket Indstillinger (eller kør med --as-of)" in last
    assert "pr. 1. november 2016" in last
    return found


def test_the_first_sheet_says_which_date_next_month_is_worked_out_as_of(first: Path, tmp_path: Path) -> None:
    """The sheet of settings keeps its date where another is given for this run, and so does what is said of it."""
    later = match(
        Request([first], TODAY, settings={"as_of": "2016-12-01"}), output=tmp_path / "later.xlsx"
    ).output
    cells = (cell.value for row in openpyxl.load_workbook(later)["Overblik"].iter_rows() for cell in row)
    last = next(str(text) for text in cells if str(text).startswith("Gem projektmappen"))
    assert last.endswith("ellers regnes der næste gang pr. 1. november 2016.")
    assert match(Request([later], TODAY), output=tmp_path / "next.xlsx").report.as_of == date(2016, 11, 1)


@pytest.mark.parametrize(
    "words", [("check",), ("evaluate",), ("match", "--what-if", "M01 pladser +1")], ids=lambda words: words[0]
)
def test_who_looks_at_a_result_as_of_an_earlier_day_than_its_own_is_told(
    first: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    later = match(
        Request([first], TODAY, settings={"as_of": "2016-12-01"}), output=tmp_path / "later.xlsx"
    ).output
    warning = "Der regnes pr. 1. november 2016, og et tidligere resultat, der er læst med, er regnet pr. 1. december"
    name, *rest = words
    assert command(name, later, *rest) == 0
    assert warning in capsys.readouterr().err
    assert command(name, later, *rest, "--as-of", "2016-12-01") == 0
    assert "Der regnes pr." not in capsys.readouterr().err


def codes(path: Path, output: Path, **settings: str) -> list[str]:
    report = match(Request([path], TODAY, settings=settings), output=output).report
    return [issue.code for issue in report.issues if issue.code == "MM-T507"]


def test_the_date_of_the_last_result_is_warned_about_where_the_sheet_still_says_it(
    first: Path, tmp_path: Path
) -> None:
    report = match(Request([first], TODAY), output=tmp_path / "same.xlsx").report
    (issue,) = (issue for issue in report.issues if issue.code == "MM-T507")
    assert (issue.severity.value, issue.place.sheet) == ("warning", "Indstillinger")
    for lang in LANGUAGES:
        assert "Opgørelsesdato" in issue.remedy(lang)  # as the sheet calls it


def test_a_date_that_was_given_for_this_run_is_meant(first: Path, tmp_path: Path) -> None:
    """The same month again is nobody's mistake where the date was given, as by a batch; a month before it is."""
    assert codes(first, tmp_path / "later.xlsx", as_of="2016-12-01") == []
    assert codes(first, tmp_path / "again.xlsx", as_of="2016-11-01") == []
    assert codes(first, tmp_path / "before.xlsx", as_of="2016-10-31") == ["MM-T507"]


def test_the_first_month_has_nothing_before_it(first: Path) -> None:
    run = openpyxl.load_workbook(io.BytesIO(first.read_bytes()))["Datafejl"]
    assert "MM-T507" not in {cell.value for row in run.iter_rows() for cell in row}
