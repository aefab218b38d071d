"""What a run that came to nothing says: JSON in one shape, and remedies that work for the command that was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.books import AS_OF, as_json, command, mentor, write_book, youth

Capture = pytest.CaptureFixture[str]
SHAPE = {"exit_code", "message", "issues", "output", "saved", "marked_copy", "proposal"}


def test_locks_that_contradict_each_other_are_told_in_json_too(tmp_path: Path, capsys: Capture) -> None:
    locks = [{"Ung": "U1", "Mentor": f"M{number}", "Status": "låst"} for number in (1, 2)]
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1), mentor(2)], locks)
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert (code, data["exit_code"], data["output"], data["saved"]) == (4, 4, None, None)
    assert set(data) == SHAPE
    assert data["issues"]["errors"] == len(data["issues"]["list"]) > 0
    assert all(word in str(data["issues"]["list"]) for word in ("U1", "M1", "M2"))
    assert data["message"].startswith("Tidligere beslutninger modsiger hinanden")


def test_a_result_that_found_another_place_is_told_in_json_with_its_path(
    tmp_path: Path, capsys: Capture
) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1)], [mentor(1)])
    assert command("match", book, "--as-of", AS_OF, "-o", tmp_path / "r.xlsx") == 0
    before = set(tmp_path.iterdir())
    code, data = as_json(capsys, "match", book, "--as-of", AS_OF, "-o", tmp_path / "r.xlsx")
    assert (code, data["exit_code"], set(data)) == (6, 6, SHAPE)
    new = set(tmp_path.iterdir()) - before
    assert {str(path) for path in new} == ({data["saved"]} if data["saved"] else set())
    assert (data["saved"] or "r.xlsx") in data["message"]


def test_errors_of_the_input_have_the_same_shape(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(tmp_path / "b.xlsx", [youth(1), youth(1)], [mentor(1)])
    for words in (("match", book, "--as-of", AS_OF), ("verify", book), ("explain", book)):
        code, data = as_json(capsys, *words)
        assert (code, data["exit_code"], set(data)) == (3, 3, SHAPE)
        assert data["issues"]["errors"] > 0


def test_wrong_use_stays_without_json(capsys: Capture, tmp_path: Path) -> None:
    assert command("letters", "--format", "json") == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("words", [("template",), ("sample",), ("letters", "--write-template")])
@pytest.mark.parametrize("lang", ["da", "en"])
def test_where_the_file_is_an_argument_the_remedy_names_no_option_that_is_not_there(
    tmp_path: Path, capsys: Capture, words: tuple[str, ...], lang: str
) -> None:
    out = tmp_path / "there.docx" if words[0] == "letters" else tmp_path / "there.xlsx"
    assert command(*words, out, "--lang", lang) == 0
    capsys.readouterr()
    assert command(*words, out, "--lang", lang) == 6
    said = capsys.readouterr().err
    assert "-o" not in said.split()
    assert "--force" in said
    assert command(*words, out, "--lang", lang, "--force") == 0
    capsys.readouterr()
    assert command(*words, tmp_path / "missing" / out.name, "--lang", lang) == 6
    assert "-o" not in capsys.readouterr().err.split()


def test_the_tail_of_many_errors_names_the_copy_that_holds_them_all(tmp_path: Path, capsys: Capture) -> None:
    book = write_book(
        tmp_path / "b.xlsx", [youth(n, Fødselsdato="i går") for n in range(1, 126)], [mentor(1)]
    )
    assert command("match", book, "--as-of", AS_OF) == 3
    said = capsys.readouterr().err
    copies = [path.name for path in tmp_path.iterdir() if path != book]
    _, data = as_json(capsys, "match", book, "--as-of", AS_OF)
    assert len(copies) == 1
    assert f"… og {len(data['issues']['list']) - 100} til: alle står i kopien {copies[0]}." in " ".join(
        said.split()
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--lang", "da", "template"], 2, "mentormatch template"),
        (["--lang=en", "-q", "template", "OUT"], 0, "An empty workbook"),
        (["--format", "json", "--lang", "da", "template", "OUT"], 0, '"output"'),
        (["--lang", "da", "--help"], 0, "Kommandoer"),
        (["--lang", "en", "-h"], 0, "Commands"),
        (["--lang", "fr", "template", "OUT"], 2, "--lang"),
        (["--lang"], 2, "--lang"),
        (["--nothing", "template", "OUT"], 2, "--nothing"),
    ],
)
def test_the_options_of_all_commands_may_stand_before_the_command(
    tmp_path: Path, capsys: Capture, words: list[str], code: int, said: str
) -> None:
    out = str(tmp_path / "t.xlsx")
    assert command(*[out if word == "OUT" else word for word in words]) == code
    shown = capsys.readouterr()
    assert said in shown.out + shown.err
    assert Path(out).exists() == (code == 0 and "OUT" in words)
