"""``verify``: what a coordinator may do to a result changes nothing; everything else is noticed."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch.workbook.result.reader import read_result
from tests.books import AS_OF, as_json, command, mentor, pairs, write_book, youth

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A result in which U1-M1 and U2-M2 share a trade, and U3 may not have M3 but waits for one."""
    folder = tmp_path_factory.mktemp("result")
    trades = ("tømrer", "frisør", "kok")
    book = write_book(
        folder / "b.xlsx",
        [
            youth(1, **{"Uddannelse eller fag": trades[0], "Ikke sammen med": None}),
            youth(2, **{"Uddannelse eller fag": trades[1], "Ikke sammen med": None}),
            youth(3, **{"Uddannelse eller fag": trades[2], "Ikke sammen med": "M3"}),
        ],
        [mentor(n, **{"Uddannelse eller fag": trade}) for n, trade in enumerate(trades, 1)],
    )
    assert command("match", book, "-o", folder / "r.xlsx", "--as-of", AS_OF) == 0
    assert len(read_result(folder / "r.xlsx").pairs) == 3
    return folder / "r.xlsx"


@pytest.fixture
def result(written: Path, tmp_path: Path) -> Path:
    """A copy of it, to be altered."""
    return Path(shutil.copy(written, tmp_path))


def change(path: Path, edit: Callable[[Workbook], None]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def head(sheet: Worksheet, heading: str) -> tuple[int, int]:
    """Return row and column of a heading."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value == heading:
                return cell.row, cell.column  # type: ignore[return-value]
    raise AssertionError(heading)


def test_a_result_as_it_came_holds(result: Path, capsys: Capture) -> None:
    code, data = as_json(capsys, "verify", result)
    assert (code, data["holds"], data["optimal"]) == (0, True, True)


def test_filling_in_decisions_and_sorting_rows_changes_nothing(result: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Matches"]
        row, column = head(sheet, "Beslutning")
        lines = [[cell.value for cell in line] for line in sheet.iter_rows(min_row=row + 1)]
        lines.sort(key=str, reverse=True)
        for down, line in enumerate(lines, row + 1):
            for right, value in enumerate(line, 1):
                sheet.cell(down, right).value = value
            if line[0]:
                sheet.cell(down, column).value = "godkendt"
        people = book["Unge"]
        rows = [[cell.value for cell in line] for line in people.iter_rows(min_row=2)]
        for down, line in enumerate(reversed(rows), 2):
            for right, value in enumerate(line, 1):
                people.cell(down, right).value = value

    assert command("verify", change(result, edit)) == 0


def test_a_match_changed_by_hand_is_noticed(result: Path) -> None:
    def swap(book: Workbook) -> None:
        sheet = book["Matches"]
        row, column = head(sheet, "Mentor")
        first, second = sheet.cell(row + 1, column), sheet.cell(row + 2, column)
        first.value, second.value = second.value, first.value

    assert command("verify", change(result, swap)) == 12


def test_a_match_changed_by_hand_is_noticed_although_the_record_was_changed_to_fit(result: Path) -> None:
    from mentormatch.record import plan_digest
    from mentormatch.workbook.result.reader import read_result

    def swap(book: Workbook) -> None:
        sheet = book["Matches"]
        row, column = head(sheet, "Mentor")
        first, second = sheet.cell(row + 1, column), sheet.cell(row + 2, column)
        first.value, second.value = second.value, first.value

    old = read_result(result).run["plan"]
    change(result, swap)
    new = plan_digest(read_result(result).pairs)

    def forge(book: Workbook) -> None:
        for line in book["Kørsel"].iter_rows():
            for cell in line:
                if cell.value == old:
                    cell.value = new

    assert command("verify", change(result, forge)) == 12


def test_a_match_taken_away_is_noticed(result: Path) -> None:
    def remove(book: Workbook) -> None:
        sheet = book["Matches"]
        row, _ = head(sheet, "Mentor")
        sheet.delete_rows(row + 1)

    assert command("verify", change(result, remove)) == 12


def test_a_person_changed_since_is_told_apart_from_a_false_plan(result: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Mentorer"]
        row, column = head(sheet, "Uddannelse eller fag")
        sheet.cell(row + 1, column).value = "maler"

    assert command("verify", change(result, edit)) == 13


def test_a_setting_changed_since_is_told_apart_from_a_false_plan(result: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Indstillinger"].append(["Vært", "forening"])

    assert command("verify", change(result, edit)) == 13


def test_a_number_of_the_proof_changed_by_hand_is_noticed(result: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Bevis"]
        numbers = [cell for line in sheet.iter_rows() for cell in line if isinstance(cell.value, int | float)]
        numbers[-1].value = float(numbers[-1].value) + 1  # type: ignore[arg-type]

    assert command("verify", change(result, edit)) == 12


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("| certificate", "| engine"),
        ("| certificate", "| gap"),
        ("| certificate", "| oracle"),
        ("| proven", "| open"),
        ("| proven | certificate", "| open | gap"),
    ],
)
def test_a_word_about_a_level_changed_by_hand_is_noticed(
    old: str, new: str, result: Path, capsys: Capture
) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Kørsel"]
        cell = next(
            c for row in sheet.iter_rows() for c in row if isinstance(c.value, str) and old in c.value
        )
        cell.value = cell.value.replace(old, new)

    change(result, edit)
    assert command("verify", result) == 12


def test_a_workbook_that_is_no_result_is_said_to_be_none(tmp_path: Path) -> None:
    assert command("verify", write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])) == 3


CPR = "010190-9999"


def test_a_cpr_number_in_a_name_or_an_answer_goes_nowhere_and_the_result_verifies(
    tmp_path: Path, capsys: Capture
) -> None:
    written = {"Navn": f"Bo {CPR}", "Interesser": f"fodbold; {CPR}", "Uddannelse eller fag": f"tømrer {CPR}"}
    book = write_book(tmp_path / "b.xlsx", [youth(1, **written)], [mentor(1, Navn=f"Ib {CPR}")])
    assert command("match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF) == 0
    said, told = capsys.readouterr()
    assert "CPR" in told
    with zipfile.ZipFile(tmp_path / "r.xlsx") as package:
        texts = [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    assert sum("Bo ••" in text for text in texts) > 0
    assert not [text for text in (said, told, *texts) if CPR in text or CPR.replace("-", "") in text]
    assert command("verify", tmp_path / "r.xlsx") == 0


def of_cpr(number: int) -> str:
    """Return an invented CPR number of somebody who is 18 to 29 at the tests' date."""
    return f"{number:02d}05{2006 - number - 2000:02d}-5{number}99"


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (("Id", "CPR"), lambda n: (f"U{n}", of_cpr(n))),
        (("CPR", "Id", "Fødselsdato"), lambda n: (of_cpr(n), f"U{n}", date(2006, 5, 1) if n == 1 else None)),
        (("Id", "Navn"), lambda n: (of_cpr(n), f"Ung {n}")),
    ],
    ids=["no column of birth dates", "a column half filled in", "numbers as ids"],
)
def test_ages_that_only_cpr_numbers_tell_are_known_to_verify_and_to_next_month(
    tmp_path: Path, capsys: Capture, headings: tuple[str, ...], cells: Callable[[int], tuple[object, ...]]
) -> None:
    """The numbers do not come back, the birth dates do: of mentors as well, who then have a CPR column too."""
    people = [dict(zip(headings, cells(n), strict=True)) for n in (1, 2, 3)]
    trades = ("tømrer", "frisør", "kok")
    if headings[0] == "CPR":
        people[0]["CPR"] = "010506-5199"
    youths = [{**one, "Uddannelse eller fag": trade} for one, trade in zip(people, trades, strict=True)]
    mentors = [
        mentor(n, **{"Uddannelse eller fag": trade, "CPR": f"0{n}0270-1234"})
        for n, trade in enumerate(trades, 1)
    ]
    book = write_book(tmp_path / "b.xlsx", youths, mentors)
    code, first = as_json(capsys, "match", book, "-o", tmp_path / "r.xlsx", "--as-of", AS_OF)
    assert (code, first["youths"]["matched"]) == (0, 3)
    assert command("verify", tmp_path / "r.xlsx") == 0
    code, again = as_json(capsys, "match", tmp_path / "r.xlsx", "-o", tmp_path / "r2.xlsx", "--as-of", AS_OF)
    assert (code, pairs(again)) == (0, pairs(first))
    for path in (tmp_path / "r.xlsx", tmp_path / "r2.xlsx"):
        sheets = openpyxl.load_workbook(path)
        for name, born in (("Unge", date(2004, 5, 2)), ("Mentorer", date(1970, 2, 2))):
            row, column = head(sheets[name], "Fødselsdato")
            assert sheets[name].cell(row + 2, column).value.date() == born  # type: ignore[union-attr]
        with zipfile.ZipFile(path) as package:
            texts = [package.read(part).decode("utf-8", "replace") for part in package.namelist()]
        assert not any(of_cpr(2)[:6] in text for text in texts)


