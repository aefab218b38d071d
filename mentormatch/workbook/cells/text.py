"""Comparing and cleaning text from a sheet: the keys under which headings, choices and names are the same."""

from __future__ import annotations

import difflib
import json
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

_NO_ANSWER = """
n/a; n.a; na; i/a; ikke oplyst; uoplyst; ikke angivet; ikke besvaret; ikke svaret; intet svar; ikke relevant;
ikke udfyldt; ved ikke; ved det ikke; ved jeg ikke; det ved jeg ikke; ved ikke endnu; ikke sikker; usikker;
ukendt; tom; tomt; blank; unknown; not stated; not given; not specified; not disclosed; undisclosed;
not applicable; not answered; no answer; no response; don't know; dont know; do not know; i don't know;
i dont know; i do not know; idk; not sure; unsure; i'm not sure; null; helst ikke; rather not; tbd; tba;
ingen kommentar; ingen kommentarer; no comment; no comments; ingen anelse; no idea; aner det ikke; aner ikke;
kan ikke huske det; kan ikke huske; husker ikke; i don't remember; don't remember; skipped; skip; sprunget over;
spring over; springer over; ubesvaret; unanswered; not provided; none given; no info; ingen oplysninger; ikke kendt;
not known; prefer not; i prefer not; i'd rather not; i would rather not; vil helst ikke; ønsker ikke
"""
BLANK_WORDS = frozenset(word.strip() for word in _NO_ANSWER.split(";"))
"""Answers that say "no answer" in a column where they are not a choice of their own."""
_NOTHING = """
ingen; ingen særlige; ingen specielle; ingen bestemte; ingen særlig; ingen i særdeleshed; intet;
intet særligt; intet specielt; ingenting; ikke noget; ikke noget særligt; ikke nogen; ikke nogen særlige;
har ingen; jeg har ingen; har ikke nogen; none; none in particular; nothing; nothing special;
nothing in particular; nothing particular; not any; no particular; i have none
"""
NOTHING = frozenset(word.strip() for word in _NOTHING.split(";"))
"""Answers that say "there is none": no answer in a list of things, and wherever they are not a choice of their own."""
_NO_THINGS = NOTHING | {"nej", "nej tak", "nej ingen", "nej, ingen", "no", "nope", "no thanks", "no, none"}
_SAYING_DA = (
    "oplyse|oplyses|oplyst|svare|besvare|angive|angives|sige|siges|dele|deles|fortælle|fortælles|udtale|udtale mig"
    "|definere|opgive|opgives|komme ind på|tage stilling"
)
_SAYING_EN = (
    "say|answer|respond|disclose|specify|share|state|tell|identify|self-identify|reveal|indicate|comment|mention"
    "|provide"
)
_NOT_TOLD = re.compile(
    r"^(?:jeg |det |dette )?(?:ønsker|ønskes|vil|foretrækker|har lyst til|kan)?(?: ?jeg)?(?: ?helst| ?gerne)?"
    r" ?(?:ikke|undlader|nægter)(?: at)?"
    rf" (?:{_SAYING_DA})\b.{{0,30}}$"
    r"|^(?:i |i'd |i would |i am |i'm )?(?:prefer|rather|choose|wish|want|would prefer|would rather)?(?: to)?"
    rf" ?(?:not|never)(?: want| wish| willing| prepared| comfortable)?(?: to)? (?:{_SAYING_EN})\b.{{0,30}}$"
    r"|^(?:i )?(?:do not|don't|dont|won't|would not|wouldn't)(?: (?:want|wish|like|care) to)?"
    rf" (?:{_SAYING_EN})\b.{{0,30}}$"
    rf"|^(?:i )?(?:declined?|refused?) to (?:{_SAYING_EN})\b.{{0,30}}$"
    r"|^[-–—_.,:;?!/\\* ]+$"
)
"""``Ønsker ikke at oplyse``, ``helst ikke sige``, ``prefer not to say``, and signs alone."""


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


@lru_cache(maxsize=65536)
def is_blank(text: str) -> bool:
    """Whether a text says nothing: empty, or words for "no answer" (``ved ikke``, ``prefer not to say``)."""
    word = fold(text)
    return not word or word.strip(" .!()") in BLANK_WORDS or _NOT_TOLD.match(word) is not None


def is_nothing(text: str) -> bool:
    """Whether a text says nothing, or that there is none (``ingen``), in an answer that is one thing."""
    return is_blank(text) or fold(text).strip(" .!") in NOTHING


def is_no_thing(text: str) -> bool:
    """Whether a text says nothing, or that there is none (``ingen særlige``, ``nej``), in a list of things."""
    return is_blank(text) or fold(text).strip(" .!") in _NO_THINGS


def nearest(given: str, known: Mapping[str, str] | Iterable[str]) -> str | None:
    """Return the known word most like ``given``, or ``None`` where none is close.

    ``known`` is a mapping of keys to the words to show, or the words themselves.
    """
    shown = known if isinstance(known, Mapping) else {key(word): word for word in known}
    close = difflib.get_close_matches(key(given), list(shown), n=1, cutoff=0.72)
    return shown[close[0]] if close else None


_IN_BRACKETS = re.compile(r"^(?:\[.*\]|\{.*\}|\(.*,.*\))$", re.DOTALL)
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "«": "»", "»": "«", "‘": "’"}


def without_brackets(text: str) -> str:
    """Return a list as programs write it (``['chess', 'sewing']``, JSON) with ``;`` between; any other text as it is.

    >>> without_brackets("['chess', 'sewing']"), without_brackets('"chess"')
    ('chess; sewing', 'chess')
    """
    word = text.strip()
    if word[:1] not in _OPENING:
        return text
    if not _IN_BRACKETS.match(word):
        return without_quotes(word)
    inside = word[1:-1]
    try:
        items = json.loads(f"[{inside}]")
    except ValueError:
        items = _QUOTED.findall(inside) if any(sign in inside for sign in _QUOTES) else None
        items = [(one[0] or one[1]).replace("\\", "") for one in items] if items else None
    if items is None or not all(isinstance(one, str | int | float) for one in items):
        items = re.split(r"[;,]", inside)
    return "; ".join(without_quotes(str(one).strip()) for one in items)


_OPENING = frozenset({"[", "{", "(", *_QUOTES})
_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")


def without_quotes(text: str) -> str:
    """Return a text without the quotation marks around all of it."""
    closing = _QUOTES.get(text[:1])
    whole = closing and len(text) > 1 and text.endswith(closing) and closing not in text[1:-1]
    return text[1:-1].strip() if whole else text
