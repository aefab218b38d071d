"""The commands that pages tell people to write are ones that the program understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from mentormatch.cli import frame
from mentormatch.locale import texts

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    "README.md",
    *(
        f"docs/{name}.md"
        for name in (
            "installation",
            "vejledning",
            "databeskyttelse",
            "evaluering",
            "regler",
            "proof",
            "batch",
            "batch-dansk",
            "reference",
            "opslag",
        )
    ),
]
CALL = re.compile(r'(?:^|[\\/])mentormatch(?:\.exe")? ((?!--version|--help).*)$')


def commands(page: str) -> list[str]:
    """Return each call of the program in the page's blocks and in its prose, from its name on."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"```\w+\n(.*?)```", text, flags=re.DOTALL))
    lines = [line.strip() for line in blocks.splitlines()] + re.findall(
        r"^ {4,}(mentormatch .*)$", text, re.M
    )
    lines += [" ".join(span.split()) for span in re.findall(r"`(mentormatch [^`]+)`", text)]
    called = (CALL.search(line) for line in lines)
    return sorted({f"mentormatch {found[1]}".replace("...", "").rstrip() for found in called if found})


def words_of(line: str) -> list[str]:
    """Return the words behind the program's name, without a remark behind the line."""
    windows = re.sub(r"\\(?=\w|\\)", r"\\\\", line)  # a path of Windows is no escape
    return shlex.split(windows, comments=True)[1:]


def test_the_page_shows_the_commands_that_a_new_user_needs() -> None:
    shown = {words_of(line)[0] for line in commands("docs/installation.md")}
    assert shown >= {"shortcut", "sample", "doctor", "batch"}


@pytest.mark.parametrize(("page", "line"), [(page, line) for page in PAGES for line in commands(page)])
def test_every_command_of_the_page_is_understood(page: str, line: str) -> None:
    group = frame.build(texts("da" if "docs" in page else "en"))
    name, *words = words_of(line)
    command = group.get_command(click.Context(group), name)
    assert command is not None, name
    command.make_context(name, words, resilient_parsing=True)
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    assert {word.partition("=")[0] for word in words if re.match(r"--\w", word)} <= {*known, "--help"}
