"""``verify``: hidden and doubled rows and cells of the program's own sheets that were damaged are said, with 12."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import MergedCell
from openpyxl.workbook import Workbook

from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]

TRADES = ("tømrer", "frisør", "kok", "kok")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result with limits on hours, so that its proof has every kind of row."""
    folder = tmp_path_factory.mktemp("damaged")
    youths = [
        youth(n, **{"Uddannelse eller fag": trade, "Timer pr. måned": 3 + n})
        for n, trade in enumerate(TRADES, 1)
    ]
    mentors = [
        mentor(n, **{"Uddannelse eller fag": TRADES[n - 1], "Pladser": 2, "Timer pr. måned": 10})
        for n in (1, 2)
    ]
    book = write_book(folder / "b.xlsx", youths, mentors)
    assert command("match", book, "-o", folder / "r.xlsx", "--as-of", AS_OF) == 0
    return folder / "r.xlsx"


def changed(path: Path, to: Path, edit: Callable[[Workbook], None]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(to / "changed.xlsx")
    return to / "changed.xlsx"


def places(book: Workbook) -> tuple[int, int, dict[str, int]]:
    """Return the first and last row of the matches, and the column of each heading."""
    sheet = book["Matches"]
    head = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "Ung")
    columns = {str(cell.value): number for number, cell in enumerate(sheet[head], 1)}
    last = max(row for row in range(head + 1, sheet.max_row + 1) if sheet.cell(row, 1).value)
    return head + 1, last, columns


def add_row(book: Workbook, *, other: str | None, hide: bool) -> None:
    """Copy the first match below the last, with another youth where one is given."""
    sheet = book["Matches"]
    first, last, columns = places(book)
    for column in columns.values():
        sheet.cell(last + 1, column).value = sheet.cell(first, column).value
    if other:
        sheet.cell(last + 1, columns["Ung"]).value = other
    sheet.row_dimensions[last + 1].hidden = hide


def test_rows_hidden_by_a_filter_and_sorted_change_nothing(written: Path, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Matches"]
        first, last, columns = places(book)
        for column in columns.values():
            one, other = sheet.cell(first, column), sheet.cell(last, column)
            one.value, other.value = other.value, one.value
        sheet.row_dimensions[first].hidden = True

    assert command("verify", changed(written, tmp_path, edit)) == 0


@pytest.mark.parametrize("other", ["U9", None], ids=["a pair that was not proposed", "a pair twice"])
def test_a_hidden_row_too_many_is_named_as_hidden(
    written: Path, tmp_path: Path, capsys: Capture, other: str | None
) -> None:
    path = changed(written, tmp_path, lambda book: add_row(book, other=other, hide=True))
    row = places(openpyxl.load_workbook(path))[1]
    code, data = as_json(capsys, "verify", path)
    assert code == 12
    assert "skjulte rækker" in data["message"]
    assert f"række {row}" in data["message"]
    assert (other or "U") in data["message"]


def test_a_hidden_row_that_was_changed_is_noticed(written: Path, tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        first, _, columns = places(book)
        cell = book["Matches"].cell(first, columns["Mentor"])
        cell.value = "M1" if cell.value == "M2" else "M2"
        book["Matches"].row_dimensions[first].hidden = True

    assert command("verify", changed(written, tmp_path, edit)) == 12


def record_row(book: Workbook, key: str) -> int:
    sheet = book["Kørsel"]
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 3).value == key)


@pytest.mark.parametrize("key", ["setting.host", "setting.work", "setting.municipality", "leave_out_errors"])
@pytest.mark.parametrize("way", ["deleted", "doubled above", "doubled with a space", "emptied"])
def test_the_record_of_a_setting_taken_out_or_doubled_is_noticed(
    written: Path, tmp_path: Path, capsys: Capture, key: str, way: str
) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Kørsel"]
        at = record_row(book, key)
        if way == "deleted":
            sheet.delete_rows(at)
        elif way == "emptied":
            sheet.cell(at, 2).value = None
        else:
            label = sheet.cell(at, 1).value
            sheet.insert_rows(at)
            for column, value in enumerate((label, "Odense", key + " " * way.endswith("space")), 1):
                sheet.cell(at, column).value = value

    code, data = as_json(capsys, "verify", changed(written, tmp_path, edit))
    assert code == 12
    assert data["message"]


@pytest.mark.parametrize(
    ("sheet", "old", "new"),
    [
        ("Matches", "Ung", "Unge"),
        ("Matches", "Point", "Mentor"),
        ("Matches", "U2", None),
        ("Kørsel", "Nøgle", None),
        ("Bevis", "row", None),
        ("Bevis", "mentor", None),
    ],
)
def test_a_sheet_of_ours_that_cannot_be_read_any_more_is_an_altered_plan(
    written: Path, tmp_path: Path, capsys: Capture, sheet: str, old: str, new: str | None
) -> None:
    def edit(book: Workbook) -> None:
        cells = (cell for row in book[sheet].iter_rows() for cell in row)
        next(cell for cell in cells if cell.value == old).value = new

    code, data = as_json(capsys, "verify", changed(written, tmp_path, edit))
    assert code == 12, data


ODD = (
    None, "", " ", 0, -1, 1.5, 10**14, True, "#", "#x", "#٣", "²", "=1+1", "nan", "1e400", "x | y", ",",
    "9" * 5000, "#" + "9" * 5000, "row", "case", "mentor", "youth", "youths", "prices", "with", "settled", "U1",
    "M2", "schema", "seal", "level.1", "level.²", "proven",
)  # fmt: skip
"""What a slip of the hand, another program or somebody who tries may leave in a cell."""


def spoil(book: Workbook, rng: random.Random) -> str:
    """Change one cell of the program's own sheets; return its place."""
    sheet = book[rng.choice(["Kørsel", "Bevis", "Matches"])]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    cell = rng.choice([cell for cell in cells if not isinstance(cell, MergedCell)])
    old = cell.value
    near = (old[:-1], old + "x", old.replace("1", "2")) if isinstance(old, str) else (old + 1, -old, str(old))  # type: ignore[operator]
    cell.value = rng.choice(ODD + near)
    return f"{sheet.title}!{cell.coordinate}"


@pytest.mark.parametrize("seed", range(40))
def test_whatever_one_cell_holds_verify_ends_in_a_sentence(
    written: Path, tmp_path: Path, capsys: Capture, seed: int
) -> None:
    """Two hundred and more of these were tried; the suite keeps a short form."""
    where = ""

    def edit(book: Workbook) -> None:
        nonlocal where
        where = spoil(book, random.Random(seed))  # an order, not a secret

    path = changed(written, tmp_path, edit)
    capsys.readouterr()
    code = command("verify", path)
    said = "".join(capsys.readouterr())
    assert code in (0, 3, 12, 13), where
    assert said.strip()
    assert "Traceback" not in said


@pytest.mark.parametrize(("sheet", "value"), [("Bevis", "#" + "9" * 5000), ("Matches", "#" + "9" * 5000)])
def test_a_number_longer_than_any_can_be_is_a_damaged_cell(
    written: Path, tmp_path: Path, capsys: Capture, sheet: str, value: str
) -> None:
    def edit(book: Workbook) -> None:
        cells = (cell for row in book[sheet].iter_rows() for cell in row)
        numbers = [cell for cell in cells if isinstance(cell.value, int | float)]
        numbers[-1 if sheet == "Bevis" else 0].value = value

    code, data = as_json(capsys, "verify", changed(written, tmp_path, edit))
    assert code == 12
    assert "9" * 41 not in data["message"]
