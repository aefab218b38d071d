"""Every file that the program writes is one that Excel and Word open without repairing it."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import openpyxl
import openxml_audit
import pytest

from mentormatch.cli import frame
from mentormatch.locale import LANGUAGES
from tests.books import mentor, write_book, youth


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of each kind that commands write."""
    at = tmp_path_factory.mktemp("files")

    def run(*words: object, or_nobody: bool = False) -> None:
        code = frame.run([str(word) for word in words])
        assert code == 0 or (or_nobody and code == 4), words

    day = ("--as-of", "2016-11-01")
    size = ("--youths", 14, "--mentors", 7, "--seed", 3)
    for lang in LANGUAGES:
        to = at / lang
        to.mkdir()
        spoken = ("--lang", lang)
        listed, result = to / "list.xlsx", to / "result 2016-11.xlsx"
        run("sample", listed, *size, *day, *spoken)
        run("template", to / "template.xlsx", *spoken)
        run("match", listed, "-o", result, *day, *spoken)
        run("check", listed, "-o", to / "check.xlsx", *day, *spoken)
        run("compare", result, result, "-o", to / "compare.xlsx", *spoken)
        run("evaluate", listed, *day, "-o", to / "evaluation.xlsx", "--page", to / "page.docx", *spoken)
        for whom in ("pair", "mentor", "youth", "authority", "waiting", "free-mentor"):
            run("letters", "--write-template", to / f"{whom}.docx", "--for", whom, *spoken)
            proposed = ("--all-proposed",) if whom in {"pair", "mentor", "youth"} else ()
            run("letters", result, "-o", to / whom, *proposed, "--for", whom, *spoken, or_nobody=not proposed)
        run("statement", _with_hours(to / "hours.xlsx"), "-o", to / "statements", *day, *spoken)
        run("history", to, "-o", to / "history.xlsx", "--page", to / "history.docx", *spoken)
        run("person", "U02", to, "-o", to / "person.xlsx", *spoken)
        run("person", "U02", shutil.copy(result, to / "forgotten.xlsx"), "--forget", "--yes", *spoken)
    shutil.copy(at / "da" / "list.xlsx", at / "list.xlsx")
    _in_place_twice(at)
    _marked_copy(at)
    _batch(at)
    return at


def _with_hours(to: Path) -> Path:
    """A list in whose follow-ups a pair has met."""
    pair = {"Ung": "U1", "Mentor": "M1"}
    running = [pair | {"Status": "aktiv", "Start": date(2016, 9, 1)}]
    met = [pair | {"Dato": date(2016, 10, 8), "Timer": 3}]
    return write_book(to, [youth(1)], [mentor(1, Navn="Mia")], running, follow_ups=met)


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
    users = {"wrong.xlsx", "hours.xlsx"}  # written by openpyxl
    files = sorted(file for file in written if file.name not in users)
    names = {file.name for file in files}
    assert {
        "own.xlsx",
        "wrong - fejl.xlsx",
        "summary.xlsx",
        "result 2016-11.xlsx",
        "forgotten.xlsx",
        "person.xlsx",
        "history.xlsx",
        "history.docx",
        "page.docx",
    } <= names
    assert len(files) > 60
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
