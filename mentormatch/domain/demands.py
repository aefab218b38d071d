"""Demands: what two people must meet to be a candidate pair. Each has one definition, here.

Settings, the sheet of settings, ``--what-if``, the column ``Undtaget krav``, the flags of the encoding, the advice of a
report and the documentation are made from :data:`DEFINITIONS`. A new demand is a member of :class:`Demand`, a flag, a
definition, and the test of the people in ``encoding``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from functools import cache
from types import MappingProxyType

from .text import fold


class Demand(StrEnum):
    """A demand that the settings turn on and off; the value is how ``--setting demands=`` spells it."""

    LANGUAGE = "language"
    GENDER = "gender"
    TIMES = "times"
    DISTANCE = "distance"
    AGE_GAP = "age_gap"
    CONSENT = "consent"
    RECORD_CHECK = "record_check"
    ENDED = "ended"
    RESIDENCE = "residence"


class Excluded(IntFlag):
    """Why a pair is left out: one bit per reason, so that a pair can name all of them."""

    LANGUAGE = 1 << 0
    GENDER_YOUTH_WISH = 1 << 1
    """The youth wishes a mentor of another gender."""
    GENDER_MENTOR_WISH = 1 << 2
    """The mentor wishes a youth of another gender."""
    TIMES = 1 << 3
    DISTANCE = 1 << 4
    AGE_GAP = 1 << 5
    BANNED = 1 << 6
    """Somebody said "not these two"."""
    ENDED = 1 << 7
    """The two have met before, and that is over."""
    CONSENT = 1 << 8
    """The mentor's consent is refused, or missing where it is demanded."""
    RECORD_CHECK = 1 << 9
    """The mentor's criminal record was not cleared, or is missing or too old where it is demanded."""
    VERDICT = 1 << 10
    """The benefit rules do not let the mentor volunteer, or do not decide."""
    HOURS = 1 << 11
    """The youth needs more hours than the mentor may or will give to anybody."""
    MENTOR_AWAY = 1 << 12
    """The mentor pauses, has left, or is outside the active period."""
    MIN_POINTS = 1 << 13
    """The pair's points are below the least that the settings ask for."""
    PLACES = 1 << 14
    """The mentor offers no places at all."""
    YOUTH = 1 << 15
    """The youth is not eligible, and in the problem only for the sake of a running or approved match."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A demand, or another reason that shuts pairs out, in all its words and with what may be done about it."""

    flags: Excluded
    """The bits that it sets in a pair's flags. What a youth alone fails is ``YOUTH``."""
    da: str
    """Its name: in the line ``Krav: ...`` of the sheet of settings, in lists, in the result."""
    en: str
    spellings: tuple[str, ...]
    """Other words for it, in either language, wherever a demand is named."""
    demand: Demand | None = None
    """The demand of the settings; ``None``: it holds always, or hangs on a setting of its own."""
    on: bool = False
    """Whether it is demanded by default."""
    help_da: str = ""
    """What "ja" means, for the sheet of settings."""
    help_en: str = ""
    youth_columns: tuple[str, ...] = ()
    """The columns (keys of the catalogue) whose answers decide it."""
    mentor_columns: tuple[str, ...] = ()
    blank_bars: bool | None = None
    """Whether a blank answer bars where it is demanded: ``True`` always, ``None`` where ``unknown_fails`` names it."""
    no_bars: bool = False
    """Whether an answer "no" bars even where it is not demanded."""
    waivable: bool = False
    """Whether a person may decide that it does not hold for one pair."""
    own_choice: bool = False
    """Whether it is the corps's own choice, so that advice may offer to give it up. What is not own choice (a
    shared language, a wish for gender, an ended match, a consent, a record check, a ban, the law) is never offered."""

    recruited_by: tuple[str, ...] | None = None
    """The traits by which advice on whom to look for says that a new mentor meets it: ``language``, ``slot``,
    ``gender``, ``trade``, ``postcode``. Empty: whoever is taken on meets it. ``None``: a new mentor may not meet it and
    no trait says so, so that nobody is named to look for while it is demanded."""

    @property
    def key(self) -> str:
        """The word for it on the command line and in JSON."""
        return str(self.demand) if self.demand else str(self.flags.name).lower()

    def heading(self, lang: str) -> str:
        """Return the name of its line in the sheet of settings."""
        return f"Krav: {self.da}" if lang == "da" else f"Demand: {self.en}"

    def name(self, lang: str) -> str:
        """Return its name."""
        return self.da if lang == "da" else self.en


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        Excluded.LANGUAGE,
        "fælles sprog",
        "shared language",
        ("sprog", "languages"),
        Demand.LANGUAGE,
        on=True,
        help_da="De to skal have et sprog til fælles.",
        help_en="The two must share a language.",
        youth_columns=("languages",),
        mentor_columns=("languages",),
        waivable=True,
        recruited_by=("language",),
    ),
    Definition(
        Excluded.GENDER_YOUTH_WISH | Excluded.GENDER_MENTOR_WISH,
        "ønsket køn",
        "wished gender",
        ("køn", "ønske om køn", "wish for gender"),
        Demand.GENDER,
        on=True,
        help_da="Det køn, den ene kræver, skal den anden have. Et blødt ønske (helst, gerne) giver kun point.",
        help_en="The other must have the gender that one of them asks for. A soft wish (preferably) only gives points.",
        youth_columns=("wished_gender", "gender"),
        mentor_columns=("wished_gender", "gender"),
        waivable=True,
        recruited_by=("gender",),
    ),
    Definition(
        Excluded.TIMES,
        "fælles mødetid",
        "shared meeting time",
        ("mødetid", "mødetider", "meeting time", "meeting times"),
        Demand.TIMES,
        on=True,
        help_da="De to skal have en mødetid til fælles. Mange korps lader de to selv finde ud af det: skriv da nej.",
        help_en="The two must share a meeting time. Many corps leave that to the two: write no then.",
        youth_columns=("meeting_times",),
        mentor_columns=("meeting_times",),
        waivable=True,
        own_choice=True,
        recruited_by=("slot",),
    ),
    Definition(
        Excluded.DISTANCE,
        "afstand",
        "distance",
        ("største afstand", "samme område", "område", "area", "same area", "nærhed", "nearness"),
        Demand.DISTANCE,
        help_da="De to må højst bo så langt fra hinanden, som indstillingen Største afstand siger.",
        help_en="The two may live no farther apart than the setting Greatest distance says.",
        youth_columns=("postcode", "municipality"),
        mentor_columns=("postcode", "residence"),
        waivable=True,
        own_choice=True,
        recruited_by=("postcode",),
    ),
    Definition(
        Excluded.AGE_GAP,
        "aldersforskel",
        "age gap",
        ("alder", "age"),
        Demand.AGE_GAP,
        help_da="Mentoren skal være så mange år ældre, som indstillingen Mindste aldersforskel siger.",
        help_en="The mentor must be as many years older as the setting Least age gap says.",
        youth_columns=("birth_date", "age"),
        mentor_columns=("birth_date", "age"),
        waivable=True,
        own_choice=True,
        recruited_by=(),
    ),
    Definition(
        Excluded.CONSENT,
        "samtykke",
        "consent",
        (),
        Demand.CONSENT,
        help_da="Begge skal have sagt ja. Et nej udelukker altid; skriv ja her, når et manglende svar også skal.",
        help_en="Both must have said yes. A no always bars; write yes here if a missing answer should bar as well.",
        youth_columns=("consent",),
        mentor_columns=("consent",),
        blank_bars=True,
        no_bars=True,
        recruited_by=(),
    ),
    Definition(
        Excluded.RECORD_CHECK,
        "straffeattest",
        "record check",
        ("attest", "børneattest", "criminal record", "check"),
        Demand.RECORD_CHECK,
        help_da="Mentorens attest skal være i orden. Et nej udelukker altid; skriv ja her, når en manglende, "
        "afventende eller for gammel attest også skal.",
        help_en="The mentor's record check must be in order. A no always bars; write yes here if a missing, "
        "pending or outdated one should bar as well.",
        mentor_columns=("record_check",),
        blank_bars=True,
        no_bars=True,
        recruited_by=(),
    ),
    Definition(
        Excluded.ENDED,
        "ikke samme forløb igen",
        "not the same match again",
        ("afsluttede forløb", "afsluttet", "afsluttet forløb", "ended match"),
        Demand.ENDED,
        on=True,
        help_da="To, hvis forløb er afsluttet, foreslås ikke for hinanden igen.",
        help_en="Two whose match has ended are not proposed to each other again.",
        blank_bars=False,
        waivable=True,
        recruited_by=(),
    ),
    Definition(
        Excluded.YOUTH,
        "bopæl i kommunen",
        "residence in the municipality",
        ("bopæl",),
        Demand.RESIDENCE,
        help_da="Den unge skal bo i korpsets kommune.",
        help_en="The youth must live in the municipality of the corps.",
        youth_columns=("municipality",),
        recruited_by=(),
    ),
    Definition(
        Excluded.MIN_POINTS,
        "mindste antal point",
        "least points",
        ("point", "points", "for få point", "too few points"),
        waivable=True,
        own_choice=True,
        recruited_by=("language", "slot", "trade", "postcode"),
    ),
    Definition(Excluded.BANNED, "må ikke sættes sammen", "must not be paired", (), recruited_by=()),
    Definition(Excluded.VERDICT, "ydelsesreglerne", "the benefit rules", (), recruited_by=()),
    Definition(Excluded.HOURS, "timer", "hours", (), recruited_by=()),
    Definition(
        Excluded.MENTOR_AWAY,
        "mentoren er ikke med for tiden",
        "the mentor is not taking part",
        (),
        recruited_by=(),
    ),
    Definition(Excluded.PLACES, "ingen pladser", "no places", (), recruited_by=()),
)
"""Every demand and every other reason, in the order in which they are listed."""

