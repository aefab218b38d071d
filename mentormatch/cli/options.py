"""Options that several commands share, each defined once."""

from __future__ import annotations

import contextlib
import functools
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mentormatch.errors import OutputProblem, UsageProblem
from mentormatch.locale import Texts, texts

from . import everyday
from .console import Console, plain
from .failing import failed_data
from .opening import open_file

if TYPE_CHECKING:
    from mentormatch.application import InputStopped

F = TypeVar("F", bound=Callable[..., Any])


def state_folder() -> Path:
    """Return the user's own folder for what the program keeps: a finished result that found no place, say."""
    return Path(click.get_app_dir("mentormatch"))


if TYPE_CHECKING:
    _DateType = click.ParamType[date]
else:
    _DateType = click.ParamType  # click before 8.4 has no type argument


class DateType(_DateType):
    """A date as ``2026-11-01`` or ``1-11-2026`` (day first)."""

    name = "date"

    def __init__(self, t: Texts) -> None:
        self.t = t

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date, or fail with the accepted forms."""
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"):
            try:
                return datetime.strptime(value, form).replace(tzinfo=UTC).date()
            except ValueError:
                continue
        return self.fail(self.t("cli.error.date", value=value), param, ctx)


def command(t: Texts, name: str, function: Callable[..., Any]) -> click.Command:
    """Make a click command of a function that carries click options: help texts from the locale, common options.

    The function gets a :class:`Console` as its first argument.
    """

    @functools.wraps(function)
    def call(lang: str | None, output_format: str, quiet: bool, debug: bool, **given: Any) -> Any:
        spoken = texts("da" if lang == "da" else "en") if lang else t
        console = click.get_current_context().find_object(Console) or Console(spoken)
        console.set_up(spoken, as_json=output_format == "json", quiet=quiet, chosen=lang is not None)
        for path, said in everyday.used(click.get_current_context()).items():
            console.message(console.t("cli.everyday.used", path=path, said="; ".join(said)), path)
        return function(console, **given)

    params = [*reversed(getattr(function, "__click_params__", [])), *_common(t)]
    built = everyday.EverydayCommand(
        name,
        callback=call,
        params=params,
        help=t(f"cli.{name}.help"),
        short_help=t(f"cli.short.{name}"),
        epilog=t(f"cli.{name}.example"),
        options_metavar=t("cli.metavar.options"),
    )
    built.params = params
    return built


def _common(t: Texts) -> list[click.Parameter]:
    return [
        click.Option(
            ["--lang"], type=click.Choice(["da", "en"]), envvar="MENTORMATCH_LANG", help=t("cli.option.lang")
        ),
        click.Option(
            ["--format", "output_format"],
            type=click.Choice(["text", "json"]),
            default="text",
            show_default=True,
            envvar="MENTORMATCH_FORMAT",
            help=t("cli.option.format"),
        ),
        click.Option(["--quiet", "-q"], is_flag=True, help=t("cli.option.quiet")),
        click.Option(["--debug"], is_flag=True, help=t("cli.option.debug")),
    ]


def this_program() -> tuple[str, ...]:
    """Return how this program is called from elsewhere: its own file, or Python with ``-m mentormatch``."""
    own = Path(sys.argv[0])
    is_own = own.stem == "mentormatch" and own.is_file()
    found = str(own.absolute()) if is_own else shutil.which("mentormatch")
    return (found,) if found else (sys.executable, "-m", "mentormatch")


def open_after(t: Texts) -> Callable[[F], F]:
    """Open what was written in the program that the desktop has for it."""
    return click.option("--open", "open_after", is_flag=True, help=t("cli.option.open"))


def books(t: Texts) -> Callable[[F], F]:
    """One or more input files."""
    return click.argument(
        "books", nargs=-1, required=True, metavar=t("cli.metavar.books"), type=click.Path(path_type=Path)
    )


def in_place(t: Texts) -> Callable[[F], F]:
    """The result in the user's own workbook."""
    return click.option("--in-place", is_flag=True, help=t("cli.option.in_place"))


