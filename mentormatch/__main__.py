"""The command ``mentormatch`` and ``python -m mentormatch``."""

from __future__ import annotations

import atexit
import gc
import sys

COLLECTING = 100_000, 20, 20
"""When cyclic garbage is looked for: seldom, for a run is short and keeps nearly all it makes, and looking through ever
more of it took a fifteenth of the time."""


def main() -> None:
    """Run the command line on the process's own arguments and exit with its code."""
    from . import streams

    streams.mend()
    if sys.argv[1:] == ["--version"]:
        # Answered before click is imported: scripts and installers ask this often.
        from . import __version__

        _write(f"mentormatch {__version__}\n")
        sys.exit(_UNWRITTEN if streams.stdout_lost() else 0)
    if sys.argv[1:] in (["--help"], ["-h"]) and _show_help():
        sys.exit(_UNWRITTEN if streams.stdout_lost() else 0)
    gc.set_threshold(*COLLECTING)
    stopped = _note_interrupts()
    try:
        from mentormatch.cli.frame import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before anything could say so: nothing was begun
        code = _INTERRUPTED
    atexit.register(_hear_no_more)
    if streams.stdout_lost() and not code:
        code = _say_unwritten()
    if stopped and code:
        code = (
            _INTERRUPTED  # a library stopped amid its import fails in its own words, an engine seems missing
        )
    if code == _INTERRUPTED:
        _leave(code)
    sys.exit(code)


_INTERRUPTED = 130
_UNWRITTEN = 6


def _say_unwritten() -> int:
    """Say that the work is done and could not be told; return the exit code that says so too."""
    import os

    from mentormatch.cli.language import spoken_language
    from mentormatch.locale import texts

    t = texts(spoken_language(sys.argv[1:], os.environ))
    sys.stderr.write(f"{t('cli.error.head')} {t('cli.error.stdout')}\n")
    return _UNWRITTEN


def _note_interrupts() -> list[int]:
    """Return a list that gets every interrupt from now on; each still raises ``KeyboardInterrupt``."""
    import signal

    noted: list[int] = []

    def interrupt(number: int, _: object) -> None:
        noted.append(number)
        raise KeyboardInterrupt

    # Where somebody else decides on interrupts (nohup ignores them), that stands.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, interrupt)
    return noted


def _hear_no_more() -> None:
    """Let an interrupt do nothing any more: all is done, and Python's own end would give way to the signal."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _leave(code: int) -> None:
    """End at once. Python remembers an interrupt that came while it was importing, and would end with the signal
    although it was handled, instead of with the code that scripts are promised."""
    import os

    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            continue
    os._exit(code)


def _show_help() -> bool:
    """Show the help as it stands in a file (made by click, a test holds it to that): ten times as quick.

    Whether that was possible: a narrow terminal wants lines of its own.
    """
    import os

    from mentormatch.cli.language import spoken_language

    try:
        if sys.stdout.isatty() and os.get_terminal_size().columns < 80:
            return False
        lang = spoken_language(sys.argv[1:], os.environ)
        path = os.path.join(os.path.dirname(__file__), "locale", lang, "help.txt")  # noqa: PTH118, PTH120
        with open(path, encoding="utf-8") as file:  # noqa: PTH123  # pathlib takes longer than all the rest
            text = file.read()
    except (OSError, UnicodeError):
        return False
    try:
        _write(text)
    except UnicodeError:
        return False
    return True


def _write(text: str) -> None:
    """Write to standard output; a reader that has gone is no failure of ours."""
    import os

    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would try again at its end, and complain: let it write to nobody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
