"""Columns that say who a person is, also those that are only known so that they can be joined or left out."""

from __future__ import annotations

from mentormatch.workbook.catalogue.types import CellType, Column, Personal

from .how_written import DATE_DA, DATE_EN, OTHERS


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
            "Submission id",
            "Participant id",
            "Applicant id",
            "Application id",
            "Besvarelses-id",
            "Besvarelsesnr",
            "Ansøger-id",
            "Ansøgningsnr",
            "Respondentnøgle",
            *aliases,
        ),
        personal=Personal.IDENTIFYING,
        required=True,
        question="Id",
    )


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
        "Efternavn, fornavn",
        "Full name",
        "Dit navn",
        "Dit fulde navn",
        "Hvad er dit navn",
        "Hvad er dit fulde navn",
        "Skriv dit navn",
        "Your name",
        "Your full name",
        "What is your name",
        "What is your full name",
        "What's your name",
        "First and last name",
        "First name and last name",
    ),
    personal=Personal.IDENTIFYING,
    question="Hvad hedder du?",
    hints=("call you", "kalde dig", "hedder", "participant", "applicant", "coach", "deltager", "ansøger"),
    unless=OTHERS,
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
    unless=(*OTHERS, "last", "efternavn"),
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
    unless=(*OTHERS, "first", "fornavn"),
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
        "What's your date of birth",
        "Your date of birth",
    ),
    personal=Personal.IDENTIFYING,
    question="Hvornår er du født?",
    unless=OTHERS,
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
        "What is your age",
        "What's your age",
        "Your age",
        "Age in years",
    ),
    question="Hvor gammel er du?",
    unless=(*OTHERS, "group", "gruppe", "ønsk", "prefer", " ved ", " da ", " at ", " when "),
)

BIRTH_YEAR = Column(
    "birth_year",
    "Fødselsår",
    "Birth year",
    CellType.WHOLE,
    "Årstallet med fire cifre. Alderen er da kun kendt på året; skriv hellere fødselsdatoen.",
    "The year with four digits. The age is then known to the year only; better write the birth date.",
    ("Årgang", "Født år", "Født i år", "Year of birth", "Birthyear", "Year born"),
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