def as_of(t: Texts, said: str = "cli.option.as_of") -> Callable[[F], F]:
    """The date at which rules and ages hold; ``said``: the key of the help."""
    return click.option(
        "--as-of",
        type=DateType(t),
        envvar="MENTORMATCH_AS_OF",
        metavar=t("cli.metavar.date"),
        help=t(said),
    )


def settings(t: Texts) -> Callable[[F], F]:
    """Settings that override the sheet Indstillinger."""
    return click.option(
        "--setting", "settings", multiple=True, metavar=t("cli.metavar.setting"), help=t("cli.option.setting")
    )


def blank_benefit(t: Texts) -> Callable[[F], F]:
    """What a blank benefit means."""
    return click.option(
        "--blank-benefit", type=click.Choice(["none", "unknown"]), help=t("cli.option.blank_benefit")
    )


def column_map(t: Texts) -> Callable[[F], F]:
    """Headings and sheets of one's own, named once: three options."""

    def decorate(function: F) -> F:
        for option in reversed(
            (
                click.option(
                    "--map", "mapping", multiple=True, metavar=t("cli.metavar.map"), help=t("cli.option.map")
                ),
                click.option(
                    "--sheet",
                    "kinds",
                    multiple=True,
                    metavar=t("cli.metavar.sheet"),
                    help=t("cli.option.sheet"),
                ),
                click.option(
                    "--map-file",
                    type=click.Path(path_type=Path),
                    metavar=t("cli.metavar.map_file"),
                    help=t("cli.option.map_file"),
                ),
            )
        ):
            function = option(function)
        return function

    return decorate


def leave_out_errors(t: Texts) -> Callable[[F], F]:
    """Run without the rows that have errors."""
    return click.option("--leave-out-errors", is_flag=True, help=t("cli.option.leave_out_errors"))


