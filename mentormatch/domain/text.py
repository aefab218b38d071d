"""How two texts are compared: the one definition of "the same word"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)]
)


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the key under which a text is compared with another.

    Unicode NFKC, case folded, invisible marks removed, white space (no-break spaces too)
    squeezed to single blanks. Two spellings that a person would call the same get one key.
    """
    if text.isascii():  # nearly always quicker: nothing to normalise, and no invisible marks
        return " ".join(text.lower().split())
    folded = unicodedata.normalize("NFKC", text)
    if not folded.isprintable():
        folded = folded.translate(_INVISIBLE)
    return " ".join(folded.casefold().split())
