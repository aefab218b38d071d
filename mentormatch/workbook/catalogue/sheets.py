"""The sheets of matches and settings, and the sheets of a result."""

from __future__ import annotations

from dataclasses import replace

from .choices.answers import YES_NO_UNKNOWN
from .choices.demands import WAIVABLE_DEMANDS
from .choices.rulings import RULING_ANSWERS
from .choices.statuses import DECISIONS, MATCH_STATUS
from .course import ANSWERED_BY, COURSE, HOURS_SPENT, MET, SUBSTITUTE
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
_YOUTH_NAME = Column(
    "youth_name",
    "Den unge",
    "The youth",
    CellType.TEXT,
    "Den unges navn. Det skal høre til id'et ved siden af.",
    "The youth's name. It must belong to the id beside it.",
    ("Den unges navn", "Name of the youth"),
    personal=Personal.IDENTIFYING,
)
_MENTOR_NAME = Column(
    "mentor_name",
    "Mentorens navn",
    "Mentor's name",
    CellType.TEXT,
    "Mentorens navn. Det skal høre til id'et ved siden af.",
    "The mentor's name. It must belong to the id beside it.",
    ("Name of the mentor",),
    personal=Personal.IDENTIFYING,
)
_WAIVED = Column(
    "waived",
    "Undtaget krav",
    "Waived demand",
    CellType.CHOICE,
    "Det krav, der ikke skal gælde for netop de to. Flere skilles med semikolon. Kun korpsets egne krav kan undtages.",
    "The demand that should not apply to these two. Separate several with a semicolon. Only the corps's own demands "
    "can be waived.",
    ("Undtagne krav", "Undtagelse", "Undtaget", "Waived demands", "Waiver"),
    WAIVABLE_DEMANDS,
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
        *COURSE,
        SUBSTITUTE,
        _WAIVED,
        _REASON,
        _BY,
        _DECIDED_ON,
    ),
    # in a list of matches of one's own "Den unge" holds the id as often as the name: it is asked about
    also=(replace(_YOUTH_NAME, da="Den unges navn", en="Name of the youth", aliases=()), _MENTOR_NAME),
)

FOLLOW_UP = SheetSpec(
    SheetKind.FOLLOW_UP,
    "Opfølgning",
    "Follow-up",
    ("Opfølgninger", "Opfølgningsark", "Opfølgningsskema", "Follow up", "Follow-ups"),
    (
        _YOUTH,
        _MENTOR,
        Column(
            "day",
            "Dato",
            "Date",
            CellType.DATE,
            "Dagen for mødet eller samtalen.",
            "The day of the meeting or talk.",
            ("Mødedato", "Mødet den", "Dato for mødet", "Opfølgningsdato", "Meeting date", "Date of meeting"),
            required=True,
            question="Hvornår mødtes I?",
        ),
        Column(
            "wellbeing",
            "Trivsel (0-10)",
            "Wellbeing (0-10)",
            CellType.WHOLE,
            "Hvordan den unge har det lige nu: 0 er dårligst, 10 er bedst.",
            "How the youth is doing right now: 0 is worst, 10 is best.",
            ("Trivsel", "Den unges trivsel", "Wellbeing", "Well-being", "Well-being (0-10)"),
            question="Hvordan har den unge det, fra 0 til 10?",
            low=0,
            high=10,
        ),
        Column(
            "cooperation",
            "Samarbejde (0-10)",
            "Co-operation (0-10)",
            CellType.WHOLE,
            "Hvordan det går mellem de to: 0 er dårligst, 10 er bedst.",
            "How it goes between the two: 0 is worst, 10 is best.",
            ("Samarbejde", "Samarbejdet", "Co-operation", "Cooperation", "Cooperation (0-10)"),
            question="Hvordan går samarbejdet, fra 0 til 10?",
            low=0,
            high=10,
        ),
        Column(
            "in_education_or_work",
            "Stadig i uddannelse eller job",
            "Still in education or work",
            CellType.CHOICE,
            "ja, nej eller ved ikke.",
            "yes, no or don't know.",
            (
                "I uddannelse eller job",
                "Stadig i uddannelse eller arbejde",
                "I uddannelse eller arbejde",
                "In education or work",
                "Still in education or job",
            ),
            YES_NO_UNKNOWN,
            question="Er den unge stadig i uddannelse eller job?",
        ),
        ANSWERED_BY,
        MET,
        HOURS_SPENT,
        Column(
            "note",
            "Bemærkning",
            "Remark",
            CellType.TEXT,
            "Kun det, der er nødvendigt. Vises ikke andre steder end i dette ark.",
            "Only what is needed. Shown nowhere but in this sheet.",
            ("Bemærkninger", "Kommentar", "Kommentarer", "Note", "Noter", "Remarks", "Comment", "Comments"),
            personal=Personal.CONFIDENTIAL,
        ),
        Column(
            "by",
            "Af",
            "By",
            CellType.TEXT,
            "Hvem der har udfyldt rækken: mentor, ung eller koordinator.",
            "Who filled in the row: mentor, youth or coordinator.",
            ("Udfyldt af", "Skrevet af", "Filled in by"),
        ),
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
            "The value to use. Blank: the default.",
            ("Valg", "Indhold"),
            personal=Personal.NONE,
            required=True,
        ),
    ),
)

