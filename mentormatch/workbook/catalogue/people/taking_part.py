"""Columns about taking part: consent, status, the side a person is on, and a form's own timestamp."""

from __future__ import annotations

from mentormatch.workbook.catalogue.choices.answers import ROLES
from mentormatch.workbook.catalogue.choices.statuses import PERSON_STATUS
from mentormatch.workbook.catalogue.types import CellType, Column, Personal

CONSENT = Column(
    "consent",
    "Samtykke",
    "Consent",
    CellType.CONSENT,
    "ja, når personen har sagt ja til, at oplysningerne bruges til at finde et match; gerne med dagen.",
    "yes, once the person has agreed that the answers are used to find a match; with the day if you like.",
    (
        "Samtykke givet",
        "Har givet samtykke",
        "Samtykkeerklæring",
        "GDPR-samtykke",
        "GDPR",
        "Samtykker du",
        "Giver du samtykke",
        "Må vi bruge dine svar til at finde et match",
        "Consent given",
        "Do you consent",
        "Do you give your consent",
    ),
    question="Giver du samtykke til, at vi bruger dine svar til at finde et match?",
    hints=("samtykker", "consent", "agree", "accepterer", "data protection"),
)

STATUS = Column(
    "status",
    "Status",
    "Status",
    CellType.CHOICE,
    "aktiv, pause eller stoppet. Tom betyder aktiv.",
    "active, paused or left. Blank means active.",
    ("Deltagerstatus", "Tilstand", "Participant status"),
    PERSON_STATUS,
)

ROLE = Column(
    "role",
    "Rolle",
    "Role",
    CellType.CHOICE,
    "ung eller mentor, hvor ét ark har dem alle.",
    "young person or mentor, where one sheet holds them all.",
    (
        "Er du mentor eller ung",
        "Er du ung eller mentor",
        "Ung eller mentor",
        "Mentor eller ung",
        "Mentee eller mentor",
        "Mentor eller mentee",
        "Are you a mentor or a young person",
        "Are you a young person or a mentor",
        "Are you a mentor or a mentee",
        "Are you a mentee or a mentor",
        "Mentor or mentee",
        "Mentee or mentor",
    ),
    ROLES,
    hints=("rolle", "role", "deltager som", "tilmelder dig som", "signing up as", "applying as"),
)

TIMESTAMP = Column(
    "timestamp",
    "Tidsstempel",
    "Timestamp",
    CellType.TEXT,
    "Fra en webformular. Læses ikke.",
    "From a web form. Not read.",
    (
        "Starttidspunkt",
        "Sluttidspunkt",
        "Fuldførelsestidspunkt",
        "Fuldført",
        "Oprettet",
        "Indsendt",
        "Svartidspunkt",
        "Start time",
        "Completion time",
        "Submitted",
        "Submitted at",
        "Udfyldt den",
        "Besvaret den",
        "Senest ændret",
        "Sidst ændret",
        "Tidspunkt for seneste ændring",
        "Tidspunkt for sidste ændring",
        "Seneste ændringstidspunkt",
        "Indsendelsesdato",
        "Indsendelsestidspunkt",
        "Besvarelsesdato",
        "Last modified time",
        "Last modified",
        "Date modified",
        "Date created",
        "Date submitted",
        "Submission date",
        "Submission time",
        "Submit date",
        "Recorded date",
    ),
    personal=Personal.NONE,
)
