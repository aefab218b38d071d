"""The offer to go on with what is proposed, and the file that keeps the answer for the next run."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from mentormatch.locale import Texts

from .shell_words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentormatch.application import InputStopped
    from mentormatch.workbook.reading.sheet import Proposal

    from .console import Console

F = TypeVar("F", bound="Callable[..., object]")


def no_input(t: Texts) -> Callable[[F], F]:
    """Never ask, also where a person is at the terminal."""
    return click.option("--no-input", is_flag=True, help=t("cli.option.no_input"))


def at_terminal() -> bool:
    """Whether a person is there to be asked."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr and sys.stderr.isatty())


def accepted(
    proposals: Sequence[Proposal], books: Sequence[Path], console: Console, *, no_input: bool
) -> dict[str, str] | None:
    """Ask whether to go on with what is proposed, and keep it beside the list where the answer is yes.

    Args:
        proposals: what was told just now.
        books: the lists; the file is kept beside the first.
        console: where to ask.
        no_input: nobody is to be asked.

    Returns:
        The mapping to go on with; ``None``: there is nothing to offer, nobody to ask, or the answer is no.
    """
    from .proposed import sayable

    told = sayable(proposals)
    if not told or not _may_ask(console, no_input=no_input):
        return None
    if not console.agreed(console.t("cli.offer.ask"), default=False):
        return None
    from mentormatch.workbook.reading.tried import told_by

    mapping = dict(map(told_by, told))
    _keep(mapping, books[0], console)
    return mapping


def accepted_after(
    stopped: InputStopped, books: Sequence[Path], console: Console, *, no_input: bool
) -> dict[str, str]:
    """Return the mapping to go on with after a run that its input stopped, as :func:`accepted` does.

    Raises:
        InputStopped: the same again, to be told by the frame: there is nothing to offer, or nobody to ask.
        Exit: the answer is no; all has been told.
    """
    if not stopped.proposals or not _may_ask(console, no_input=no_input):
        raise stopped
    console.problem(stopped)
    told = accepted(stopped.proposals, books, console, no_input=no_input)
    if told is None:
        raise click.exceptions.Exit(int(stopped.exit_code))
    return told


def _may_ask(console: Console, *, no_input: bool) -> bool:
    return not (no_input or console.as_json or console.quiet) and at_terminal()


def _keep(mapping: Mapping[str, str], book: Path, console: Console) -> None:
    from mentormatch.workbook.reading.map_file import kept_name, read_map_file, written

    path = kept_name(book)
    before, faults = read_map_file(path) if path.exists() else ({}, [])
    if faults:
        console.message(console.t("cli.offer.not_kept", path=path), path)
        return
    try:
        path.write_text(written({**before, **mapping}, console.t("cli.offer.remark")), encoding="utf-8")
    except OSError:
        console.message(console.t("cli.offer.not_kept", path=path), path)
        return
    console.message(console.t("cli.offer.kept", path=path), path)


def kept_mapping(books: Sequence[Path], console: Console) -> dict[str, str]:
    """Return what earlier runs have kept beside the lists, and name the files.

    Raises:
        InputProblem: a file cannot be read, or says what cannot be.
    """
    from mentormatch.errors import InputProblem
    from mentormatch.workbook.reading.map_file import kept_name, read_map_file

    found: dict[str, str] = {}
    for book in books:
        path = kept_name(book)
        if not path.is_file():
            continue
        told, faults = read_map_file(path)
        if faults:
            raise InputProblem(faults, "cli.error.map_file")
        found |= told
        console.message(console.t("cli.offer.found", path=quoted(path)), path)
    return found
