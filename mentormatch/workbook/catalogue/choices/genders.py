"""Genders, the wish for one in the other person, and the words around it in an answer."""

from __future__ import annotations

import re

from mentormatch.domain import Gender, GenderWish
from mentormatch.workbook.catalogue.types import Choice

GENDERS: tuple[Choice, ...] = (
    Choice(
        Gender.WOMAN, "kvinde", "woman", ("k", "kv", "kvinder", "pige", "hun", "f", "w", "female", "girl")
    ),
    Choice(Gender.MAN, "mand", "man", ("m", "mænd", "dreng", "han", "male", "boy")),
    Choice(
        Gender.OTHER,
        "andet",
        "other",
        ("anden", "andet køn", "nonbinær", "ikke-binær", "nonbinary", "non-binary", "x", "divers"),
    ),
)

GENDER_WISHES: tuple[Choice, ...] = (
    Choice(
        GenderWish.WOMAN,
        "kvinde",
        "woman",
        (
            "k",
            "kv",
            "kvinder",
            "en kvinde",
            "pige",
            "kun kvinder",
            "kvindelig",
            "f",
            "w",
            "female",
            "a woman",
            "women",
        ),
    ),
    Choice(
        GenderWish.MAN,
        "mand",
        "man",
        ("m", "mænd", "en mand", "dreng", "kun mænd", "mandlig", "male", "a man", "men"),
    ),
    Choice(GenderWish.OTHER, "andet", "other", ("anden", "andet køn", "nonbinær", "ikke-binær", "nonbinary")),
    Choice(GenderWish.RATHER_WOMAN, "helst kvinde", "preferably a woman", ()),
    Choice(GenderWish.RATHER_MAN, "helst mand", "preferably a man", ()),
    Choice(GenderWish.RATHER_OTHER, "helst andet", "preferably other", ()),
    Choice(
        GenderWish.ANY,
        "ligegyldigt",
        "any",
        (
            "lige meget",
            "ligemeget",
            "uden betydning",
            "ingen betydning",
            "det er lige meget",
            "det er ligegyldigt",
            "ikke vigtigt",
            "betyder ikke noget",
            "begge",
            "begge dele",
            "begge køn",
            "mand/kvinde",
            "kvinde/mand",
            "mand eller kvinde",
            "kvinde eller mand",
            "alle",
            "ingen",
            "nej",
            "nej, lige meget",
            "nej, ligegyldigt",
            "nej, underordnet",
            "nej, ingen ønsker",
            "nej, ingen præference",
            "nej, betyder ikke noget",
            "ingen ønsker",
            "ingen særlige ønsker",
            "intet ønske",
            "ingen præference",
            "underordnet",
            "no",
            "no, no preference",
            "either",
            "both",
            "no preference",
            "does not matter",
            "doesn't matter",
            "all",
        ),
    ),
)

SOFT_WISH = re.compile(
    r"\b(?:helst|gerne|foretrækker|foretrukket|hvis (?:det er )?muligt|om muligt|(?:så vidt|når det er) muligt|"
    r"if (?:at all )?possible|where possible|prefer(?:ably|red)?|ideally|rather|(?:would|i'd) like)\b",
    re.IGNORECASE,
)
"""Words that make a wish of what would be a demand: ``helst kvinde``, ``en mand, hvis muligt``."""

_WISH_FILLERS = """
ja yes tak please helst gerne kun en et a an only preferably ideally mentor mentee ung person det er må være
skal vil jeg i would prefer like want foretrækker foretrukket ønsker have
"""
WISH_FILLERS = frozenset(_WISH_FILLERS.split())
"""Words around a wish that change nothing in it: ``Ja tak, en kvinde``. One that denies is none of them."""
