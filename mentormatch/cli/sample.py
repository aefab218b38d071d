"""``mentormatch sample``: invented people to try the program with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console
from .shell_words import quoted


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("out", metavar=t("cli.metavar.out"), type=click.Path(path_type=Path))
    @_count("youths", 120, t)
    @_count("mentors", 47, t)
    @click.option("--seed", type=int, metavar="N", default=1, show_default=True, help=t("cli.option.seed"))
    @options.as_of(t)
    @options.force(t)
    def sample(
        console: Console, *, out: Path, youths: int, mentors: int, seed: int, as_of: date | None, force: bool
    ) -> int:
        from mentormatch import application

        with options.named_in_command():
            saved = application.sample(
                out,
                youths=youths,
                mentors=mentors,
                seed=seed,
                as_of=as_of or clock.today(),
                lang=console.chosen_lang or "da",
                force=force,
            )
        if console.as_json:
            console.data({"output": str(saved), "youths": youths, "mentors": mentors, "seed": seed})
        else:
            console.result(console.t("cli.sample.written", youths=youths, mentors=mentors, path=saved), saved)
            console.message(console.t("cli.sample.next", path=quoted(saved)))
        return int(ExitCode.DONE)

    return options.command(t, "sample", sample)


def _count(name: str, default: int, t: Texts) -> Callable[[options.F], options.F]:
    """Return the option that says how many people to make up."""
    return click.option(
        f"--{name}",
        type=click.IntRange(0),
        metavar="N",
        default=default,
        show_default=True,
        help=t(f"cli.option.{name}"),
    )
