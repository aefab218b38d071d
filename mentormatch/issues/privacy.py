"""MM-B6xx: CPR numbers. No text of this area ever has a gap that a number could fill."""

from __future__ import annotations

from .model import Kind, Severity, Texts

CPR_COLUMN = Kind(
    "MM-B601",
    Severity.WARNING,
    Texts(
        "Kolonnen indeholder CPR-numre (rækker: {n}). Kun fødselsdatoen er brugt, og den "
        "kommer med i resultatet; numrene vises ingen steder.",
        "Slet kolonnen, når fødselsdatoerne står i en kolonne for sig. Programmet har kun brug for fødselsdatoen eller "
        "alderen.",
    ),
    Texts(
        "The column contains CPR numbers (rows: {n}). Only the birth date was used, and it "
        "is kept in the result; the numbers are not shown anywhere.",
        "Delete the column once the birth dates are in a column of their own. The program needs only the birth date "
        "or the age.",
    ),
)
CPR_AMONG_DATES = Kind(
    "MM-B610",
    Severity.WARNING,
    Texts(
        "I kolonnen med fødselsdatoer er {n} af svarene CPR-numre (række {rows}). Kun fødselsdatoen er brugt, og den "
        "kommer med i resultatet; numrene vises ingen steder.",
        "Behold kolonnen, og skriv dér kun fødselsdatoen: slet de fire sidste cifre.",
    ),
    Texts(
        "In the column of birth dates {n} of the answers are CPR numbers (row {rows}). Only the birth date was used, "
        "and it is kept in the result; the numbers are not shown anywhere.",
        "Keep the column, and write only the birth date there: delete the last four digits.",
    ),
)
CPR_AS_ID = Kind(
    "MM-B602",
    Severity.WARNING,
    Texts(
        "Id'erne er CPR-numre (rækker: {n}). Fødselsdatoen er brugt som id; numrene vises ingen steder.",
        "Giv hver person et andet id, fx et løbenummer, og slet numrene.",
    ),
    Texts(
        "The ids are CPR numbers (rows: {n}). The birth date was used as id; the numbers are not shown anywhere.",
        "Give each person another id, e.g. a running number, and delete the numbers.",
    ),
)
CPR_ID_CLASH = Kind(
    "MM-B609",
    Severity.ERROR,
    Texts(
        "Id'et er et CPR-nummer, og en anden har samme fødselsdato, så fødselsdatoen kan ikke bruges som id.",
        "Giv personen et andet id, fx et løbenummer.",
    ),
    Texts(
        "The id is a CPR number, and somebody else has the same birth date, so it cannot serve as an id.",
        "Give the person another id, e.g. a running number.",
    ),
)
CPR_IN_CELL = Kind(
    "MM-B603",
    Severity.WARNING,
    Texts(
        "Cellen ser ud til at indeholde et CPR-nummer. Det vises ingen steder.",
        "Slet nummeret, og skriv fødselsdatoen i stedet.",
    ),
    Texts(
        "The cell seems to contain a CPR number. It is not shown anywhere.",
        "Delete the number, and write the birth date instead.",
    ),
)
CPR_UNREADABLE = Kind(
    "MM-B604",
    Severity.ERROR,
    Texts(
        "Cellen skulle indeholde et CPR-nummer, men der kan ikke læses en fødselsdato af den.",
        "Skriv personens fødselsdato i en kolonne Fødselsdato.",
    ),
    Texts(
        "The cell should contain a CPR number, but no birth date can be read from it.",
        "Write the person's birth date in a column Birth date.",
    ),
)
CPR_CONTRADICTS = Kind(
    "MM-B605",
    Severity.ERROR,
    Texts(
        "Fødselsdatoen passer ikke med CPR-nummeret.",
        "Ret fødselsdatoen, og slet CPR-nummeret.",
    ),
    Texts(
        "The birth date does not match the CPR number.",
        "Correct the birth date, and delete the CPR number.",
    ),
)
CPR_TWICE = Kind(
    "MM-B606",
    Severity.ERROR,
    Texts(
        "Rækken har samme CPR-nummer som række {other}.",
        "Det er den samme person to gange. Slet den ene række.",
    ),
    Texts(
        "The row has the same CPR number as row {other}.",
        "It is the same person twice. Delete one of the rows.",
    ),
)
CPR_ZERO_LOST = Kind(
    "MM-B607",
    Severity.WARNING,
    Texts(
        "Tallet har ni cifre. Det er læst som et CPR-nummer, hvor Excel har fjernet et nul forrest.",
        "Slet nummeret, og skriv fødselsdatoen i stedet.",
    ),
    Texts(
        "The number has nine digits. It was read as a CPR number from which Excel dropped a leading zero.",
        "Delete the number, and write the birth date instead.",
    ),
)
CPR_IN_NAME = Kind(
    "MM-B608",
    Severity.ERROR,
    Texts(
        "Navnet på filen, mappen eller arket ser ud til at indeholde et CPR-nummer. Navne kommer med i resultatet.",
        "Omdøb filen, mappen eller arket.",
    ),
    Texts(
        "The name of the file, folder or sheet seems to contain a CPR number. Names become part of the result.",
        "Rename the file, folder or sheet.",
    ),
)
