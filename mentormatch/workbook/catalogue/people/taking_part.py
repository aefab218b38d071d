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
    hints=(
        *(
            "samtykker",
            "consent",
            "agree",
            "accepterer",
            "data protection",
            "må vi dele",
            "må vi bruge",
            "må vi gemme",
        ),
        *("may we share", "may we use", "may we store", "permission", "tilladelse"),
    ),
    unless=(
        *("tavshed", "secrecy", "confidential", "fortrolig", "nyhedsbrev", "newsletter", "foto", "photo"),
        *(
            "billede",
            "picture",
            "video",
            "attest",
            "record check",
            "background",
            "conduct",
            "kodeks",
            "rules",
        ),
        *("regler", "retningslinjer", "guidelines", "terms", "vilkår", "sms", "ringe"),
    ),
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
    unless=("civil", "marital", "employment", "job", "school", "uddannelse", "education"),
)

PHONE = Column(
    "phone",
    "Telefon",
    "Phone",
    CellType.TEXT,
    "Telefonnummer. Bruges ikke til at matche og vises kun i dette ark.",
    "Phone number. Not used to match, and shown in this sheet only.",
    (
        "Telefonnummer",
        "Telefonnr",
        "Tlf",
        "Tlf nr",
        "Tlf nummer",
        "Mobil",
        "Mobilnummer",
        "Mobilnr",
        "Mobiltelefon",
        "Dit telefonnummer",
        "Hvad er dit telefonnummer",
        "Phone number",
        "Telephone",
        "Telephone number",
        "Mobile",
        "Mobile number",
        "Mobile phone",
        "Cell phone",
        "What is your phone number",
        "Your phone number",
    ),
    personal=Personal.CONTACT,
    question="Hvad er dit telefonnummer?",
)

EMAIL = Column(
    "email",
    "E-mail",
    "Email",
    CellType.TEXT,
    "E-mailadresse. Bruges ikke til at matche og vises kun i dette ark.",
    "Email address. Not used to match, and shown in this sheet only.",
    (
        "Mail",
        "Mailadresse",
        "E-mailadresse",
        "E-mail adresse",
        "Din e-mail",
        "Din mail",
        "Hvad er din e-mail",
        "Hvad er din mailadresse",
        "Email address",
        "What is your email",
        "What is your email address",
        "Your email",
        "Your email address",
    ),
    personal=Personal.CONTACT,
    question="Hvad er din e-mailadresse?",
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


def matched_with(of_da: str, of_en: str, aliases: tuple[str, ...]) -> Column:
    """Return the column in which a list says whom a person is matched with already."""
    return Column(
        "matched_with",
        "Matchet med",
        "Matched with",
        CellType.IDS,
        f"{of_da}, som personen har nu: id eller fulde navn. Bliver et løbende forløb.",
        f"{of_en} the person has now: id or full name. Becomes a running match.",
        ("Match", "Matchet til", "Er matchet med", "Har match med", "Matched to", *aliases),
        unless=(
            *("vil", "helst", "ønsk", "gerne", "kan", "mange", "antal", "siden", "være", "haft"),
            *("would", "like", "prefer", "wish", "can", "many", "number", "since", "be", "had"),
            *("tlf", "telefon", "mobil", "mail", "email", "phone", "alder", "age", "køn", "gender"),
        ),
    )


PAUSED_UNTIL = Column(
    "paused_until",
    "Pause til",
    "Paused until",
    CellType.DATE,
    "Mentoren er ikke med før den dag.",
    "The mentor does not take part before that day.",
    (
        *(
            "På pause til",
            "Holder pause til",
            "Pause indtil",
            "Pause til og med",
            "Orlov til",
            "Tilbage fra pause",
        ),
        *("Pause until", "On pause until", "On leave until", "On break until", "Break until"),
    ),
)
