"""``mentormatch validate``: everything that is wrong, at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentormatch import clock
from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import offer, options
from .console import Console, all_in_words, issue_data
from .rules import own_rules
from .shell_words import quoted

if TYPE_CHECKING:
    from mentormatch.application import InputStopped
    from mentormatch.workbook.reading.book import Book


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @options.books(t)
    @options.as_of(t)
    @options.settings(t)
    @options.column_map(t)
    @options.password_file(t)
    @own_rules(t)
    @options.open_after(t)
    @offer.no_input(t)
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
        no_input: bool,
    ) -> int:
        from mentormatch import application

        request = application.Request(
            books=books,
            settings=options.given_settings(settings, as_of, None, console.t),
            mapping=options.given_mapping(mapping, kinds, map_file, console, books),
            today=clock.today(),
            lang=console.chosen_lang,
            follow=console.follow,
            spoken=console.t.lang,
            password=options.password(password_file, console),
        )
        while True:
            try:
                book = application.validate(request)
            except application.InputStopped as stopped:
                options.tell_stopped(stopped, console, open_after=open_after, receipt=True)
                if console.as_json:
                    raise
                _tell_faulty(stopped, console)
                code, proposals = stopped.exit_code, stopped.proposals
            else:
                _tell(book, books, console)
                code, proposals = ExitCode.DONE, book.proposals
            told = offer.accepted(proposals, books, console, no_input=no_input)
            if told is None:
                return int(code)
            request = replace(request, mapping={**request.mapping, **told})
            no_input = True  # one question

    return options.command(t, "validate", validate)


def _tell_faulty(stopped: InputStopped, console: Console) -> None:
    """Write what is wrong with lists that cannot be used as they are, what was read of them, and what may be meant."""
    from .proposed import tell_proposals

    t = console.t
    told = () if console.quiet else stopped.proposals
    console.issues(stopped.issues, told, all_in_words(stopped.marked, t), result=True)
    _tell_receipt(stopped.book, console)
    errors = sum(issue.severity.value == "error" for issue in stopped.issues)
    console.result(t("cli.validate.faulty", n=errors))
    if not console.quiet:
        tell_proposals(stopped.proposals, console, issues=stopped.issues, result=True)


def _tell(book: Book, books: tuple[Path, ...], console: Console) -> None:
    """Write what was read, and what is wrong with it, of lists that could be read."""
    from mentormatch import application
    from mentormatch.report.unanswered import unanswered
    from mentormatch.workbook.reading.receipt import receipt

    from .proposed import proposal_data, tell_proposals
    from .receipt import receipt_data
    from .unanswered import tell_unanswered, unanswered_data

    t = console.follow(book.language)
    lacking = unanswered(
        book.youths, book.mentors, book.settings, application.as_of(book.settings, clock.today())
    )
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
                "receipt": receipt_data(receipt(book), t),
                "unanswered": unanswered_data(lacking),
            }
        )
        return
    console.issues(
        book.issues, () if console.quiet else book.proposals, t("cli.more_where.json"), result=True
    )
    _tell_receipt(book, console)
    tell_unanswered(lacking, book.settings, console)
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
        tell_proposals(book.proposals, console, result=True)


def _tell_receipt(book: Book | None, console: Console) -> None:
    """Write what each sheet and column was taken for, if anything was read."""
    from mentormatch.workbook.reading.receipt import receipt

    from .receipt import receipt_lines

    if book is not None and not console.quiet:
        for line in receipt_lines(receipt(book), console.t):
            console.result(line)
