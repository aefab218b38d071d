"""Which language to speak. Imports next to nothing: it is asked before anything else is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Literal


def spoken_language(
    argv: Sequence[str],
    environ: os._Environ[str] | dict[str, str],
    in_file: Callable[[], str | None] = lambda: None,
) -> Literal["da", "en"]:
    """Return the language for help and messages: ``--lang``, else ``MENTORMATCH_LANG``, else what a file says, else
    the locale's.
    """
    given = environ.get("MENTORMATCH_LANG", "")
    for position, word in enumerate(argv):
        if word == "--lang" and position + 1 < len(argv):
            given = argv[position + 1]
        elif word.startswith("--lang="):
            given = word.removeprefix("--lang=")
    if given not in ("da", "en"):
        given = in_file() or ""
    if given in ("da", "en"):
        return "da" if given == "da" else "en"
    found = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    if not found and sys.platform == "win32":
        import locale

        found = locale.getlocale()[0] or ""
    return "da" if found.casefold().startswith(("da", "danish")) else "en"
