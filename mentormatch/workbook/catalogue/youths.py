"""The sheet of youths, in the template's order."""

from __future__ import annotations

from .choices.statuses import PRIORITY_WORDS
from .people import ALSO
from .people.fit import GENDER, LANGUAGES, POSTCODE, TIMES, hours, interests, not_with, trades, wished_gender
from .people.how_written import DATE_DA, DATE_EN, LIST_DA, LIST_EN
from .people.identity import AGE, BIRTH_DATE, BIRTH_YEAR, NAME, id_column
from .people.taking_part import CONSENT, STATUS
from .types import CellType, Column, SheetKind, SheetSpec

YOUTHS = SheetSpec(
    SheetKind.YOUTHS,
    "Unge",
    "Youths",
    ("Ung", "De unge", "Unge liste", "Ungeliste", "Deltagere", "Mentees", "Mentee", "Youth", "Young people"),
    (
        id_column(
            "ung", "youth", ("Ung-id", "Unge-id", "Ungenr", "Ung nr", "Youth id", "Mentee-id", "Mentee id")
        ),
        NAME,
        BIRTH_DATE,
        AGE,
        POSTCODE,
        Column(
            "municipality",
            "Kommune",
            "Municipality",
            CellType.MUNICIPALITY,
            "Den kommune, den unge bor i.",
            "The municipality where the youth lives.",
            (
                "Bopælskommune",
                "Bopæl",
                "Hjemkommune",
                "Bor i kommune",
                "Hvilken kommune bor du i",
                "I hvilken kommune bor du",
                "Municipality of residence",
                "Which municipality do you live in",
                "What municipality do you live in",
                "In which municipality do you live",
            ),
            question="Hvilken kommune bor du i?",
            hints=("live", "bor", "city"),
        ),
        GENDER,
        wished_gender(
            "Mentorens",
            "mentor",
            (
                "Ønsket køn på mentor",
                "Køn på mentor",
                "Mentors køn",
                "Hvilket køn skal din mentor have",
                "Ønsker du en bestemt køn",
            ),
            "Ønsker du en mentor af et bestemt køn?",
        ),
        LANGUAGES,
        interests("Hvad interesserer du dig for?"),
        trades(
            "Det, den unge drømmer om eller er i gang med.",
            "What the youth dreams of or has begun.",
            "Hvilken uddannelse eller hvilket fag drømmer du om?",
            (
                "Ønsket uddannelse",
                "Uddannelsesønske",
                "Drømmeuddannelse",
                "Drømmejob",
                "Hvad vil du gerne uddanne dig til",
            ),
        ),
        TIMES,
        hours(
            "Hvor mange timer om måneden den unge har brug for. Tom: det, der står i indstillingerne.",
            "How many hours a month the youth needs. Blank: what the settings say.",
            "Hvor mange timer om måneden vil du gerne mødes?",
            (
                "Behov for timer",
                "Timebehov",
                "Ønskede timer pr. måned",
                "Hvor mange timer om måneden har du brug for",
            ),
        ),
        Column(
            "waiting_since",
            "Venter siden",
            "Waiting since",
            CellType.DATE,
            f"Den dag, den unge bad om en mentor. {DATE_DA}",
            f"The day the youth asked for a mentor. {DATE_EN}",
            (
                "Ventet siden",
                "Henvendelsesdato",
                "Henvendt",
                "Henvendt den",
                "På venteliste siden",
                "Venteliste siden",
                "Henvist",
                "Henvist den",
                "Henvisningsdato",
                "Tilmeldt",
                "Tilmeldt den",
                "Tilmeldingsdato",
                "Ansøgt den",
                "Signed up",
                "Referred on",
            ),
        ),
        Column(
            "priority",
            "Prioritet",
            "Priority",
            CellType.WHOLE,
            "Et helt tal; højere haster mere. lav er 1, middel 2, høj 3. Tom betyder 0.",
            "A whole number; higher is more urgent. low is 1, medium 2, high 3. Blank means 0.",
            ("Prio", "Hastegrad", "Urgency"),
            worded=PRIORITY_WORDS,
        ),
        Column(
            "has_qualifying_education",
            "Kompetencegivende uddannelse",
            "Qualifying education",
            CellType.YES_NO,
            "ja eller nej. De, der ikke har en, kommer først.",
            "yes or no. Those who have none come first.",
            (
                "Har kompetencegivende uddannelse",
                "Har uddannelse",
                "Erhvervskompetencegivende uddannelse",
                "Komp.giv. uddannelse",
                "Har du en uddannelse",
                "Has qualifying education",
            ),
            question="Har du en kompetencegivende uddannelse?",
            hints=("gennemført uddannelse", "færdig uddannelse", "completed education", "qualification"),
        ),
        Column(
            "wished_mentors",
            "Ønskede mentorer",
            "Wished mentors",
            CellType.IDS,
            f"Id på mentorer, den unge gerne vil have. {LIST_DA}",
            f"Ids of mentors the youth would like. {LIST_EN}",
            (
                "Ønsket mentor",
                "Mentorønske",
                "Mentorønsker",
                "Wished mentor",
                "Preferred mentors",
                "Preferred mentor",
            ),
        ),
        not_with("mentorer", "mentors"),
        CONSENT,
        STATUS,
    ),
    (BIRTH_YEAR, *ALSO),
)