KEY_COLUMN, VALUE_COLUMN = 2, 1
"""Where key and value stand in the run record: columns, counted from 0."""

SCHEMA = "mentormatch-result 1"
"""Marks a workbook as a result of this form; stands under the key ``schema`` of the run record."""

HANDED_ON = {"da": "Beslutninger", "en": "Decisions"}
"""The sheet that ``--in-place`` adds where earlier decisions have no other place: columns as in the match history."""

_RULING = (
    _MENTOR,
    Column(
        "mentor_name",
        "Navn",
        "Name",
        CellType.TEXT,
        "Mentorens navn. Det skal høre til id'et ved siden af.",
        "The mentor's name. It must belong to the id beside it.",
        personal=Personal.IDENTIFYING,
    ),
    Column(
        "answer",
        "Svar",
        "Answer",
        CellType.CHOICE,
        "Det, myndigheden har svaret: fri, op til et timetal eller nej. Tom: ikke besvaret.",
        "What the authority answered: free, up to so many hours, or no. Blank: not answered.",
        choices=RULING_ANSWERS,
        personal=Personal.CONFIDENTIAL,
    ),
    Column(
        "hours",
        "Højst timer pr. måned",
        "Hours a month at most",
        CellType.HOURS,
        "Timetallet, hvis svaret er op til et timetal.",
        "The number of hours, if the answer is up to so many hours.",
    ),
    Column(
        "by",
        "Svaret af",
        "Answered by",
        CellType.TEXT,
        "Hvem der har svaret, fx a-kassens navn.",
        "Who answered, e.g. the name of the a-kasse.",
    ),
    Column(
        "decided_on",
        "Svaret den",
        "Answered on",
        CellType.DATE,
        "Hvornår der blev svaret.",
        "When it was answered.",
    ),
    Column(
        "reference",
        "Henvisning",
        "Reference",
        CellType.TEXT,
        "Hvor svaret kan findes igen: journalnummer, mail, brev.",
        "Where the answer can be found again: case number, mail, letter.",
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
                _YOUTH_NAME,
                _MENTOR,
                _MENTOR_NAME,
                Column(
                    "state",
                    "Tilstand",
                    "State",
                    CellType.TEXT,
                    "Hvordan parret stod, da resultatet blev lavet. Skriv ikke her.",
                    "How the pair stood when the result was made. Nothing is to be written here.",
                ),
                Column(
                    "decision",
                    "Beslutning",
                    "Decision",
                    CellType.CHOICE,
                    "godkendt, låst, aktiv, afvist eller afsluttet. Tom: ikke besluttet.",
                    "approved, locked, running, rejected or ended. Blank: not decided.",
                    ("Din beslutning", "Your decision"),
                    DECISIONS,
                ),
                Column(
                    "other_mentor",
                    "Anden mentor",
                    "Other mentor",
                    CellType.TEXT,
                    "En anden mentor end den foreslåede. Beslutningen gælder da de to; er den tom, er de godkendt.",
                    "Another mentor than the one proposed. The decision is then about those two; blank approves them.",
                    ("Anden mentor i stedet", "Another mentor", "Other mentor instead"),
                    personal=Personal.IDENTIFYING,
                ),
                _WAIVED,
                _REASON,
                _BY,
                _DECIDED_ON,
                *COURSE,
            ),
        ),
        ResultSpec(ResultSheet.UNMATCHED, "Uden mentor", "Without mentor"),
        ResultSpec(ResultSheet.PLACES, "Belægning", "Use of places"),
        ResultSpec(ResultSheet.ELIGIBILITY, "Berettigelse", "Eligibility"),
        ResultSpec(ResultSheet.TO_ASK, "Afklaring", "To ask", _RULING),
        ResultSpec(ResultSheet.ALTERNATIVES, "Alternativer", "Alternatives"),
        ResultSpec(ResultSheet.ISSUES, "Datafejl", "Data issues"),
        ResultSpec(
            ResultSheet.RULINGS,
            "Svar om mentorer",
            "Answers about mentors",
            (
                *_RULING,
                Column(
                    "about",
                    "Kode",
                    "Code",
                    CellType.TEXT,
                    "Viser, om svaret stadig gælder det, der blev spurgt om. Ret den ikke.",
                    "Tells whether the answer is still about what was asked. Do not change it.",
                ),
            ),
        ),
        ResultSpec(ResultSheet.RUN, "Kørsel", "Run"),
        ResultSpec(ResultSheet.PROOF, "Bevis", "Proof"),
    )
}
