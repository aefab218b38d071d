"""``mentormatch completion``: the script that lets a shell complete commands, options and file names."""

from __future__ import annotations

import os
from typing import Any

import click
from click.shell_completion import (
    CompletionItem,
    ShellComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from mentormatch.errors import ExitCode
from mentormatch.locale import Texts

from . import options
from .console import Console

PROGRAM = "mentormatch"
VARIABLE = "_MENTORMATCH_COMPLETE"
"""Set by the script when the shell asks; click answers it and ends."""

SHELLS = ("bash", "zsh", "fish", "powershell")


class PowerShell(ShellComplete):
    """Completion for PowerShell, which click has none for. Kinds other than ``plain`` (files, folders) are left to
    PowerShell's own completion of names."""

    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $env:%(complete_var)s = 'powershell_complete'
    $env:COMP_WORDS = $commandAst.ToString()
    $env:COMP_CWORD = $wordToComplete
    try {
        %(prog_name)s | ForEach-Object {
            $kind, $value, $help = $_ -split "`t", 3
            if ($kind -eq 'plain') {
                if (-not $help) { $help = $value }
                [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD
    }
}
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one that is completed, and that one."""
        words = split_arg_string(os.environ["COMP_WORDS"])
        incomplete = os.environ["COMP_CWORD"]
        before = words[1:]
        if incomplete and before and before[-1] == incomplete:
            before.pop()
        return before, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Return one answer as a line: kind, value and help between tabs."""
        return f"{item.type}\t{item.value}\t{item.help or ''}"


add_completion_class(PowerShell)


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.argument("shell", metavar=t("cli.metavar.shell"), type=click.Choice(SHELLS))
    def completion(console: Console, *, shell: str) -> int:
        made = get_completion_class(shell)
        assert made is not None  # noqa: S101  # the choices are click's own three and the one above
        source = made(_no_command(), {}, PROGRAM, VARIABLE).source()
        if console.as_json:
            console.data({"shell": shell, "script": source})
        else:
            click.echo(source, nl=False)
            console.message(console.t(f"cli.completion.next.{shell}"))
        return int(ExitCode.DONE)

    return options.command(t, "completion", completion)


def _no_command(**attrs: Any) -> click.Command:
    """Return a command to make a completion class of where only its script is wanted."""
    return click.Command(PROGRAM, **attrs)
