"""At a terminal the program offers to go on with what it proposes, and keeps the answer beside the list."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from mentormatch.cli import offer
from mentormatch.workbook.reading.map_file import read_map_file
from mentormatch.workbook.reading.map_file import written as as_file
from tests.books import AS_OF

from .lists import Capture, Run, match, run, written

YOUTHS = "Id,Navn,Alder\n1,Asta,19\n2,Bo,20\n3,Cilla,18"
MENTORS = "Id,Navn,Hvor mange elever kan du tage?\n11,Vera,3\n12,Ulf,2"


def lists(folder: Path) -> list[Path]:
    return written(folder, {"unge.csv": YOUTHS, "mentorer.csv": MENTORS})


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(offer, "at_terminal", lambda: True)
    return monkeypatch


def answering(patch: pytest.MonkeyPatch, word: str, capsys: Capture, folder: Path, *words: object) -> Run:
    patch.setattr(sys, "stdin", io.StringIO(f"{word}\n"))
    return match(capsys, folder, *words)


def test_yes_goes_on_and_is_kept_for_the_next_run_which_names_it(
    tmp_path: Path, capsys: Capture, at_terminal: pytest.MonkeyPatch
) -> None:
    files = lists(tmp_path)
    first = answering(at_terminal, "j", capsys, tmp_path, *files, "--lang", "da")
    assert (first.code, "2 af 3" in first.out, "3 af 3" in first.out) == (0, True, True)
    kept = tmp_path / "unge.map.toml"
    assert read_map_file(kept) == ({"Hvor mange elever kan du tage?": "places"}, [])
    first.result.unlink()
    again = match(capsys, tmp_path, *files, "--lang", "da", "--no-input")
    assert (again.code, "3 af 3" in again.out, "unge.map.toml" in again.err) == (0, True, True)


def test_the_result_of_before_the_answer_is_no_second_result(
    tmp_path: Path, capsys: Capture, at_terminal: pytest.MonkeyPatch
) -> None:
    at_terminal.setattr(sys, "stdin", io.StringIO("j\n"))
    said = run(capsys, tmp_path, "match", *lists(tmp_path), "--blank-benefit", "none", "--as-of", AS_OF)
    assert said.code == 0
    names = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert len(names) == 2
    assert [".backup-1." in name for name in names] == [True, False]


@pytest.mark.parametrize("word", ["", "n"])
def test_no_is_the_default(
    tmp_path: Path, capsys: Capture, at_terminal: pytest.MonkeyPatch, word: str
) -> None:
    said = answering(at_terminal, word, capsys, tmp_path, *lists(tmp_path), "--lang", "da")
    assert (said.code, said.out.count(" af 3"), list(tmp_path.glob("*.toml"))) == (0, 1, [])


def test_a_run_that_its_input_stopped_goes_on_as_well(
    tmp_path: Path, capsys: Capture, at_terminal: pytest.MonkeyPatch
) -> None:
    files = written(
        tmp_path, {"a1.csv": "#,Name,Role,Age\na,Asta,Mentee,19", "b1.csv": "#,Name,Role\nm,Vera,Mentor"}
    )
    said = answering(at_terminal, "y", capsys, tmp_path, *files, "--lang", "en")
    assert said.code == 0, said.err
    assert said.result.exists()
    assert said.err.count("Go on with what is proposed?") == 1


def test_no_to_a_run_that_its_input_stopped_says_all_once(
    tmp_path: Path, capsys: Capture, at_terminal: pytest.MonkeyPatch
) -> None:
    files = written(
        tmp_path, {"a1.csv": "#,Name,Role,Age\na,Asta,Mentee,19", "b1.csv": "#,Name,Role\nm,Vera,Mentor"}
    )
    said = answering(at_terminal, "n", capsys, tmp_path, *files, "--lang", "en")
    assert (said.code, said.err.count("No result was written")) == (3, 1)


@pytest.mark.parametrize("option", [("--no-input",), ("--format", "json"), ("--quiet",)])
def test_it_does_not_ask_where_it_is_told_not_to(
    tmp_path: Path, capsys: Capture, at_terminal: pytest.MonkeyPatch, option: tuple[str, ...]
) -> None:
    said = answering(at_terminal, "j", capsys, tmp_path, *lists(tmp_path), *option)
    assert (said.code, "Go on with" in said.err, list(tmp_path.glob("*.toml"))) == (0, False, [])


def test_it_does_not_ask_a_pipe(tmp_path: Path, capsys: Capture) -> None:
    said = run(capsys, tmp_path / "r.xlsx", "validate", *lists(tmp_path), "--lang", "da")
    assert "[j/N]" not in said.err


def test_what_is_kept_is_read_as_it_was_told(tmp_path: Path) -> None:
    told = {
        'Hvad "kan" du?': "places",
        "Ark1!Nr.": "id",
        "[svar.xlsx]Form Responses 1!Name": "id",
        "Svar 1!": "youths",
    }
    path = tmp_path / "a.map.toml"
    path.write_text(as_file(told, "Gemt af mentormatch"), encoding="utf-8")
    assert read_map_file(path) == (told, [])
