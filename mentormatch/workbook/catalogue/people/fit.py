"""Columns from which it is found whether two people fit."""

from __future__ import annotations

from mentormatch.workbook.catalogue.choices.genders import GENDER_WISHES, GENDERS, WISH_FILLERS
from mentormatch.workbook.catalogue.types import CellType, Column

from .how_written import LIST_DA, LIST_EN, OTHERS

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
        "What is your postcode",
        "Your postcode",
        "Postal code",
        "Zip",
        "Zip code",
        "Post code",
    ),
    question="Hvad er dit postnummer?",
    unless=(*OTHERS, "adress", "address"),
)

GENDER = Column(
    "gender",
    "Køn",
    "Gender",
    CellType.CHOICE,
    "kvinde, mand eller andet. Kan udelades.",
    "woman, man or other. May be left out.",
    (
        "Dit køn",
        "Hvad er dit køn",
        "Sex",
        "What is your gender",
        "What's your gender",
        "Your gender",
        "Gender identity",
    ),
    GENDERS,
    question="Hvilket køn er du?",
    hints=("identify as", "identificerer du dig som"),
    unless=(
        *OTHERS,
        "mentor",
        "mentors",
        "mentee",
        "mentees",
        "ung",
        "unges",
        "prefer",
        "ønsk",
        "wish",
        "want",
    ),
)


def wished_gender(of_da: str, of_en: str, aliases: tuple[str, ...], question: str) -> Column:
    """Return the column of the gender that a person wishes in the other."""
    return Column(
        "wished_gender",
        "Ønsket køn",
        "Wished gender",
        CellType.CHOICE,
        f'{of_da} køn, hvis det betyder noget: kvinde, mand, andet, ligegyldigt. Et krav; "helst kvinde" er et ønske.',
        f'The {of_en}\'s gender, if it matters: woman, man, other or any. A demand; "preferably a woman" is a wish.',
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
        fillers=WISH_FILLERS,
        hints=(
            "prefer gender",
            "preference gender",
            "preferred gender",
            "køn ønsker",
            "ønske køn",
            "ønskes køn",
            "køn skal",
            "kønnet",
            "gender should",
            "gender mentor",
            "gender mentee",
            "køn mentor",
            "køn mentoren",
            "man or woman",
            "mand eller kvinde",
        ),
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
        "What languages do you speak",
        "Which languages can you speak",
        "What languages can you speak",
        "Languages spoken",
        "Languages you speak",
    ),
    question="Hvilke sprog taler du?",
    names=True,
    hints=("sproget", "speak"),
    unless=(
        *OTHERS,
        *(
            "program",
            "coding",
            "code",
            "kode",
            "computer",
            "software",
            "learn",
            "lære",
            "improve",
            "forbedre",
        ),
        *(
            "practise",
            "practice",
            "øve",
            "niveau",
            "level",
            "home",
            "hjemme",
            "~modersmål",
            "~mother tongue",
            "~native",
        ),
    ),
)

TIMES = Column(
    "meeting_times",
    "Mødetider",
    "Meeting times",
    CellType.SLOTS,
    "Ugedag og tid på dagen, fx: tirsdag aften; hverdage efter kl. 16; weekend formiddag.",
    "Weekday and part of the day, e.g.: Tuesday evening; weekdays after 16; weekend morning.",
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
        "Hvornår passer det",
        "Hvornår passer det dig",
        "Hvornår kan du typisk mødes",
        "Ugedage og tidspunkter",
        "Dage og tidspunkter",
        "Availability",
        "Available times",
        "Times",
        "When can you meet",
        "When are you available",
        "When are you free to meet",
        "When are you free",
        "When can you usually meet",
        "Your availability",
    ),
    question="Hvornår kan du mødes?",
    hints=("available", "tidspunkter", "ugedage", "weekdays", "mødes", "meet", "tid"),
    unless=("motivation", "erfaring", "experience", "hvorfor", "why", "ofte", "often", "tidligere"),
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
        hints=(
            "skills",
            "skill",
            "expertise",
            "career",
            "industry",
            "subject",
            "subjects",
            "kompetencer",
            "karriere",
            "fagligt",
            "uddannelsen",
            "arbejder",
            "drømmer",
        ),
        unless=("motivation", "hvorfor", "why"),
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
            "Interesser/fritid",
            "Fritid/interesser",
            "Hobbyer",
            "Hobby",
            "Fritid",
            "Dine interesser",
            "Hvad interesserer du dig for",
            "Hvilke interesser har du",
            "Hobbies",
            "What are your interests",
            "What are you interested in",
            "Your interests",
        ),
        question=question,
        hints=(
            "interest",
            "spare time",
            "free time",
            "fritiden",
            "interesserer",
            "interested",
            "activities",
            "aktiviteter",
        ),
        unless=("motivation", "hvorfor", "why"),
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
        unless=("uge", "week", "uger", "weekly"),
        hints=("hours month", "hours per month", "hours a month", "timer måneden", "timer måned"),
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


_HELP_DA = (
    "Fx uddannelse, job og praktik, økonomi, bolig, netværk, trivsel, hverdag, myndigheder, dansk, fritid."
)
_HELP_EN = "E.g. education, work and internship, money, housing, network, wellbeing, everyday life, Danish."


def help_with(
    key: str, headings: tuple[str, str], told: tuple[str, str], question: str, aliases: tuple[str, ...]
) -> Column:
    """Return the column of what a youth needs help with, or what a mentor offers."""
    return Column(
        key,
        *headings,
        CellType.TEXTS,
        f"{told[0]} {_HELP_DA} {LIST_DA}",
        f"{told[1]} {_HELP_EN} {LIST_EN}",
        aliases,
        question=question,
    )
