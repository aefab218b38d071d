"""How it stands with a person or a match, and what is decided about one."""

from __future__ import annotations

from mentormatch.domain import MatchStatus, PersonStatus
from mentormatch.workbook.catalogue.types import Choice

_PRESENT = (
    "med",
    "deltager",
    "venter",
    "klar",
    "ledig",
    "ny",
    "tilgængelig",
    "parat",
    "aktivt",
    "ja",
    "1",
    "x",
    "true",
    "sand",
    "waiting",
    "ready",
    "available",
    "free",
    "new",
    "yes",
)
_AWAY = (
    "på pause",
    "holder pause",
    "sat på pause",
    "sat på hold",
    "på hold",
    "orlov",
    "pauseret",
    "midlertidigt ude",
    "nej",
    "0",
    "false",
    "falsk",
    "ikke ledig",
    "ikke tilgængelig",
    "on hold",
    "on leave",
    "on a break",
    "not available",
    "unavailable",
    "no",
)
_GONE = (
    "ophørt",
    "udmeldt",
    "afmeldt",
    "afsluttet",
    "ikke aktiv",
    "inaktiv",
    "ude",
    "sluttet",
    "fratrådt",
    "udgået",
    "stopped",
    "inactive",
    "ended",
    "withdrawn",
    "quit",
)
TAKEN = frozenset(
    {
        "optaget",
        "matchet",
        "har mentor",
        "har en mentor",
        "har ung",
        "har en ung",
        "i forløb",
        "i match",
        "fuld",
        "fuldt booket",
        "taken",
        "matched",
        "busy",
        "full",
        "has a mentor",
        "in a match",
    }
)
"""Who meets somebody already: read as paused, and said, for the match itself is not told by it."""
PRIORITY_WORDS: tuple[tuple[str, int], ...] = (
    ("lav", 1),
    ("low", 1),
    ("middel", 2),
    ("mellem", 2),
    ("normal", 2),
    ("almindelig", 2),
    ("medium", 2),
    ("høj", 3),
    ("high", 3),
    ("haster", 3),
    ("akut", 3),
    ("urgent", 3),
    ("x", 3),
    ("ja", 3),
    ("yes", 3),
    ("nej", 0),
    ("no", 0),
)

PERSON_STATUS: tuple[Choice, ...] = (
    Choice(PersonStatus.ACTIVE, "aktiv", "active", _PRESENT),
    Choice(
        PersonStatus.PAUSED,
        "pause",
        "paused",
        _AWAY,
    ),
    Choice(
        PersonStatus.LEFT,
        "stoppet",
        "left",
        _GONE,
    ),
)

MATCH_STATUS: tuple[Choice, ...] = (
    Choice(MatchStatus.PROPOSED, "foreslået", "proposed", ("forslag", "foreslåes", "proposal")),
    Choice(
        MatchStatus.APPROVED, "godkendt", "approved", ("godkend", "ok", "accepteret", "approve", "accepted")
    ),
    Choice(MatchStatus.LOCKED, "låst", "locked", ("lås", "fastlåst", "lock")),
    Choice(
        MatchStatus.REJECTED,
        "afvist",
        "rejected",
        ("afvis", "nej", "afslag", "fravalgt", "reject", "declined"),
    ),
    Choice(
        MatchStatus.RUNNING,
        "aktiv",
        "running",
        ("aktivt", "i gang", "igangværende", "løbende", "kører", "active", "ongoing"),
    ),
    Choice(
        MatchStatus.ENDED,
        "afsluttet",
        "ended",
        ("slut", "færdig", "færdigt", "ophørt", "stoppet", "finished", "closed", "completed"),
    ),
)

_BY_VALUE = {choice.value: choice for choice in MATCH_STATUS}

DECISIONS: tuple[Choice, ...] = tuple(
    _BY_VALUE[status]
    for status in (
        MatchStatus.APPROVED,
        MatchStatus.LOCKED,
        MatchStatus.RUNNING,
        MatchStatus.REJECTED,
        MatchStatus.ENDED,
    )
)
"""What a person may write in the decision column of a result; blank leaves the pair a proposal."""
