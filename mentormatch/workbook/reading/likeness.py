"""How much a heading that is not known looks like it means a column: by its words and by its spelling."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache

from mentormatch.domain import fold
from mentormatch.workbook.catalogue import CellType, Column
from mentormatch.workbook.cells.text import key, nearest

BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
_NOT_A_WORD = re.compile(r"[\W_\d]+")

_NEVER_PROPOSED = frozenset({"timestamp", "cpr"})
_HINT_WEIGHT = 0.9
_OTHER_NUMBERS = """
phone telephone mobile cell tel telefon telefonnummer tlf mobil mobilnummer fax cvr konto account postal
"""
_NO_IDS = frozenset(map(key, _OTHER_NUMBERS.split()))
"""Words beside ``number`` that make it another number than an id."""
_AMOUNT = re.compile(r"\b(?:hvor mange|how many|antal|timer|hours|uge|ugen|week|år|years?|alder|age)\b")
"""Headings that say how much there is of something: what stands below is nobody's id."""
_LEAST = 0.4
"""A heading and a column that are less alike than this have nothing to do with each other."""
_SLIP = 0.85
"""Spelled this much alike, two words are one with a slip of the pen; ``Your name`` and ``Surname`` are not."""
_NEAR = 0.8
_OTHER_WORD = 0.75
_WHOLE_WORD = 4
"""A term as short as this must be a word of its own; of a longer one a word may begin with it."""
_OF_IDS = ("id", "nr", "num", "no", "kod", "cod", "key")
_SHORT_WORD = 3
_LEAST_OF_SHORT = 0.3
"""So much of a heading a spelling as short as ``Nr`` or ``Til`` must be."""


def likeness(text: str, column: Column) -> float:
    """Return how much a heading looks like it means a column: 0 not at all, 1 certainly.

    Either all words of one of its spellings stand in the text (``Student ID`` may be the id, ``Hobbies and
    interests`` the interests), the more of the text the better, or it is spelled much alike.
    """
    if column.key in _NEVER_PROPOSED:
        return 0.0
    if says_something_else(text, column):
        return 0.0
    bare = words_of(BRACKETS.sub(" ", text))
    best = capacity(text) if column.key == "places" else 0.0
    for words in dict.fromkeys((bare, words_of(text))):
        length = sum(map(len, words))
        if not length or (column.type is CellType.ID and words & _NO_IDS):
            continue
        for spelling, weight in _worded(column):
            if len(spelling) == 1 and column.key == "matched_with":
                continue  # ``Mentor`` alone says it; among other words it says anything: ``Samme mentor som``
            if spelling <= words:
                share = sum(map(len, spelling)) / length
                short = max(map(len, spelling)) <= _SHORT_WORD and column.type is not CellType.ID
                if weight < 1:
                    best = max(best, _LEAST + weight * 0.5 * share)  # a hint was chosen for long questions
                elif not short or share >= _LEAST_OF_SHORT:
                    best = max(best, 0.35 + 0.65 * share)
    best = max(best, spelled_alike(text, column))
    return best if best >= _LEAST else 0.0


@lru_cache(maxsize=8192)
def says_something_else(text: str, column: Column) -> bool:
    """Whether a heading holds a word that makes it another column's, or nobody's: ``Parent's name``, ``Pause til``."""
    if column.key != "not_with" and denies(text):
        return True
    if not column.unless:
        return False
    words, whole = words_of(text), fold(text)
    named = bool(words & {key(column.da), key(column.en)})
    for term in column.unless:
        if term.startswith("~") and named:
            continue
        word = key(term)
        if " " in term:
            found = term.removeprefix("~") in whole
        else:
            found = any(one == word if len(word) <= _WHOLE_WORD else one.startswith(word) for one in words)
        if found:
            return True
    return False


_DENIES = re.compile(
    r"^[^.?!]*\b(?:ikke|aldrig|undgå|undtagen|not|never|cannot|can't|cant|don't|dont|avoid|unavailable|except)\b"
)
"""A heading that asks for the contrary (``Hvilke dage kan du ikke?``), in its first sentence."""


def denies(text: str) -> bool:
    """Whether a heading asks for the contrary of what its other words say."""
    return _DENIES.search(fold(BRACKETS.sub(" ", text))) is not None


_HOW_MANY = re.compile(
    r"\b(?:how many|number of|no\. of|max(?:imum)?|hvor mange|antal|maks(?:imalt)?|capacity|kapacitet|limit)\b"
)
_WHOM_TO_MENTOR = re.compile(
    r"\b(?:mentees?|students?|pupils?|learners?|youths?|youngsters?|young (?:people|persons?|adults?)|people|persons?"
    r"|participants?|teens?|teenagers?|clients?|matche?s?|unge|ungs?|elever?|studerende|mennesker|personer|deltagere"
    r"|at a time|ad gangen|samtidigt?|på en gang|mentor for|to mentor)\b"
)


def capacity(text: str) -> float:
    """Return how much a heading asks how many people somebody can be a mentor for: 0 not at all.

    >>> capacity("How many students are you able to mentor?") > 0, capacity("How many siblings?")
    (True, 0.0)
    """
    said = fold(text).replace("(s)", "s").replace("(er)", "er").replace("(e)", "e")
    return 0.9 if _HOW_MANY.search(said) and _WHOM_TO_MENTOR.search(said) else 0.0


def is_other_number(text: str) -> bool:
    """Whether a heading speaks of a number that is nobody's id: that of a phone, an account, of hours."""
    return bool(words_of(text) & _NO_IDS) or _AMOUNT.search(fold(text)) is not None


def spelled_alike(text: str, column: Column) -> float:
    """Return how much a heading is spelled like one of a column's: 0 where it is another word."""
    bare = key(BRACKETS.sub(" ", text))
    close = nearest(
        bare, {key(spelling): key(spelling) for spelling in (column.da, column.en, *column.aliases)}
    )
    if not close or (len(bare) <= _SHORT_WORD and close[0] != bare[0]):
        return 0.0  # ``Idd`` may be a slip of ``Id``; ``Tid`` is a word of its own
    ratio = difflib.SequenceMatcher(None, close, bare).ratio()
    if column.type is CellType.ID and not any(word in bare for word in _OF_IDS):
        return 0.0  # ``Participant`` is not ``Participant id``
    return ratio if ratio >= _SLIP else ratio * _OTHER_WORD if ratio >= _NEAR else 0.0


def words_of(text: str) -> frozenset[str]:
    """Return the words of a heading, by their keys."""
    return frozenset(word for word in map(key, _NOT_A_WORD.split(text)) if word)


@lru_cache(maxsize=256)
def _worded(column: Column) -> tuple[tuple[frozenset[str], float], ...]:
    """Return every spelling of a column's heading, and every hint, as words with a weight."""
    spellings = [
        (spelling, 1.0) for spelling in (column.da, column.en, column.question or "", *column.aliases)
    ]
    spellings += [(hint, _HINT_WEIGHT) for hint in column.hints]
    return tuple((words, weight) for spelling, weight in spellings if (words := words_of(spelling)))
