"""Every fault that the program must survive: a folder each, with what makes it and what must come of it.

``make.py`` writes the files (or names those beside it); where the fault is not in them, ``arrange`` brings it about,
and ``holds`` looks at what is left. ``expected.json`` says which ``rows`` of the fault table (README.md) the folder
stands for, and what must come of it:

- of reading: whether the files are ``read`` at all, how many people and matches, every error and warning as ``CODE
  sheet!cell`` in order, notes that must be among the others, and words that it ``says``;
- of the whole command (``run``): its ``words`` (by default those of ``match``), ``exit`` code, what it ``says``, and
  the files that are ``left``. Where nothing else is said, errors stop ``match`` with 3 and leave a marked-up copy
  at most, and warnings leave a result.
"""

from __future__ import annotations

import importlib.util
import json
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from mentormatch.cli import options
from mentormatch.cli.frame import run
from mentormatch.errors import InputProblem
from mentormatch.issues import Issue, Severity
from mentormatch.locale import LANGUAGES
from mentormatch.workbook import read
from tests.workbooks.fault_table import FAULTS, page

BAD = Path(__file__).parent / "bad"
FOLDERS = sorted(path.parent for path in BAD.glob("*/make.py"))
EXPECTED = {folder: json.loads((folder / "expected.json").read_text(encoding="utf-8")) for folder in FOLDERS}
READING = [folder for folder in FOLDERS if "read" in EXPECTED[folder]]
CPR_DIGITS = ("610195", "620195", "010190", "103951234", "610395", "711062")
MATCH = ("match", "{inputs}", "-o", "{folder}/ud.xlsx", "--as-of", "2016-11-01")


def module_of(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"bad_{folder.name.replace('-', '_')}", folder / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def files_of(module: ModuleType, into: Path) -> list[Path]:
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


@pytest.mark.parametrize("folder", READING, ids=lambda folder: folder.name)
def test_a_bad_input_gives_its_issues_and_never_a_traceback(folder: Path, tmp_path: Path) -> None:
    expected = EXPECTED[folder]
    found, issues = outcome(files_of(module_of(folder), tmp_path))
    compared = expected.keys() - {"rows", "says", "notes_among", "run"}
    assert {key: found.get(key) for key in compared} == {key: expected[key] for key in compared}
    assert set(expected.get("notes_among", [])) <= set(found.get("notes", []))
    said = "\n".join(issue.cause(lang) + " " + issue.remedy(lang) for issue in issues for lang in LANGUAGES)
    for words in expected.get("says", []):
        assert words in said
    assert not any(digits in said for digits in CPR_DIGITS), "a CPR number must not be shown"
    assert all(sign.isprintable() or sign == "\n" for sign in said)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_whole_command_ends_as_the_fault_asks(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    module = module_of(folder)
    paths = files_of(module, given)
    before = {path: path.read_bytes() for path in given.rglob("*") if path.is_file()}
    expected = EXPECTED[folder].get("run", {})
    words: list[str] = []
    for word in expected.get("words", MATCH):
        words += map(str, paths) if word == "{inputs}" else [word.replace("{folder}", str(given))]
    with monkeypatch.context() as patched:
        patched.setattr(options, "state_folder", lambda: tmp_path / "state")
        if hasattr(module, "arrange"):
            module.arrange(given, patched)
        code = run([*words, "--lang", "da"])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert code == expected.get("exit", 3 if _stops(folder, paths) else 0), said.err
    shown = " ".join((said.out + said.err).split())
    for part in expected.get("says", []):
        assert part in shown
    left = sorted(path.name for path in given.iterdir())
    if "left" in expected:
        assert left == sorted(expected["left"])
    else:
        new = [path for path in given.rglob("*") if path.is_file() and path not in before]
        assert (
            [path.name for path in new] == ["ud.xlsx"] if code == 0 else all(" - fejl" in p.name for p in new)
        )
        assert all(path.read_bytes() == content for path, content in before.items())
    if hasattr(module, "holds"):
        module.holds(given)


def _stops(folder: Path, paths: list[Path]) -> bool:
    """Whether reading finds an error; what reading must find the other test says."""
    return "read" in EXPECTED[folder] and any(issue.severity is Severity.ERROR for issue in outcome(paths)[1])


def test_every_row_of_the_fault_table_has_a_folder_and_the_page_says_which() -> None:
    rows = {row for folder in FOLDERS for row in EXPECTED[folder]["rows"]}
    assert rows == FAULTS.keys()
    assert (BAD / "README.md").read_text(encoding="utf-8") == page(BAD)
