"""Columns that the sheets of youths and of mentors share."""

from __future__ import annotations

from .choices import GENDER_WISHES, GENDERS, PERSON_STATUS
from .types import CellType, Column, Personal

DATE_DA = "Dag-måned-år, fx 3-5-2001."
DATE_EN = "Day-month-year, e.g. 3-5-2001."
LIST_DA = "Flere skrives med ; imellem."
LIST_EN = "Several are written with ; between them."
TIMES_DA = "Ugedag og tid på dagen, fx: tirsdag aften; hverdage efter kl. 16; weekend formiddag."
TIMES_EN = "Weekday and part of the day, e.g.: Tuesday evening; weekdays after 16; weekend morning."

NAME = Column(
    "name",
    "Navn",
    "Name",
    CellType.TEXT,
    "Fulde navn. Kan udelades.",
    "Full name. May be left out.",
    (
        "Fulde navn",
        "Navnet",
        "Fornavn og efternavn",
        "For- og efternavn",
        "Full name",
        "Dit navn",
        "Dit fulde navn",
    ),
    personal=Personal.IDENTIFYING,
    question="Hvad hedder du?",
)
BIRTH_DATE = Column(
    "birth_date",
    "Fødselsdato",
    "Birth date",
    CellType.DATE,
    f"{DATE_DA} Skriv aldrig CPR-nummer.",
    f"{DATE_EN} Never write a CPR number.",
    (
        "Født",
        "Født den",
        "Fødselsdag",
        "Fødselsdata",
        "F.dato",
        "Fdato",
        "Føds.dato",
        "Fødselsdato og år",
        "Din fødselsdato",
        "Hvad er din fødselsdato",
        "Hvornår har du fødselsdag",
        "Date of birth",
        "Birthdate",
        "Birthday",
        "Born",
        "DOB",
        "When were you born",
        "What is your date of birth",
    ),
    personal=Personal.IDENTIFYING,
    question="Hvornår er du født?",
)
AGE = Column(
    "age",
    "Alder",
    "Age",
    CellType.WHOLE,
    "Hele år. Kun nødvendig, hvor fødselsdatoen mangler.",
    "Whole years. Needed only where the birth date is missing.",
    (
        "Alder i år",
        "Alder år",
        "År gammel",
        "Din alder",
        "Hvad er din alder",
        "How old are you",
        "Age in years",
    ),
    question="Hvor gammel er du?",
)
POSTCODE = Column(
    "postcode",
    "Postnr",
    "Postcode",
    CellType.POSTCODE,
    "Fire cifre, fx 2860.",
    "Four digits, e.g. 2860.",
    (
        "Postnummer",
        "Post nr",
        "Post-nr",
        "Postnr og by",
        "Postnummer og by",
        "Postnr/by",
        "Post nr og by",
        "Dit postnummer",
        "Hvad er dit postnummer",
        "Hvilket postnummer bor du i",
        "Postal code",
        "Zip",
        "Zip code",
        "Post code",
    ),
    question="Hvad er dit postnummer?",
)
GENDER = Column(
    "gender",
    "Køn",
    "Gender",
    CellType.CHOICE,
    "kvinde, mand eller andet. Kan udelades.",
    "woman, man or other. May be left out.",
    ("Dit køn", "Hvad er dit køn", "Sex", "What is your gender"),
    GENDERS,
    question="Hvilket køn er du?",
)
LANGUAGES = Column(
    "languages",
    "Sprog",
    "Languages",
    CellType.TEXTS,
    f"De sprog, mødet kan holdes på. {LIST_DA}",
    f"The languages a meeting can be held in. {LIST_EN}",
    (
        "Taler sprog",
        "Talte sprog",
        "Talesprog",
        "Sprogkundskaber",
        "Hvilke sprog taler du flydende",
        "Hvilke sprog kan du tale",
        "Hvilke sprog kan du",
        "Language",
        "Spoken languages",
        "Which languages do you speak",
    ),
    question="Hvilke sprog taler du?",
)
TIMES = Column(
    "meeting_times",
    "Mødetider",
    "Meeting times",
    CellType.SLOTS,
    TIMES_DA,
    TIMES_EN,
    (
        "Mødetid",
        "Tider",
        "Tidspunkter",
        "Mødetidspunkter",
        "Kan mødes",
        "Ønskede mødetider",
        "Ønsket mødetid",
        "Mulige mødetider",
        "Tilgængelighed",
        "Hvornår kan du",
        "Hvornår har du tid",
        "Hvornår har du tid til at mødes",
        "Hvornår passer det dig at mødes",
        "Hvornår kan du typisk mødes",
        "Ugedage og tidspunkter",
        "Dage og tidspunkter",
        "Availability",
        "Available times",
        "Times",
        "When can you meet",
    ),
    question="Hvornår kan du mødes?",
)
NOT_WITH_ALIASES = (
    "Må ikke matches med",
    "Ikke med",
    "Ikke matches med",
    "Udeluk",
    "Udelukket",
    "Undgå",
    "Not together with",
    "Exclude",
    "Never with",
)
CONSENT = Column(
    "consent",
    "Samtykke",
    "Consent",
    CellType.YES_NO,
    "ja, når personen har sagt ja til, at oplysningerne bruges til at finde et match.",
    "yes, once the person has agreed that the answers are used to find a match.",
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
    ),
    question="Giver du samtykke til, at vi bruger dine svar til at finde et match?",
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
FIRST_NAME = Column(
    "first_name",
    "Fornavn",
    "First name",
    CellType.TEXT,
    "Sættes sammen med efternavnet.",
    "Joined with the last name.",
    ("Fornavne", "Given name", "Forename"),
    personal=Personal.IDENTIFYING,
)
LAST_NAME = Column(
    "last_name",
    "Efternavn",
    "Last name",
    CellType.TEXT,
    "Sættes sammen med fornavnet.",
    "Joined with the first name.",
    ("Efternavne", "Surname", "Family name"),
    personal=Personal.IDENTIFYING,
)
CPR = Column(
    "cpr",
    "CPR",
    "CPR",
    CellType.TEXT,
    "Skal ikke stå her. Kun fødselsdatoen bruges, og nummeret vises ingen steder.",
    "Should not be here. Only the birth date is used, and the number is shown nowhere.",
    (
        "CPR-nr",
        "CPR nummer",
        "CPR-nummer",
        "CPRnr",
        "Personnummer",
        "Personnr",
        "CPR no",
        "CPR number",
        "Hvad er dit CPR-nummer",
    ),
    personal=Personal.CONFIDENTIAL,
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
    ),
    personal=Personal.NONE,
)