BY_DEMAND: Mapping[Demand, Definition] = MappingProxyType(
    {one.demand: one for one in DEFINITIONS if one.demand is not None}
)
DEFAULT_DEMANDS = frozenset(demand for demand, one in BY_DEMAND.items() if one.on)
UNKNOWN_MAY_FAIL = frozenset(demand for demand, one in BY_DEMAND.items() if one.blank_bars is None)
"""Demands for which the setting ``unknown_fails`` means something."""


def _flags_where(wanted: str) -> Excluded:
    found = Excluded(0)
    for one in DEFINITIONS:
        if getattr(one, wanted):
            found |= one.flags
    return found


WAIVABLE = _flags_where("waivable")
"""What a person may decide to waive for one pair."""
OWN_CHOICE = _flags_where("own_choice")
"""What advice may offer to give up."""

_SEPARATORS = re.compile(r"[\s_-]+")


def _key(word: str) -> str:
    return _SEPARATORS.sub(" ", fold(word))


@cache
def spellings() -> Mapping[str, Definition]:
    """Return every spelling of every definition (folded, ``_`` and ``-`` as blanks) with the definition."""
    found: dict[str, Definition] = {}
    for one in DEFINITIONS:
        for word in (one.key, one.da, one.en, *one.spellings):
            found.setdefault(_key(word), one)
    return MappingProxyType(found)


def find_definition(word: str) -> Definition | None:
    """Return the demand that a word means in any of its spellings, Danish or English, or ``None``.

    >>> find_definition("Mødetider").key, find_definition("record_check").key
    ('times', 'record_check')
    """
    return spellings().get(_key(word))
