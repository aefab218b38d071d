"""Words of a command as they are pasted into a shell: whatever stands in a file's name, none of it is run."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import PurePath

WINDOWS = os.name == "nt"
_BARE = re.compile(r"[\w@+.,:/=-]+")
_OPEN_IN_QUOTES = re.compile(r'["$`\\!]')
_PRINTED = frozenset(range(0x20, 0x7F)) - {ord("'"), ord("\\")}


def quoted_word(word: str) -> str:
    r"""Return a word as it can be pasted into a shell of the user's platform, on one line.

    >>> quoted_word("a b.xlsx")
    '"a b.xlsx"'
    >>> quoted_word("a\nb.xlsx")
    "$'a\\012b.xlsx'"
    """
    if _BARE.fullmatch(word):
        return word
    if not WINDOWS and not word.isprintable():  # a line break, a control character, bytes that are no text
        said = (chr(byte) if byte in _PRINTED else f"\\{byte:03o}" for byte in os.fsencode(word))
        return f"$'{''.join(said)}'"
    if not WINDOWS and _OPEN_IN_QUOTES.search(word):
        return shlex.quote(word)
    return f'"{word}"'


def quoted(path: object) -> str:
    """Return a path as it can be pasted into a shell, PowerShell too; one that begins like an option is none then."""
    word = str(path)
    return quoted_word(f".{os.sep}{word}" if word.startswith("-") else word)


def on_one_line(path: PurePath | str) -> str:
    """Return a path as it is shown in a sentence: nothing in it breaks the line or steers the terminal."""
    return "".join(letter if letter.isprintable() else "�" for letter in str(path))
