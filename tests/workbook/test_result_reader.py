"""A result is read back whatever a person may rightly do to it; what was broken is said."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from mentormatch.errors import InputProblem
from mentormatch.locale import LANGUAGES, Language
from mentormatch.report.model import LevelLine, Proof, Report
from mentormatch.workbook.catalogue import RESULT_SHEETS, ResultSheet
from mentormatch.workbook.layout.table import HEAD_ROW
from mentormatch.workbook.reading.book import Book
from mentormatch.workbook.result.digests import SHEET, SheetChanges
from mentormatch.workbook.result.reader import ResultRecord, read_people, read_result
from mentormatch.workbook.result.record import level_field, read_field, read_level
from mentormatch.workbook.result.rendering import render

FIRST = HEAD_ROW + 2
Change = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def written(report: Report, book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[Language, Path]:
    folder = tmp_path_factory.mktemp("results")
    for lang in LANGUAGES:
        (folder / f"{lang}.xlsx").write_bytes(render(report, book, lang))
    return {lang: folder / f"{lang}.xlsx" for lang in LANGUAGES}


def changed(path: Path, tmp_path: Path, change: Change) -> Path:
    """Return the path of a copy that another program has opened, changed and saved."""
    workbook = openpyxl.load_workbook(path)
    change(workbook)
    workbook.save(tmp_path / "changed.xlsx")
    return tmp_path / "changed.xlsx"


def shuffle(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST)]
    random.Random(3).shuffle(rows)  # an order, not a secret
    for at, row in enumerate(rows, FIRST):
        for col, value in enumerate(row, 1):
            sheet.cell(at, col).value = value


def same(found: ResultRecord, wanted: ResultRecord) -> None:
    assert found.pairs == wanted.pairs
    assert found.levels == wanted.levels
    assert sorted(found.proof.potentials) == sorted(wanted.proof.potentials)
    assert found.run == wanted.run


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_comes_back(written: dict[Language, Path], report: Report, lang: Language) -> None:
    found = read_result(written[lang])
    assert found.lang == lang
    assert sorted(found.pairs) == sorted((line.youth.id, line.mentor.id) for line in report.matches)
    assert {(m.youth, m.points) for m in found.matches} == {(m.youth.id, m.points) for m in report.matches}
    assert found.levels == report.levels
    assert found.proof == report.proof
    assert {key: value for key, value in found.run.items() if not key.startswith(SHEET)} == dict(report.run)
    assert found.changes == SheetChanges()
    assert RESULT_SHEETS[ResultSheet.OVERVIEW].name(lang) in found.sheets


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sorting_and_deciding_change_nothing(
    written: dict[Language, Path], tmp_path: Path, lang: Language
) -> None:
    def change(workbook: Workbook) -> None:
        for kind in (ResultSheet.MATCHES, ResultSheet.PROOF, ResultSheet.RUN):
            shuffle(workbook[RESULT_SHEETS[kind].name(lang)])
        matches = workbook[RESULT_SHEETS[ResultSheet.MATCHES].name(lang)]
        matches.cell(FIRST, 10).value = "godkendt"
        matches.cell(FIRST + 1, 12).value = "Karen"
        matches.cell(FIRST + 30, 11).value = "en note under tabellen"
        matches.cell(HEAD_ROW + 1, 2).value = "Navn"
        matches.insert_rows(1)
        workbook.move_sheet(matches, -1)

    same(read_result(changed(written[lang], tmp_path, change)), read_result(written[lang]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_people_of_a_result_in_either_language(
    written: dict[Language, Path], report: Report, lang: Language
) -> None:
    found = read_people(written[lang])
    assert found.pairs == {(line.youth.id, line.mentor.id) for line in report.matches}
    assert found.youths == {f"U{n}" for n in range(1, 13)}
    assert found.verdicts == {line.mentor.id: line.verdict.outcome for line in report.verdicts}


def test_an_altered_pair_is_read_as_it_stands(written: dict[Language, Path], tmp_path: Path) -> None:
    def change(workbook: Workbook) -> None:
        workbook["Matches"].cell(FIRST, 3).value = "M6"

    assert ("U4", "M6") in read_result(changed(written["da"], tmp_path, change)).pairs


def _set_record(workbook: Workbook, key: str, value: str | None) -> None:
    sheet = workbook["Kørsel"]
    for row in range(FIRST, sheet.max_row + 1):
        if sheet.cell(row, 3).value == key:
            sheet.cell(row, 2).value = value
            return
    sheet.cell(sheet.max_row + 1, 3, key)
    sheet.cell(sheet.max_row, 2, value)


def _cut_proof(workbook: Workbook) -> None:
    sheet = workbook["Bevis"]
    for col in range(2, 6):
        sheet.cell(FIRST, col).value = None


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("MM-R701", lambda w: w.remove(w["Kørsel"])),
        ("MM-R706", lambda w: w.remove(w["Matches"])),
        ("MM-R706", lambda w: w.remove(w["Bevis"])),
        ("MM-R701", lambda w: _set_record(w, "schema", None)),
        ("MM-R702", lambda w: _set_record(w, "schema", "mentormatch-result 99")),
        ("MM-R703", lambda w: w["Matches"].cell(HEAD_ROW + 1, 3, "Hvem")),
        ("MM-R703", lambda w: w["Kørsel"].cell(HEAD_ROW + 1, 3, "x")),
        ("MM-R703", lambda w: w["Bevis"].delete_rows(HEAD_ROW + 1)),
        ("MM-R704", lambda w: setattr(w["Matches"].cell(FIRST, 3), "value", None)),
        ("MM-R705", lambda w: _set_record(w, "level.1", "matched | mange | 6 | proven | certificate")),
        ("MM-R705", lambda w: _set_record(w, "level.2", "matched")),
        ("MM-R705", lambda w: _set_record(w, "level.x", "matched | 6 | 6 | proven | certificate")),
        ("MM-R705", _cut_proof),
    ],
)
def test_what_was_broken_is_said(
    written: dict[Language, Path], tmp_path: Path, code: str, change: Change
) -> None:
    with pytest.raises(InputProblem) as caught:
        read_result(changed(written["da"], tmp_path, change))
    (issue, *_) = caught.value.issues
    assert issue.code == code
    for lang in LANGUAGES:
        assert issue.cause(lang)
        assert issue.remedy(lang)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 nonsense", b"a;b\n1;2\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_no_workbook_at_all(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    for bad in (path, tmp_path / "missing.xlsx"):
        with pytest.raises(InputProblem) as caught:
            read_result(bad)
        assert caught.value.issues


def test_an_input_is_not_a_result(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Id", "Navn"])
    out = io.BytesIO()
    workbook.save(out)
    (tmp_path / "unge.xlsx").write_bytes(out.getvalue())
    with pytest.raises(InputProblem) as caught:
        read_result(tmp_path / "unge.xlsx")
    assert [issue.code for issue in caught.value.issues] == ["MM-R701"]


def test_ids_that_look_like_something_else(report: Report, book: Book, tmp_path: Path) -> None:
    """A mentor may be called seal, bound, mentor, 007 or #12: the proof's own words stay apart."""
    large = (10**15, 10**15 - 1, -(10**40))
    proof = Proof(
        ("matched", "points/places", "points/hours"),
        (("seal", (1, 2, 3)), ("mentor", (0, 0, 0)), ("007", (-1, 5, 6)), ("#12", large)),
        (("bound", "points", 12, 5), ("seal", "1234567890123456")),
    )  # fmt: skip
    path = tmp_path / "r.xlsx"
    path.write_bytes(render(replace(report, proof=proof), book, "da"))
    assert read_result(path).proof == proof


