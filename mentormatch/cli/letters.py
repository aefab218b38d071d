"""``mentormatch letters``: a .docx for each pair, mentor, youth or open question of a result."""

from __future__ import annotations

from pathlib import Path

import click

from mentormatch.errors import ExitCode, UsageProblem
from mentormatch.locale import Texts

from . import options
from .console import Console
from .letter_template import template_of_letters, write_template
from .rules import own_rules

_NOTHING = {
    "authority": "nothing_to_ask",
    "waiting": "nothing_waiting",
    "free-mentor": "nothing_free",
}
"""What is said where there is nobody to write to, by the recipient."""


def build(t: Texts) -> click.Command:
    """Return the command in one language."""
    path = click.Path(path_type=Path)

    @click.argument("result", required=False, metavar=t("cli.metavar.result"), type=path)
    @click.option(
        "-o",
        "--output",
        "folder",
        type=path,
        metavar=t("letters.metavar_folder"),
        help=t("letters.option_folder"),
    )
    @click.option(
        "--for",
        "recipient",
        type=click.Choice(["pair", "mentor", "youth", "authority", "waiting", "free-mentor"]),
        default="pair",
        help=t("letters.option_for"),
    )
    @template_of_letters(t)
    @click.option("--all-proposed", is_flag=True, help=t("letters.option_all"))
    @click.option(
        "--only-new", is_flag=True, help=t("letters.option_only_new", record="mentormatch-letters.json")
    )
    @click.option("--mail", is_flag=True, help=t("letters.option_mail"))
    @options.force(t)
    @own_rules(t)
    @options.password_file(t)
    def letters(
        console: Console,
        *,
        result: Path | None,
        folder: Path | None,
        recipient: str,
        template: Path | None,
        write: Path | None,
        all_proposed: bool,
        only_new: bool,
        mail: bool,
        force: bool,
        password_file: Path | None,
    ) -> int:
        from mentormatch import application

        if write is not None:
            return write_template(write, recipient, "letters.next", console, force=force)
        if result is None or folder is None:
            raise UsageProblem("letters.need")
        done = application.letters(
            result,
            folder,
            recipient=recipient,
            template=template,
            all_proposed=all_proposed,
            only_new=only_new,
            mail=mail,
            force=force,
            lang=console.chosen_lang,
            password=options.password(password_file, console),
        )
        t = console.follow(done.lang)
        if console.as_json:
            pairs = [{"youth": youth, "mentor": mentor} for youth, mentor in done.held_back]
            moved = [{"youth": youth, "mentor": mentor} for youth, mentor in done.moved]
            written = [str(path) for path in done.paths]
            to_ask = list(done.to_ask)
            beside = [str(path) for path in done.beside]
            console.data(
                {
                    "letters": written,
                    "held_back": pairs,
                    "moved": moved,
                    "to_ask": to_ask,
                    "before": done.before,
                    "beside": beside,
                    "no_address": list(done.no_address),
                }
            )
        elif done.paths:
            console.result(t("letters.written", n=len(done.paths), folder=folder))
            if recipient == "authority":
                console.message(t("letters.mentor_sends"))
            console.message(t("letters.private"))
            console.issues(done.issues)
        elif done.before:
            console.result(t("letters.only_new", folder=folder))
        elif recipient in _NOTHING:
            console.result(t(f"letters.{_NOTHING[recipient]}"))
        elif not done.held_back and not done.moved:
            console.result(t("letters.nothing"))
        if done.no_address and not console.as_json:
            console.message(t("letters.no_address", n=len(done.no_address), ids=", ".join(done.no_address)))
        if done.to_ask and not console.as_json:
            console.message(t("letters.to_ask", n=len(done.to_ask), ids=", ".join(done.to_ask)))
        if done.held_back and not console.as_json:
            ids = ", ".join(f"{youth}–{mentor}" for youth, mentor in done.held_back)
            console.message(t("letters.held_back", n=len(done.held_back), ids=ids))
        if done.moved and not console.as_json:
            ids = ", ".join(f"{youth}–{mentor}" for youth, mentor in done.moved)
            console.message(t("letters.moved", n=len(done.moved), ids=ids))
        return int(ExitCode.DONE if done.paths or done.before else ExitCode.NOBODY)

    return options.command(t, "letters", letters)
