"""The man pages say what the help says, in both languages, and roff takes them as text."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from mentormatch.cli.frame import COMMANDS
from mentormatch.locale import Language, texts
from tools.commands_page import commands
from tools.man import pages

DAY = "2026-11-30"


@pytest.mark.parametrize(("lang", "headings"), [("en", ["NAME", "SYNOPSIS"]), ("da", ["NAVN", "BRUG"])])
def test_every_command_has_a_page_with_all_of_its_options(lang: Language, headings: list[str]) -> None:
    made = pages(lang, DAY)
    assert set(made) == {"mentormatch.1", *(f"mentormatch-{name}.1" for name in COMMANDS)}
    for command, ctx in list(commands(lang))[1:]:
        page = made[f"mentormatch-{ctx.info_name}.1"]
        assert [line[4:] for line in page.splitlines() if line.startswith(".SH ")][:2] == headings
        assert str(command.short_help) in page
        options = [option for param in command.params for option in param.opts if option.startswith("--")]
        assert [one for one in options if one.replace("-", r"\-") not in page] == []


def test_a_danish_page_has_no_heading_of_click_man_left() -> None:
    text = "\n".join(pages("da", DAY).values())
    assert "full documentation" not in text
    assert ".SH DESCRIPTION" not in text
    assert "Manual" not in text
    assert texts("da")("pages.man.see", page=r"\fBmentormatch-match\fP(1)") in text


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here")
@pytest.mark.parametrize("lang", ["en", "da"])
def test_roff_has_nothing_to_warn_of(lang: Language) -> None:
    text = "".join(pages(lang, DAY).values())
    shown = subprocess.run(
        ["groff", "-k", "-man", "-Tutf8", "-ww"],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert shown.stderr == ""
    assert "--leave-out-errors" in re.sub(".\b", "", shown.stdout), "bold is each letter struck twice"