def test_one_sheet_of_both_gets_the_birth_dates_of_both(tmp_path: Path) -> None:
    rows = [
        ("Id", "Rolle", "CPR", "Ydelse", "Interesser"),
        ("U1", "Ung", "020504-5299", None, "fodbold"),
        ("M1", "Mentor", "020270-1234", "løn", "fodbold"),
        ("U2", "Ung", "030503-5399", None, "musik"),
        ("M2", "Mentor", "030270-1234", "løn", "musik"),
    ]
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Deltagere"
    for line in rows:
        sheet.append(line)
    book.save(tmp_path / "b.xlsx")
    assert command("match", tmp_path / "b.xlsx", "-o", tmp_path / "r.xlsx", "--as-of", AS_OF) == 0
    handed = openpyxl.load_workbook(tmp_path / "r.xlsx")["Deltagere"]
    row, column = head(handed, "Fødselsdato")
    born = [handed.cell(row + n, column).value.date() for n in range(1, 5)]  # type: ignore[union-attr]
    assert born == [date(2004, 5, 2), date(1970, 2, 2), date(2003, 5, 3), date(1970, 2, 3)]
    assert command("verify", tmp_path / "r.xlsx") == 0


def test_a_sheet_called_as_the_run_record_is_in_the_other_language_is_not_taken_for_it(
    tmp_path: Path,
) -> None:
    def edit(book: Workbook) -> None:
        for name in ("Kørsel", "Bevis"):
            book.create_sheet(name).append(["Vores", name])

    path = change(write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)]), edit)
    out = tmp_path / "r.xlsx"
    assert command("match", path, "-o", out, "--as-of", AS_OF, "--lang", "en") == 0
    assert {"Kørsel", "Bevis", "Run", "Proof"} <= set(openpyxl.load_workbook(out).sheetnames)
    assert command("verify", out) == 0
    assert command("match", out, "-o", tmp_path / "r2.xlsx", "--as-of", AS_OF, "--lang", "da") == 0
    assert {"Kørsel (2)", "Bevis (2)"} <= set(openpyxl.load_workbook(tmp_path / "r2.xlsx").sheetnames)
    assert command("verify", tmp_path / "r2.xlsx") == 0


