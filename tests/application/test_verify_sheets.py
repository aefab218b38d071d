"""``verify``: of the sheets that explain the plan it is said which were altered or taken out; who sorts, filters and
fills in has altered nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch.workbook.catalogue import RESULT_SHEETS
from mentormatch.workbook.files.formats import read_file
from mentormatch.workbook.result.digests import changes
from mentormatch.workbook.result.reader import read_result
from mentormatch.workbook.result.record import seal_of
from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]

EXPLAINING = ("Overblik", "Uden mentor", "Belægning", "Berettigelse", "Afklaring", "Alternativer")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result with a row on each of its sheets: somebody waits, and a mentor has to be asked about."""
    folder = tmp_path_factory.mktemp("sheets")
    trades = ("tømrer", "frisør", "kok", "kok")
    youths = [youth(n, **{"Uddannelse eller fag": trade}) for n, trade in enumerate(trades, 1)]
    mentors = [mentor(n, **{"Uddannelse eller fag": trades[n - 1]}) for n in (1, 2)]
    mentors.append(mentor(3, Ydelse="SU"))
    book = write_book(folder / "b.xlsx", youths, mentors)
    assert command("match", book, "-o", folder / "r.xlsx", "--as-of", AS_OF) == 0
    return folder / "r.xlsx"


def changed(written: Path, folder: Path, edit: Callable[[Workbook], None]) -> Path:
    book = openpyxl.load_workbook(written)
    edit(book)
    book.save(folder / "changed.xlsx")
    return folder / "changed.xlsx"


def table(sheet: Worksheet) -> tuple[list[str], list[list[Cell]]]:
    """Return the headings in row 4 of one of our sheets, and the rows below."""
    headings = [str(cell.value) for cell in sheet[4][:25] if cell.value]
    rows = []
    for row in sheet.iter_rows(min_row=5, max_col=len(headings)):
        if not row[0].value:
            break  # below stand the notes
        rows.append(list(row))
    return headings, rows  # type: ignore[return-value]  # no cell of a table is merged


@pytest.mark.parametrize("name", [*EXPLAINING, "Matches"])
def test_any_cell_changed_in_a_sheet_is_noticed(written: Path, name: str) -> None:
    sheets = {sheet.name: [list(row) for row in sheet.rows] for sheet in read_file(written).sheets}
    run = read_result(written).run
    kind = next(spec.kind for spec in RESULT_SHEETS.values() if spec.da == name)
    covered = run[f"sheet.{kind}"].split(" | ")[1:]
    heads = sheets[name][3]
    of_a_person = {place for place, head in enumerate(heads[:25]) if covered and head not in covered}
    tried = 0
    for at, row in enumerate(sheets[name]):
        for place, cell in enumerate(row[:25]):
            if (
                cell == ""
                or place in of_a_person
                or (name == "Matches" and (at < 3 or (at > 3 and place in (0, 2))))
            ):
                continue  # whose ids were changed is another pair, which the digest of the plan tells
            row[place] = f"{cell} ikke"
            found = changes(run, sheets, "da")
            assert [RESULT_SHEETS[sheet].da for sheet in found.altered] == [name], (at, place)
            row[place] = cell
            tried += 1
    assert tried > 10


def test_altered_and_missing_sheets_are_named_and_the_plan_holds(
    written: Path, tmp_path: Path, capsys: Capture
) -> None:
    def edit(book: Workbook) -> None:
        _, rows = table(book["Berettigelse"])
        rows[0][2].value = "Må ikke være frivillig"
        del book["Alternativer"]

    path = changed(written, tmp_path, edit)
    code, data = as_json(capsys, "verify", path)
    assert (code, data["holds"]) == (0, True)
    assert (data["altered"], data["missing"]) == (["Berettigelse"], ["Alternativer"])
    assert command("verify", path) == 0
    said = capsys.readouterr().out
    assert "ikke er til at stole på: Berettigelse" in said
    assert "Findes ikke længere i projektmappen: Alternativer" in said


@pytest.mark.parametrize("heading", ["Hvorfor netop de to", "Point", "Mentorens navn"])
def test_a_column_of_the_matches_taken_out_is_noticed(written: Path, tmp_path: Path, heading: str) -> None:
    def edit(book: Workbook) -> None:
        headings, _ = table(book["Matches"])
        book["Matches"].delete_cols(headings.index(heading) + 1)

    assert command("verify", changed(written, tmp_path, edit)) == 12


