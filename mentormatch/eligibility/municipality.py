"""When two spellings mean the same municipality: the one place that knows."""

from __future__ import annotations

from functools import lru_cache

from mentormatch.domain import fold

_WORDS = frozenset({"kommune", "kommunes", "municipality", "of"})
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


@lru_cache(maxsize=4096)
def municipality_key(name: str) -> str:
    """Return the key under which a municipality's name is compared.

    Capitals, the word "Kommune", hyphens, the Unicode form and the old spellings ``aa``, ``ae`` and ``oe``
    make no difference; a genitive s after "Kommune" neither. Nothing else is guessed: a misspelt name gets
    a key of its own.

    >>> municipality_key("GLADSAXE Kommune") == municipality_key("gladsaxe")
    True
    """
    words = fold(name).replace("-", " ").translate(_LETTERS).split()
    return " ".join(word for word in words if word not in _WORDS) or " ".join(words)