def second_mentor(book: Workbook, value: str) -> None:
    sheet = book["Matches"]
    row, column = head(sheet, "Mentor")
    at = next(row + n for n in (1, 2, 3) if sheet.cell(row + n, column).value not in (None, value))
    sheet.cell(at, column).value = value


@pytest.mark.parametrize("words", [("verify",), ("explain",), ("letters", "-o", "breve")])
def test_of_a_mentor_changed_by_hand_the_pair_is_named_and_what_to_do(
    result: Path, capsys: Capture, words: tuple[str, ...], tmp_path: Path
) -> None:
    before = read_result(result).pairs
    change(result, lambda book: second_mentor(book, "M9"))
    now = set(read_result(result).pairs) - set(before)
    was = set(before) - set(read_result(result).pairs)
    assert (len(now), len(was)) == (1, 1)
    more = ("-o", tmp_path / "breve") if "-o" in words else ()
    code, data = as_json(capsys, words[0], result, *more)
    assert (code, data["exit_code"]) == (12, 12)
    assert (
        f"I arket Matches står {'–'.join(now.pop())}; foreslået var {'–'.join(was.pop())}." in data["message"]
    )
    assert "kør match igen" in data["message"]


def test_changed_pairs_are_found_by_undoing_one_change() -> None:
    from mentormatch.application.altered import changed_pairs
    from mentormatch.record import plan_digest

    plan = (("U1", "M1"), ("U2", "M2"), ("U3", "M3"))
    digest, youths, mentors = plan_digest(plan), ["U1", "U2", "U3", "U4"], ["M1", "M2", "M3", "M4"]

    def found(*pairs: tuple[str, str]) -> object:
        return changed_pairs(pairs, youths, mentors, digest)

    assert found(("U1", "M4"), *plan[1:]) == ((("U1", "M4"),), (("U1", "M1"),))
    assert found(("U4", "M1"), *plan[1:]) == ((("U4", "M1"),), (("U1", "M1"),))
    assert found(("U1", "M2"), ("U2", "M1"), plan[2]) == ((("U1", "M2"), ("U2", "M1")), plan[:2])
    assert found(*plan, ("U4", "M4")) == ((("U4", "M4"),), ())
    assert found(("U1", "M4"), ("U2", "M4"), plan[2]) == ((), ())


def test_what_is_wrong_with_a_proof_is_said_in_the_language_of_the_workbook(
    result: Path, capsys: Capture
) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Bevis"]
        numbers = [cell for line in sheet.iter_rows() for cell in line if isinstance(cell.value, int | float)]
        numbers[-1].value = float(numbers[-1].value) + 1  # type: ignore[arg-type]

    change(result, edit)
    said = {}
    for lang in ("da", "en"):
        code, data = as_json(capsys, "verify", result, "--lang", lang)
        assert code == 12
        said[lang] = data["message"]
    assert said["da"].startswith("Planen passer ikke: ")
    assert "arket Bevis" in said["da"]
    assert "the sheet Bevis" in said["en"]
    assert not {"the", "was", "proof"} & set(said["da"].split())


