"""The texts of a drop target: a file on the desktop onto which lists are dropped.

Each starts ``match --open`` on what is dropped and leaves its words in a window that waits. The texts are made by pure
functions, so that those for other systems can be tested here.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from subprocess import list2cmdline

from mentormatch.locale import Texts


@dataclass(frozen=True, slots=True)
class Script:
    """A file to write: where, its text, and whether it is run."""

    path: PurePath
    text: str
    encoding: str = "utf-8"
    executable: bool = True


_KINDS = (
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "text/csv",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.ms-excel",
)
"""What may be dropped, as media types."""


def windows(program: Sequence[str], folders: Sequence[PurePath], t: Texts) -> list[Script]:
    """Return a ``.cmd`` for each folder (the desktop, and Send to).

    Windows quotes a dropped name only where it has a blank: ``a&b.xlsx`` would be two commands. So the names are taken
    from the whole command line, inside delayed expansion, where ``&`` means nothing any more; and the last word is
    ``exit``, so that nothing is run of what is left behind a ``&``.
    """
    lines = [
        "@echo off",
        "chcp 65001 >nul",
        f"title {t('cli.shortcut.title')}",
        "setlocal EnableDelayedExpansion",
        'set "dropped=!cmdcmdline:~0,-1!"',
        'set "dropped=!dropped:*" =!"',
        "if not defined dropped goto :nothing",
        'if "%~1"=="" goto :nothing',
        f"{_percent(list2cmdline(program))} match --open !dropped!",
        "goto :end",
        ":nothing",
        f"echo {t('cli.shortcut.nothing')}",
        ":end",
        "echo.",
        "pause",
        "exit",
    ]
    text = "\r\n".join(lines) + "\r\n"
    return [Script(folder / "mentormatch.cmd", text) for folder in folders]


def _percent(command: str) -> str:
    """Return a command with ``%`` doubled, as a batch file wants it."""
    return command.replace("%", "%%")


def _script(program: Sequence[str], t: Texts, nothing: str) -> str:
    return "\n".join(
        [
            "#!/bin/sh",
            'if [ "$#" -eq 0 ]; then',
            nothing,
            "else",
            f'    {shlex.join(program)} match --open "$@"',
            "fi",
            f"printf '\\n%s' {shlex.quote(t('cli.shortcut.enter'))}",
            "read -r _",
            "",
        ]
    )


def linux(program: Sequence[str], desktop: PurePath, own: PurePath, t: Texts) -> list[Script]:
    """Return a ``.desktop`` file for the desktop, and the script in the program's own folder that it runs."""
    script = Script(
        own / "drop.sh", _script(program, t, f"    printf '%s\\n' {shlex.quote(t('cli.shortcut.nothing'))}")
    )
    entry = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        "Name=mentormatch",
        f"Comment={t('cli.shortcut.nothing')}",
        f"Exec=sh {_desktop_quoted(str(script.path))} %F",
        "Icon=x-office-spreadsheet",
        "Terminal=true",
        f"MimeType={';'.join(_KINDS)};",
        "",
    ]
    return [script, Script(desktop / "mentormatch.desktop", "\n".join(entry))]


def _desktop_quoted(word: str) -> str:
    """Return a word in the quotes of the Desktop Entry Specification ("The Exec key"): ``"`, `$``, backslash and
    the backtick are escaped, then every backslash once more for the value of a key, and ``%`` is doubled."""
    quoted = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    return '"' + quoted.replace("\\", "\\\\").replace("%", "%%") + '"'


def macos(program: Sequence[str], desktop: PurePath, t: Texts) -> list[Script]:
    """Return a ``.command`` file. Finder hands it no dropped files: it opens a window that asks for them."""
    ask = [
        f"    printf '%s\\n' {shlex.quote(t('cli.shortcut.drag_here'))}",
        "    IFS= read -r dropped",
        # xargs reads the quotes and backslashes that Terminal puts round a dragged name, and runs nothing in it
        f"    printf '%s\\n' \"$dropped\" | xargs {shlex.join(program)} match --open",
    ]
    return [Script(desktop / "mentormatch.command", _script(program, t, "\n".join(ask)))]


def write(script: Script) -> Path:
    """Write a script in its place; one of ours that is there is replaced whole.

    Raises:
        OSError: its folder is not there, or cannot be written in.
    """
    path = Path(script.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(script.text, encoding=script.encoding, newline="")
    if script.executable:
        beside.chmod(0o755)
    beside.replace(path)
    return path
