"""The sheets of matches and settings, and the sheets of a result."""

from __future__ import annotations

from .choices import DECISIONS, MATCH_STATUS
from .types import (
    CellType,
    Column,
    Personal,
    ResultSheet,
    ResultSpec,
    SheetKind,
    SheetSpec,
)

_YOUTH = Column(
    "youth",
    "Ung",
    "Youth",
    CellType.ID,
    "Den unges id.",
    "The youth's id.",
    ("Ung-id", "Unge", "Unge-id", "Ungenr", "Youth id", "Mentee", "Mentee id"),
    personal=Personal.IDENTIFYING,
    required=True,
)
_MENTOR = Column(
    "mentor",
    "Mentor",
    "Mentor",
    CellType.ID,
    "Mentorens id.",
    "The mentor's id.",
    ("Mentor-id", "Mentornr", "Mentor id", "Frivillig"),
    personal=Personal.IDENTIFYING,
    required=True,
)
_REASON = Column(
    "reason",
    "Begrundelse",
    "Reason",
    CellType.TEXT,
    "Hvorfor, med egne ord.",
    "Why, in your own words.",
    ("Grund", "Årsag", "Bemærkning", "Bemærkninger", "Comment"),
)
_BY = Column(
    "by",
    "Af",
    "By",
    CellType.TEXT,
    "Hvem der har besluttet det.",
    "Who decided it.",
    ("Besluttet af", "Afgjort af", "Decided by"),
)
_DECIDED_ON = Column(
    "decided_on",
    "Dato",
    "Date",
    CellType.DATE,
    "Hvornår det blev besluttet.",
    "When it was decided.",
    ("Besluttet den", "Afgjort den", "Beslutningsdato", "Decided on"),
)

MATCHES = SheetSpec(
    SheetKind.MATCHES,
    "Forløb",
    "Match history",
    (
        "Forløbene",
        "Mentorforløb",
        "Historik",
        "Matchhistorik",
        "Tidligere forløb",
        "Låse",
        "History of matches",
    ),
    (
        _YOUTH,
        _MENTOR,
        Column(
            "status",
            "Status",
            "Status",
            CellType.CHOICE,
            "foreslået, godkendt, låst, afvist, aktiv eller afsluttet.",
            "proposed, approved, locked, rejected, running or ended.",
            ("Tilstand", "Beslutning", "Decision", "State"),
            MATCH_STATUS,
            required=True,
        ),
        Column(
            "start",
            "Start",
            "Start",
            CellType.DATE,
            "Hvornår de to begyndte at mødes.",
            "When the two began to meet.",
            ("Startdato", "Begyndt", "Fra", "Start date", "Started"),
        ),
        Column(
            "end",
            "Slut",
            "End",
            CellType.DATE,
            "Hvornår forløbet sluttede.",
            "When the match ended.",
            ("Slutdato", "Sluttet", "Afsluttet den", "Til", "End date", "Ended"),
        ),
        _REASON,
        _BY,
        _DECIDED_ON,
    ),
)

SETTINGS_SHEET = SheetSpec(
    SheetKind.SETTINGS,
    "Indstillinger",
    "Settings",
    ("Opsætning", "Indstilling", "Setup", "Options"),
    (
        Column(
            "setting",
            "Indstilling",
            "Setting",
            CellType.TEXT,
            "Navnet på indstillingen.",
            "The setting's name.",
            ("Navn på indstilling", "Nøgle", "Key"),
            personal=Personal.NONE,
            required=True,
        ),
        Column(
            "value",
            "Værdi",
            "Value",
            CellType.VALUE,
            "Det, der skal gælde. Tom: det almindelige.",
            "What shall hold. Blank: the default.",
            ("Valg", "Indhold"),
            personal=Personal.NONE,
            required=True,
        ),
    ),
)

RESULT_SHEETS: dict[ResultSheet, ResultSpec] = {
    spec.kind: spec
    for spec in (
        ResultSpec(ResultSheet.OVERVIEW, "Overblik", "Overview"),
        ResultSpec(
            ResultSheet.MATCHES,
            "Matches",
            "Matches",
            (
                _YOUTH,
                _MENTOR,
                Column(
                    "decision",
                    "Beslutning",
                    "Decision",
                    CellType.CHOICE,
                    "godkendt, låst, afvist eller afsluttet. Tom: stadig et forslag.",
                    "approved, locked, rejected or ended. Blank: still a proposal.",
                    ("Din beslutning", "Your decision"),
                    DECISIONS,
                ),
                _REASON,
                _BY,
                _DECIDED_ON,
            ),
        ),
        ResultSpec(ResultSheet.UNMATCHED, "Uden mentor", "Without mentor"),
        ResultSpec(ResultSheet.PLACES, "Belægning", "Use of places"),
        ResultSpec(ResultSheet.ELIGIBILITY, "Berettigelse", "Eligibility"),
        ResultSpec(ResultSheet.TO_ASK, "Afklaring", "To ask"),
        ResultSpec(ResultSheet.ALTERNATIVES, "Alternativer", "Alternatives"),
        ResultSpec(ResultSheet.ISSUES, "Datafejl", "Data issues"),
        ResultSpec(ResultSheet.RUN, "Kørsel", "Run"),
        ResultSpec(ResultSheet.PROOF, "Bevis", "Proof"),
    )
}
