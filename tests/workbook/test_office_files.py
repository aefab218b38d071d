"""Every file that the program writes is one that Excel and Word open without repairing it."""

from __future__ import annotations

from pathlib import Path

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
    return at


def test_nothing_is_found_in_any_file(folder: Path) -> None:
    files = sorted([*folder.rglob("*.xlsx"), *folder.rglob("*.docx")])
    assert len(files) > 10
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
