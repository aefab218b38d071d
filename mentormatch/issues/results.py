"""MM-R7xx: a result workbook of ours that is read again."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NOT_A_RESULT = Kind(
    "MM-R701",
    Severity.ERROR,
    Texts(
        "Filen er ikke et resultat fra mentormatch: arket {sheet} mangler eller er tomt.",
        "Giv den projektmappe, som mentormatch match har skrevet, med alle dens ark.",
    ),
    Texts(
        "The file is not a result of mentormatch: the sheet {sheet} is missing or empty.",
        "Give the workbook that mentormatch match wrote, with all its sheets.",
    ),
)
OTHER_FORM = Kind(
    "MM-R702",
    Severity.ERROR,
    Texts(
        "Resultatet har en form, som denne udgave ikke kender: {seen}.",
        "Brug den udgave af mentormatch, som skrev det, eller en nyere.",
    ),
    Texts(
        "The result has a format that this version does not know: {seen}.",
        "Use the version of mentormatch that wrote it, or a newer one.",
    ),
)
HEADING_GONE = Kind(
    "MM-R703",
    Severity.ERROR,
    Texts(
        "Overskriften {heading} er ikke til at finde.",
        "Sæt overskriften tilbage over sin kolonne, eller kør mentormatch match igen.",
    ),
    Texts(
        "The heading {heading} is missing.",
        "Put the heading back above its column, or run mentormatch match again.",
    ),
)
HALF_A_PAIR = Kind(
    "MM-R704",
    Severity.ERROR,
    Texts(
        "Rækken har kun den ene af de to id'er.",
        "Skriv begge id'er, eller slet rækken.",
    ),
    Texts(
        "The row has only one of the two ids.",
        "Write both ids, or delete the row.",
    ),
)
UNREADABLE = Kind(
    "MM-R705",
    Severity.ERROR,
    Texts(
        "Rækken er rettet, så den ikke kan læses igen.",
        "Arket læses af programmet. Brug en uændret kopi, eller kør mentormatch match igen.",
    ),
    Texts(
        "The row was changed, so it can no longer be read.",
        "The sheet is read by the program. Use an unchanged copy, or run mentormatch match again.",
    ),
)
SHEET_GONE = Kind(
    "MM-R706",
    Severity.ERROR,
    Texts(
        "Arket {sheet} mangler eller er tomt.",
        "Brug en uændret kopi, eller kør mentormatch match igen.",
    ),
    Texts(
        "The sheet {sheet} is missing or empty.",
        "Use an unchanged copy, or run mentormatch match again.",
    ),
)
NO_DAY = Kind(
    "MM-R707",
    Severity.ERROR,
    Texts(
        "Der står ikke længere, hvilken dato resultatet gælder.",
        "Brug en uændret kopi, eller kør mentormatch match igen.",
    ),
    Texts(
        "The date that the result is for can no longer be read.",
        "Use an unchanged copy, or run mentormatch match again.",
    ),
)
