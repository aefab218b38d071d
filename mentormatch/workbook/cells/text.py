"""Comparing and cleaning text from a sheet: the keys under which headings, choices and names are the same."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from mentormatch.domain import fold

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e"})
_NOT_WORD = re.compile(r"[\W_]+")
_INVISIBLE = dict.fromkeys(
    [
        0x00AD,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        0xFEFF,
    ]
)
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

BLANK_WORDS = frozenset(
    {
        "-",
        "--",
        "–",
        "—",
        "?",
        "n/a",
        "ikke oplyst",
        "uoplyst",
        "ved ikke",
        "ukendt",
        "ikke besvaret",
        "unknown",
        "not stated",
        "don't know",
    }
)
"""Answers that say "no answer" in a column where they are not a choice of their own."""


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """Return the key under which two headings or choices are the same word.

    Case, blanks, line breaks, punctuation and the spellings æ/ae, ø/oe, å/aa make no difference.

    >>> key("Fødsels-\\ndato *") == key("FOEDSELSDATO")
    True
    """
    return _NOT_WORD.sub("", fold(text).translate(_LETTERS))


def clean(text: str) -> str:
    """Return a text as a person would write it again: NFC, no invisible or unwritable marks, single blanks.

    >>> clean("  Åse\\u00a0\\u200bBech ")
    'Åse Bech'
    """
    if text.isprintable() and unicodedata.is_normalized(
        "NFC", text
    ):  # nearly always: nothing invisible in it
        return text if "  " not in text and text == text.strip() else " ".join(text.split())
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE))
    return " ".join(_UNWRITABLE.sub("", text).split())


def unwritable(text: str) -> bool:
    """Whether a text holds characters that no Excel file can hold (control characters, lone surrogates)."""
    return _UNWRITABLE.search(text) is not None


def is_blank(text: str) -> bool:
    """Whether a text says nothing: empty, or a word for "no answer"."""
    return not text or fold(text) in BLANK_WORDS


def nearest(given: str, known: Mapping[str, str] | Iterable[str]) -> str | None:
    """Return the known word most like ``given``, or ``None`` where none is close.

    ``known`` is a mapping of keys to the words to show, or the words themselves.
    """
    shown = known if isinstance(known, Mapping) else {key(word): word for word in known}
    close = difflib.get_close_matches(key(given), list(shown), n=1, cutoff=0.72)
    return shown[close[0]] if close else None
