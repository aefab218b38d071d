"""MM-F0xx: files that cannot be read at all, or only in part."""

from __future__ import annotations

from .model import Kind, Severity, Texts

MISSING = Kind(
    "MM-F001",
    Severity.ERROR,
    Texts("Filen findes ikke.", "Se efter, om navnet og mappen er skrevet rigtigt."),
    Texts("The file does not exist.", "Check that the name and the folder are spelled correctly."),
)
UNREADABLE = Kind(
    "MM-F002",
    Severity.ERROR,
    Texts(
        "Filen kan ikke åbnes: {detail}.",
        "Luk den i andre programmer, og se efter, om du har lov til at læse den.",
    ),
    Texts(
        "The file cannot be opened: {detail}.", "Close it in other programs, and check that you may read it."
    ),
)
EMPTY = Kind(
    "MM-F003",
    Severity.ERROR,
    Texts("Filen er tom (0 byte).", "Find en kopi, eller gem den igen fra Excel."),
    Texts("The file is empty (0 bytes).", "Find a copy, or save it again from Excel."),
)
DAMAGED = Kind(
    "MM-F004",
    Severity.ERROR,
    Texts(
        "Filen er beskadiget: {detail}.",
        "Åbn den i Excel, vælg Gem som, og brug den nye fil. Kan Excel heller ikke åbne den, så find "
        "en kopi.",
    ),
    Texts(
        "The file is damaged: {detail}.",
        "Open it in Excel, choose Save as, and use the new file. If Excel cannot open it either, "
        "find a copy.",
    ),
)
NOT_A_SPREADSHEET = Kind(
    "MM-F005",
    Severity.ERROR,
    Texts(
        "Filen er ikke et regneark. Indholdet er {what}.",
        "Åbn den i Excel, vælg Gem som, og vælg Excel-projektmappe (.xlsx).",
    ),
    Texts(
        "The file is not a spreadsheet. Its content is {what}.",
        "Open it in Excel, choose Save as, and choose Excel workbook (.xlsx).",
    ),
)
NOT_A_FILE = Kind(
    "MM-F017",
    Severity.ERROR,
    Texts(
        "Det er ikke en fil, men et rør (pipe) eller en enhed. Der er ikke læst noget.",
        "Gem listen som en fil, og giv den.",
    ),
    Texts(
        "It is no file but a pipe or a device. Nothing was read.",
        "Save the list as a file, and give that.",
    ),
)
PROTECTED = Kind(
    "MM-F006",
    Severity.ERROR,
    Texts(
        "Filen er beskyttet med adgangskode og kan ikke læses.",
        "Kør i et vindue, hvor programmet kan spørge om koden, eller med --password-file FIL; til Excel-filer "
        'og med tilvalget: pip install "mentormatch-dk[password]" (batch åbner ingen sådan fil). '
        "Eller fjern koden i Excel: Filer, Oplysninger, Beskyt projektmappe, Kryptér med adgangskode, slet "
        "koden, og gem.",
    ),
    Texts(
        "The file is protected with a password and cannot be read.",
        "Run the program in a window where it can ask for the password, or use --password-file FILE; for Excel files "
        'this also needs: pip install "mentormatch-dk[password]" (batch cannot open protected files). '
        "Or remove the password in Excel: File, Info, Protect Workbook, Encrypt with Password, delete it, and save.",
    ),
)
TOO_LARGE = Kind(
    "MM-F007",
    Severity.ERROR,
    Texts(
        "Filen er større end et regneark med personer kan være: {detail}. Den er ikke læst.",
        "Gem kun de ark, der skal bruges, i en ny fil. Kommer filen fra en fremmed, så åbn den ikke.",
    ),
    Texts(
        "The file is larger than a list of people should be: {detail}. It was not read.",
        "Save only the sheets you need in a new file. If it comes from a stranger, do not open it.",
    ),
)
FORMAT_NOT_READ = Kind(
    "MM-F008",
    Severity.ERROR,
    Texts(
        "Formatet {format} kan ikke læses.",
        "Åbn filen i Excel, vælg Gem som, og vælg Excel-projektmappe (.xlsx).",
    ),
    Texts(
        "The format {format} cannot be read.",
        "Open the file in Excel, choose Save as, Excel workbook (.xlsx).",
    ),
)
GIVEN_TWICE = Kind(
    "MM-F009",
    Severity.ERROR,
    Texts("Filen er givet to gange.", "Nævn hver fil én gang."),
    Texts("The file was given twice.", "Name each file only once."),
)
OTHER_CONTENT = Kind(
    "MM-F010",
    Severity.WARNING,
    Texts(
        "Navnet siger {name}, men indholdet er {what}. Filen er læst som {what}.",
        "Gem den som en rigtig Excel-projektmappe (.xlsx), så der ikke er tvivl.",
    ),
    Texts(
        "The name says {name}, but the content is {what}. The file was read as {what}.",
        "Save it as an Excel workbook (.xlsx) to avoid doubt.",
    ),
)
MACROS = Kind(
    "MM-F011",
    Severity.NOTE,
    Texts(
        "Filen indeholder {parts}. Det bliver hverken kørt eller hentet; kun værdierne er læst.",
        "Du behøver ikke gøre noget.",
    ),
    Texts(
        "The file contains {parts}. None of it is run or fetched; only the values were read.",
        "There is nothing to do.",
    ),
)
ENCODING = Kind(
    "MM-F012",
    Severity.NOTE,
    Texts(
        "Teksten er læst som {encoding}, fordi den ikke er UTF-8.",
        "Se efter, at æ, ø og å står rigtigt i resultatet. Gem ellers filen som CSV UTF-8 eller som .xlsx.",
    ),
    Texts(
        "The text was read as {encoding}, because it is not UTF-8.",
        "Check that æ, ø and å look right in the result. If not, save the file as CSV UTF-8 or as .xlsx.",
    ),
)
NO_SHEETS = Kind(
    "MM-F013",
    Severity.ERROR,
    Texts("Filen har ingen ark med indhold.", "Se efter, om det er den rigtige fil."),
    Texts("The file has no sheet with any content.", "Check that it is the right file."),
)
CSV_OPEN_QUOTE = Kind(
    "MM-F031",
    Severity.ERROR,
    Texts(
        'I denne linje begynder et anførselstegn ("), som ikke slutter. Alt efter det ville blive til én celle.',
        "Slet anførselstegnet, eller sæt et til, hvor teksten slutter.",
    ),
    Texts(
        'A quote (") begins on this line and does not end. Everything behind it would become one cell.',
        "Delete the quote, or put another where the text ends.",
    ),
)
CSV_UNCLEAR = Kind(
    "MM-F014",
    Severity.ERROR,
    Texts(
        "Filen kan ikke læses som en tabel: {detail}.",
        "Åbn den i Excel, se efter, at hver række står på sin egen linje, og gem den som .xlsx.",
    ),
    Texts(
        "The file cannot be read as a table: {detail}.",
        "Open it in Excel, check that each row is on its own line, and save it as .xlsx.",
    ),
)
WRONG_PASSWORD = Kind(
    "MM-F015",
    Severity.ERROR,
    Texts(
        "Adgangskoden passer ikke til filen.",
        "Kør igen, og skriv koden, som du skriver den i Excel: store og små bogstaver tæller. I en fil til "
        "--password-file er det den første linje.",
    ),
    Texts(
        "The password does not open the file.",
        "Run again and type it exactly as in Excel: upper and lower case matter. In a file for "
        "--password-file it is the first line.",
    ),
)
OPENED_WITH_PASSWORD = Kind(
    "MM-F016",
    Severity.WARNING,
    Texts(
        "Filen er beskyttet med adgangskode. Det, der bliver skrevet ud fra den, er ikke beskyttet.",
        "Gem resultatet, hvor kun de rette kan læse det, eller sæt en kode på i Excel: Filer, Oplysninger, Beskyt "
        "projektmappe.",
    ),
    Texts(
        "The file is protected with a password. The files written from it are not.",
        "Keep the result where only the right people can read it, or protect it in Excel: File, Info, Protect "
        "Workbook.",
    ),
)
