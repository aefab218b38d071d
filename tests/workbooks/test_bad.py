"""Every fault an input can have: a folder each, with what makes it and what must come of it.

``make.py`` writes the files (or names those beside it); ``expected.json`` says what reading them must give:
``rows`` of the fault table it stands for, whether the files ``read`` at all, how many people and matches, and
every error and warning as ``CODE sheet!cell`` in order, the notes that matter, and words that it ``says``.
"""

from __future__ import annotations

import importlib.util
import json
import warnings
from pathlib import Path
from typing import Any

import pytest

from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Severity
from mentormatch.locale import LANGUAGES
from mentormatch.workbook import read

FOLDERS = sorted(path.parent for path in (Path(__file__).parent / "bad").glob("*/make.py"))
CPR_DIGITS = ("610195", "620195", "010190", "103951234", "610395", "711062")


def files_of(folder: Path, into: Path) -> list[Path]:
    spec = importlib.util.spec_from_file_location(f"bad_{folder.name.replace('-', '_')}", folder / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about dates before 1900, which is the point
        made: list[Path] = module.make(into)
    return made


def line(issue: Issue) -> str:
    at = issue.place
    where = f"{at.sheet or at.file or ''}!{at.cell or at.row or ''}".strip("!")
    return f"{issue.code} {where}".strip()


def outcome(paths: list[Path]) -> tuple[dict[str, Any], tuple[Issue, ...]]:
    try:
        book = read(paths)
    except InputProblem as problem:
        return {"read": False, "issues": [line(issue) for issue in problem.issues]}, problem.issues
    loud = [issue for issue in book.issues if issue.severity is not Severity.NOTE]
    notes = [issue for issue in book.issues if issue.severity is Severity.NOTE]
    found = {
        "read": True,
        "youths": len(book.youths),
        "mentors": len(book.mentors),
        "matches": len(book.matches),
        "issues": [line(issue) for issue in loud],
        "notes": [line(issue) for issue in notes],
    }
    return found, book.issues


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_bad_input_gives_its_issues_and_never_a_traceback(folder: Path, tmp_path: Path) -> None:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    found, issues = outcome(files_of(folder, tmp_path))
    compared = expected.keys() - {"rows", "says", "notes_among"}
    assert {key: found.get(key) for key in compared} == {key: expected[key] for key in compared}
    assert set(expected.get("notes_among", [])) <= set(found.get("notes", []))
    said = "\n".join(issue.cause(lang) + " " + issue.remedy(lang) for issue in issues for lang in LANGUAGES)
    for words in expected.get("says", []):
        assert words in said
    assert not any(digits in said for digits in CPR_DIGITS), "a CPR number must not be shown"
    assert all(sign.isprintable() or sign == "\n" for sign in said)


def test_every_row_of_the_fault_table_that_reading_can_meet_has_a_folder() -> None:
    rows = {
        row
        for folder in FOLDERS
        for row in json.loads((folder / "expected.json").read_text(encoding="utf-8"))["rows"]
    }
    assert {*range(1, 25), 26, 40, 41, 43, 44} <= rows
