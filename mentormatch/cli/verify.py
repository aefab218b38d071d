"""``mentormatch verify``: a result checked again, without a solver."""

from __future__ import annotations

from pathlib import Path

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("result", metavar=t("cli.metavar.result"), type=click.Path(path_type=Path))
    @options.password_file(t)
    def verify(console: Console, *, result: Path, password_file: Path | None) -> int:
        from mentormatch import application

        verified = application.verify(result, options.password(password_file, console))
        t = console.follow(verified.lang)
        if console.as_json:
            console.data(
                {
                    "holds": True,
                    "as_of": verified.as_of.isoformat(),
                    "matches": verified.matches,
                    "optimal": verified.optimal,
                }
            )
        else:
            console.result(
                t("cli.verify.holds" if verified.optimal else "cli.verify.holds_gap", n=verified.matches)
            )
            if verified.kept:
                console.result(t("cli.verify.kept", n=verified.kept))
        return int(ExitCode.DONE)

    return options.command(t, "verify", verify)
