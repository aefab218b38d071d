"""Languages in a cell: read as they stand, and said where they are hardly what a language is called.

A common language is a demand: ``lidt engelsk`` is shared by nobody who wrote ``engelsk``, and shuts a person out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from mentormatch.domain import fold
from mentormatch.issues import cells

from .parsers import Noted, did_you_mean, fault, names
from .text import key

_SPELLINGS = """
dansk danish; engelsk english; svensk swedish; norsk norwegian; tysk german; fransk french; spansk spanish;
italiensk italian; portugisisk portuguese; polsk polish; russisk russian; ukrainsk ukrainian; arabisk arabic;
tyrkisk turkish; kurdisk kurdish; persisk persian farsi; dari; pashto; urdu; hindi; punjabi; bengali; tamil;
somali somalisk; vietnamesisk vietnamese; kinesisk chinese; mandarin; thai; filippinsk; tagalog; bosnisk bosnian;
kroatisk croatian; serbisk serbian; albansk albanian; rumænsk romanian; ungarsk hungarian; græsk greek;
hollandsk dutch; finsk finnish; islandsk icelandic; grønlandsk greenlandic; færøsk faroese; tigrinya;
amharisk amharic; swahili; litauisk lithuanian; lettisk latvian; estisk estonian; japansk japanese;
koreansk korean; tegnsprog
"""
SPELLINGS: tuple[tuple[str, ...], ...] = tuple(tuple(line.split()) for line in _SPELLINGS.split(";"))
"""The languages that are known, each in every spelling."""
LANGUAGES: Mapping[str, str] = {key(word): words[0] for words in SPELLINGS for word in words}
"""Names of languages by their key, with the Danish one."""
_SHORT = {"dk": "dansk", "da": "dansk", "dan": "dansk", "eng": "engelsk", "en": "engelsk", "gb": "engelsk"}
_NO_LANGUAGES = frozenset({"nej", "ingen", "no", "none", "ja", "yes"})
_SIGNED = ("tegnsprog", "sign")
_APART = re.compile(r"[\W\d_]+")
_MISSPELT = 0.85


def languages(value: Any) -> Any:
    """Return the languages of a cell, with a warning where one of them is hardly a language's name.

    >>> languages("Dansk og tysk")
    ('Dansk', 'tysk')
    """
    found = names(value)
    for word in found or ():
        meant = _meant(word)
        if meant is not None:
            return Noted(found, fault(cells.LANGUAGE_UNSURE, word, nearest=did_you_mean(meant or None)))
    return found


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """Return the language that is probably meant, blank where none is; ``None``: nothing is odd about the word."""
    said = key(word)
    if said in LANGUAGES or any(sign in fold(word) for sign in _SIGNED):
        return None
    if said in _SHORT or said in _NO_LANGUAGES:
        return _SHORT.get(said, "")
    inside = [LANGUAGES[key(part)] for part in _APART.split(word) if key(part) in LANGUAGES]
    if inside:
        return inside[0] if len(set(inside)) == 1 else "; ".join(dict.fromkeys(inside))
    close = difflib.get_close_matches(said, list(LANGUAGES), n=1, cutoff=_MISSPELT)
    return LANGUAGES[close[0]] if close else None


def spelt_twice(answers: Iterable[tuple[str, ...]]) -> list[tuple[str, str]]:
    """Return the languages that stand in two spellings among answers (``engelsk`` and ``English``), by those two."""
    said = {key(word): word for answer in answers for word in answer}
    found: list[tuple[str, str]] = []
    for spellings in SPELLINGS:
        both = [said[key(word)] for word in spellings if key(word) in said]
        found += [(both[0], other) for other in both[1:]]
    return found
