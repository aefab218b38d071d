"""The frame: help, language, and what becomes of an error."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from mentormatch import __version__
from mentormatch.cli import frame
from mentormatch.errors import ExitCode, OutputProblem


def run(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    base = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "MENTORMATCH_"))}
    return subprocess.run(
        [sys.executable, "-m", "mentormatch", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**base, "PYTHONUTF8": "1", **environ},
        check=False,
    )


def test_version_is_answered_before_click_is_imported() -> None:
    code = (
        "import sys; sys.argv[1:] = ['--version']; from mentormatch.__main__ import main; main(); "
        "assert 'click' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"mentormatch {__version__}\n"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_help_that_is_shown_is_the_one_click_makes(
    lang: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The files hold what this prints: frame.run(["--help"]) with MENTORMATCH_LANG and COLUMNS=80.
    monkeypatch.setenv("MENTORMATCH_LANG", lang)
    monkeypatch.setenv("COLUMNS", "80")
    assert frame.run(["--help"]) == 0
    made = capsys.readouterr().out
    shown = run("--help", MENTORMATCH_LANG=lang)
    assert (shown.returncode, shown.stdout) == (0, made)
    assert Path(frame.LOCALE, lang, "help.txt").read_text("utf-8") == made


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from mentormatch.cli.frame import run; assert run(['--help']) == 0; "
        "heavy = {'pandas', 'numpy', 'pulp', 'highspy', 'openpyxl', 'xlsxwriter', 'python_calamine', 'faker'}; "
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)


@pytest.mark.parametrize("command", ["match", "validate", "template", "sample", "verify", "check", "rules"])
@pytest.mark.parametrize(("lang", "word"), [("da_DK.UTF-8", "Tilvalg:"), ("en_GB.UTF-8", "Options:")])
def test_every_command_explains_itself_in_both_languages(command: str, lang: str, word: str) -> None:
    done = run(command, "--help", LANG=lang)
    assert done.returncode == 0
    assert word in done.stdout
    assert "mentormatch" in done.stdout.split("\n\n")[-1]  # an example to paste


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["match"], "PROJEKTMAPPE"),
        (["mtach"], "'match'"),
        (["match", "a.xlsx", "--as-of", "31-31-2000"], "ikke en dato"),
        (["match", "a.xlsx", "--setting", "municipality"], "NØGLE=VÆRDI"),
    ],
)
def test_wrong_use_says_what_in_danish_and_exits_with_2(words: list[str], said: str) -> None:
    done = run(*words, LANG="da_DK.UTF-8")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_standard_output_is_json_and_nothing_else(tmp_path: Path) -> None:
    # Seen from outside, for an engine writes past Python: HiGHS 1.16 prints its name when it is made.
    from tests.books import mentor, write_book, youth

    book = write_book(tmp_path / "a.xlsx", [youth(1), youth(2)], [mentor(1)])
    done = run("match", str(book), "--as-of", "2026-11-01", "--format", "json")
    assert (done.returncode, len(json.loads(done.stdout)["pairs"])) == (0, 1)


def test_a_danish_workbook_is_answered_in_danish_whatever_the_locale_and_an_english_one_in_english(
    tmp_path: Path,
) -> None:
    from tests.books import mentor, write_book, youth

    book = write_book(tmp_path / "a.xlsx", [youth(1), youth(2, Id="U1")], [mentor(1)])
    done = run("match", str(book), "--as-of", "2026-11-01", LANG="C", LC_ALL="")
    assert (done.returncode, done.stdout) == (3, "")
    assert [word for word in ("Error:", "Warning:", "Note:") if word in done.stderr] == []
    assert done.stderr.splitlines()[-1].startswith("Fejl: ")
    english = str(tmp_path / "e.xlsx")
    assert (
        run("sample", english, "--youths", "3", "--mentors", "2", "--seed", "1", "--lang", "en").returncode
        == 0
    )
    done = run("match", english, "--as-of", "2026-11-01", LANG="da_DK.UTF-8", LC_ALL="")
    assert (done.returncode, "\nAs of " in f"\n{done.stdout}") == (0, True)
    taken = run("match", english, "-o", english, "--as-of", "2026-11-01", LANG="da_DK.UTF-8", LC_ALL="")
    assert taken.returncode == 6
    assert taken.stderr.splitlines()[-1].startswith("Error: ")


@pytest.mark.parametrize(
    ("more", "locale", "head"),
    [
        ([], "da_DK.UTF-8", "Fejl:"),
        ([], "en_GB.UTF-8", "Error:"),
        ([], "C", "Error:"),
        (["--lang", "da"], "C", "Fejl:"),
        (["--lang", "en"], "da_DK.UTF-8", "Error:"),
    ],
)
def test_where_no_heading_tells_the_language_the_locale_does_and_the_users_word_before_it(
    more: list[str], locale: str, head: str, tmp_path: Path
) -> None:
    files = [tmp_path / "u.csv", tmp_path / "m.csv"]
    for file, identifier in zip(files, ("U1", "M1"), strict=True):
        file.write_text(f"Id;Mentor;Status\n{identifier};;x\n", "utf-8")
    done = run("validate", *map(str, files), *more, LANG=locale, LC_ALL="")
    assert done.returncode == 3
    assert done.stdout.startswith(head)


def test_what_is_wrong_with_a_setting_on_the_command_line_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.books import mentor, write_book, youth

    book = str(write_book(tmp_path / "a.xlsx", [youth(1)], [mentor(1)]))
    for words, said in (
        (["--setting", "municipality=Gladsakse"], "Did you mean Gladsaxe?"),
        (["--setting", "municipality=Xanadu"], "municipality cannot be Xanadu"),
        (["--setting", "municipalty=Gladsaxe"], "Did you mean municipality?"),
        (["--setting", "host=firma"], "one of these: municipality, association"),
        (["--map", "Kap.=xyzzy"], "no column called xyzzy"),
    ):
        for command in ("match", "validate", "check", "evaluate"):
            code = frame.run([command, book, *words, "--format", "json", "--lang", "en"])
            shown = capsys.readouterr()
            assert (code, shown.out) == (2, ""), (command, words)
            assert said in shown.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_an_option_of_its_own_wins_over_a_setting_however_that_is_named(tmp_path: Path) -> None:
    from tests.books import mentor, write_book, youth

    book = str(write_book(tmp_path / "a.xlsx", [youth(1)], [mentor(1)]))
    words = ["--setting", "Dato=2016-11-01", "--as-of", "2026-11-01"]
    assert json.loads(run("match", book, *words, "--format", "json").stdout)["as_of"] == "2026-11-01"


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "da_DK.UTF-8"}, "da"),
        ([], {"LANG": "da_DK.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        (["match", "--lang", "da"], {"LANG": "en_US"}, "da"),
        (["--lang=en"], {"LANG": "da_DK"}, "en"),
        ([], {"LANG": "en_US", "MENTORMATCH_LANG": "da"}, "da"),
    ],
)
def test_the_language_is_the_users_word_else_the_locales(
    argv: list[str], environ: dict[str, str], lang: str
) -> None:
    assert frame.spoken_language(argv, environ) == lang


class Exploding:
    def __init__(self, fault: BaseException) -> None:
        self.fault = fault

    def main(self, **_: object) -> int:
        raise self.fault


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (KeyboardInterrupt(), ExitCode.INTERRUPTED),
        (ValueError("Karla Hansen 010190-1234"), ExitCode.FAILURE),
        (OutputProblem("error.interrupted_write"), ExitCode.OUTPUT),
    ],
)
def test_an_error_becomes_an_exit_code_and_a_sentence_without_anybodys_data(
    fault: BaseException, code: ExitCode, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(frame, "build", lambda _: Exploding(fault))
    monkeypatch.setattr(frame.Console, "problem", lambda self, problem: self.error(problem.key))
    assert frame.run([]) == code
    said = capsys.readouterr().err
    assert "Karla" not in said
    assert "Traceback" not in said


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    command = f"{sys.executable} -m mentormatch --help | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", f"sleep 0; {command}"], capture_output=True, text=True, check=False)
    assert done.returncode in (0, ExitCode.INTERRUPTED)  # 0: all was written before the reader had gone
    assert "Traceback" not in done.stderr


def test_names_cannot_steer_the_terminal() -> None:
    from mentormatch.cli.console import plain

    assert plain("Bo\x1b[31m\x07") == "Bo�[31m�"


def test_the_list_of_commands_is_the_documentations() -> None:
    readme = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8")
    existing = frame.build(frame.texts("en")).list_commands(None)  # type: ignore[arg-type]
    assert [name for name in existing if f"mentormatch {name}" not in readme] == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
@pytest.mark.parametrize("seconds", [0.1, 0.15, 0.2, 0.3, 0.45, 0.6, 0.8])
def test_ctrl_c_ends_with_130_at_any_moment_and_leaves_nothing_half_written(
    seconds: float, tmp_path: Path
) -> None:
    from tests.books import mentor, write_book, youth

    book = write_book(
        tmp_path / "a.xlsx", [youth(n) for n in range(1, 40)], [mentor(n) for n in range(1, 20)]
    )
    # Begins where ours begins; before that, no program of Python can say a word.
    code = "import sys; sys.argv = ['mentormatch', 'match', sys.argv[1]]; "
    code += "from mentormatch.__main__ import main; print(flush=True); main()"
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(book)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    running.stdout.readline()
    time.sleep(seconds)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=60)
    assert running.returncode in (130, 0)
    assert "Traceback" not in said
    if running.returncode:
        # The last moment is when the result stands there already, and nothing has been said of it yet.
        for path in set(tmp_path.iterdir()) - {book}:
            assert (path.suffix, zipfile.ZipFile(path).testzip()) == (".xlsx", None)


def test_an_interrupt_after_the_result_was_saved_does_not_say_that_nothing_was(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from mentormatch.cli import match
    from tests.books import command, mentor, write_book, youth

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(match, "_tell", stop)
    out = tmp_path / "r.xlsx"
    for lang, said in (("da", "Intet halvt er skrevet"), ("en", "No half-written file was left behind")):
        book = write_book(tmp_path / f"{lang}.xlsx", [youth(1)], [mentor(1)])
        assert command("match", book, "-o", out, "--force", "--lang", lang) == ExitCode.INTERRUPTED
        assert out.exists()
        assert said in capsys.readouterr().err
