"""The drop target: run for real where this system can, and held to its grammar as text for the others."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from mentormatch.cli import drop_target
from mentormatch.locale import texts

POSIX = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the desktop entry is Linux's")


def mentormatch(*words: object, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mentormatch", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env={**os.environ, **environ}, check=False
    )


@pytest.fixture
def desk(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a home, and an ``xdg-open`` that notes what it was asked to open."""
    tools = tmp_path / "tools"
    tools.mkdir()
    opener = tools / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    return {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "own"), "PATH": path}


def dropped(tmp_path: Path, desk: dict[str, str], *lists: Path) -> subprocess.CompletedProcess[str]:
    """Do what a desktop does when lists are dropped on the entry: run its ``Exec`` with their names."""
    assert mentormatch("shortcut", "--folder", tmp_path / "desk", "--lang", "da", **desk).returncode == 0
    entry = configparser.RawConfigParser()
    entry.read(tmp_path / "desk" / "mentormatch.desktop", encoding="utf-8")
    words = entry["Desktop Entry"]["Exec"].split('"')
    assert words[0] == "sh "
    assert words[2] == " %F"
    return subprocess.run(
        ["sh", words[1], *map(str, lists)],
        capture_output=True,
        encoding="utf-8",
        input="\n",
        env={**os.environ, **desk},
        timeout=120,
        check=False,
    )


@POSIX
def test_a_dropped_list_becomes_an_opened_result(tmp_path: Path, desk: dict[str, str]) -> None:
    people = tmp_path / "vores unge & mentorer's.xlsx"
    made = mentormatch("sample", people, "--youths", 6, "--mentors", 4, "--seed", 1, "--as-of", "2026-11-01")
    assert made.returncode == 0
    done = dropped(tmp_path, desk, people)
    opened = Path((tmp_path / "opened").read_text().strip())
    assert opened.parent == tmp_path
    assert opened.name.startswith("vores unge & mentorer's - match")
    assert opened.exists()
    assert done.stdout.endswith("Tryk Enter for at lukke vinduet. ")


@POSIX
def test_two_dropped_lists_are_matched_together(tmp_path: Path, desk: dict[str, str]) -> None:
    youths, mentors = tmp_path / "unge.csv", tmp_path / "mentorer.csv"
    youths.write_text("Id;Navn;Alder\n1;Asta;19\n", encoding="utf-8")
    mentors.write_text("Id;Navn;Ydelse\n11;Vera;ingen\n", encoding="utf-8")
    dropped(tmp_path, desk, mentors, youths)
    assert (tmp_path / "opened").read_text().strip().endswith(".xlsx")


@POSIX
def test_a_broken_list_becomes_an_opened_marked_copy(tmp_path: Path, desk: dict[str, str]) -> None:
    youths, mentors = tmp_path / "unge.csv", tmp_path / "mentorer.csv"
    youths.write_text("Id;Navn;Fødselsdato\n1;Asta;31-02-2001\n", encoding="utf-8")
    mentors.write_text("Id;Navn;Ydelse\n11;Vera;ingen\n", encoding="utf-8")
    done = dropped(tmp_path, desk, youths, mentors)
    opened = Path((tmp_path / "opened").read_text().strip())
    assert opened.exists()
    assert opened.name.startswith("unge")
    assert "31-02-2001" in done.stderr


@POSIX
def test_a_double_click_without_a_list_says_what_to_do(tmp_path: Path, desk: dict[str, str]) -> None:
    done = dropped(tmp_path, desk)
    assert "Træk en eller flere lister" in done.stdout
    assert not (tmp_path / "opened").exists()


@POSIX
def test_where_nothing_opens_files_the_work_is_done_all_the_same(tmp_path: Path) -> None:
    people, tools = tmp_path / "p.xlsx", tmp_path / "none"
    tools.mkdir()
    mentormatch("sample", people, "--youths", 4, "--mentors", 3, "--seed", 1, "--as-of", "2026-11-01")
    done = mentormatch("match", people, "-o", tmp_path / "r.xlsx", "--open", "--lang", "en", PATH=str(tools))
    assert done.returncode == 0
    assert (tmp_path / "r.xlsx").exists()
    assert "could not be opened" in done.stderr


@POSIX
def test_a_folder_that_takes_nothing_is_a_sentence(tmp_path: Path, desk: dict[str, str]) -> None:
    (tmp_path / "file").write_text("")
    done = mentormatch("shortcut", "--folder", tmp_path / "file" / "sub", "--lang", "en", **desk)
    assert done.returncode == 6
    assert "--folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_path_in_a_desktop_entry_is_quoted_as_its_specification_asks() -> None:
    own = PurePosixPath('/home/a "b" $c`d`\\e/100%')
    entry = drop_target.linux(("/bin/m",), PurePosixPath("/d"), own, texts("en"))[1]
    line = next(line for line in entry.text.splitlines() if line.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\\")  # first a reader undoes the escapes of a value
    quoted = value.removeprefix('sh "').removesuffix('" %F')
    undone = ""
    letters = iter(quoted.replace("%%", "%"))
    for letter in letters:
        undone += next(letters) if letter == "\\" else letter
    assert undone == f"{own}/drop.sh"


def test_the_batch_file_takes_names_from_the_whole_command_line() -> None:
    folders = [PureWindowsPath(r"C:\SendTo"), PureWindowsPath(r"C:\Desktop")]
    scripts = drop_target.windows((r"C:\Program Files\50%\mentormatch.exe",), folders, texts("da"))
    assert [str(script.path) for script in scripts] == [
        r"C:\SendTo\mentormatch.cmd",
        r"C:\Desktop\mentormatch.cmd",
    ]
    lines = scripts[0].text.split("\r\n")
    assert r'"C:\Program Files\50%%\mentormatch.exe" match --open !dropped!' in lines
    assert lines[lines.index(":end") :] == [":end", "echo.", "pause", "exit", ""]
    assert "%*" not in scripts[0].text, "a name with & and no blank would be run as a command"
    assert lines[1] == "chcp 65001 >nul", "before the first Danish letter"
    jumps = {line.rpartition(":")[2] for line in lines if "goto" in line}
    assert jumps <= {line[1:] for line in lines if line.startswith(":")}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_the_script_for_macos_takes_a_dragged_name_and_runs_nothing_in_it(tmp_path: Path) -> None:
    script = drop_target.macos(("printf", "<%s>"), tmp_path, texts("en"))[0]
    path = drop_target.write(script)
    dragged = r"/Users/a/our\ list\ \&\ \$(touch\ gone).xlsx '/b c.csv'"
    done = subprocess.run(
        [path], input=f"{dragged}\n\n", capture_output=True, encoding="utf-8", cwd=tmp_path, check=True
    )
    assert "<match><--open></Users/a/our list & $(touch gone).xlsx></b c.csv>" in done.stdout
    assert not (tmp_path / "gone").exists()
