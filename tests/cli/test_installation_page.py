"""The commands of docs/installation.md are ones that the program understands."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from mentormatch.cli import frame
from mentormatch.locale import texts

PAGE = Path(__file__).resolve().parents[2] / "docs" / "installation.md"


def commands() -> list[str]:
    """Return each call of the program in the page's blocks and table cells, from its name on."""
    page = PAGE.read_text(encoding="utf-8")
    blocks = "\n".join(re.findall(r"```\w+\n(.*?)```", page, flags=re.DOTALL))
    lines = [line.strip() for line in blocks.splitlines()] + re.findall(r"`(mentormatch [^`]+)`", page)
    called = (re.search(r'(?:^|[\\/])mentormatch(?:\.exe")? ((?!--version).*)$', line) for line in lines)
    return sorted({f"mentormatch {found[1]}".replace("...", "").rstrip() for found in called if found})


def test_the_page_shows_the_commands_that_a_new_user_needs() -> None:
    assert {shlex.split(line)[1] for line in commands()} >= {"shortcut", "sample", "doctor", "batch"}


@pytest.mark.parametrize("line", commands())
def test_every_command_of_the_page_is_understood(line: str) -> None:
    group = frame.build(texts("da"))
    name, *words = shlex.split(line)[1:]
    command = group.get_command(click.Context(group), name)
    assert command is not None, name
    command.make_context(name, words, resilient_parsing=True)
    known = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
    assert {word for word in words if word.startswith("--")} <= known
