"""Municipalities, however they are spelled.

The names are those of the 98 municipalities since 2007. What is none of them, nor near one, is kept as it
stands with a warning: a mentor may live in Malmö.
"""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import Any

from mentormatch.issues import cells as kinds

from .parsers import Fault, Noted, did_you_mean, fault, text
from .text import is_nothing, key, nearest

_NAMES = """
Albertslund Allerød Assens Ballerup Billund Bornholm Brøndby Brønderslev Dragør Egedal Esbjerg Fanø
Favrskov Faxe Fredensborg Fredericia Frederiksberg Frederikshavn Frederikssund Furesø
Faaborg-Midtfyn Gentofte Gladsaxe Glostrup Greve Gribskov Guldborgsund Haderslev Halsnæs Hedensted
Helsingør Herlev Herning Hillerød Hjørring Holbæk Holstebro Horsens Hvidovre Høje-Taastrup Hørsholm
Ikast-Brande Ishøj Jammerbugt Kalundborg Kerteminde Kolding København Køge Langeland Lejre Lemvig
Lolland Lyngby-Taarbæk Læsø Mariagerfjord Middelfart Morsø Norddjurs Nordfyns Nyborg Næstved Odder
Odense Odsherred Randers Rebild Ringkøbing-Skjern Ringsted Roskilde Rudersdal Rødovre Samsø
Silkeborg Skanderborg Skive Slagelse Solrød Sorø Stevns Struer Svendborg Syddjurs Sønderborg Thisted
Tønder Tårnby Vallensbæk Varde Vejen Vejle Vesthimmerland Viborg Vordingborg Ærø Aabenraa Aalborg
Aarhus
"""
MUNICIPALITIES: tuple[str, ...] = tuple(_NAMES.split())
_OTHER_NAMES = {
    "kbh": "København",
    "nordfyn": "Nordfyns",
    "copenhagen": "København",
    "bornholms regionskommune": "Bornholm",
}
_MISSPELT = 0.8
_WORD = re.compile(r"\b(?:region)?s?kommunen?\b|\bmunicipality(?: of)?\b|\bmunicipality\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    known = {key(name): name for name in MUNICIPALITIES}
    known |= {key(f"{name}s"): name for name in MUNICIPALITIES}
    return known | {key(other): name for other, name in _OTHER_NAMES.items()}


def nearest_municipality(word: str) -> str | None:
    """Return the municipality whose name is most like a word, or ``None`` where none is near."""
    given = key(_WORD.sub(" ", word))
    for name in MUNICIPALITIES:
        if "-" in name and given in map(key, name.split("-")):
            return name
    return nearest(given, MUNICIPALITIES)


def _is_alike(word: str, name: str) -> bool:
    """Whether a word is a municipality misspelt, or part of its name; ``Søborg`` is a town of its own."""
    given, known = key(_WORD.sub(" ", word)), key(name)
    alike = difflib.SequenceMatcher(None, known, given).ratio() >= _MISSPELT
    return alike or given in known or known in given


def municipality(value: Any) -> str | Noted | Fault | None:
    """Return the name of a municipality: the official one, where it can be told.

    >>> municipality("GLADSAXE KOMMUNE")
    'Gladsaxe'
    """
    word = text(value) or ""
    if is_nothing(word):
        return None
    known = _known()
    name = known.get(key(word)) or known.get(key(_WORD.sub(" ", word)))
    if name is not None:
        return name
    if any(sign.isdigit() for sign in word):
        return fault(kinds.NOT_A_MUNICIPALITY, value, nearest=did_you_mean(None))
    close = nearest_municipality(word)
    if close is not None:
        meant = close if _is_alike(word, close) else None
        return fault(kinds.NOT_A_MUNICIPALITY, value, nearest=did_you_mean(meant))
    return Noted(word, fault(kinds.MUNICIPALITY_UNKNOWN, value))