def test_the_youths_of_a_proof_stand_under_headings_of_their_own(
    report: Report, book: Book, tmp_path: Path
) -> None:
    proof = Proof(
        ("matched", "points"),
        (("M1", (1, 2)),),
        (("bound", "points", 4096, 5), ("youths", "points"), ("seal", "1234567890123456")),
        (("U1", (7,)), ("row", (8,))),
    )
    path = tmp_path / "r.xlsx"
    path.write_bytes(render(replace(report, proof=proof), book, "da"))
    rows = [
        [cell.value for cell in row if cell.value is not None]
        for row in openpyxl.load_workbook(path)["Bevis"]
    ]
    assert rows[-3:] == [["row", "youth", "points"], ["youth", "U1", 7], ["youth", "row", 8]]
    assert read_result(path).proof == proof


def test_levels_and_fields_come_back_exactly() -> None:
    for value in (0, 7, -(2**80), (3,), (4, 0, 2), ()):
        level = LevelLine("priority", value, value, False, "gap")
        assert read_level(level_field(level)) == level
    assert [read_field(v) for v in (1.0, 1.5, True, None, "", "#-5", "#x", "12")] == [
        1, None, None, None, None, -5, "#x", "12",
    ]  # fmt: skip
    for bad in ("matched | 1 | 1 | perhaps | x", "matched | 1 | 1 | proven", ""):
        with pytest.raises(ValueError, match=r"perhaps|unpack"):
            read_level(bad)
