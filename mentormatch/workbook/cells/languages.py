"""Languages in a cell: each is understood, or asked about.

A common language is a demand: ``lidt engelsk`` is shared by nobody who wrote ``engelsk``, and shuts a person out.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from mentormatch.domain import fold
from mentormatch.issues import cells

from .language_names import danish_names, languages_by_name
from .parsers import Fault, did_you_mean, fault, names
from .text import key

_SHORT = {"dk": "da", "da": "da", "dan": "da", "eng": "en", "en": "en", "gb": "en", "uk": "en", "ar": "ar"}
"""Languages cut short, as people do."""
_FLUENT = """
modersmål modersmålet flydende native speaker fluent fluently mother tongue first language som på niveau højt tosproget
bilingual perfekt perfect førstesprog hovedsprog taler speak speaks jeg i in kan godt gode good very well meget rigtig
fint samt også og sproget
"""
_FLUENT_WORDS = frozenset(_FLUENT.split())
"""Words beside a language that say it is spoken well."""
_AFFIRMED = re.compile(r"^(.{2,}?)(?:[ -](?:sprog|language)|sprog)$")
"""``hazaragi sprog``: whoever writes so says that it is a language, whatever the table knows."""
_APART = re.compile(r"[\W\d_]+")
_MISSPELT = 0.7


def languages(value: Any) -> tuple[str, ...] | Fault | None:
    """Return the languages of a cell, or a fault where one of them is not the name of a language.

    >>> languages("Dansk og tysk"), languages("modersmål dansk")
    (('Dansk', 'tysk'), ('dansk',))
    """
    given = names(value)
    if given is None:
        return None
    found: dict[str, str] = {}
    for word in given:
        if found and _FLUENT_WORDS.issuperset(_APART.split(fold(word))):
            continue  # ``dansk, flydende``
        name = _name(word)
        if name is None:
            return fault(cells.LANGUAGE_UNSURE, word, nearest=did_you_mean(_near(word)))
        found.setdefault(fold(name), name)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def _name(word: str) -> str | None:
    """Return the name of a language as it was written, without what says that it is spoken well; ``None``: it is none.

    A language cut short (``DK``) gets its Danish name.
    """
    known = languages_by_name()
    if key(word) in known and word[-1:].isalpha():
        return word
    if (short := fold(word).strip(".")) in _SHORT:
        return danish_names()[_SHORT[short]]
    parts = [part for part in _APART.split(word) if part]
    if _APART.fullmatch(word[-1:]) and len(parts) <= 1:
        return None  # ``Dansk.``
    rest = " ".join(part for part in parts if fold(part) not in _FLUENT_WORDS)
    if rest and len(rest.split()) < len(parts) and key(rest) in known:
        return rest
    affirmed = _AFFIRMED.match(fold(word))
    return word if affirmed and affirmed[1] not in _FLUENT_WORDS else None


def _near(word: str) -> str | None:
    """Return the language that is probably meant, several with ``;`` between, or ``None``."""
    known = languages_by_name()
    named = {key(part): part for part in _APART.split(word) if key(part) in known}
    if named:
        return "; ".join(named.values())
    close = difflib.get_close_matches(key(word), list(known), n=1, cutoff=_MISSPELT)
    return danish_names().get(known[close[0]]) if close else None


def is_language(word: str) -> bool:
    """Whether a text is the name of a language."""
    return _name(word) is not None


def one_spelling(answers: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[str, str]]:
    """Return what stands in two spellings among answers (``engelsk`` and ``English``), and the one to use for both.

    By the spelling that gives way, folded: the spelling as it was written, and the one to use, which is the Danish
    name where somebody has written it, else the most frequent.
    """
    known = languages_by_name()
    spelled: dict[str, Counter[str]] = {}
    written: dict[str, str] = {}
    for answer, times in Counter(answers).items():
        for word in answer:
            if (code := known.get(key(word))) is not None:
                spelled.setdefault(code, Counter())[fold(word)] += times
                written[fold(word)] = min(word, written.get(fold(word), word))
    found: dict[str, tuple[str, str]] = {}
    for code, counts in sorted(spelled.items()):
        if len(counts) > 1:
            danish = fold(danish_names().get(code, ""))
            chosen = danish if danish in counts else min(counts, key=lambda word: (-counts[word], word))
            found |= {word: (written[word], written[chosen]) for word in sorted(counts) if word != chosen}
    return found
