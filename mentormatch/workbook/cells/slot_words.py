"""The words of meeting times, Danish and English: days, parts of a day, and what changes nothing beside them."""

from __future__ import annotations

import re

from mentormatch.domain import DayPart

DAYS: dict[str, tuple[int, ...]] = {
    word: days
    for words, days in (
        ("mandag mandage man mand ma monday mondays mon", (0,)),
        ("tirsdag tirsdage tirs tir ti tirsd tuesday tuesdays tue tues", (1,)),
        ("onsdag onsdage ons on onsd wednesday wednesdays wed", (2,)),
        ("torsdag torsdage tors tor to torsd thursday thursdays thu thur thurs", (3,)),
        ("fredag fredage fre fr fred friday fridays fri", (4,)),
        ("lørdag lørdage lør lø lørd saturday saturdays sat", (5,)),
        ("søndag søndage søn sø sønd sunday sundays sun", (6,)),
        ("hverdag hverdage hverdags hverdagene ugedage weekday weekdays", (0, 1, 2, 3, 4)),
        ("weekend weekender weekenden weekenderne weekends", (5, 6)),
        ("dage dagene dagligt daily everyday days", (0, 1, 2, 3, 4, 5, 6)),
    )
    for word in words.split()
}
EVERY = tuple(range(7))
FULL_DAYS = (*(word for word in DAYS if word.endswith("dag")), "weekend")
"""Days that another word may be joined to: ``tirsdagsaften``."""

PARTS: dict[str, tuple[DayPart, ...]] = {
    word: parts
    for words, parts in (
        (
            "formiddag formiddage formiddagen formiddagene morgen morgener morgenen fm form morning mornings am",
            (DayPart.MORNING,),
        ),
        (
            "eftermiddag eftermiddage eftermiddagen eftermiddagene em efm efterm eft afternoon afternoons",
            (DayPart.AFTERNOON,),
        ),
        ("aften aftener aftenen aftenerne aftentimer aftentimerne aft", (DayPart.EVENING,)),
        ("evening evenings night nights", (DayPart.EVENING,)),
        ("pm efter'skole", (DayPart.AFTERNOON, DayPart.EVENING)),
        ("dagtid dagtimer dagtimerne daytime", (DayPart.MORNING, DayPart.AFTERNOON)),
    )
    for word in words.split()
}
WHOLE_DAY = tuple(DayPart)

_FILLER_WORDS = """
om i på den de kl klokken ca omkring gerne helst on at in the hele hel dagen dag hver alle
every day all whole tid time any begge også kan t h o'clock both jeg er free available ledig can
kun only bedst best helst primært primarily mainly evt eventuelt hovedsageligt
sen sent sene tidlig tidligt late early typisk typically usually normalt mest mostly
"""
FILLERS = frozenset(_FILLER_WORDS.split())
WHOLE = frozenset({"hele", "hel", "whole"})
DASHES = frozenset("-–—")
SPANS = DASHES | {"til", "to"}
SUGGESTED = [
    "mandag",
    "tirsdag",
    "onsdag",
    "torsdag",
    "fredag",
    "lørdag",
    "søndag",
    "hverdage",
    "weekend",
    "formiddag",
    "eftermiddag",
    "aften",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "weekdays",
    "morning",
    "afternoon",
    "evening",
]
WHOLE_WORDS = frozenset(
    {
        "altid",
        "always",
        "anytime",
        "fleksibel",
        "fleksibelt",
        "fleksible",
        "flexibel",
        "flexibelt",
        "flexible",
    }
)
"""Any part of the day; alone any time."""
ANY_TIME = frozenset(
    {
        "alle",
        "all",
        "any",
        "alt",
        "whenever",
        "når det passer",
        "når det passer jer",
        "ligegyldigt",
        "lige meget",
        "underordnet",
        "uden betydning",
        "ingen præference",
        "no preference",
        "open",
        "åben",
        "flexible schedule",
        "meget fleksibel",
        "very flexible",
    }
)
"""Answers that mean any time, where they are all that a cell says."""
NOT_AGREED = frozenset(
    {"ingen", "ikke aftalt", "ikke aftalt endnu", "not agreed", "to be agreed", "tba", "tbd"}
)
"""Answers that tell no time. ``efter aftale`` is none of them: it may be any time, or one that nobody has asked for."""
ATTRIBUTIVE = frozenset({"weekday", "hverdags"})
"""Days that are one word with the part of the day behind them: ``weekday evenings``."""
HALVES = frozenset({"am", "pm"})
AND = frozenset({"og", "eller", "el", "samt", "plus", "and", "or", ",", "/", "+", "&"})
"""What stands between two times, or between two days of one."""
SCHOOL = "efter'skole"
"""The word that stands for "after school" and the like: after 15 on weekdays, where no day is said."""
COUNTS = frozenset({"to", "ti"})
"""Days cut to two letters that are numbers as well: ``to aftener``."""
FREE = "fri"
"""Friday in English, and in Danish the word for being free."""
COUNTED = re.compile(r"^(?:dage?|dagene|hverdage|weekender|.{2,}dage|(?:efter|for)middage|aftener|morgener)$")
"""What a number before it counts."""
_PLAIN_ENGLISH = """
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays
sundays tue tues wed thu thur thurs sat sun mon weekdays weekday weekends morning mornings afternoon afternoons
evening evenings daytime after before until and or every each any day
"""
ENGLISH = frozenset(_PLAIN_ENGLISH.split())
AFTER = frozenset({"efter", "eft", "e", "fra", "after", "from"})
BEFORE = frozenset({"før", "inden", "til", "before", "until"})
ABOUT = frozenset({"kl", "klokken", "ca", "omkring"})
_SHORT_DAY = 4
BESIDE_SHORT_DAYS = DASHES | {"og", "samt"} | {word for word in DAYS if len(word) <= _SHORT_DAY}
