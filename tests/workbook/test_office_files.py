"""Every file that the program writes is one that Excel and Word open without repairing it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import openxml_audit
import pytest

from mentormatch.cli import frame


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of each kind that commands write."""
    at = tmp_path_factory.mktemp("files")

    def run(*words: object) -> None:
        assert frame.run([str(word) for word in words]) == 0, words

    run("sample", at / "list.xlsx", "--youths", 14, "--mentors", 7, "--seed", 3, "--as-of", "2016-11-01")
    run("template", at / "template.xlsx")
    run("match", at / "list.xlsx", "-o", at / "result.xlsx", "--as-of", "2016-11-01")
    run("match", at / "list.xlsx", "-o", at / "english.xlsx", "--as-of", "2016-11-01", "--lang", "en")
    run("check", at / "list.xlsx", "-o", at / "check.xlsx", "--as-of", "2016-11-01")
    run("compare", at / "result.xlsx", at / "english.xlsx", "-o", at / "compare.xlsx")
    run(
        "evaluate",
        at / "list.xlsx",
        "--as-of",
        "2016-11-01",
        "-o",
        at / "evaluation.xlsx",
        "--page",
        at / "page.docx",
    )
    run("letters", "--write-template", at / "letter.docx")
    run("letters", at / "result.xlsx", "-o", at / "letters", "--all-proposed")
    run("letters", at / "result.xlsx", "-o", at / "for-mentors", "--all-proposed", "--for", "mentor")
    _in_place_twice(at)
    _marked_copy(at)
    _batch(at)
    return at


def _in_place_twice(at: Path) -> None:
    """A workbook with notes, made from the template's kind, with the result in it twice."""
    own = at / "own.xlsx"
    shutil.copy(at / "list.xlsx", own)
    for _ in range(2):
        assert frame.run(["match", str(own), "--in-place", "--as-of", "2016-11-01"]) == 0


def _marked_copy(at: Path) -> None:
    book = openpyxl.load_workbook(at / "list.xlsx")
    book["Unge"]["C2"], book["Mentorer"]["F2"] = "31-02-2006", "noget"
    book.save(at / "wrong.xlsx")
    assert frame.run(["match", str(at / "wrong.xlsx"), "--as-of", "2016-11-01"]) == 3
    assert (at / "wrong - fejl.xlsx").exists()


def _batch(at: Path) -> None:
    folder = at / "batch"
    folder.mkdir()
    shutil.copy(at / "list.xlsx", folder / "gladsaxe.xlsx")
    (folder / "corps.toml").write_text(
        '[batch]\ninputs = ["gladsaxe.xlsx"]\noutput = "{name}-{month}.xlsx"\nas_of = 2016-11-01\nworkers = 1\n',
        encoding="utf-8",
    )
    assert frame.run(["batch", str(folder / "corps.toml"), "--summary", str(folder / "summary.xlsx")]) == 0
    assert (folder / "summary.xlsx").exists()


def test_nothing_is_found_in_any_file(folder: Path) -> None:
    written = {*folder.rglob("*.xlsx"), *folder.rglob("*.docx")}
    files = sorted(written - {folder / "wrong.xlsx"})  # the user's own
    names = {file.name for file in files}
    assert {
        "own.xlsx",
        "wrong - fejl.xlsx",
        "summary.xlsx",
        "result.xlsx",
        "letter.docx",
        "page.docx",
    } <= names
    assert len(files) > 15
    found = {
        file.name: [error.description for error in result.errors]
        for file in files
        if (result := openxml_audit.OpenXmlValidator().validate(str(file))).errors
    }
    assert not found


def test_the_audit_finds_what_word_would_repair(tmp_path: Path) -> None:
    import docx

    page = docx.Document()
    page.styles["Normal"].font.name = "Calibri"
    page.save(str(tmp_path / "made_of_the_default_template.docx"))
    audit = openxml_audit.OpenXmlValidator()
    assert audit.validate(str(tmp_path / "made_of_the_default_template.docx")).errors
