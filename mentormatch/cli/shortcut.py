"""``mentormatch shortcut``: a drop target on the desktop, for whoever opens no terminal."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click

from mentormatch.errors import ExitCode, OutputProblem
from mentormatch.locale import Texts

from . import drop_target, options
from .console import Console


def build(t: Texts) -> click.Command:
    """Return the command in one language."""

    @click.option(
        "--folder",
        type=click.Path(path_type=Path, file_okay=False),
        metavar=t("cli.metavar.folder"),
        help=t("cli.shortcut.folder"),
    )
    def shortcut(console: Console, *, folder: Path | None) -> int:
        try:
            written = [drop_target.write(script) for script in _scripts(folder, console.t)]
        except OSError as problem:
            place = Path(problem.filename or ".").parent
            raise OutputProblem("cli.shortcut.failed", place=place) from problem
        _trust(written)
        if console.as_json:
            console.data({"written": [str(path) for path in written]})
        else:
            console.result(console.t("cli.shortcut.written", path=written[-1]), written[-1])
            console.message(console.t(f"cli.shortcut.next.{_system()}"))
        return int(ExitCode.DONE)

    return options.command(t, "shortcut", shortcut)


def _system() -> str:
    return {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")


def _scripts(folder: Path | None, t: Texts) -> list[drop_target.Script]:
    program = options.this_program()
    if _system() == "windows":
        desktop = folder or _windows_folder(0x10)  # CSIDL_DESKTOPDIRECTORY
        send_to = [] if folder else [_windows_folder(0x09)]  # CSIDL_SENDTO
        return drop_target.windows(program, [*send_to, desktop], t)
    if _system() == "macos":
        return drop_target.macos(program, folder or Path.home() / "Desktop", t)
    return drop_target.linux(program, folder or _linux_desktop(), options.state_folder(), t)


def _windows_folder(number: int) -> Path:
    """Return a folder that Windows knows by number; it may lie in OneDrive, so its path cannot be put together."""
    import ctypes

    buffer = ctypes.create_unicode_buffer(1024)
    shell = getattr(ctypes, "windll").shell32  # noqa: B009  # there only on Windows
    shell.SHGetFolderPathW(None, number, None, 0, buffer)
    return Path(buffer.value)


def _linux_desktop() -> Path:
    """Return the desktop by the XDG user directories, which carry its name in the user's language."""
    tool = shutil.which("xdg-user-dir")
    if tool:
        asked = subprocess.run([tool, "DESKTOP"], capture_output=True, text=True, check=False)  # noqa: S603
        named = asked.stdout.strip()
        if named and Path(named) != Path.home():
            return Path(named)
    return Path(os.environ.get("XDG_DESKTOP_DIR") or Path.home() / "Desktop")


def _trust(written: list[Path]) -> None:
    """Tell GNOME's desktop that the entry may be started; where that is not its desktop nothing is lost."""
    tool = shutil.which("gio")
    for path in written:
        if tool and path.suffix == ".desktop":
            words = [tool, "set", str(path), "metadata::trusted", "true"]
            subprocess.run(words, capture_output=True, check=False)  # noqa: S603
