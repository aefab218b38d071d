"""docs/commands.md and docs/kommandoer.md say what the help of the commands says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentormatch.cli.frame import COMMANDS
from mentormatch.locale import Language
from tools.commands_page import commands, markdown

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.mark.parametrize(("lang", "name"), [("en", "commands.md"), ("da", "kommandoer.md")])
def test_the_page_is_current(lang: Language, name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == markdown(lang), (
        f"run: python -m tools.commands_page {lang} > docs/{name}"
    )


@pytest.mark.parametrize("lang", ["en", "da"])
def test_every_option_of_every_command_is_on_it(lang: Language) -> None:
    page = markdown(lang)
    sections = dict(re.findall(r"^## ([a-z]+)\n(.*?)(?=^## |\Z)", page, flags=re.M | re.S))
    assert list(sections) == list(COMMANDS)
    shared = page[: page.index("\n## match")]
    missing = [
        (name, option)
        for command, _ in list(commands(lang))[1:]
        for option in (option for param in command.params for option in param.opts if option.startswith("--"))
        if not re.search(rf"(?<![\w-]){option}(?![\w-])", sections[(name := str(command.name))] + shared)
    ]
    assert missing == []
