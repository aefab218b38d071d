"""MM-G8xx: the configuration of the batch. The place is a file, a line and a key."""

from __future__ import annotations

from .model import Kind, Severity, Texts

NOT_TOML = Kind(
    "MM-G801",
    Severity.ERROR,
    Texts(
        "Linjen kan ikke læses (tegn nr. {column}). Filen skal være skrevet som TOML.",
        'Sæt anførselstegn om tekst (nøgle = "tekst") og om navne med æ, ø, å eller mellemrum '
        '([municipality."Høje-Taastrup"]). Skriv Windows-stier i enkelte anførselstegn: '
        r"'\\server\mappe\*.xlsx'.",
    ),
    Texts(
        "The line cannot be read (character {column}). The file must be written as TOML.",
        'Put quotation marks around text (key = "text") and around names with æ, ø, å or blanks '
        '([municipality."Høje-Taastrup"]). Write Windows paths in single quotation '
        r"marks: '\\server\folder\*.xlsx'.",
    ),
)
NOT_TEXT = Kind(
    "MM-G802",
    Severity.ERROR,
    Texts("Filen er ikke tekst i UTF-8.", "Gem den igen som tekst i UTF-8 (i Notesblok: Gem som, Kodning)."),
    Texts(
        "The file is not text in UTF-8.", "Save it again as text in UTF-8 (in Notepad: Save as, Encoding)."
    ),
)
UNKNOWN_KEY = Kind(
    "MM-G803",
    Severity.ERROR,
    Texts("Nøglen {given} kendes ikke her.{nearest}", "Nøglerne er: {known}."),
    Texts("The key {given} is not known here.{nearest}", "The keys are: {known}."),
)
MISSING_KEY = Kind(
    "MM-G804",
    Severity.ERROR,
    Texts("Nøglen {key} mangler i afsnittet {table}.", "Skriv fx: {example}"),
    Texts("The key {key} is missing in the section {table}.", "Write for instance: {example}"),
)
WRONG_TYPE = Kind(
    "MM-G805",
    Severity.ERROR,
    Texts("{key} kan ikke være {value}.", "Skriv {wanted}, fx: {example}"),
    Texts("{key} cannot be {value}.", "Write {wanted}, for instance: {example}"),
)
UNKNOWN_GAP = Kind(
    "MM-G806",
    Severity.ERROR,
    Texts("Mønstret {pattern} har et felt, der ikke kendes.", "Felterne er: {known}."),
    Texts("The pattern {pattern} has an unknown field.", "The fields are: {known}."),
)
NO_MONTH = Kind(
    "MM-G807",
    Severity.ERROR,
    Texts(
        "Mønstret {pattern} siger ikke, hvor måneden skal stå, så én måned ville skrive oven i en anden.",
        "Sæt {{month}} ind i det, fx: {example}",
    ),
    Texts(
        "The pattern {pattern} does not say where the month goes, so one month would overwrite another.",
        "Put {{month}} into it, for instance: {example}",
    ),
)
NOT_XLSX = Kind(
    "MM-G808",
    Severity.ERROR,
    Texts("Mønstret {pattern} ender ikke på .xlsx.", "Resultatet er en Excel-fil; lad navnet ende på .xlsx."),
    Texts(
        "The pattern {pattern} does not end in .xlsx.",
        "The result is an Excel file; let the name end in .xlsx.",
    ),
)
NOTHING_FOUND = Kind(
    "MM-G809",
    Severity.ERROR,
    Texts(
        "Der er ingen projektmapper at køre: {patterns}",
        "Se efter, om stien er skrevet rigtigt. Den regnes fra den mappe, konfigurationen ligger i.",
    ),
    Texts(
        "There are no workbooks to run: {patterns}",
        "Check that the path is spelled correctly. It is relative to the folder of the configuration.",
    ),
)
PATTERN_IDLE = Kind(
    "MM-G810",
    Severity.WARNING,
    Texts("Mønstret {pattern} passer ikke på nogen fil.", "Ret det, eller fjern det."),
    Texts("The pattern {pattern} does not match any file.", "Correct it, or remove it."),
)
SAME_OUTPUT = Kind(
    "MM-G811",
    Severity.ERROR,
    Texts(
        "{inputs} ville få det samme resultat: {output}",
        "Filerne ligger i hver sin mappe. Sæt {{name}} (mappens navn) ind i output.",
    ),
    Texts(
        "{inputs} would get the same result: {output}",
        "The files are in different folders. Put {{name}} (the folder's name) into output.",
    ),
)
NAME_UNUSED = Kind(
    "MM-G812",
    Severity.WARNING,
    Texts(
        "Afsnittet [municipality.{given}] passer ikke på nogen projektmappe.{nearest}",
        "Navnet skal være det, som {{name}} giver: {known}.",
    ),
    Texts(
        "The section [municipality.{given}] does not match any workbook.{nearest}",
        "The name must be what {{name}} gives: {known}.",
    ),
)
DATE_ELSEWHERE = Kind(
    "MM-G813",
    Severity.ERROR,
    Texts(
        "Opgørelsesdatoen står under indstillingerne, men den bestemmer også måneden i navnene.",
        "Skriv den i afsnittet [batch] som as_of, eller giv den med --as-of.",
    ),
    Texts(
        "The as-of date is given as a setting, but it also decides the month in the file names.",
        "Write it in the section [batch] as as_of, or give it with --as-of.",
    ),
)
LIST_GONE = Kind(
    "MM-G814",
    Severity.ERROR,
    Texts(
        "{label} havde en liste, da der sidst blev kørt ({month}), men har ingen nu.",
        "Læg listen, hvor den plejer at ligge, eller ret inputs. Er korpset lukket, så skriv navnet i "
        'konfigurationen under [batch]: closed = ["{label}"].',
    ),
    Texts(
        "{label} had a list at the last run ({month}), but has none now.",
        "Put the list back where it was, or correct inputs. If the corps has closed, write its name in the "
        'configuration under [batch]: closed = ["{label}"].',
    ),
)
LISTS_LATER = Kind(
    "MM-G815",
    Severity.ERROR,
    Texts(
        "Der er ingen liste for {month} eller tidligere; den første er fra {first}.",
        "Læg listen for {month} ved siden af, eller ret måneden i filens navn.",
    ),
    Texts(
        "There is no list for {month} or earlier; the first is for {first}.",
        "Put the list for {month} beside it, or correct the month in the file's name.",
    ),
)
