"""``mentormatch statement``: a mentor's hours for the a-kasse or the mentor, as .docx and .csv."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mentormatch import clock
from mentormatch.errors import ExitCode, UsageProblem
from mentormatch.locale import Texts

from . import options
from .console import Console
from .letter_template import template_of_letters, write_template
from .rules import own_rules


def build(t: Texts) -> click.Command:
    """Return the command in one language."""
    path = click.Path(path_type=Path)
    month = t("statement.metavar_month")

    @click.argument("books", nargs=-1, metavar=t("cli.metavar.books"), type=path)
    @click.option(
        "-o",
        "--output",
        "folder",
        type=path,
        metavar=t("letters.metavar_folder"),
        help=t("statement.option_folder"),
    )
    @click.option("--mentor", "mentors", multiple=True, metavar="ID", help=t("statement.option_mentor"))
    @click.option("--from", "first", metavar=month, help=t("statement.option_from"))
    @click.option("--to", "last", metavar=month, help=t("statement.option_to"))
    @template_of_letters(t)
    @options.force(t)
    @options.as_of(t)
    @options.settings(t)
    @own_rules(t)
    @options.password_file(t)
    def statement(
        console: Console,
        *,
        books: tuple[Path, ...],
        folder: Path | None,
        mentors: tuple[str, ...],
        first: str | None,
        last: str | None,
        template: Path | None,
        write: Path | None,
        force: bool,
        as_of: date | None,
        settings: tuple[str, ...],
        password_file: Path | None,
    ) -> int:
        from mentormatch import application

        if write is not None:
            return write_template(write, "statement", "statement.next", console, force=force)
        if not books or folder is None:
            raise UsageProblem("statement.need")
        request = application.Request(
            books=books,
            settings=options.given_settings(settings, as_of, None, console.t),
            today=clock.today(),
            lang=console.chosen_lang,
            follow=console.follow,
            spoken=console.t.lang,
            password=options.password(password_file, console),
        )
        try:
            done = application.statement(
                request,
                folder,
                mentors=mentors,
                first=_month(first),
                last=_month(last),
                template=template,
                force=force,
            )
        except application.InputStopped as stopped:
            options.tell_stopped(stopped, console, open_after=False)
            return int(stopped.exit_code)
        t = console.follow(done.lang)
        if console.as_json:
            console.data({"statements": [str(path) for path in done.paths], "mentors": list(done.mentors)})
        elif done.paths:
            console.result(t("statement.written", n=len(done.mentors), folder=folder))
            console.message(t("statement.private"))
        else:
            console.result(t("statement.nothing"))
        return int(ExitCode.DONE if done.paths else ExitCode.NOBODY)

    return options.command(t, "statement", statement)


def _month(given: str | None) -> date | None:
    """Return the first day of a month as the command line takes it.

    Raises:
        UsageProblem: it is none.
    """
    if given is None:
        return None
    try:
        return date.fromisoformat(f"{given}-01")
    except ValueError as fault:
        raise UsageProblem("statement.bad_month", value=given) from fault