def test_a_wrong_value_of_a_goal_is_named_in_words(result: Path, capsys: Capture) -> None:
    def edit(book: Workbook) -> None:
        for line in book["Kørsel"].iter_rows():
            for cell in line:
                if str(cell.value).startswith("matched | "):
                    goal, value, *rest = str(cell.value).split(" | ")
                    cell.value = " | ".join([goal, str(int(value) + 1), *rest])

    change(result, edit)
    code, data = as_json(capsys, "verify", result)
    assert code == 12
    assert "til målet »Flest mulige unge får en mentor« står der" in data["message"]


def test_a_result_without_its_proof_is_refused_in_the_workbooks_language_and_verify_writes_none(
    result: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "MENTORMATCH_LANG"):
        monkeypatch.delenv(name, raising=False)

    def edit(book: Workbook) -> None:
        del book["Bevis"]

    change(result, edit)
    assert command("verify", result) == 12
    said = capsys.readouterr().err
    assert "Arket Bevis mangler" in said
    assert "Fejl:" in said
    assert "Error:" not in said
    assert "Der blev ikke skrevet noget" not in said


def test_every_refusal_of_the_checker_has_words() -> None:
    from mentormatch.locale import texts
    from mentormatch.solver import Refusal

    for lang in ("da", "en"):
        assert {str(kind) for kind in Refusal} <= set(texts(lang).lookup("error.untrue"))  # type: ignore[arg-type,call-overload]


def record_cell(book: Workbook, key: str) -> Any:
    """Return the cell with the value of a row of the run record."""
    sheet = book["Kørsel"]
    row, column = head(sheet, "Nøgle")
    _, value = head(sheet, "Værdi")
    for line in range(row + 1, sheet.max_row + 1):
        if sheet.cell(line, column).value == key:
            return sheet.cell(line, value)
    raise AssertionError(key)


@pytest.mark.parametrize(
    ("key", "other"),
    [
        ("format", "1"),
        ("program", "mentormatch 99"),
        ("engine", "cbc"),
        ("rules", "0" * 64),
        ("people", "0" * 64),
        ("sheet_settings", "0" * 64),
        ("input.b.xlsx", "0" * 64),
        ("as_of", "2026-11-02"),
        ("as_of", "yesterday"),
        ("as_of", None),
        ("leave_out_errors", "yes"),
        ("setting.host", "association"),
        ("setting.work", "core_operations"),
        ("setting.municipality", "Odense"),
        ("seal", "0" * 64),
    ],
)
def test_a_run_record_that_was_altered_is_said_to_be(
    result: Path, capsys: Capture, key: str, other: str | None
) -> None:
    def edit(book: Workbook) -> None:
        record_cell(book, key).value = other

    change(result, edit)
    code, data = as_json(capsys, "verify", result)
    assert code == 12, data
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("value", ["900", "many", None, 1, -3, 2.5, True])
def test_points_that_are_others_or_none_are_said_with_the_true_ones(
    result: Path, capsys: Capture, value: object
) -> None:
    def edit(book: Workbook) -> None:
        row, column = head(book["Matches"], "Point")
        book["Matches"].cell(row + 1, column).value = value

    change(result, edit)
    code, data = as_json(capsys, "verify", result)
    assert code == 12
    assert "point" in data["message"]


def test_points_under_another_heading_are_not_taken_for_points(result: Path, capsys: Capture) -> None:
    def edit(book: Workbook) -> None:
        row, column = head(book["Matches"], "Point")
        book["Matches"].cell(row, column).value = "Noget andet"

    code, data = as_json(capsys, "verify", change(result, edit))
    assert code == 12
    assert "point" in data["message"]


def test_a_state_that_was_written_over_is_noticed(result: Path, capsys: Capture) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Matches"]
        row = head(sheet, "Point")[0]
        for cell in sheet[row + 1]:
            if isinstance(cell.value, str) and "nyt forslag" in cell.value:
                cell.value = "■ låst"
                return
        raise AssertionError

    code, data = as_json(capsys, "verify", change(result, edit))
    assert code == 12
    assert "andet end foreslået" in data["message"] or "foreslået" in data["message"]


def test_a_row_that_stands_twice_is_called_that(result: Path, capsys: Capture) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Matches"]
        row = head(sheet, "Point")[0]
        first = [cell.value for cell in sheet[row + 1]]
        last = max(line for line in range(row + 1, sheet.max_row + 1) if sheet.cell(line, 1).value)
        for column, value in enumerate(first, 1):
            sheet.cell(last + 1, column).value = value

    code, data = as_json(capsys, "verify", change(result, edit))
    assert code == 12
    assert "to gange" in data["message"]
