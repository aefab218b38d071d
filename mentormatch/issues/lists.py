"""MM-S1xx: how a list lies on its sheet, and rows in it that are no people."""

from __future__ import annotations

from .model import Kind, Severity, Texts

SUB_HEADINGS = Kind(
    "MM-S130",
    Severity.NOTE,
    Texts(
        "Rækken under overskrifterne hører til dem (svarmuligheder, spørgsmål eller forklaringer) og er ingen person.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The row below the headings belongs to them (choices, questions or explanations) and is nobody.",
        "There is nothing to do.",
    ),
)
HEADINGS_AGAIN = Kind(
    "MM-S135",
    Severity.NOTE,
    Texts("Rækken gentager overskrifterne og er sprunget over.", "Du behøver ikke gøre noget."),
    Texts("The row repeats the headings and was skipped.", "There is nothing to do."),
)
TWO_LISTS = Kind(
    "MM-S136",
    Severity.ERROR,
    Texts(
        "Der står to lister i arket: én fra række {first} og én fra række {second} ({seen}). Kun den ene kan læses.",
        "Flyt den ene til et ark for sig, så der er et ark med unge og et med mentorer. Er det den samme slags "
        "personer, så saml dem under de samme overskrifter.",
    ),
    Texts(
        "The sheet contains two lists: one from row {first} and one from row {second} ({seen}). Only one can be "
        "read.",
        "Move one of them to a sheet of its own, so that there is a sheet of youths and one of mentors. If they are "
        "the same kind of people, put them under the same headings.",
    ),
)
LISTS_BESIDE = Kind(
    "MM-S137",
    Severity.ERROR,
    Texts(
        "Der står to lister ved siden af hinanden i arket: én fra kolonne {first} og én fra kolonne {second}.",
        "Flyt den ene til et ark for sig, så der er et ark til hver: {sheets}.",
    ),
    Texts(
        "There are two lists side by side in the sheet: one from column {first} and one from column {second}.",
        "Move one of them to a sheet of its own, so that each has its own sheet: {sheets}.",
    ),
)
LIES_ACROSS = Kind(
    "MM-S138",
    Severity.ERROR,
    Texts(
        "Listen ligger på tværs: overskrifterne står under hinanden, og hver person har sin egen kolonne.",
        "Kopiér listen i Excel, og indsæt den på et nyt ark med Indsæt speciel og Transponer, så hver person får "
        "sin egen række.",
    ),
    Texts(
        "The list is turned sideways: the headings are below each other, and each person is a column.",
        "Copy the list in Excel, and paste it on a new sheet with Paste Special and Transpose, so that each person "
        "becomes a row.",
    ),
)
HIDDEN_ROWS = Kind(
    "MM-S113",
    Severity.WARNING,
    Texts(
        "Skjulte rækker er læst med: {n} i alt ({rows}).",
        "Slet dem, hvis de ikke skal med, eller vis dem, så du kan se, hvem det er.",
    ),
    Texts(
        "Hidden rows were also read: {n} in total ({rows}).",
        "Delete them if they should not be included, or unhide them to see who they are.",
    ),
)
STRAY_CELL = Kind(
    "MM-S115",
    Severity.WARNING,
    Texts(
        "En celle står langt uden for tabellen og er ikke læst.",
        "Slet indholdet af cellen, eller flyt det ind i tabellen.",
    ),
    Texts(
        "A cell far outside the table was not read.",
        "Clear the cell, or move its content into the table.",
    ),
)
ROW_TOO_LONG = Kind(
    "MM-S157",
    Severity.ERROR,
    Texts(
        "Rækken har flere celler end overskrifterne, så hvert svar kan stå under en forkert overskrift. Ud over dem "
        "står: {value}.",
        'Ret rækken: en tekst med komma eller semikolon i skal stå mellem anførselstegn ("), eller giv den sidste '
        "kolonne en overskrift.",
    ),
    Texts(
        "The row has more cells than there are headings, so answers may be under the wrong heading. Beyond the "
        "headings: {value}.",
        'Correct the row: a text with a comma or semicolon in it must be in quotes ("), or give the last '
        "column a heading.",
    ),
)
LOOKS_NOT_READ = Kind(
    "MM-S158",
    Severity.WARNING,
    Texts(
        "Arkets {looks} er ikke læst.",
        "Betyder det noget (på hold, haster, stoppet), så skriv det i en kolonne, fx Status eller Prioritet.",
    ),
    Texts(
        "The sheet's {looks} were not read.",
        "If that means something (on hold, urgent, left), write it in a column, e.g. Status or Priority.",
    ),
)
LINE_NOTED = Kind(
    "MM-S118",
    Severity.NOTE,
    Texts(
        "Rækken er ikke en person (intet id, ingen fødselsdato og ingen svar) og er sprunget over.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The row is not a person (no id, no birth date and no answers) and was skipped.",
        "There is nothing to do.",
    ),
)
SECTION_ROW = Kind(
    "MM-S141",
    Severity.WARNING,
    Texts(
        "Rækken med {value} ligner en overskrift over de næste rækker. Den er ikke læst som en person, og hvad den "
        "siger om dem, er ikke brugt.",
        "Skriv det ud for hver person, fx pause i kolonnen Status. Er det en person, så giv rækken et id som "
        "de andres.",
    ),
    Texts(
        "The row with {value} looks like a heading for the rows below it. It was not read as a person, and what it "
        "says about them was not used.",
        "Write it beside each person, e.g. paused in the column Status. If it is a person, give the row an id like "
        "those of the others.",
    ),
)
EXAMPLE_ROW = Kind(
    "MM-S121",
    Severity.NOTE,
    Texts("Skabelonens eksempelrække er sprunget over.", "Du behøver ikke gøre noget."),
    Texts("The template's example row was skipped.", "There is nothing to do."),
)
NO_ROWS = Kind(
    "MM-S122",
    Severity.WARNING,
    Texts("Arket har overskrifter, men ingen personer.", "Skriv en person pr. række under overskrifterne."),
    Texts("The sheet has headings, but no people.", "Write one person per row below the headings."),
)
ROLE_UNKNOWN = Kind(
    "MM-S129",
    Severity.ERROR,
    Texts(
        "Det kan ikke ses, om rækken er en ung eller en mentor: {value}.{nearest}",
        "Skriv ung eller mentor.",
    ),
    Texts(
        "It is not clear whether the row is a young person or a mentor: {value}.{nearest}",
        "Write young person or mentor.",
    ),
)
