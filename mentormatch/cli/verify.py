"""``mentormatch verify``: a result checked again, without a solver."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console
from .rules import own_rules
from .shell_words import quoted

if TYPE_CHECKING:
    from mentormatch.application import Verified


def _tell(verified: Verified, path: Path, console: Console) -> None:
    """Say what holds, and where not every goal is proven, on what each rests."""
    from mentormatch.workbook.result.words import level_statement

    t = console.t
    if verified.optimal:
        console.result(t("cli.verify.holds", n=verified.matches))
        return
    console.result(t("cli.verify.holds_open", n=verified.matches))
    for level in verified.levels:
        goal = t(f"workbook.goal.{level.goal}")
        console.result(t("cli.verify.level", goal=goal, ground=level_statement(level, t)))
    if verified.solved_again is None:
        console.message(t("cli.verify.solve_hint", path=quoted(path)))
    else:
        engine, same = verified.engine, verified.solved_again
        console.result(t("cli.verify.solved_same" if same else "cli.verify.solved_open", engine=engine))


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("result", metavar=t("cli.metavar.result"), type=click.Path(path_type=Path))
    @click.option("--solve", "again", is_flag=True, help=t("cli.verify.solve"))
    @own_rules(t)
    @options.password_file(t)
    def verify(console: Console, *, result: Path, again: bool, password_file: Path | None) -> int:
        from mentormatch import application

        verified = application.verify(result, options.password(password_file, console), again=again)
        t = console.follow(verified.lang)
        if console.as_json:
            console.data(
                {
                    "holds": True,
                    "as_of": verified.as_of.isoformat(),
                    "matches": verified.matches,
                    "optimal": verified.optimal,
                    "levels": [
                        {"goal": level.goal, "proven": level.proven, "by": level.by, "cases": level.cases}
                        for level in verified.levels
                    ],
                    "solved_again": verified.solved_again,
                    "altered": list(verified.altered),
                    "missing": list(verified.missing),
                }
            )
        else:
            _tell(verified, result, console)
            if verified.kept:
                console.result(t("cli.verify.kept", n=verified.kept))
            for key, sheets in (("altered", verified.altered), ("missing", verified.missing)):
                if sheets:
                    console.result(t(f"cli.verify.{key}", sheets=", ".join(sheets)))
        return int(ExitCode.DONE)

    return options.command(t, "verify", verify)