def output(t: Texts, said: str = "cli.option.output") -> Callable[[F], F]:
    """Where the result goes; ``said``: the key of the help."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar=t("cli.metavar.out"),
        help=t(said),
    )


def force(t: Texts) -> Callable[[F], F]:
    """Replace an output that exists, keeping a backup."""
    return click.option("--force", is_flag=True, help=t("cli.option.force"))


@contextlib.contextmanager
def named_in_command() -> Iterator[None]:
    """Give remedies that work where the file to write is an argument: there is no ``-o`` to choose another with."""
    try:
        yield
    except OutputProblem as problem:
        fault = problem.key.removeprefix("workbook.save.").removesuffix(".alone")
        if fault not in _OTHER_NAME:
            raise
        values: dict[str, Any] = dict(problem.values)
        raise OutputProblem(f"cli.out.{fault}", **values) from problem


_OTHER_NAME = ("exists", "decided", "locked", "folder", "long")


def pairs(given: tuple[str, ...], t: Texts) -> dict[str, str]:
    """Split ``KEY=VALUE`` words; fail with the word that has no ``=``."""
    found: dict[str, str] = {}
    for word in given:
        key, sign, value = word.partition("=")
        if not sign or not key.strip():
            raise click.UsageError(t("cli.error.pair", word=word))
        key, value = key.strip(), value.strip()
        # ``demands=+record_check`` and ``demands=-times`` add up; any other value given again replaces the first
        found[key] = f"{found[key]}; {value}" if key in found and value[:1] in {"+", "-"} else value
    return found


def given_settings(
    words: tuple[str, ...], as_of: date | None, blank_benefit: str | None, t: Texts
) -> dict[str, str]:
    """Return what the command line says about the settings; an option of its own wins over ``--setting``.

    Raises:
        UsageProblem: a setting that does not exist, or cannot have that value.
    """
    given = pairs(words, t)
    options = {"as_of": as_of.isoformat() if as_of else None, "blank_benefit": blank_benefit}
    said = {name: word for name, word in options.items() if word is not None}
    if given:
        from mentormatch.domain import Settings
        from mentormatch.workbook.reading.settings import find_setting, parse_settings

        named = {name: find_setting(name) for name in given}
        given = {name: word for name, word in given.items() if not ((at := named[name]) and at.key in said)}
        faults = [one for one in parse_settings(given, Settings())[1] if one.severity.value == "error"]
        if faults:
            raise UsageProblem("cli.error.settings", faults)
    return given | said


def given_mapping(
    words: tuple[str, ...],
    kinds: tuple[str, ...],
    map_file: Path | None,
    console: Console,
    books: Sequence[Path] = (),
) -> dict[str, str]:
    """Return what headings and sheets of one's own mean; an option goes before the file, and a file that is named
    before those that earlier runs have kept beside the lists.

    Raises:
        UsageProblem: a column or a kind of sheet that does not exist.
        InputProblem: the file cannot be read, or says what cannot be.
    """
    given: dict[str, str] = {}
    for word, sign in [*((word, "") for word in words), *((word, "!") for word in kinds)]:
        # A heading may hold an equals sign, a column's name does not.
        said, equals, name = word.rpartition("=")
        if not equals or not said.strip() or not name.strip():
            raise click.UsageError(console.t("cli.error.pair", word=word))
        given[said.strip() + sign] = name.strip()
    if given:
        from mentormatch.workbook.reading.told import read_mapping

        faults = read_mapping(given)[1]
        if faults:
            raise UsageProblem("cli.error.mapping", faults)
    if map_file is not None:
        return _from_file(map_file) | given
    from .offer import kept_mapping

    return kept_mapping(books, console) | given


def _from_file(map_file: Path) -> dict[str, str]:
    from mentormatch.errors import InputProblem
    from mentormatch.workbook.reading.map_file import read_map_file

    told, faults = read_map_file(map_file)
    if faults:
        raise InputProblem(faults, "cli.error.map_file")
    return told


_PASSWORD_BYTES = 4096
_PIPE_SECONDS = 10.0
"""How long to wait for whoever writes the password into a pipe."""


def password_file(t: Texts) -> Callable[[F], F]:
    """A file whose first line is the password of the input."""
    return click.option(
        "--password-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar=t("cli.metavar.out"),
        help=t("cli.option.password_file"),
    )


def password(file: Path | None, console: Console) -> Callable[[str], str | None] | None:
    """Return what to ask for the password of an input: a file, else the person at the terminal, else nobody."""
    if file is not None:
        # Read when it is asked for, and once: a pipe gives its line to the first who reads.
        line = functools.cache(lambda: _first_line(file))
        return lambda _: line()
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty()):
        return None

    def ask(name: str) -> str | None:
        words = console.t("cli.password.ask", name=plain(name))
        return click.prompt(words, default="", show_default=False, hide_input=True, err=True) or None

    return ask


def _first_line(file: Path) -> str:
    from mentormatch.workbook.files.content import NotRead, read_start

    try:
        start = read_start(file, _PASSWORD_BYTES, pipe_seconds=_PIPE_SECONDS)
        line = start.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].rstrip(b"\r").decode("utf-8")
    except (OSError, NotRead, UnicodeError):
        raise UsageProblem("cli.password.unreadable") from None
    if not line:
        raise UsageProblem("cli.password.empty")
    return line


def tell_stopped(
    stopped: InputStopped, console: Console, *, open_after: bool = False, receipt: bool = False
) -> None:
    """Say what a run that the input's errors stopped leaves behind; the errors themselves the frame says.

    Args:
        stopped: the run.
        console: where to say it.
        open_after: open the marked-up copy, where there is one.
        receipt: the JSON holds what each sheet and column was taken for.
    """
    console.follow(stopped.lang)
    if console.as_json:
        data = stopped_data(stopped, console)
        if receipt:
            from mentormatch.workbook.reading.receipt import receipt as receipt_of

            from .receipt import receipt_data

            data["receipt"] = receipt_data(receipt_of(stopped.book), console.t) if stopped.book else []
        console.data(data)
    if stopped.marked:
        console.message(console.t("cli.match.marked", path=stopped.marked), stopped.marked)
    if stopped.unmarked:
        console.message(console.t("cli.match.unmarked", files=", ".join(stopped.unmarked)))
    if open_after and stopped.marked:
        open_file(stopped.marked, console)


def stopped_data(stopped: InputStopped, console: Console) -> dict[str, Any]:
    """Return the JSON of a run that the input's errors stopped."""
    from .proposed import proposal_data

    return failed_data(stopped, console.t) | {
        "marked_copy": str(stopped.marked) if stopped.marked else None,
        "proposal": proposal_data(stopped.proposals, console),
    }