def wished_gender(of_da: str, of_en: str, aliases: tuple[str, ...], question: str) -> Column:
    """Return the column of the gender that a person wishes in the other."""
    return Column(
        "wished_gender",
        "Ønsket køn",
        "Wished gender",
        CellType.CHOICE,
        f"{of_da} køn, hvis det betyder noget: kvinde, mand, andet eller ligegyldigt.",
        f"The {of_en}'s gender, if it matters: woman, man, other or any.",
        (
            "Køn ønsket",
            "Ønske om køn",
            "Kønsønske",
            "Ønskes køn",
            "Preferred gender",
            "Preferred mentor gender",
            "Preferred mentee gender",
            "Gender wish",
            *aliases,
        ),
        GENDER_WISHES,
        question=question,
    )


def id_column(da: str, en: str, aliases: tuple[str, ...]) -> Column:
    """Return the column of the ids."""
    return Column(
        "id",
        "Id",
        "Id",
        CellType.ID,
        f"Et nummer eller en kode, som kun denne {da} har, og som ikke skifter. Aldrig CPR-nummer.",
        f"A number or code that only this {en} has and that never changes. Never a CPR number.",
        (
            "Nr",
            "Nummer",
            "Løbenr",
            "Løbenummer",
            "Journalnr",
            "Journalnummer",
            "Sagsnr",
            "Sagsnummer",
            "Kode",
            "ID-nummer",
            "ID-nr",
            "Deltager-id",
            "Deltagernr",
            "Svar-id",
            "Svarnr",
            "Respondent-id",
            "Identifier",
            "Number",
            "No",
            "Response id",
            *aliases,
        ),
        personal=Personal.IDENTIFYING,
        required=True,
        question="Id",
    )


def trades(da: str, en: str, question: str, aliases: tuple[str, ...]) -> Column:
    """Return the column of education or trade."""
    return Column(
        "trades",
        "Uddannelse eller fag",
        "Education or trade",
        CellType.TEXTS,
        f"{da} {LIST_DA}",
        f"{en} {LIST_EN}",
        (
            "Fag",
            "Uddannelse",
            "Uddannelse/fag",
            "Uddannelse og fag",
            "Branche",
            "Fagområde",
            "Faglighed",
            "Trade",
            "Education",
            "Profession",
            "Field of study",
            "Studies",
            *aliases,
        ),
        question=question,
    )


def interests(question: str) -> Column:
    """Return the column of interests."""
    return Column(
        "interests",
        "Interesser",
        "Interests",
        CellType.TEXTS,
        f"Det, man gerne laver eller taler om. {LIST_DA}",
        f"What one likes to do or talk about. {LIST_EN}",
        (
            "Interesse",
            "Fritidsinteresser",
            "Hobbyer",
            "Hobby",
            "Fritid",
            "Dine interesser",
            "Hvad interesserer du dig for",
            "Hvilke interesser har du",
            "Hobbies",
            "What are your interests",
        ),
        question=question,
    )


def hours(da: str, en: str, question: str, aliases: tuple[str, ...]) -> Column:
    """Return the column of hours a month."""
    return Column(
        "minutes_per_month",
        "Timer pr. måned",
        "Hours per month",
        CellType.HOURS,
        da,
        en,
        (
            "Timer/måned",
            "Timer om måneden",
            "Timer per måned",
            "Timer pr md",
            "Timer/md",
            "Månedlige timer",
            "Antal timer pr. måned",
            "Antal timer om måneden",
            "Timetal pr. måned",
            "Hours a month",
            "Monthly hours",
            "Hours/month",
            *aliases,
        ),
        question=question,
    )


def not_with(da: str, en: str) -> Column:
    """Return the column of people who must never be proposed."""
    return Column(
        "not_with",
        "Ikke sammen med",
        "Not with",
        CellType.IDS,
        f"Id på {da}, som aldrig må foreslås. {LIST_DA}",
        f"Ids of {en} who must never be proposed. {LIST_EN}",
        NOT_WITH_ALIASES,
    )


ALSO = (FIRST_NAME, LAST_NAME, CPR, TIMESTAMP)
