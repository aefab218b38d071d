"""The Word template of whatever is written from one: two options, and the standard template to begin with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .shell_words import quoted

if TYPE_CHECKING:
    from .console import Console

F = TypeVar("F", bound=Callable[..., Any])


def template_of_letters(t: Texts) -> Callable[[F], F]:
    """A template of one's own, and where to write the standard one: ``template`` and ``write``."""
    path, metavar = click.Path(path_type=Path), t("letters.metavar_docx")

    def decorate(function: F) -> F:
        own = click.option("--template", type=path, metavar=metavar, help=t("letters.option_template"))
        standard = click.option(
            "--write-template", "write", type=path, metavar=metavar, help=t("letters.option_write")
        )
        return own(standard(function))

    return decorate


def write_template(to: Path, kind: str, then: str, console: Console, *, force: bool) -> int:
    """Write the standard template and say so; return the exit code.

    Args:
        to: the file.
        kind: of what: a recipient of letters, or ``statement``.
        then: the key of what to do next with it.
        console: where to say it.
        force: replace a file that exists.
    """
    from mentormatch import application

    with options.named_in_command():
        saved = application.write_template(to, kind, console.t.lang, force=force)
    if console.as_json:
        console.data({"output": str(saved)})
    else:
        console.result(console.t("letters.template_written", path=saved), saved)
        console.message(console.t(then, path=quoted(saved)))
    return int(ExitCode.DONE)
