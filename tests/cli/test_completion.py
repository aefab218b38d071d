"""Completion of the command line, asked as each shell asks it; in bash for real."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mentormatch.cli.frame import COMMANDS

NAMES = [name for name in COMMANDS if (Path("mentormatch/cli") / f"{name}.py").exists()]


def mentormatch(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mentormatch", *words]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env={**os.environ, **environ}, check=False
    )


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_calls_the_program_back(shell: str) -> None:
    done = mentormatch("completion", shell, "--quiet")
    assert done.returncode == 0
    assert done.stderr == ""
    assert f"{shell}_complete" in done.stdout
    assert "_MENTORMATCH_COMPLETE" in done.stdout


def test_another_shell_is_wrong_use() -> None:
    assert mentormatch("completion", "tcsh").returncode == 2


@pytest.mark.parametrize(("typed", "expected"), [("ma", {"match"}), ("ver", {"verify"}), ("p", {"purge"})])
def test_powershell_is_given_commands_with_their_help(typed: str, expected: set[str]) -> None:
    done = mentormatch(
        _MENTORMATCH_COMPLETE="powershell_complete",
        COMP_WORDS=f"mentormatch {typed}",
        COMP_CWORD=typed,
        MENTORMATCH_LANG="da",
    )
    assert done.returncode == 0
    answers = [line.split("\t") for line in done.stdout.splitlines()]
    assert expected <= {value for _, value, _ in answers}
    assert all(help_text for _, _, help_text in answers)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mentormatch comp", {"compare", "completion"}),
        ("mentormatch match --op", {"--open"}),
        ("mentormatch match --format ", {"text", "json"}),
    ],
)
def test_a_real_bash_completes(line: str, expected: set[str], tmp_path: Path) -> None:
    program = tmp_path / "mentormatch"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mentormatch "$@"\n')
    program.chmod(0o755)
    blank = '""' if line.endswith(" ") else ""
    script = (
        f'export PATH="{tmp_path}:$PATH" PYTHONPATH="{Path.cwd()}"\n'
        'eval "$(mentormatch completion bash --quiet)"\n'
        f"COMP_LINE={line!r}; COMP_WORDS=({line} {blank})\n"
        "COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))\n"
        "_mentormatch_completion mentormatch\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "--norc", "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert expected <= set(done.stdout.split())
