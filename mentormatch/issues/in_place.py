"""MM-I9xx: workbooks that ``--in-place`` does not write into, because nothing could be promised for them."""

from __future__ import annotations

from .model import Kind, Severity, Texts

_DA = "Kør match uden --in-place: så skrives resultatet i en ny projektmappe."
_EN = "Run match without --in-place: then the result is written to a new workbook."

NOT_XLSX = Kind(
    "MM-I901",
    Severity.ERROR,
    Texts("Der kan kun skrives ind i .xlsx- og .xlsm-filer. Dette er en anden slags fil.", _DA),
    Texts("Results can only be written into .xlsx and .xlsm files. This is a different kind of file.", _EN),
)
OLD_OR_PROTECTED = Kind(
    "MM-I902",
    Severity.ERROR,
    Texts(
        "Filen er beskyttet med adgangskode eller af den gamle slags (.xls). Der er ikke skrevet i den.", _DA
    ),
    Texts(
        "The file is protected with a password or is in the old format (.xls). Nothing was written to it.",
        _EN,
    ),
)
SIGNED = Kind(
    "MM-I903",
    Severity.ERROR,
    Texts("Projektmappen er underskrevet digitalt. Underskriften ville ikke gælde længere.", _DA),
    Texts("The workbook is digitally signed. The signature would no longer be valid.", _EN),
)
STRICT = Kind(
    "MM-I904",
    Severity.ERROR,
    Texts("Projektmappen er gemt som Strict Open XML, som resultatets ark ikke kan stå i.", _DA),
    Texts("The workbook is saved as Strict Open XML, which cannot contain the result's sheets.", _EN),
)
SHARED = Kind(
    "MM-I905",
    Severity.ERROR,
    Texts("Projektmappen er delt og fører liste over ændringer. Den liste ville ikke passe længere.", _DA),
    Texts("The workbook is shared and tracks changes. The list of changes would no longer be correct.", _EN),
)
LOCKED = Kind(
    "MM-I906",
    Severity.ERROR,
    Texts(
        "Projektmappens struktur er beskyttet, så der ikke må tilføjes ark.",
        "Fjern beskyttelsen i Excel: Gennemse, Beskyt projektmappe. Eller kør match uden --in-place.",
    ),
    Texts(
        "The workbook's structure is protected, so no sheet may be added.",
        "Remove the protection in Excel: Review, Protect Workbook. Or run match without --in-place.",
    ),
)
BAD_PACKAGE = Kind(
    "MM-I907",
    Severity.ERROR,
    Texts("Filen er beskadiget: to af dens dele har samme navn, eller en del kan ikke læses.", _DA),
    Texts("The file is damaged: two of its parts have the same name, or a part cannot be read.", _EN),
)
UNUSUAL = Kind(
    "MM-I908",
    Severity.ERROR,
    Texts(
        "Filen er bygget anderledes, end Excel bygger den, der hvor resultatets ark skulle sættes ind.",
        "Åbn den i Excel, gem den, og prøv igen. Eller kør match uden --in-place.",
    ),
    Texts(
        "The file is not built the way Excel builds it, at the place where the result's sheets would go.",
        "Open it in Excel, save it, and try again. Or run match without --in-place.",
    ),
)
NAME_TAKEN = Kind(
    "MM-I909",
    Severity.ERROR,
    Texts(
        "Du har selv et ark, der hedder {sheet}, og det navn skal resultatet bruge.",
        "Giv dit ark et andet navn, eller kør match uden --in-place.",
    ),
    Texts(
        "You have your own sheet named {sheet}, and the result needs that name.",
        "Give your sheet another name, or run match without --in-place.",
    ),
)
ADDED_TO_OURS = Kind(
    "MM-I910",
    Severity.ERROR,
    Texts(
        "På resultatets ark {sheet} er der sat noget ind, som ville gå tabt, når arket skrives på ny ({what}).",
        "Flyt det til et ark af dit eget, eller kør match uden --in-place.",
    ),
    Texts(
        "Something was added to the result's sheet {sheet} that would be lost when the sheet is rewritten ({what}).",
        "Move it to a sheet of your own, or run match without --in-place.",
    ),
)
NOT_WHOLE = Kind(
    "MM-I911",
    Severity.ERROR,
    Texts("Ved eftersynet kom ikke alt dit uændret igennem ({what}). Filen er ikke rørt.", _DA),
    Texts(
        "The final check found that not all of your content was preserved ({what}). The file was not changed.",
        _EN,
    ),
)
CHANGED_MEANWHILE = Kind(
    "MM-I912",
    Severity.ERROR,
    Texts("Filen blev ændret, mens der blev regnet. Den er ikke rørt.", "Kør kommandoen igen."),
    Texts(
        "The file was changed while the plan was being made. It was not written to.", "Run the command again."
    ),
)
