"""An experiment of a municipality's own reaches the plan, its record and ``verify``, alone and in a batch."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from mentormatch.eligibility.document_text import EXAMPLE, EXAMPLE_FILE
from tests.books import as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]
DAY = "2027-03-01"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "egne-regler"
    folder.mkdir()
    (folder / EXAMPLE_FILE).write_text(EXAMPLE, "utf-8")
    return folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A corps whose one mentor is on dagpenge: without the example of docs/regler.md nobody can be matched."""
    answers = {"Ydelse": "dagpenge", "Bopælskommune": "Gladsaxe"}
    settings = {"Vært": "kommune", "Kommune": "Gladsaxe"}
    return write_book(
        tmp_path / "lister" / "personer.xlsx", [youth(1)], [mentor(1, **answers)], settings=settings
    )


@pytest.fixture(autouse=True)
def folder_of_lists(tmp_path: Path) -> None:
    (tmp_path / "lister").mkdir()


def _run(result: Path) -> dict[str, object]:
    rows = openpyxl.load_workbook(result)["Kørsel"].iter_rows(values_only=True)
    return {str(row[0]): row[1] for row in rows if row[0]}


def test_it_changes_the_plan_of_match_and_is_verified_by_the_same_folder(
    tmp_path: Path, rules: Path, book: Path, capsys: Capture
) -> None:
    out = tmp_path / "r.xlsx"
    code, _ = as_json(capsys, "match", book, "--as-of", DAY, "-o", tmp_path / "without.xlsx")
    assert code == 4, "without the folder nobody can be matched"
    code, data = as_json(capsys, "match", book, "--as-of", DAY, "-o", out, "--rules", rules)
    assert (code, data["youths"]["matched"]) == (0, 1)
    assert "own_rules" in _run(out)
    assert "own_rules" not in _run(tmp_path / "without.xlsx")
    assert command("verify", out, "--rules", rules) == 0
    capsys.readouterr()
    assert command("verify", out, "--lang", "en") == 2
    assert "Give the same folder with --rules" in capsys.readouterr().err
    (rules / EXAMPLE_FILE).write_text(EXAMPLE.replace("value = 15", "value = 14"), "utf-8")
    assert command("verify", out, "--rules", rules, "--lang", "en") == 2
    assert "its files have changed" in capsys.readouterr().err
    assert command("verify", tmp_path / "without.xlsx", "--rules", rules, "--lang", "en") == 2
    assert "without --rules" in capsys.readouterr().err


def test_validate_and_evaluate_take_it_too(rules: Path, book: Path, capsys: Capture) -> None:
    assert command("validate", book, "--rules", rules) == 0
    capsys.readouterr()
    code, data = as_json(capsys, "evaluate", book, "--as-of", DAY, "--rules", rules)
    assert (code, data["mentors"]["exempted"]) == (0, 1)


@pytest.mark.parametrize("name", ["match", "validate", "evaluate", "verify"])
def test_a_bad_file_is_refused_with_file_key_and_remedy(
    name: str, rules: Path, book: Path, capsys: Capture
) -> None:
    (rules / EXAMPLE_FILE).write_text(EXAMPLE.replace("value = 15", 'value = "femten"'), "utf-8")
    assert command(name, book, "--rules", rules, "--lang", "da") == 2
    said = capsys.readouterr().err
    for word in (EXAMPLE_FILE, "history[1].value", "femten", "uden citationstegn"):
        assert word in said


@pytest.mark.parametrize("way", ["configuration", "option"])
def test_it_changes_the_plan_of_a_batch(
    way: str, tmp_path: Path, rules: Path, book: Path, capsys: Capture
) -> None:
    line = 'rules = "egne-regler"\n' if way == "configuration" else ""
    config = tmp_path / "batch.toml"
    config.write_text(
        f'[batch]\ninputs = ["lister/*.xlsx"]\noutput = "r/{{stem}} {{month}}.xlsx"\n{line}', "utf-8"
    )
    words = ("batch", config, "--as-of", DAY, "--no-input", *(("--rules", rules) if not line else ()))
    assert command(*words) == 0
    result = next((tmp_path / "r").glob("*2027-03.xlsx"))
    assert "own_rules" in _run(result)
    assert command("verify", result, "--rules", rules) == 0
    assert command(*words) == 0, "the second time nothing has changed"
    capsys.readouterr()
    (rules / EXAMPLE_FILE).write_text("kind = 'none'", "utf-8")
    assert command(*words) == 2
    assert EXAMPLE_FILE in capsys.readouterr().err
