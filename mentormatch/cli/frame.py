"""The frame around every command: language, lazily loaded commands, and what becomes of an error.

A command stands in ``cli/<name>.py`` as ``build(t) -> click.Command``. It is imported only when it is called,
so that ``mentormatch --help`` stays quick.
"""

from __future__ import annotations

import gettext
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from mentormatch import __version__
from mentormatch.errors import ExitCode, MentormatchError
from mentormatch.locale import LOCALE, Language, Texts, texts

from .console import Console
from .everyday import file_language, folders
from .language import spoken_language

COMMANDS = (
    "match",
    "check",
    "validate",
    "template",
    "sample",
    "verify",
    "explain",
    "compare",
    "letters",
    "statement",
    "evaluate",
    "history",
    "rules",
    "batch",
    "purge",
    "person",
    "doctor",
    "shortcut",
    "completion",
)
"""Names of the commands in the order in which the help lists them; those without a module do not exist yet."""

CONTEXT = {"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "MENTORMATCH"}


class LazyGroup(click.Group):
    """A group that imports a command when it is called, and lists the others from the texts."""

    def __init__(self, t: Texts, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.t = t

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands that exist, in the order of the documentation."""
        here = {name.removesuffix(".py") for name in os.listdir(os.path.dirname(__file__))}  # noqa: PTH120, PTH208
        return [name for name in COMMANDS if name in here]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; for an unknown word offer the nearest ones (click asks only those already loaded)."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as unknown:
            raise click.exceptions.NoSuchCommand(
                unknown.command_name, possibilities=self.list_commands(ctx), ctx=ctx
            ) from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and build one command."""
        if cmd_name not in self.list_commands(ctx):
            return None
        built: click.Command = import_module(f"{__package__}.{cmd_name}").build(self.t)
        return built

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their one-line help, without importing any of them."""
        rows = [(name, self.t(f"cli.short.{name}")) for name in self.list_commands(ctx)]
        with formatter.section(self.t("cli.commands")):
            formatter.write_dl(rows)


def build(t: Texts) -> click.Group:
    """Return the whole command line in one language."""
    group = LazyGroup(
        t,
        name="mentormatch",
        help=t("cli.help"),
        epilog=t("cli.epilog"),
        context_settings=CONTEXT,
        options_metavar=t("cli.metavar.options"),
        subcommand_metavar=t("cli.metavar.command"),
    )

    @click.version_option(__version__, message="%(prog)s %(version)s")
    def _callback() -> None:
        pass

    group.params = list(getattr(_callback, "__click_params__", []))
    return group


def behind_the_command(argv: Sequence[str]) -> Sequence[str]:
    """Put the options that all commands have behind the command: many programs take them before it.

    >>> behind_the_command(["--lang", "da", "-q", "match", "a.xlsx"])
    ['match', '--lang', 'da', '-q', 'a.xlsx']
    >>> behind_the_command(["--lang=da", "--help"])
    ['--help']
    """
    at = 0
    while at < len(argv) and argv[at].partition("=")[0] in _COMMON:
        at += 1 + (_COMMON[argv[at]] if "=" not in argv[at] else 0)
    if at >= len(argv):
        return argv
    before, rest = argv[:at], argv[at:]
    if rest[0].startswith("-"):  # of the program itself: its help or version; the language was found already
        return argv if rest[0] not in ("--help", "-h", "--version") else list(rest)
    return [rest[0], *before, *rest[1:]]


_COMMON = {"--lang": 1, "--format": 1, "--quiet": 0, "-q": 0, "--debug": 0}
"""Options that all commands have, and how many words follow each."""


def run(argv: Sequence[str]) -> int:
    """Run the command line; return the exit code. Nothing but an exit code leaves this function.

    Every known error becomes a sentence in the user's language, and every unknown one its type and place:
    the text of an unknown exception may hold personal data and is shown only with ``--debug``.
    """
    lang = spoken_language(argv, os.environ, lambda: file_language(folders(())))
    argv = behind_the_command(argv)
    speak(lang)
    t = texts(lang)
    if "_MENTORMATCH_COMPLETE" in os.environ:
        return _complete(t)
    console = Console(t)
    console.words = tuple(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a letter must not stop the program
    try:
        code = build(t).main(args=list(argv), prog_name="mentormatch", standalone_mode=False, obj=console)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as problem:
        problem.show()
        return int(ExitCode.USAGE)
    except (click.Abort, KeyboardInterrupt):
        console.error(console.t("cli.error.interrupted"))
        return int(ExitCode.INTERRUPTED)
    except MentormatchError as problem:
        if problem.lang:
            console.follow(problem.lang)
        console.problem(problem)
        return int(problem.exit_code)
    except SystemExit:
        # click's answer to a reader of our output that has gone (`| head`): nothing more can be said there.
        return int(ExitCode.INTERRUPTED)
    except Exception as fault:  # the last resort: never a traceback, never somebody's data
        console.fault(fault, debug="--debug" in argv)
        return int(ExitCode.FAILURE)
    return int(code or ExitCode.DONE)


def _complete(t: Texts) -> int:
    """Answer a shell that completes a line (the script of ``mentormatch completion`` asks)."""
    from . import completion  # noqa: F401  # click learns of PowerShell there

    try:
        build(t).main(args=[], prog_name="mentormatch")
    except SystemExit as done:
        return int(done.code or 0)


def speak(lang: Language) -> None:
    """Let click's own messages speak the language too: it asks gettext, and gettext asks the environment."""
    os.environ["LANGUAGE"] = lang
    gettext.bindtextdomain("mentormatch", LOCALE)
    gettext.textdomain("mentormatch")