def test_reasons_beside_a_pair_written_over_are_refused(
    written: Path, tmp_path: Path, capsys: Capture
) -> None:
    def edit(book: Workbook) -> None:
        headings, rows = table(book["Matches"])
        rows[0][headings.index("Hvorfor netop de to")].value = "De kender hinanden."

    assert command("verify", changed(written, tmp_path, edit)) == 12
    assert "Arket Matches er ændret" in capsys.readouterr().err


def test_what_a_coordinator_does_alters_nothing(written: Path, tmp_path: Path, capsys: Capture) -> None:
    """Sort every table, fill in decisions and answers, add a column and a remark, hide rows."""

    def edit(book: Workbook) -> None:
        for name in ("Matches", *EXPLAINING[1:]):
            sheet = book[name]
            headings, rows = table(sheet)
            values = sorted(([cell.value for cell in row] for row in rows), key=str, reverse=True)
            for row, line in zip(rows, values, strict=True):
                for cell, value in zip(row, line, strict=True):
                    cell.value = value
            sheet.cell(4, len(headings) + 1).value = "Min note"
            sheet.cell(5, len(headings) + 1).value = "ring mandag"
            sheet.row_dimensions[5].hidden = True
        headings, rows = table(book["Matches"])
        rows[0][headings.index("Beslutning")].value = "godkendt"
        rows[0][headings.index("Begrundelse")].value = "Det passer godt."
        book["Matches"].cell(30, 6).value = "Husk: møde på torsdag"
        headings, rows = table(book["Afklaring"])
        rows[0][headings.index("Svar")].value = "ja"

    path = changed(written, tmp_path, edit)
    code, data = as_json(capsys, "verify", path)
    assert (code, data.get("altered"), data.get("missing")) == (0, [], []), data


def forged(run: dict[str, str]) -> dict[str, str]:
    """Return a run record with a seal that fits."""
    rest = {key: value for key, value in run.items() if key != "seal"}
    return {**rest, "seal": seal_of(rest)}


def rewrite(book: Workbook, make: Callable[[dict[str, str]], dict[str, str]]) -> None:
    """Write the run record anew."""
    sheet = book["Kørsel"]
    _, rows = table(sheet)
    record = make({str(row[2].value): str(row[1].value) for row in rows})
    for row in rows:
        row[0].value = row[1].value = row[2].value = None
    for at, (key, value) in enumerate(record.items(), 5):
        sheet.cell(at, 1).value, sheet.cell(at, 2).value, sheet.cell(at, 3).value = key, value, key


@pytest.mark.parametrize("form", ["1", "2"])
@pytest.mark.parametrize("sealed", [True, False])
def test_a_record_in_an_older_form_is_never_believed(
    written: Path, tmp_path: Path, capsys: Capture, form: str, *, sealed: bool
) -> None:
    def older(run: dict[str, str]) -> dict[str, str]:
        made = forged({**run, "format": form})
        return made if sealed else {key: value for key, value in made.items() if key != "seal"}

    assert command("verify", changed(written, tmp_path, lambda book: rewrite(book, older))) == 12
    assert "lavet af en tidligere udgave" in capsys.readouterr().err


@pytest.mark.parametrize("gone", ["seal", "format", "sheet.matches", "as_of"])
def test_a_record_that_lacks_what_every_record_has_is_altered(
    written: Path, tmp_path: Path, capsys: Capture, gone: str
) -> None:
    def without(run: dict[str, str]) -> dict[str, str]:
        left = {key: value for key, value in run.items() if key != gone}
        return left if gone == "seal" else forged(left)

    assert command("verify", changed(written, tmp_path, lambda book: rewrite(book, without))) == 12
    assert "arket Kørsel er ændret" in capsys.readouterr().err


def test_compare_says_in_a_sentence_that_a_result_tells_no_date(
    written: Path, tmp_path: Path, capsys: Capture
) -> None:
    def undated(run: dict[str, str]) -> dict[str, str]:
        return forged({**run, "as_of": "i morgen"})

    path = changed(written, tmp_path, lambda book: rewrite(book, undated))
    assert command("compare", written, path) == 3
    assert "hvilken dato resultatet gælder" in capsys.readouterr().err
