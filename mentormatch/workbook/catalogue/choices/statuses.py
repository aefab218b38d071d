"""How it stands with a person or a match, and what is decided about one."""

from __future__ import annotations

from mentormatch.domain import MatchStatus, PersonStatus
from mentormatch.workbook.catalogue.types import Choice

PERSON_STATUS: tuple[Choice, ...] = (
    Choice(PersonStatus.ACTIVE, "aktiv", "active", ("med", "deltager", "venter", "klar", "waiting", "ready")),
    Choice(
        PersonStatus.PAUSED,
        "pause",
        "paused",
        ("på pause", "holder pause", "sat på pause", "orlov", "pauseret", "on hold", "on leave"),
    ),
    Choice(
        PersonStatus.LEFT,
        "stoppet",
        "left",
        ("ophørt", "udmeldt", "afsluttet", "ikke aktiv", "inaktiv", "ude", "stopped", "inactive", "ended"),
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
