"""``mentormatch template``: an empty workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console
from .shell_words import quoted


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("out", metavar=t("cli.metavar.out"), type=click.Path(path_type=Path))
    @options.force(t)
    def template(console: Console, *, out: Path, force: bool) -> int:
        from mentormatch import application

        with options.named_in_command():
            saved = application.template(out, console.t.lang, force=force)
        if console.as_json:
            console.data({"output": str(saved)})
        else:
            console.result(console.t("cli.template.written", path=saved), saved)
            console.message(console.t("cli.template.next", path=quoted(saved)))
        return int(ExitCode.DONE)

    return options.command(t, "template", template)
