"""``mentormatch validate``: everything that is wrong, at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console, issue_data, quoted
from .rules import own_rules


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @options.books(t)
    @options.as_of(t)
    @options.settings(t)
    @options.column_map(t)
    @options.password_file(t)
    @own_rules(t)
    @options.open_after(t)
    def validate(
        console: Console,
        *,
        books: tuple[Path, ...],
        as_of: date | None,
        settings: tuple[str, ...],
        mapping: tuple[str, ...],
        kinds: tuple[str, ...],
        map_file: Path | None,
        password_file: Path | None,
        open_after: bool,
    ) -> int:
        from mentormatch import application

        from .proposed import proposal_data, tell_proposals

        request = application.Request(
            books=books,
            settings=options.given_settings(settings, as_of, None, console.t),
            mapping=options.given_mapping(mapping, kinds, map_file, console.t),
            today=clock.today(),
            lang=console.chosen_lang,
            follow=console.follow,
            spoken=console.t.lang,
            password=options.password(password_file, console),
        )
        try:
            book = application.validate(request)
        except application.InputStopped as stopped:
            options.tell_stopped(stopped, console, open_after=open_after)
            raise
        t = console.follow(book.language)
        if console.as_json:
            console.data(
                {
                    "youths": {"read": len(book.youths)},
                    "mentors": {"read": len(book.mentors)},
                    "issues": {
                        "errors": 0,
                        "warnings": len(book.warnings),
                        "list": [issue_data(issue, t) for issue in book.issues],
                    },
                    "marked_copy": None,
                    "proposal": proposal_data(book.proposals, console),
                }
            )
            return int(ExitCode.DONE)
        console.issues(book.issues, () if console.quiet else book.proposals)
        youths, mentors = (
            t("cli.validate.youths", n=len(book.youths)),
            t("cli.validate.mentors", n=len(book.mentors)),
        )
        console.result(t("cli.validate.read", youths=youths, mentors=mentors))
        both = bool(book.youths and book.mentors)
        if both:
            console.result(t("cli.validate.fine"))
        there = "next" if both else "next_empty"
        console.message(t(f"cli.validate.{there}", books=" ".join(quoted(path) for path in books)))
        if not console.quiet:
            tell_proposals(book.proposals, console)
        return int(ExitCode.DONE)

    return options.command(t, "validate", validate)
